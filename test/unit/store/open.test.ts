import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { foldCase } from '../../../electron/core/review/fold'
import { createCase, openCase } from '../../../electron/store/open'
import { StoreRefused } from '../../../electron/store/types'
import { about, claim, filesOf, newCase, note, quiet, reopen, temporaryFolder, testWriter, touch } from './folders'

describe('a new case', () => {
  it('holds what it was asked for and who acts', async () => {
    const store = await newCase()
    expect(store.state).toMatchObject({ ...about, reviewers: { ada: 'Ada' }, parked: [] })
    expect(store.events.map((event) => event.type)).toEqual(['reviewer.named', 'case.created'])
    expect(store.readOnly).toBeNull()
    expect(store.notices).toEqual([])
  })

  it('is refused where a case or something else is', async () => {
    const store = await newCase()
    await expect(createCase(store.folder, about, testWriter('other'))).rejects.toThrow(StoreRefused)
    const folder = path.join(temporaryFolder(), 'Photos.attest')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'holiday.txt'), 'sea')
    await expect(createCase(folder, about, testWriter())).rejects.toThrow('already')
    await expect(createCase(path.join(temporaryFolder(), 'Bridge'), about, testWriter())).rejects.toThrow('.attest')
  })
})

describe('an open case', () => {
  it('has an act on disk when it answers', async () => {
    const store = await newCase()
    const event = await store.record(touch(1))
    const log = readFileSync(path.join(store.folder, 'log', 'desk.jsonl'), 'utf8')
    expect(log.trimEnd().split('\n').at(-1)).toBe(JSON.stringify(event))
    expect(store.state.claims[claim(1)]).toMatchObject({ wording: 'The bridge opens in month 1.', stage: 'open' })
  })

  it('gives a new state after each act and leaves the old one as it was', async () => {
    const store = await newCase()
    await store.record(touch(1))
    const before = store.state
    const copy = structuredClone(before)
    await store.record(touch(2))
    await store.record(note('ask the mayor'))
    expect(before).toEqual(copy)
    expect(store.state).not.toBe(before)
    expect(store.state.claims[claim(1)]).toBe(before.claims[claim(1)])
    expect(store.state.statements).toBe(before.statements)
  })

  it('refuses an act that is not complete, and stays as it was', async () => {
    const store = await newCase()
    const before = [store.state, filesOf(store.folder)]
    const incomplete = { type: 'note.added', data: { target: { kind: 'case' }, text: '' } } as const
    await expect(store.record(incomplete)).rejects.toThrow(StoreRefused)
    await expect(store.record(note('half a character \ud800'))).rejects.toThrow("can't be written down")
    expect([store.state, filesOf(store.folder)]).toEqual(before)
    await store.record(note('whole'))
    expect((await store.verify()).faults).toEqual([])
  })

  it('records acts that come at once in their order', async () => {
    const store = await newCase()
    const events = await Promise.all([1, 2, 3, 4, 5].map((number) => store.record(touch(number))))
    expect(events.map((event) => event.seq)).toEqual([3, 4, 5, 6, 7])
    expect(Object.keys(store.state.claims)).toHaveLength(5)
  })

  it('names a second reviewer once', async () => {
    const store = await newCase()
    store.setReviewer('ben', 'Ben')
    await Promise.all([store.record(note('one')), store.record(note('two'))])
    expect(store.state.reviewers).toEqual({ ada: 'Ada', ben: 'Ben' })
    expect(store.events.filter((event) => event.type === 'reviewer.named')).toHaveLength(2)
  })

  it('is not open twice for one writer', async () => {
    const store = await newCase()
    const second = await reopen(store.folder)
    expect(second.readOnly).toContain('open in another window')
    await expect(second.record(note('no'))).rejects.toMatchObject({ code: 'read only' })
    await second.close()
    await store.record(note('yes'))
    expect((await store.verify()).faults).toEqual([])
  })
})

