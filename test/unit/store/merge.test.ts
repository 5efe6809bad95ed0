import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../electron/store/open'
import { StoreRefused } from '../../../electron/store/types'
import { randomAct, type Step, steps } from '../core/review/random-case'
import { hastyFiles } from './faulty-files'
import {
  about,
  claim,
  copyOf,
  filesOf,
  folderCopy,
  isLong,
  newCase,
  note,
  notesOf,
  openWhole,
  quiet,
  reopen,
  temporaryFolder,
  testWriter,
  touch,
} from './folders'

const hasty = { ...quiet, files: hastyFiles }

const caseJson = (folder: string) => readFileSync(path.join(folder, 'case.json'), 'utf8')

/** Two copies of one case, edited apart by Ada and Ben; both closed. */
async function apart() {
  const start = await newCase(testWriter(), hasty)
  await start.record(touch(1))
  await start.close()
  const [ours, theirs] = [start.folder, copyOf(start.folder)]
  const ada = await reopen(ours, undefined, hasty)
  await ada.record(note('from Ada'))
  await ada.keepOriginal(Buffer.from('page of Ada'), 'txt')
  await ada.close()
  const ben = await reopen(theirs, testWriter('laptop', 'ben', Date.UTC(2031, 4, 8)), hasty)
  await ben.record(touch(1))
  await ben.record(note('from Ben'))
  await ben.keepOriginal(Buffer.from('page of Ben'), 'txt')
  await ben.close()
  return { ours, theirs }
}

describe('two copies of a case', () => {
  it('unite to the same bytes in whatever order and however often', async () => {
    const { ours, theirs } = await apart()
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    expect(await ada.previewMerge(folderCopy(theirs))).toMatchObject({
      acts: [{ by: 'ben', name: 'Ben', count: 3 }],
      forks: [],
    })
    expect(notesOf(ada)).toEqual(['from Ada'])
    const report = await ada.merge(folderCopy(theirs))
    expect(report).toMatchObject({ acts: [{ by: 'ben', name: 'Ben', count: 3 }], files: 1, notices: [] })
    expect(notesOf(ada)).toEqual(['from Ada', 'from Ben'])
    expect(Object.keys(ada.state.claims)).toEqual([claim(1)])
    expect((await ada.merge(folderCopy(theirs))).acts).toEqual([])
    await ada.close()
    const ben = await reopen(theirs, testWriter('laptop', 'ben', Date.UTC(2031, 5, 1)), hasty)
    await ben.merge(folderCopy(ours))
    await ben.close()
    expect(caseJson(theirs)).toBe(caseJson(ours))
    const [left, right] = [filesOf(ours), filesOf(theirs)].map(
      (all) => new Map([...all].filter(([name]) => !name.startsWith('backups/'))),
    ) as [Map<string, Buffer>, Map<string, Buffer>]
    expect([...right.keys()]).toEqual([...left.keys()])
    for (const [name, bytes] of left) expect(right.get(name)?.equals(bytes)).toBe(true)
  })

  it('go on being written after a merge', async () => {
    const { ours, theirs } = await apart()
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    await ada.merge(folderCopy(theirs))
    await Promise.all([ada.record(note('later')), ada.merge(folderCopy(theirs)), ada.record(note('latest'))])
    expect((await ada.verify()).faults).toEqual([])
    await ada.close()
    const again = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 2)), hasty)
    expect(notesOf(again)).toEqual(['from Ada', 'from Ben', 'later', 'latest'])
    expect(again.notices).toEqual([])
  })

  it('whose one log parted are both kept, and unite to the same bytes', async () => {
    const { ours, theirs } = await apart()
    // A restored backup: the same installation went on writing in both copies.
    const twin = await reopen(theirs, testWriter('desk', 'ada', Date.UTC(2031, 4, 9)), hasty)
    await twin.record(note('from the restored copy'))
    await twin.close()
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    const report = await ada.merge(folderCopy(theirs))
    expect(report.forks).toEqual([expect.stringMatching(/^desk~[0-9a-f]{8}\.jsonl$/)])
    expect(notesOf(ada)).toEqual(['from Ada', 'from Ben', 'from the restored copy'])
    await ada.close()
    const other = await reopen(theirs, testWriter('laptop', 'ben', Date.UTC(2031, 5, 1)), hasty)
    await other.merge(folderCopy(ours))
    expect((await other.verify()).faults).toEqual([])
    await other.close()
    expect(caseJson(theirs)).toBe(caseJson(ours))
  })

  it('of which one is behind: the own log is continued, not forked', async () => {
    const { ours, theirs } = await apart()
    const old = copyOf(ours)
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    await ada.record(note('newest'))
    await ada.close()
    const behind = await reopen(old, testWriter('desk', 'ada', Date.UTC(2031, 5, 2)), hasty)
    expect(await behind.merge(folderCopy(ours))).toMatchObject({ acts: [{ by: 'ada', count: 1 }], forks: [] })
    await behind.record(note('after it'))
    await behind.merge(folderCopy(theirs))
    expect((await behind.verify()).faults).toEqual([])
    await behind.close()
    const again = await reopen(old, testWriter('desk', 'ada', Date.UTC(2031, 5, 3)), hasty)
    expect(notesOf(again)).toEqual(['after it', 'from Ada', 'from Ben', 'newest'])
  })
})

