import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreCase } from '../../../electron/store/restore'
import { filesOf, folderCopy, newCase, note, reopen, temporaryFolder, testWriter } from './folders'

const later = () => testWriter('desk', 'ada', Date.UTC(2031, 5, 1))

/** A closed case of four notes, and a copy of it made after the third. */
async function withCopy() {
  const store = await newCase()
  const copy = path.join(temporaryFolder(), 'Copy.attest')
  for (const text of ['one', 'two', 'three']) await store.record(note(text))
  cpSync(store.folder, copy, { recursive: true })
  await store.record(note('four'))
  await store.close()
  const log = path.join(store.folder, 'log', 'desk.jsonl')
  return { folder: store.folder, copy, log, bytes: readFileSync(log) }
}

const texts = (state: { notes: Record<string, { text: string }> }) =>
  Object.values(state.notes)
    .map((each) => each.text)
    .sort()

describe('a damaged case', () => {
  it('is made whole from another copy as far as that goes, and written again', async () => {
    const { folder, copy, log, bytes } = await withCopy()
    const damaged = bytes.toString('utf8').replace('"two"', '"2wo"')
    writeFileSync(log, damaged)
    const closed = await reopen(folder, later())
    expect([texts(closed.state), closed.readOnly === null]).toEqual([['one'], false])
    await closed.close()
    const restored = await restoreCase(folder, folderCopy(copy), later())
    expect(restored.recovered).toBe(2)
    const store = await reopen(folder, later())
    expect(store.readOnly).toBeNull()
    expect(texts(store.state)).toEqual(['one', 'three', 'two'])
    await store.record(note('five'))
    expect((await store.verify()).faults).toEqual([])
    expect(filesOf(folder).get('quarantine/desk.jsonl.damaged')?.toString()).toBe(damaged)
    expect(filesOf(folder).get('quarantine/case.json')?.toString()).toContain('"four"')
  })

  it('that was cut short goes on without what is lost, when a person asks for it', async () => {
    const { folder, log, bytes } = await withCopy()
    writeFileSync(log, `${bytes.toString('utf8').trimEnd().split('\n').slice(0, -2).join('\n')}\n`)
    const cut = await reopen(folder, later())
    expect(cut.readOnly).toContain('the last 2 acts')
    await cut.close()
    expect((await restoreCase(folder, null, later())).recovered).toBe(0)
    const store = await reopen(folder, later())
    expect([store.readOnly, texts(store.state)]).toEqual([null, ['one', 'two']])
    // What was lost turns up after all: both branches are kept.
    await store.record(note('other'))
    const found = path.join(temporaryFolder(), 'Found.attest')
    cpSync(folder, found, { recursive: true })
    writeFileSync(path.join(found, 'log', 'desk.jsonl'), bytes)
    expect((await store.merge(folderCopy(found))).forks).toHaveLength(1)
    expect(texts(store.state)).toEqual(['four', 'one', 'other', 'three', 'two'])
  })

  it('is left alone while it is open, or where the other copy is of another case', async () => {
    const { folder } = await withCopy()
    const stranger = await newCase(testWriter('x', 'eve'))
    await stranger.close()
    const before = filesOf(folder)
    await expect(restoreCase(folder, folderCopy(stranger.folder), later())).rejects.toThrow('another case')
    expect([...filesOf(folder).keys()]).toEqual([...before.keys()])
    const store = await reopen(folder, later())
    await expect(restoreCase(folder, null, later())).rejects.toThrow('open in another window')
    expect(store.readOnly).toBeNull()
  })
})
