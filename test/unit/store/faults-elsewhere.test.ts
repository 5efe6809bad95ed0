import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBundle } from '../../../electron/store/bundle'
import { createFromCopy } from '../../../electron/store/copies'
import { restoreCase } from '../../../electron/store/restore'
import { StoreRefused } from '../../../electron/store/types'
import { type Fault, faultyFiles, fileError } from './faulty-files'
import {
  copyOf,
  filesOf,
  folderCopy,
  newCase,
  note,
  notesOf,
  openWhole,
  quiet,
  reopen,
  temporaryFolder,
  testWriter,
  track,
} from './folders'

/** A disk on which one call fails, the `after`-th from when it is switched on. */
function disk() {
  let [left, isOn] = [0, false]
  const fault: Fault = () => {
    if (isOn && left-- === 0) throw fileError('EIO')
    return undefined
  }
  return {
    options: { ...quiet, files: faultyFiles(fault) },
    fail(after: number) {
      left = after
      isOn = true
    },
    /** True if there were so many calls that one failed. */
    heal(): boolean {
      isOn = false
      return left < 0
    },
  }
}

const SECRET = 'Odile Marchetti of the ferry'
const later = (day = 1, writer = 'desk') => testWriter(writer, 'ada', Date.UTC(2031, 5, day))

/** A closed case with two notes, and a copy in which another person has added one. */
async function copies() {
  const store = await newCase()
  await store.record(note('kept'))
  const secret = await store.record(note(SECRET))
  const { id } = await store.keepOriginal(Buffer.from(SECRET), 'txt')
  const data = { file: id, name: 'page.txt', extension: 'txt', bytes: SECRET.length, media: 'text/plain' }
  await store.record({ type: 'file.kept', data })
  await store.close()
  const theirs = copyOf(store.folder)
  const ben = track(await openWhole(theirs, testWriter('laptop', 'ben', Date.UTC(2031, 4, 20)), quiet))
  await ben.record(note('from Ben'))
  await ben.close()
  return { folder: store.folder, theirs, secret: secret.id, original: id }
}

describe('a disk on which any one call fails', () => {
  it('while a case is opened: it opens, opens to be read, or is refused, and opens whole the next time', {
    timeout: 120_000,
  }, async () => {
    const { folder } = await copies()
    for (let after = 0, reached = true; reached; after++) {
      const { options, fail, heal } = disk()
      fail(after)
      const store = await openWhole(folder, later(after + 1), options).catch((error: Error) => error)
      reached = heal()
      if (store instanceof Error) expect([after, store]).toEqual([after, expect.any(StoreRefused)])
      else {
        expect(notesOf(store)).toEqual([SECRET, 'kept'])
        await store.close()
      }
      const again = await reopen(folder, later(after + 2))
      expect([after, again.readOnly, notesOf(again)]).toEqual([after, null, [SECRET, 'kept']])
      expect((await again.verify()).faults).toEqual([])
      await again.close()
    }
  })

  it('while a copy is merged: nothing is half taken, and merging once more takes the rest', {
    timeout: 120_000,
  }, async () => {
    const { folder, theirs } = await copies()
    for (let after = 0, reached = true; reached; after++) {
      const ours = copyOf(folder)
      const { options, fail, heal } = disk()
      const store = track(await openWhole(ours, later(), options))
      fail(after)
      const answer = await store.merge(folderCopy(theirs)).catch((error: unknown) => error)
      reached = heal()
      if (answer instanceof Error) expect(answer).toBeInstanceOf(StoreRefused)
      expect(notesOf(store)).toEqual(expect.arrayContaining(['kept', SECRET]))
      await store.merge(folderCopy(theirs))
      await store.record(note('going on'))
      expect(notesOf(store)).toEqual([SECRET, 'from Ben', 'going on', 'kept'].sort())
      await store.close()
      const again = await reopen(ours, later(2))
      expect([again.readOnly, notesOf(again)]).toEqual([null, [SECRET, 'from Ben', 'going on', 'kept'].sort()])
      expect((await again.verify()).faults).toEqual([])
      await again.close()
    }
  })

  it('while something is erased: it is refused, or done by the time the case was opened again', {
    timeout: 120_000,
  }, async () => {
    const { folder, secret, original } = await copies()
    for (let after = 0, reached = true; reached; after++) {
      const ours = copyOf(folder)
      const { options, fail, heal } = disk()
      const store = track(await openWhole(ours, later(), options))
      fail(after)
      const answer = await store
        .erase({ events: [secret], originals: [original], ground: 'a source' })
        .catch((error: unknown) => error)
      reached = heal()
      const isRecorded = store.events.some(({ type }) => type === 'erasure')
      if (answer instanceof Error) expect(answer).toBeInstanceOf(StoreRefused)
      else expect(isRecorded).toBe(true)
      await store.close().catch(() => undefined)
      const again = await reopen(ours, later(2))
      expect([after, again.readOnly]).toEqual([after, null])
      expect((await again.verify()).faults).toEqual([])
      await again.close()
      const isThere = [...filesOf(ours).values()].some((bytes) => bytes.includes('Marchetti'))
      expect([after, isThere]).toEqual([after, !isRecorded])
    }
  })

  it('while a damaged case is restored, or made of a bundle: it can be done once more', {
    timeout: 120_000,
  }, async () => {
    const { folder, theirs } = await copies()
    const source = await reopen(theirs, later(1, 'laptop'))
    const { bytes } = await source.bundle({ claims: null, notes: true }, null)
    await source.close()
    for (let after = 0, reached = true; reached; after++) {
      const ours = copyOf(folder)
      const log = path.join(ours, 'log', 'desk.jsonl')
      const whole = filesOf(ours).get('log/desk.jsonl') ?? Buffer.alloc(0)
      writeFileSync(log, whole.toString('utf8').replace('"kept"', '"k2pt"'))
      const { options, fail, heal } = disk()
      fail(after)
      await restoreCase(ours, folderCopy(theirs), later(), options).catch((error: unknown) => {
        expect([after, error]).toEqual([after, expect.any(StoreRefused)])
      })
      reached = heal()
      await restoreCase(ours, folderCopy(theirs), later(2)).catch(() => undefined)
      const again = await reopen(ours, later(3))
      expect([after, again.readOnly, notesOf(again)]).toEqual([after, null, [SECRET, 'kept']])
      await again.close()
    }
    for (let after = 0, reached = true; reached; after++) {
      const made = path.join(temporaryFolder(), 'Made.attest')
      const { options, fail, heal } = disk()
      fail(after)
      const copy = await openBundle(bytes, 'b', null)
      const answer = await createFromCopy(made, copy, later(), options.files).catch((error: Error) => error)
      reached = heal()
      if (answer instanceof Error) expect([after, answer]).toEqual([after, expect.any(StoreRefused)])
      const { store } = answer instanceof Error ? await createFromCopy(made, copy, later(2)) : answer
      await store.whenReady()
      expect([after, notesOf(store)]).toEqual([after, [SECRET, 'from Ben', 'kept'].sort()])
      await store.close()
    }
  })
})