describe('a merge refuses', () => {
  it('another case, a folder that is none, and acts from the future; nothing is written', async () => {
    const { ours, theirs } = await apart()
    const stranger = await createCase(path.join(temporaryFolder(), 'X.attest'), about, testWriter('x', 'eve'), hasty)
    await stranger.close()
    const future = await openWhole(theirs, testWriter('mars', 'eve', Date.UTC(2200, 0, 1)), hasty)
    await future.record(note('hello'))
    await future.close()
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    const before = filesOf(ours)
    await expect(ada.merge(folderCopy(stranger.folder))).rejects.toThrow('another case')
    await expect(ada.merge(folderCopy(temporaryFolder()))).rejects.toThrow('not a case')
    await expect(ada.merge(folderCopy(theirs))).rejects.toThrow('dated in the future')
    await expect(ada.merge(folderCopy(theirs))).rejects.toThrow(StoreRefused)
    const after = filesOf(ours)
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [name, bytes] of before) expect(after.get(name)?.equals(bytes)).toBe(true)
  })

  it('damaged files, and says so; the sound part is taken', async () => {
    const { ours, theirs } = await apart()
    const log = path.join(theirs, 'log', 'laptop.jsonl')
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n')
    writeFileSync(log, `${[...lines.slice(0, -1), lines.at(-1)?.replace('from Ben', 'from Bob')].join('\n')}\n`)
    const originals = path.join(theirs, 'originals')
    mkdirSync(path.join(originals, `${'0'.repeat(64)}.txt`.slice(0, 3)), { recursive: true })
    writeFileSync(path.join(originals, `${'0'.repeat(64)}.txt`), 'not these bytes')
    writeFileSync(path.join(originals, 'notes.txt'), 'no hash')
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    const report = await ada.merge(folderCopy(theirs))
    expect(report.notices.join()).toContain('laptop.jsonl is damaged at line 3')
    expect(report.notices.join()).toContain('is damaged and was not taken')
    expect(report.files).toBe(1)
    expect(notesOf(ada)).toEqual(['from Ada'])
  })
})

describe('a folder that another program synchronises', () => {
  it('takes over what arrives while the case is open, whole lines only', async () => {
    const { ours, theirs } = await apart()
    const arriving = readFileSync(path.join(theirs, 'log', 'laptop.jsonl'))
    const ada = await reopen(ours, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)), hasty)
    const log = path.join(ours, 'log', 'laptop.jsonl')
    writeFileSync(log, arriving.subarray(0, arriving.length - 30))
    expect(await ada.refresh()).toBe(2)
    expect(notesOf(ada)).toEqual(['from Ada'])
    appendFileSync(log, arriving.subarray(arriving.length - 30))
    expect(await ada.refresh()).toBe(1)
    expect(await ada.refresh()).toBe(0)
    expect(notesOf(ada)).toEqual(['from Ada', 'from Ben'])
    writeFileSync(log, 'nonsense\n')
    expect(await ada.refresh()).toBe(0)
    expect(ada.notices.join()).toContain('not taken over')
    expect(notesOf(ada)).toEqual(['from Ada', 'from Ben'])
  })
})

describe('random acts in three copies, merged at random', () => {
  it('end in one state and one case.json, as the acts of a single folder do', {
    timeout: isLong ? 600_000 : 120_000,
  }, async () => {
    const merges = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, merges, async (list: Step[], pairs) => {
        const start = await newCase(testWriter(), hasty)
        await start.close()
        const folders = [start.folder, copyOf(start.folder), copyOf(start.folder)]
        const open = (index: number, round: number) =>
          openWhole(folders[index] ?? '', testWriter(`desk${index}`, `r${index}`, Date.UTC(2031, 4, 7 + round)), hasty)
        let round = 0
        for (const [index, folder] of folders.entries()) {
          const store = await open(index, ++round)
          const [left, right] = pairs[index] ?? [0, 0]
          for (const step of list.filter((each) => each[0] === index)) await store.record(randomAct(step, store.events))
          if (left !== right && folders[left] !== folder) await store.merge(folderCopy(folders[left] ?? ''))
          await store.close()
        }
        for (const index of [0, 1, 2, 0, 1]) {
          const store = await open(index, ++round)
          for (const other of folders.filter((each) => each !== folders[index])) await store.merge(folderCopy(other))
          await store.close()
        }
        const results = folders.map(caseJson)
        expect(results[1]).toBe(results[0])
        expect(results[2]).toBe(results[0])
        rmSync(path.join(start.folder, 'case.json'))
        await (await open(0, ++round)).close()
        expect(caseJson(start.folder)).toBe(results[0])
      }),
      { numRuns: isLong ? 100 : 5 },
    )
  })
})
