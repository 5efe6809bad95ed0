import { cpSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CaseStore } from '../../../electron/store/types'
import { anchor, claim, filesOf, folderCopy, newCase, note, reopen, temporaryFolder, testWriter } from './folders'

const SECRET = 'Ferrywoman Odile Marchetti'
const page = 'The ferrywoman told us at the quay that nobody had paid her.'

/** True if the bytes of any file of the folder hold the words. */
function isAnywhere(folder: string, words: string): boolean {
  return [...filesOf(folder).values()].some((bytes) => bytes.includes(words))
}

/** A case with a page, a claim on it, and a note that names a source. */
async function withSource() {
  const store = await newCase()
  const { id } = await store.keepOriginal(Buffer.from(page), 'txt')
  const hash = await store.keepText(page)
  await store.record({
    type: 'article.imported',
    data: {
      article: id,
      name: 'quay.txt',
      extension: 'txt',
      bytes: page.length,
      reader: 'text',
      readerVersion: '1',
      textHash: hash,
      textLength: page.length,
      captured: null,
    },
  })
  const quotation = { ...anchor(0, 5), article: id, textHash: hash, start: 4, end: 14, exact: 'ferrywoman' }
  await store.record({
    type: 'claim.touched',
    data: {
      claim: claim(1),
      wording: 'Nobody paid the ferrywoman.',
      speaker: null,
      appearances: [{ content: [quotation] }],
    },
  })
  await store.record({
    type: 'claim.touched',
    data: { claim: claim(2), wording: 'The bridge.', speaker: null, appearances: [{ content: [anchor(4, 10)] }] },
  })
  const named = await store.record(note(`told by ${SECRET}`))
  await store.writeAnalysis('threads.json', JSON.stringify({ quote: page, by: SECRET }))
  return { store, id, named }
}

function expectErased(folder: string): void {
  expect(isAnywhere(folder, SECRET)).toBe(false)
  expect(isAnywhere(folder, 'ferrywoman')).toBe(false)
}

const eraseAll = ({ store, id, named }: { store: CaseStore; id: string; named: { id: string } }) =>
  store.erase({ events: [named.id], originals: [id], ground: 'a source to protect' })

describe('erasure', () => {
  it('leaves no byte of what was erased in the folder, and the chain still proves the rest', async () => {
    const about = await withSource()
    const { store } = about
    await store.close()
    const again = await reopen(store.folder)
    const erasing = { ...about, store: again }
    await eraseAll(erasing)
    expectErased(store.folder)
    expect(JSON.stringify(again.state) + JSON.stringify(again.events)).not.toMatch(/Marchetti|ferrywoman/)
    expect(Object.keys(again.state.claims)).toEqual([claim(2)])
    expect((await again.verify()).faults).toEqual([])
    await again.record(note('going on'))
    const state = again.state
    await again.close()
    expectErased(store.folder)
    const later = await reopen(store.folder, testWriter('desk', 'ada', Date.UTC(2031, 4, 9)))
    expect(later.notices).toEqual([])
    expect(later.state).toEqual(state)
    expect((await later.verify()).faults).toEqual([])
  })

  it('is not brought back by a merge with an old copy, which loses it too', async () => {
    const about = await withSource()
    const { store } = about
    await store.close()
    const old = path.join(temporaryFolder(), 'Old.attest')
    cpSync(store.folder, old, { recursive: true })
    const again = await reopen(store.folder)
    await eraseAll({ ...about, store: again })
    await again.merge(folderCopy(old))
    expectErased(store.folder)
    await again.close()
    const ben = await reopen(old, testWriter('laptop', 'ben', Date.UTC(2031, 4, 9)))
    expect(isAnywhere(old, SECRET)).toBe(true)
    await ben.merge(folderCopy(store.folder))
    expectErased(old)
    expect((await ben.verify()).faults).toEqual([])
    await ben.close()
    expectErased(old)
  })

  it('is obeyed by an installation when it sees it, and its log goes on', async () => {
    const about = await withSource()
    await about.store.close()
    // Ben shares the folder: he erases what Ada wrote, but does not touch her log.
    const ben = await reopen(about.store.folder, testWriter('laptop', 'ben', Date.UTC(2031, 4, 8)))
    await eraseAll({ ...about, store: ben })
    expect(isAnywhere(path.join(about.store.folder, 'log'), SECRET)).toBe(true)
    expect(JSON.stringify(ben.events)).not.toContain(SECRET)
    await ben.close()
    const ada = await reopen(about.store.folder, testWriter('desk', 'ada', Date.UTC(2031, 4, 9)))
    expectErased(about.store.folder)
    expect(ada.readOnly).toBeNull()
    await ada.record(note('after it'))
    expect((await ada.verify()).faults).toEqual([])
  })

  it('of a page leaves the same bytes alone when they are imported again', async () => {
    const about = await withSource()
    await eraseAll(about)
    const { id } = await about.store.keepOriginal(Buffer.from(page), 'txt')
    const data = { file: id, name: 'again.txt', extension: 'txt', bytes: page.length, media: 'text/plain' }
    await about.store.record({ type: 'file.kept', data })
    await about.store.close()
    const later = await reopen(about.store.folder)
    expect(Buffer.from((await later.readOriginal(id)) ?? []).toString()).toBe(page)
  })
})
