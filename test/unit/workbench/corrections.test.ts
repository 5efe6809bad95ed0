import { afterEach, describe, expect, it } from 'vitest'
import type { StatementView } from '../../../electron/contract'
import { startCase, type TestWorkbench } from './start'

let open: TestWorkbench | null = null
afterEach(() => open?.end())
const start = async () => {
  const started = await startCase()
  open = started
  const { call, articles } = started
  const read = () => call('article.get', { id: articles[0] })
  const { text } = await read()
  const find = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
  const wordsOf = ({ content }: StatementView) => content.map((span) => text.slice(...span)).join(' ')
  return { ...started, read, find, wordsOf }
}

describe('correcting who said what', () => {
  it('adds, changes and removes statements, and undo takes each back', async () => {
    const { call, articles, read, find, wordsOf, refused } = await start()
    const before = (await read()).statements
    const added = await call('statement.add', {
      article: articles[0],
      type: 'narrated',
      source: [],
      cue: [],
      content: [find('railings blue')],
      speaker: null,
    })
    const found = (await read()).statements.find(({ id }) => id === added.statement)
    expect(found).toMatchObject({ origin: 'added', type: 'narrated' })
    const changed = await call('statement.change', {
      statement: added.statement,
      type: 'indirect',
      source: [find('The harbour union')],
      cue: [find('said it')],
      content: [find('painted the railings blue')],
      reason: 'the union said so',
    })
    const now = (await read()).statements.find(({ id }) => id === changed.statement)
    expect(now && wordsOf(now)).toBe('painted the railings blue')
    expect(now?.speaker?.certainty).toBe('unknown')
    expect(await refused('statement.remove', { statement: added.statement, reason: '' })).toMatchObject({
      code: 'not found',
    })
    await call('statement.remove', { statement: changed.statement, reason: 'no' })
    expect((await read()).statements.some(({ id }) => id === changed.statement)).toBe(false)
    for (let step = 0; step < 3; step++) await call('case.undo', {})
    expect((await read()).statements).toEqual(before)
  })

  it('refuses a passage that is not in the text', async () => {
    const { refused, articles } = await start()
    const request = { article: articles[0], type: 'direct', source: [], cue: [], speaker: null }
    expect(await refused('statement.add', { ...request, content: [[5, 99_999]] })).toMatchObject({
      code: 'bad request',
    })
    expect(await refused('statement.add', { ...request, content: [] })).toMatchObject({ code: 'bad request' })
  })

  it('offers people for merging whom the texts leave apart', async () => {
    const { call } = await start()
    const texts = [
      'Port news\n\nHanna Brask, the pilot, said the port was shut.\n\nOle Brask, the baker, said it was open.\n',
      'More port news\n\nMr. Brask said on Monday that the port would open again in May.\n',
    ]
    const files = texts.map((text, index) => ({ name: `${index}.txt`, base64: Buffer.from(text).toString('base64') }))
    await call('article.importBytes', { files })
    const { items } = await call('speaker.list', { query: 'brask' })
    const offered = Object.fromEntries(items.map(({ name, mayBe }) => [name, mayBe.toSorted()]))
    expect(offered).toEqual({ Brask: ['Hanna Brask', 'Ole Brask'], 'Hanna Brask': ['Brask'], 'Ole Brask': ['Brask'] })
  })

  it('merges, renames and splits speakers', async () => {
    const { call, read, articles, find, refused } = await start()
    await call('statement.add', {
      article: articles[0],
      type: 'indirect',
      source: [],
      cue: [],
      content: [find('painted the railings blue')],
      speaker: { known: true, name: 'Olga Rask', kind: 'person' },
    })
    const names = async () => (await call('speaker.list', {})).items.map(({ name }) => name)
    expect(await names()).toContain('Olga Rask')
    const brandt = (await names()).find((name) => name.includes('Brandt')) ?? ''
    await call('speaker.merge', { into: brandt, from: ['Olga Rask'], reason: 'the same person' })
    expect(await names()).not.toContain('Olga Rask')
    expect((await read()).statements.find(({ origin }) => origin === 'added')?.speaker?.name).toBe(brandt)
    await call('speaker.rename', { from: brandt, name: 'Mayor Brandt' })
    expect(await names()).toContain('Mayor Brandt')
    expect((await call('speaker.list', { query: 'olga' })).items[0]?.name).toBe('Mayor Brandt')
    expect(await refused('speaker.rename', { from: 'Nobody', name: 'X' })).toMatchObject({ code: 'not found' })
    expect((await call('case.history', {})).items[0]?.label).toContain('renamed')
  })

  it('adds topics, passages to them, and lists what is said about them', async () => {
    const { call, articles, find } = await start()
    await call('topic.add', { name: 'Costs', aliases: ['million crowns'] })
    const topic = (await call('topic.list', { query: 'costs' })).items[0]
    expect(topic).toMatchObject({ name: 'Costs', added: true, statements: 2, outlets: 2 })
    const matrix = await call('compare.matrix', { topic: 'million crowns' })
    expect(matrix.topic).toBe('Costs')
    expect(matrix.counts.statements).toBe(2)
    // A word of a name is enough, as when somebody types it.
    expect((await call('compare.matrix', { topic: 'crowns' })).topic).toBe('Costs')
    await call('topic.addPassage', { topic: 'Costs', article: articles[0], span: find('Workers painted') })
    const mentions = await call('topic.mentions', { topic: 'Costs' })
    expect(mentions.items[0]?.text.slice(...(mentions.items[0]?.highlight ?? [0, 0]))).toBe('Workers painted')
  })
})

