import { describe, expect, it } from 'vitest'
import type { MethodReply, WorkbenchEvents } from '../../../../electron/contract'
import { createQueries } from '../../../../renderer/state/queries'

/** A workbench that answers each call with its number, when it is let. */
function standIn() {
  const waiting: (() => void)[] = []
  let calls = 0
  let tell: (payload: WorkbenchEvents['changed']) => void = () => {}
  const bridge = {
    call: () => {
      calls++
      const label = `answer ${calls}`
      return new Promise<never>((resolve) =>
        waiting.push(() => resolve({ ok: true, value: { label } } as MethodReply as never)),
      )
    },
    on: (_event: string, listener: (payload: never) => void) => {
      tell = listener as typeof tell
      return () => {}
    },
  }
  return {
    bridge,
    calls: () => calls,
    changed: (...what: WorkbenchEvents['changed']['what']) => tell({ what }),
    answer: async () => {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('queries', () => {
  it('ask once for all that watch the same thing', async () => {
    const { bridge, calls, answer } = standIn()
    const queries = createQueries(bridge)
    let told = 0
    queries.watch('case.undo', {}, () => told++)
    queries.watch('case.undo', {}, () => told++)
    expect(queries.read('case.undo', {}).status).toBe('loading')
    await answer()
    expect(calls()).toBe(1)
    expect(told).toBe(2)
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'answer 1' })
  })

  it('keep the answer on screen while asking again after a change', async () => {
    const { bridge, changed, answer, calls } = standIn()
    const queries = createQueries(bridge)
    queries.watch('case.undo', {}, () => {})
    await answer()
    changed('claims')
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'answer 1' })
    await answer()
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'answer 2' })
    expect(calls()).toBe(2)
  })

  it('ask once more when things change while an answer is on its way', async () => {
    const { bridge, changed, answer, calls } = standIn()
    const queries = createQueries(bridge)
    queries.watch('case.undo', {}, () => {})
    await answer()
    changed('claims')
    changed('claims')
    changed('claims')
    await answer()
    await answer()
    expect(calls()).toBe(3)
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'answer 3' })
  })

  it('leave alone what a change does not touch, and what nobody looks at', async () => {
    const { bridge, changed, answer, calls } = standIn()
    const queries = createQueries(bridge)
    queries.watch('scale.list', {}, () => {})
    await answer()
    const stop = queries.watch('topic.list', {}, () => {})
    await answer()
    stop()
    changed('articles')
    expect(calls()).toBe(2)
    queries.watch('topic.list', {}, () => {})
    expect(calls()).toBe(3)
  })
})

/** A workbench in which a case can be open; it answers in any order, each answer naming the case it was asked in. */
function standInWithCases() {
  let openCase: { id: string; folder: string } | null = null
  let tell: (payload: WorkbenchEvents['changed']) => void = () => {}
  const waiting: { method: string; answer: () => void }[] = []
  const bridge = {
    call: (method: string) => {
      const value = method === 'app.info' ? { case: openCase } : { label: openCase?.folder ?? 'no case' }
      return new Promise<never>((resolve) =>
        waiting.push({ method, answer: () => resolve({ ok: true, value } as MethodReply as never) }),
      )
    },
    on: (_event: string, listener: (payload: never) => void) => {
      tell = listener as typeof tell
      return () => {}
    },
  }
  return {
    bridge,
    awaited: (method: string) => waiting.filter((one) => one.method === method).length,
    /** Answers the oldest call of this method that waits. */
    answer: async (method: string) => {
      const [first] = waiting.splice(
        waiting.findIndex((one) => one.method === method),
        1,
      )
      expect(first?.method).toBe(method)
      first?.answer()
      await new Promise((resolve) => setImmediate(resolve))
    },
    show: (id: string | null, folder = `${id}.attest`) => {
      openCase = id === null ? null : { id, folder }
      tell({ what: ['app', 'case', 'articles', 'analysis', 'claims'] })
    },
  }
}

describe('queries when another case is opened', () => {
  /** The case `harbour` is open and known to be. */
  async function inHarbour() {
    const workbench = standInWithCases()
    const queries = createQueries(workbench.bridge as never)
    workbench.show('harbour')
    queries.watch('app.info', {}, () => {})
    await workbench.answer('app.info')
    return { ...workbench, queries }
  }

  it('keep no answer of the case before for coming back to', async () => {
    const { queries, answer, show } = await inHarbour()
    const leave = queries.watch('case.undo', {}, () => {})
    await answer('case.undo')
    leave()
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'harbour.attest' })
    show(null)
    await answer('app.info')
    show('mill')
    await answer('app.info')
    queries.watch('case.undo', {}, () => {})
    expect(queries.read('case.undo', {}).status).toBe('loading')
    await answer('case.undo')
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'mill.attest' })
  })

  it('take what is on screen away at once and tell of it, and never take a late answer', async () => {
    const { queries, answer, awaited, show } = await inHarbour()
    const seen: unknown[] = []
    queries.watch('topic.list', {} as never, () => seen.push(queries.read('topic.list', {} as never).value))
    await answer('topic.list')
    queries.watch('case.undo', {}, () => seen.push(queries.read('case.undo', {}).value))
    show('mill')
    await answer('app.info')
    expect(seen).toEqual([{ label: 'harbour.attest' }, null, null])
    // Asked in the case before, and once more in this one without waiting for it.
    expect(awaited('case.undo')).toBe(2)
    await answer('case.undo')
    expect(queries.read('case.undo', {}).status).toBe('loading')
    await answer('case.undo')
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'mill.attest' })
    expect(awaited('case.undo')).toBe(0)
  })

  it('take a copy of the case in another folder for another case, and the same case told again for the same', async () => {
    const { queries, answer, show } = await inHarbour()
    queries.watch('case.undo', {}, () => {})
    await answer('case.undo')
    show('harbour')
    await answer('app.info')
    expect(queries.read('case.undo', {}).value).toEqual({ label: 'harbour.attest' })
    show('harbour', 'copy of harbour.attest')
    await answer('app.info')
    expect(queries.read('case.undo', {}).status).toBe('loading')
  })

  it('drop an answer of the first case even when that case is open again', async () => {
    const { queries, answer, show } = await inHarbour()
    queries.watch('case.undo', {}, () => {})
    show(null)
    await answer('app.info')
    show('harbour')
    await answer('app.info')
    await answer('case.undo')
    expect(queries.read('case.undo', {}).status).toBe('loading')
  })
})
