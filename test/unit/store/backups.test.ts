import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { superfluous } from '../../../electron/store/backups'
import { newCase, note, reopen, testWriter } from './folders'

const backups = (folder: string) => readdirSync(path.join(folder, 'backups')).sort()

describe('backups of case.json', () => {
  it('are made on closing when something changed, and are the same bytes', async () => {
    const store = await newCase()
    await store.record(note('one'))
    await store.close()
    await (await reopen(store.folder)).close()
    expect(backups(store.folder)).toHaveLength(1)
    const copy = readFileSync(path.join(store.folder, 'backups', backups(store.folder)[0] ?? ''))
    expect(copy.equals(readFileSync(path.join(store.folder, 'case.json')))).toBe(true)
  })

  it('are the last five and the last of each of seven days', async () => {
    const name = (day: number, hour: number) =>
      `case-2031-05-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}-00-00-000Z.json`
    const names = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((day) => [name(day, 9), name(day, 18)])
    const gone = superfluous(names, Date.UTC(2031, 4, 8, 20))
    expect(names.filter((each) => !gone.includes(each))).toEqual([
      ...[2, 3, 4, 5].map((day) => name(day, 18)),
      name(6, 18),
      name(7, 9),
      name(7, 18),
      name(8, 9),
      name(8, 18),
    ])
  })

  it('are not made of a case that is damaged', async () => {
    const store = await newCase()
    for (const text of ['one', 'two', 'three']) await store.record(note(text))
    await store.close()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    writeFileSync(log, readFileSync(log, 'utf8').replace('"two"', '"2wo"'))
    const before = backups(store.folder)
    const damaged = await reopen(store.folder)
    expect(damaged.readOnly).toContain('damaged at line 4')
    await damaged.close()
    expect(backups(store.folder)).toEqual(before)
  })

  it('show what a log has lost when case.json is gone', async () => {
    const store = await newCase()
    for (const text of ['one', 'two']) await store.record(note(text))
    await store.close()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
    writeFileSync(log, `${lines.slice(0, -1).join('\n')}\n`)
    rmSync(path.join(store.folder, 'case.json'))
    const cut = await reopen(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)))
    expect(cut.readOnly).toContain('the last act')
  })
})

describe('a line whose data is gone', () => {
  it('is damage unless an erasure names it', async () => {
    const store = await newCase()
    const event = await store.record(note('who told us'))
    await store.close()
    const log = path.join(store.folder, 'log', 'desk.jsonl')
    const emptied = JSON.stringify({ ...event, data: null, salt: '' })
    writeFileSync(log, readFileSync(log, 'utf8').replace(JSON.stringify(event), emptied))
    const damaged = await reopen(store.folder)
    expect(damaged.readOnly).toContain('lost the data of line 3, which no erasure names')
    expect((await damaged.verify()).faults).toContainEqual(expect.objectContaining({ file: 'log/desk.jsonl', line: 3 }))
  })
})
