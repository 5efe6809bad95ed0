import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { StoreRefused } from '../../../electron/store/types'
import { type Fault, faultyFiles, fileError } from './faulty-files'
import { filesOf, newCase, note, quiet, reopen, testWriter, touch } from './folders'

/** A case on a disk whose fault can be changed at any time. */
async function faultyCase() {
  const disk: { fault: Fault } = { fault: () => undefined }
  const options = { ...quiet, files: faultyFiles((call) => disk.fault(call)) }
  const store = await newCase(testWriter(), options)
  await store.record(touch(1))
  return { store, disk, options }
}

/** Lets so many calls pass, then throws. */
function failing(after: number, code: string, forGood: boolean): Fault & { reached: () => boolean } {
  let calls = 0
  const fault = () => {
    calls++
    if (forGood ? calls > after : calls === after + 1) throw fileError(code)
    return undefined
  }
  return Object.assign(fault, { reached: () => calls > after })
}

describe('a disk that fails at any call', () => {
  for (const code of ['ENOSPC', 'EACCES', 'EIO']) {
    it(`with ${code} once: the act is refused or recorded, never half, and the next one works`, async () => {
      for (let after = 0, reached = true; reached; after++) {
        const { store, disk } = await faultyCase()
        const before = [store.state, readFileSync(path.join(store.folder, 'log', 'desk.jsonl'))]
        const fault = failing(after, code, false)
        disk.fault = fault
        const answer = await store.record(note('while it fails')).catch((error: unknown) => error)
        reached = fault.reached()
        disk.fault = () => undefined
        if (answer instanceof Error) {
          expect(answer).toBeInstanceOf(StoreRefused)
          expect(store.state).toBe(before[0])
        }
        await store.record(note('when it is well'))
        expect(store.readOnly).toBeNull()
        await store.close()
        const again = await reopen(store.folder)
        expect(again.notices).toEqual([])
        const texts = Object.values(again.state.notes).map((each) => each.text)
        expect(texts.includes('while it fails')).toBe(!(answer instanceof Error))
        expect(texts).toContain('when it is well')
        expect((await again.verify()).faults).toEqual([])
        await again.close()
      }
    })

    it(`with ${code} for good: the case is read-only until it is well`, async () => {
      for (let after = 0, reached = true; reached; after++) {
        const { store, disk } = await faultyCase()
        const state = store.state
        const fault = failing(after, code, true)
        disk.fault = fault
        const first = await store.record(note('first')).catch((error: unknown) => error)
        reached = fault.reached()
        if (first instanceof Error) {
          expect(first).toMatchObject({ name: 'StoreRefused', code: 'failed' })
          expect(store.readOnly).toContain('Nothing can be recorded')
          await expect(store.record(note('second'))).rejects.toMatchObject({ code: 'read only' })
          expect(store.state).toBe(state)
        }
        disk.fault = () => undefined
        await store.record(note('third'))
        expect(store.readOnly).toBeNull()
        await store.close()
        const again = await reopen(store.folder)
        expect(Object.values(again.state.notes).map((each) => each.text)).toEqual(
          first instanceof Error ? ['third'] : expect.arrayContaining(['first', 'third']),
        )
        await again.close()
      }
    })
  }

  it('after writing part of a line: nothing of it stays', async () => {
    const { store, disk } = await faultyCase()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    const before = readFileSync(log)
    let writes = 0
    disk.fault = (call) => {
      if (call === 'write' && writes++ === 0) return 20
      if (call === 'write') throw fileError('ENOSPC')
      return undefined
    }
    await expect(store.record(note('too long for this disk'))).rejects.toThrow('the disk is full')
    expect(readFileSync(log).equals(before)).toBe(true)
    // Not even the clean-up works: what was written stays until the disk is well.
    writes = 0
    disk.fault = (call) => {
      if (call === 'write' && writes++ === 0) return 20
      if (call !== 'open' && call !== 'stat' && call !== 'read') throw fileError('EIO')
      return undefined
    }
    await expect(store.record(note('too long again'))).rejects.toThrow(StoreRefused)
    disk.fault = () => undefined
    await store.record(note('well'))
    await store.close()
    const again = await reopen(store.folder)
    expect(again.notices).toEqual([])
    expect(Object.values(again.state.notes).map((each) => each.text)).toEqual(['well'])
  })

  it('while case.json is written: the log holds everything and the old file stays whole', async () => {
    const { store, disk, options } = await faultyCase()
    await store.close()
    const file = path.join(store.folder, 'case.json')
    for (let after = 0, reached = true; reached; after++) {
      const before = readFileSync(file)
      const again = await reopen(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 4, 7 + after)), options)
      await again.record(note(`change ${after}`))
      const fault = failing(after, 'EIO', false)
      disk.fault = fault
      await again.close().catch(() => undefined)
      reached = fault.reached()
      disk.fault = () => undefined
      const now = readFileSync(file)
      expect(now.equals(before) || JSON.parse(now.toString()).heads[0].seq === again.events.length).toBe(true)
      expect([...filesOf(store.folder).keys()].filter((name) => name.includes('.unfinished-'))).toEqual([])
    }
  })

  it('while an original is kept: it is refused, and nothing half stays under its name', async () => {
    const { store, disk } = await faultyCase()
    for (let after = 0, reached = true; reached; after++) {
      const fault = failing(after, 'ENOSPC', false)
      disk.fault = fault
      const bytes = Buffer.from(`page ${after}`)
      const answer = await store.keepOriginal(bytes, 'txt').catch((error: unknown) => error)
      reached = fault.reached()
      disk.fault = () => undefined
      if (answer instanceof Error) expect(answer).toMatchObject({ name: 'StoreRefused', code: 'failed' })
      else expect(answer).toMatchObject({ already: false })
      expect((await store.verify()).faults).toEqual([])
    }
  })
})

describe('a log that another program changes while the case is open', () => {
  it('is not written to any more', async () => {
    const { store } = await faultyCase()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    const { appendFileSync, renameSync, writeFileSync } = await import('node:fs')
    const bytes = readFileSync(log)
    appendFileSync(log, 'x')
    await expect(store.record(note('over it'))).rejects.toThrow('another program has written')
    expect(store.readOnly).toContain('Close the case and open it again')
    await store.close()
    writeFileSync(log, bytes)
    const again = await reopen(store.folder)
    await again.record(note('one'))
    writeFileSync(`${log}.new`, readFileSync(log))
    renameSync(`${log}.new`, log)
    await expect(again.record(note('two'))).rejects.toThrow('replaced by another file')
  })
})
