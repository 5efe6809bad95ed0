import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../../electron/contract'
import { foldCase } from '../../../electron/core/review/fold'
import { hastyFiles } from './faulty-files'
import { filesOf, isLong, newCase, note, openWhole, quiet, reopen, temporaryFolder, testWriter, touch } from './folders'

const hasty = { ...quiet, files: hastyFiles }

const longest = isLong ? 1_200_000 : 60_000

/** A closed case of ten acts: its folder, log lines and events. */
async function closedCase() {
  const store = await newCase(testWriter(), hasty)
  for (const number of [1, 2, 3, 4]) await store.record(touch(number))
  for (const text of ['ask', 'the', 'mayor', '¿cuándo? 🌉']) await store.record(note(text))
  await store.close()
  const log = path.join(store.folder, 'log', 'desk.jsonl')
  return {
    folder: store.folder,
    log,
    bytes: readFileSync(log),
    events: [...store.events],
    files: filesOf(store.folder),
  }
}

/** Puts the folder back as it was, but for its log. */
function restore(folder: string, files: Map<string, Buffer>, log: Buffer, without: string[] = []) {
  for (const part of ['quarantine', 'backups']) rmSync(path.join(folder, part), { recursive: true, force: true })
  for (const [name, bytes] of files) if (!name.startsWith('backups/')) writeFileSync(path.join(folder, name), bytes)
  for (const name of without) rmSync(path.join(folder, name), { force: true })
  writeFileSync(path.join(folder, 'log', 'desk.jsonl'), log)
}

/** What is shown is a beginning of what was recorded, folded; answers how many acts are missing. */
function missingActs(shown: { events: readonly LogEvent[]; state: unknown }, recorded: readonly LogEvent[]): number {
  expect(shown.events).toEqual(recorded.slice(0, shown.events.length))
  expect(shown.state).toEqual({ ...foldCase(shown.events), id: recorded[0]?.case })
  return recorded.length - shown.events.length
}

