import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openCase } from '../../../electron/store/open'
import type { HeadMemory, Writer, WrittenHead } from '../../../electron/store/types'
import { filesOf, folderCopy, newCase, note, openWhole, quiet, temporaryFolder, testWriter, track } from './folders'

/** A memory of one installation, outside of any case folder. */
function memory(): HeadMemory {
  const heads = new Map<string, WrittenHead>()
  return {
    read: async () => [...heads.values()],
    note: async (_, head) => void heads.set(head.writer, head),
  }
}

const notesOf = (store: { state: { notes: Record<string, { text: string }> } }) =>
  Object.values(store.state.notes)
    .map(({ text }) => text)
    .sort()

describe('a case folder that is not as this installation left it', () => {
  it('goes on in a log of its own, the same one each time, and a merge keeps both branches', async () => {
    const remembered = memory()
    let day = 6
    const installation = (): Writer => ({ ...testWriter('desk', 'ada', Date.UTC(2031, 4, day++)), memory: remembered })
    const store = await newCase(installation())
    const backup = path.join(temporaryFolder(), 'Backup.attest')
    await store.record(note('before'))
    await store.close()
    cpSync(store.folder, backup, { recursive: true })
    const went = track(await openWhole(store.folder, installation(), quiet))
    expect(went.notices).toEqual([])
    await went.record(note('after the backup'))
    await went.close()

    const restored = track(await openWhole(backup, installation(), quiet))
    expect([restored.readOnly, restored.notices.join()]).toEqual([null, expect.stringContaining('restored backup')])
    await restored.record(note('in the restored one'))
    await restored.close()
    const logs = () => [...filesOf(path.join(backup, 'log')).keys()]
    expect(logs()).toEqual([expect.stringMatching(/^desk-[0-9a-f]{8}\.jsonl$/), 'desk.jsonl'])
    const again = track(await openWhole(backup, installation(), quiet))
    expect(again.notices).toEqual([])
    await again.record(note('and once more'))
    expect(logs()).toHaveLength(2)
    await again.close()

    const whole = track(await openWhole(store.folder, installation(), quiet))
    expect((await whole.merge(folderCopy(backup))).forks).toEqual([])
    expect(notesOf(whole)).toEqual(['after the backup', 'and once more', 'before', 'in the restored one'])
    expect((await whole.verify()).faults).toEqual([])
  })

  it('that only lost its log’s end is damaged, not another copy', async () => {
    const writer = { ...testWriter(), memory: memory() }
    const store = await newCase(writer)
    await store.record(note('one'))
    await store.record(note('two'))
    await store.close()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    writeFileSync(log, `${readFileSync(log, 'utf8').trimEnd().split('\n').slice(0, -1).join('\n')}\n`)
    expect(track(await openWhole(store.folder, writer, quiet)).readOnly).toContain('the last act')
  })
})

describe('a case that is opened from its case.json', () => {
  it('shows what that says at once, and reads its logs in the background', async () => {
    const store = await newCase()
    await store.record(note('one'))
    const { state } = store
    await store.close()
    const late = track(await openCase(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), quiet))
    expect([late.isReady, late.readOnly, late.state]).toEqual([false, null, state])
    expect(() => late.events).toThrow('not read yet')
    // An act waits until it can be folded.
    await late.record(note('two'))
    expect([late.isReady, notesOf(late)]).toEqual([true, ['one', 'two']])
    expect(late.events).toHaveLength(4)
  })

  it('can be closed before its logs are read, and is free then', async () => {
    const store = await newCase()
    await store.close()
    const before = filesOf(store.folder)
    const late = await openCase(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), quiet)
    await late.close()
    expect([...filesOf(store.folder).keys()]).toEqual([...before.keys()])
    const again = track(await openWhole(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 2)), quiet))
    expect([again.readOnly, again.notices]).toEqual([null, []])
  })

  it('is read-only once a changed byte is found in a line that it did not look at', async () => {
    const store = await newCase()
    for (const text of ['one', 'two', 'three']) await store.record(note(text))
    await store.close()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    writeFileSync(log, readFileSync(log, 'utf8').replace('"two"', '"2wo"'))
    const late = track(await openCase(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), quiet))
    expect(notesOf(late)).toEqual(['one', 'three', 'two'])
    await late.whenReady()
    expect(late.readOnly).toContain('damaged at line 4')
    await expect(late.record(note('four'))).rejects.toMatchObject({ code: 'read only' })
  })

  it('reads the logs at once where another computer has added to them', async () => {
    const store = await newCase()
    await store.close()
    const other = path.join(temporaryFolder(), 'Other.attest')
    cpSync(store.folder, other, { recursive: true })
    const ben = track(await openWhole(other, testWriter('laptop', 'ben', Date.UTC(2031, 4, 8)), quiet))
    await ben.record(note('from Ben'))
    await ben.close()
    cpSync(path.join(other, 'log', 'laptop.jsonl'), path.join(store.folder, 'log', 'laptop.jsonl'))
    const ada = track(await openCase(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), quiet))
    expect([ada.isReady, notesOf(ada)]).toEqual([true, ['from Ben']])
  })
})

describe('a check of an open case', () => {
  it('makes it read-only where a log was changed under it, and leaves case.json as it was', async () => {
    const store = await newCase()
    for (const text of ['one', 'two']) await store.record(note(text))
    expect((await store.verify()).faults).toEqual([])
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    writeFileSync(log, readFileSync(log, 'utf8').replace('"one"', '"1ne"'))
    expect((await store.verify()).faults).toMatchObject([{ level: 'error', file: 'log/desk.jsonl', line: 3 }])
    expect(store.readOnly).toContain('line 3')
    await expect(store.record(note('three'))).rejects.toMatchObject({ code: 'read only' })
    await store.close()
    expect([...filesOf(store.folder).keys()]).not.toContain('case.json')
  })

  it('is not led astray by what is written meanwhile', async () => {
    const store = await newCase()
    await store.record(note('one'))
    const log = path.join(store.folder, 'log', 'laptop.jsonl')
    const [, checked] = await Promise.all([store.record(note('two')), store.verify()])
    expect(checked.faults).toEqual([])
    appendFileSync(log, '{"v":1,"half":')
    expect((await store.verify()).faults).toMatchObject([{ level: 'warning', line: 1 }])
    rmSync(log)
    expect(store.readOnly).toBeNull()
  })
})
