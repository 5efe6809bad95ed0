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