describe('a log cut short', () => {
  it('at any byte of its last three lines loses no act before the cut, and says what is missing', {
    timeout: longest,
  }, async () => {
    const { folder, bytes, events, files } = await closedCase()
    const lines = bytes.toString('utf8').trimEnd().split('\n')
    const tail = Buffer.byteLength(`${lines.slice(-3).join('\n')}\n`)
    // The newline itself, its neighbours, and every thirteenth byte; the long run takes them all.
    const taken = (length: number) =>
      isLong || length % 13 === 0 || [9, 10].includes(bytes[length] ?? 0) || bytes[length - 1] === 10
    for (let length = bytes.length - tail; length < bytes.length; length++) {
      if (!taken(length)) continue
      restore(folder, files, bytes.subarray(0, length))
      const whole = bytes.subarray(0, length).filter((byte) => byte === 10).length
      const store = await openWhole(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
      const lost = missingActs(store, events)
      // A line that lacks its newline alone is whole.
      expect(store.events).toHaveLength(whole + (bytes[length] === 10 ? 1 : 0))
      expect(store.notices.length).toBeGreaterThan(0)
      if (lost > 0) expect(store.readOnly).toContain('cut short')
      else expect(store.readOnly).toBeNull()
      await store.close()
    }
  })

  it('in its last line, which no case.json knows, goes on without it and keeps it in quarantine', async () => {
    const { folder, bytes, events, files } = await closedCase()
    const end = bytes.lastIndexOf(10, bytes.length - 2) + 1
    for (const length of [end + 1, end + 40, bytes.length - 2]) {
      restore(folder, files, bytes.subarray(0, length), ['case.json'])
      const store = await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
      expect(missingActs(store, events)).toBe(1)
      expect(store.readOnly).toBeNull()
      expect(store.notices.join()).toContain('quarantine/desk.jsonl.torn')
      expect(readFileSync(path.join(folder, 'quarantine', 'desk.jsonl.torn'))).toEqual(bytes.subarray(end, length))
      await store.record(note('going on'))
      expect((await store.verify()).faults).toEqual([])
      await store.close()
    }
  })

  it('is mended where only its last newline is missing', async () => {
    const { folder, bytes, events, files } = await closedCase()
    restore(folder, files, bytes.subarray(0, -1), ['case.json'])
    const store = await reopen(folder, undefined, hasty)
    expect(missingActs(store, events)).toBe(0)
    expect(store.notices.join()).toContain('mended')
    await store.record(note('going on'))
    expect((await store.verify()).faults).toEqual([])
  })
})

describe('a log with one byte changed', () => {
  it('never shows a wrong state, and never loses an act without saying so', { timeout: longest }, async () => {
    const { folder, bytes, events, files } = await closedCase()
    // A few bytes of each line here; the long run takes them all.
    const step = isLong ? 1 : 41
    for (let place = 0; place < bytes.length; place += step) {
      const damaged = Buffer.from(bytes)
      damaged[place] = (damaged[place] ?? 0) ^ (1 << (place % 8))
      restore(folder, files, damaged)
      const store = await openWhole(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
      const lost = missingActs(store, events)
      expect(store.notices.length).toBeGreaterThan(0)
      expect(store.readOnly).not.toBeNull()
      expect(lost).toBeGreaterThan(0)
      const { faults } = await store.verify()
      const line = bytes.subarray(0, place).filter((byte) => byte === 10).length + 1
      expect(faults.some((fault) => fault.file === 'log/desk.jsonl' && (fault.line ?? 0) <= line + 1)).toBe(true)
      await store.close()
      expect(readFileSync(path.join(folder, 'log', 'desk.jsonl')).equals(damaged)).toBe(true)
    }
  })
})

describe('a case folder', () => {
  it('refuses an act while the clock can’t be right', async () => {
    const { folder } = await closedCase()
    const store = await reopen(folder, testWriter('laptop', 'ben', Date.UTC(3000, 0, 1)))
    await expect(store.record(note('from the year 3000'))).rejects.toThrow('after the year 2286')
  })

  it('whose log lost a line in the middle is read-only and names file and line', async () => {
    const { folder, bytes, files } = await closedCase()
    const lines = bytes.toString('utf8').trimEnd().split('\n')
    restore(folder, files, Buffer.from(`${lines.filter((_, index) => index !== 4).join('\n')}\n`))
    const store = await reopen(folder)
    expect(store.readOnly).toContain('log/desk.jsonl is damaged at line 5')
    await expect(store.record(note('no'))).rejects.toMatchObject({ code: 'read only' })
    expect(store.events).toHaveLength(4)
  })

  it('of a newer version is read-only and says so', async () => {
    const { folder, files, bytes } = await closedCase()
    const newer = bytes.toString('utf8').trimEnd().split('\n').at(-1)?.replace('"v":1', '"v":2') ?? ''
    restore(folder, files, Buffer.concat([bytes, Buffer.from(`${newer}\n`)]))
    const store = await reopen(folder)
    expect(store.readOnly).toContain('newer version')
    await store.close()
    restore(folder, files, bytes)
    const file = path.join(folder, 'case.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version": 2', '"version": 3'))
    const again = await reopen(folder)
    expect(again.readOnly).toContain('newer version')
    await again.close()
    expect(readFileSync(file, 'utf8')).toContain('"version": 3')
  })

  it('with half of another writer’s log waits for the rest and leaves it alone', async () => {
    const { folder, files, bytes, events } = await closedCase()
    const other = await openWhole(folder, testWriter('laptop', 'ben', Date.UTC(2031, 4, 8)), hasty)
    await other.record(note('from Ben'))
    const last = await other.record(note('from Ben, later'))
    await other.close()
    const theirs = path.join(folder, 'log', 'laptop.jsonl')
    const whole = readFileSync(theirs)
    const half = whole.subarray(0, whole.length - 50)
    restore(folder, files, bytes)
    writeFileSync(theirs, half)
    const store = await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 4, 9)))
    expect(store.readOnly).toBeNull()
    expect(store.notices.join()).toContain('has not arrived whole')
    expect(store.events).toHaveLength(events.length + 2)
    await store.record(note('meanwhile'))
    await store.close()
    expect(readFileSync(theirs).equals(half)).toBe(true)
    writeFileSync(theirs, whole)
    const later = await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 4, 10)))
    expect(later.state.notes[last.id]?.text).toBe('from Ben, later')
    expect(later.notices).toEqual([])
  })

  it('counts the acts of a conflicted copy once, and leaves out a log of another case', async () => {
    const { folder, log, events } = await closedCase()
    cpSync(log, path.join(folder, 'log', 'desk (conflicted copy).jsonl'))
    const stranger = await newCase(testWriter('stranger', 'eve'))
    await stranger.close()
    cpSync(path.join(stranger.folder, 'log', 'stranger.jsonl'), path.join(folder, 'log', 'stranger.jsonl'))
    const store = await reopen(folder)
    expect(store.events).toEqual(events)
    expect(store.readOnly).toBeNull()
    expect(store.notices.join()).toContain('belongs to another case')
    expect(store.notices.join()).toContain('counted once')
  })

  it('holds back acts of others dated far in the future, and never one’s own', async () => {
    const { folder } = await closedCase()
    const future = await openWhole(folder, testWriter('laptop', 'ben', Date.UTC(2200, 0, 1)), hasty)
    await future.record(note('hello from 2200'))
    await future.close()
    const store = await reopen(folder)
    expect(Object.values(store.state.notes).map((each) => each.text)).not.toContain('hello from 2200')
    expect(store.notices.join()).toContain('dated in the future')
    await store.record(note('today'))
    await store.close()
    const own = await reopen(folder, testWriter('laptop', 'ben', Date.UTC(2031, 4, 8)), hasty)
    expect(Object.values(own.state.notes).map((each) => each.text)).toContain('hello from 2200')
  })

  it('whose logs are all gone shows that, and is not taken for a new one', async () => {
    const { folder, log } = await closedCase()
    rmSync(log)
    const store = await reopen(folder)
    expect(store.readOnly).toContain('cut short')
    const other = path.join(temporaryFolder(), 'Copy.attest')
    mkdirSync(other)
    cpSync(path.join(folder, 'case.json'), path.join(other, 'case.json'))
    const copy = await reopen(other, testWriter('laptop', 'ben'))
    expect(copy.notices.join()).toContain('missing or have not arrived')
  })
})
