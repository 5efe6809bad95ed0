import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { openCase } from '../../../electron/store/open'
import { startCase, type TestWorkbench } from './start'

let open: TestWorkbench | null = null
afterEach(() => open?.end())

/** Ada's case in which the first article is as another version of the program read it. */
async function readOtherwise(change: (text: string) => string) {
  const started = await startCase()
  const { folder } = await started.call('case.summary', {})
  const [id] = started.articles
  await started.call('case.close', {})
  const store = await openCase(folder, {
    ...{ writer: 'elsewhere', reviewer: 'eve', reviewerName: 'Eve', now: () => Date.UTC(2031, 4, 20, 9, 30) },
    ...{ zone: () => 0, randomBytes: (length: number) => new Uint8Array(randomBytes(length)) },
  })
  await store.whenReady()
  const state = store.state.articles[id]
  const text = change((await store.readText(state?.textHash ?? '')) ?? '')
  const textHash = await store.keepText(text)
  if (!state) throw new Error('the article is gone')
  const { name, extension, bytes } = state
  const about = { article: id, name, extension, bytes, captured: null, reader: 'text', readerVersion: '0' }
  await store.record({ type: 'article.imported', data: { ...about, textHash, textLength: [...text].length } })
  await store.close()
  await started.call('case.open', { folder })
  open = started
  return { ...started, id, text }
}

/** A claim on the article's first statement, with a passage of it as evidence. */
async function withEvidence({ call, id }: Awaited<ReturnType<typeof readOtherwise>>, passage: string) {
  const { text, statements } = await call('article.get', { id })
  const statement = statements.find(({ type }) => type !== 'narrated')
  const { claim } = await call('claim.touch', { statement: statement?.id ?? '' })
  const start = text.indexOf(passage)
  const span: [number, number] = [start, start + passage.length]
  const { event } = await call('evidence.addPassage', { claim, article: id, span, stance: 'for', note: '' })
  const evidence = async () => (await call('claim.get', { id: claim })).evidenceView[0]
  expect((await evidence())?.resolution).toEqual({ state: 'exact', span })
  return { claim, event, evidence }
}

describe('evidence on an article that is read anew', () => {
  it('stays exact under a new version of the program until a person has the article read again', async () => {
    const about = await readOtherwise((text) => `Printed at Orsa. ${text}`)
    const { evidence } = await withEvidence(about, 'Workers painted the railings blue')
    expect((await about.call('article.get', { id: about.id })).text).toBe(about.text)
    await about.call('article.readAgain', { id: about.id })
    expect((await about.call('article.get', { id: about.id })).text).not.toContain('Printed at Orsa')
    expect((await evidence())?.resolution?.state).toBe('moved')
    expect(await about.refused('article.readAgain', { id: about.id })).toMatchObject({ code: 'refused' })
  })

  it('has moved until a person confirms where it stands now; undo takes that back', async () => {
    const about = await readOtherwise((text) => `Printed at Orsa. ${text}`)
    const { claim, event, evidence } = await withEvidence(about, 'Workers painted the railings blue')
    expect(await about.refused('evidence.confirmPlace', { claim, evidence: event })).toMatchObject({ code: 'refused' })
    await about.call('article.readAgain', { id: about.id })
    const moved = (await evidence())?.resolution
    await about.call('evidence.confirmPlace', { claim, evidence: event })
    expect((await evidence())?.resolution).toEqual({ ...moved, state: 'exact' })
    expect((await about.call('case.verify', {})).faults).toEqual([])
    await about.call('case.undo', {})
    expect((await evidence())?.resolution).toEqual(moved)
  })

  it('is lost where its words are gone', async () => {
    const gone = await readOtherwise((text) => `${text}\nThe mayor left by boat.\n`)
    const lost = await withEvidence(gone, 'The mayor left by boat')
    await gone.call('article.readAgain', { id: gone.id })
    expect((await lost.evidence())?.resolution).toMatchObject({ state: 'lost' })
    expect(await gone.refused('evidence.confirmPlace', { claim: lost.claim, evidence: lost.event })).toMatchObject({
      code: 'refused',
    })
  })
})