describe('the same claim side by side', () => {
  it('is put together, set to one occasion, split and confirmed by hand', async () => {
    const { call, articles, refused } = await start()
    const quotes: string[] = []
    for (const id of articles) {
      const { statements, text } = await call('article.get', { id })
      const quote = statements.find(({ content }) => content.some((span) => text.slice(...span).includes('million')))
      if (quote) quotes.push(quote.id)
    }
    expect(quotes).toHaveLength(2)
    await call('compare.join', { statements: quotes })
    const { items } = await call('compare.threads', {})
    const row = items.find(({ decided }) => decided !== null)
    if (!row) throw new Error('no thread')
    expect(row).toMatchObject({ decided: expect.any(String), outlets: 2, occasion: 'not established' })
    await call('compare.setOccasion', { thread: row.id, occasion: 'same', reason: 'one press meeting' })
    const thread = await call('compare.thread', { id: row.id })
    const figures = thread.differencesFull.find(({ kind }) => kind === 'number')
    expect(figures).toMatchObject({
      conflict: true,
      words: [expect.stringContaining('4'), expect.stringContaining('6')],
    })
    expect(thread.detail[1]?.segments.some(({ state, kinds }) => state === 'changed' && kinds.includes('number'))).toBe(
      true,
    )
    expect(thread.occasionSet).toMatchObject({ by: 'Ada Quill', reason: 'one press meeting' })
    expect(thread.detail.map(({ passage }) => passage.text.slice(...passage.highlight))).toEqual([
      expect.stringContaining('4 million'),
      expect.stringContaining('6 million'),
    ])
    const { claim } = await call('claim.touch', { thread: row.id })
    expect((await call('compare.threads', {})).items.find(({ id }) => id === row.id)?.claim).toBe(claim)
    expect((await call('claim.get', { id: claim })).places).toHaveLength(2)
    expect(await refused('compare.split', { thread: row.id, statements: quotes })).toMatchObject({
      code: 'bad request',
    })
    await call('compare.reject', { thread: row.id })
    expect((await call('compare.threads', {})).items.some(({ id }) => id === row.id)).toBe(false)
  })
})

describe('pages checked at once', () => {
  it('are one act: one undo takes all of them back, and redo does them again', async () => {
    const { call, articles } = await start()
    const checked = async () => (await call('article.list', {})).items.map((row) => row.checked !== null)
    await call('article.setChecked', { ids: articles, checked: true })
    expect(await checked()).toEqual([true, true])
    expect((await call('case.summary', {})).undo).toContain('checked 2 pages')
    await call('case.undo', {})
    expect(await checked()).toEqual([false, false])
    await call('case.redo', {})
    expect(await checked()).toEqual([true, true])
    await call('article.setChecked', { ids: [articles[1]], checked: false })
    expect(await checked()).toEqual([true, false])
  })
})