describe('a case opened again', () => {
  it('is as it was', async () => {
    const store = await newCase()
    for (const number of [1, 2, 3]) await store.record(touch(number))
    const before = store.state
    await store.close()
    const again = await reopen(store.folder)
    expect(again.state).toEqual(before)
    expect(again.notices).toEqual([])
    expect(again.readOnly).toBeNull()
    expect(foldCase(again.events)).toEqual(before)
    await again.record(touch(4))
    expect((await again.verify()).faults).toEqual([])
  })

  it('builds case.json again byte for byte', async () => {
    const store = await newCase()
    for (const number of [1, 2, 3]) await store.record(touch(number))
    await store.close()
    const file = path.join(store.folder, 'case.json')
    const before = readFileSync(file)
    rmSync(file)
    await (await reopen(store.folder)).close()
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('keeps a case.json changed by hand aside and does not obey it', async () => {
    const store = await newCase()
    await store.record(touch(1))
    await store.close()
    const file = path.join(store.folder, 'case.json')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, before.replace('month 1', 'month 9'))
    const again = await reopen(store.folder)
    expect(again.state.claims[claim(1)]?.wording).toBe('The bridge opens in month 1.')
    expect(again.notices.join()).toContain('quarantine/case.json')
    await again.close()
    expect(readFileSync(file, 'utf8')).toBe(before)
    expect(readFileSync(path.join(store.folder, 'quarantine', 'case.json'), 'utf8')).toContain('month 9')
  })

  it('is refused where there is no case, and nothing is made there', async () => {
    const folder = path.join(temporaryFolder(), 'Empty.attest')
    mkdirSync(folder)
    await expect(openCase(folder, testWriter(), quiet)).rejects.toThrow('not a case')
    expect(filesOf(folder).size).toBe(0)
    await expect(openCase(path.join(folder, 'gone'), testWriter(), quiet)).rejects.toThrow('not a case')
    expect(existsSync(path.join(folder, 'gone'))).toBe(false)
  })
})

describe('undo and redo', () => {
  it('take back and restore, newest first', async () => {
    const store = await newCase()
    await store.record(touch(1))
    await store.record(note('one'))
    await store.record(note('two'))
    const texts = () => Object.values(store.state.notes).map((each) => each.text)
    const undo = async () => store.record({ type: 'undo', data: { event: store.undoable()?.id ?? '' } })
    const redo = async () => store.record({ type: 'undo', data: { event: store.redoable()?.id ?? '' } })
    expect(store.redoable()).toBeNull()
    await undo()
    expect(texts()).toEqual(['one'])
    await undo()
    expect(texts()).toEqual([])
    await redo()
    expect(texts()).toEqual(['one'])
    await redo()
    expect(texts().sort()).toEqual(['one', 'two'])
    expect(store.redoable()).toBeNull()
    await undo()
    await store.record(note('three'))
    expect(store.redoable()).toBeNull()
    expect(texts().sort()).toEqual(['one', 'three'])
  })

  it('reach across a restart, and only to one’s own acts', async () => {
    const store = await newCase()
    await store.record(note('by Ada'))
    await store.close()
    const again = await reopen(store.folder, testWriter('desk', 'ben', Date.UTC(2031, 4, 7)))
    expect(again.undoable()).toBeNull()
    again.setReviewer('ada', 'Ada')
    await again.record({ type: 'undo', data: { event: again.undoable()?.id ?? '' } })
    expect(again.state.notes).toEqual({})
    expect(again.undoable()).toBeNull()
  })
})

describe('originals and texts', () => {
  it('are kept by their hash, once', async () => {
    const store = await newCase()
    const bytes = Buffer.from('<p>The bridge</p>')
    const first = await store.keepOriginal(bytes, '.HTML')
    expect(first.already).toBe(false)
    expect(await store.keepOriginal(bytes, 'txt')).toEqual({ id: first.id, already: true })
    expect(Buffer.from((await store.readOriginal(first.id)) ?? []).equals(bytes)).toBe(true)
    const hash = await store.keepText('Brücke 🌉')
    expect(await store.readText(hash)).toBe('Brücke 🌉')
    expect(await store.readText('0'.repeat(64))).toBeNull()
    expect(existsSync(path.join(store.folder, 'originals', `${first.id.slice(7)}.html`))).toBe(true)
  })

  it('are put aside when they are damaged, and kept anew', async () => {
    const store = await newCase()
    const { id } = await store.keepOriginal(Buffer.from('page'), 'txt')
    writeFileSync(path.join(store.folder, 'originals', `${id.slice(7)}.txt`), 'pagE')
    await expect(store.readOriginal(id)).rejects.toThrow('damaged')
    expect((await store.verify()).faults).toMatchObject([{ file: `originals/${id.slice(7)}.txt` }])
    await store.keepOriginal(Buffer.from('page'), 'txt')
    expect(Buffer.from((await store.readOriginal(id)) ?? []).toString()).toBe('page')
    expect(store.notices.join()).toContain('quarantine/')
  })

  it('never leave the folder', async () => {
    const store = await newCase()
    await expect(store.writeAnalysis('../case.json', '{}')).rejects.toThrow(StoreRefused)
    expect(await store.readOriginal('sha256:../../x')).toBeNull()
    const { id } = await store.keepOriginal(Buffer.from('x'), '/../../y')
    expect(existsSync(path.join(store.folder, 'originals', `${id.slice(7)}.bin`))).toBe(true)
    await store.writeAnalysis('threads.json', '{"a":1}')
    expect(await store.readAnalysis('threads.json')).toBe('{"a":1}')
    expect(await store.readAnalysis('none.json')).toBeNull()
  })
})
