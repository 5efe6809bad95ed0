import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startCase, startWorkbench, type TestWorkbench } from './start'

let open: TestWorkbench[] = []
const keep = <T extends TestWorkbench>(started: T): T => {
  open.push(started)
  return started
}
afterEach(async () => {
  for (const started of open.reverse()) await started.end()
  open = []
})

describe('the workbench', () => {
  it('asks who reviews before anything is recorded', async () => {
    const { call, refused } = keep(await startWorkbench())
    expect((await call('app.info', {})).reviewer).toBeNull()
    const error = await refused('case.create', { name: 'A', question: '', why: '', responsible: 'B' })
    expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('who you are') })
  })

  it('says which method or field is wrong', async () => {
    const { refused } = keep(await startWorkbench())
    expect(await refused('case.burn', {})).toEqual({ code: 'bad request', message: 'There is no method "case.burn".' })
    expect(await refused(undefined, {})).toMatchObject({ code: 'bad request' })
    expect(await refused('article.get', { id: 7 })).toMatchObject({
      code: 'bad request',
      message: expect.stringContaining('article.get: id'),
    })
    expect(await refused('case.summary', {})).toEqual({ code: 'no case', message: 'No case is open.' })
  })

  it('knows a reviewer who comes back', async () => {
    const { call } = keep(await startWorkbench())
    const ada = await call('app.setReviewer', { name: 'Ada Quill' })
    const ben = await call('app.setReviewer', { name: 'Ben Marsh' })
    expect(ben.id).not.toBe(ada.id)
    expect(await call('app.setReviewer', { name: 'Ada Quill' })).toEqual(ada)
  })
})

describe('a case from import to verdict', () => {
  it('reads articles, finds who said what, and records both judgements, by two reviewers', async () => {
    const started = keep(await startCase())
    const { call } = started
    const list = await call('article.list', {})
    expect(list.items.map(({ name }) => name)).toEqual(['herald.txt', 'tribune.txt'])

    const article = await call('article.get', { id: started.articles[0] })
    const statement = article.statements.find(
      ({ type, content }) => type !== 'narrated' && article.text.slice(...(content[0] ?? [0, 0])).includes('4 million'),
    )
    if (!statement) throw new Error('The quotation was not found.')
    await call('statement.setSpeaker', {
      statement: statement.id,
      speaker: { known: true, name: 'Lena Brandt', kind: 'person' },
      reason: 'named in the paragraph before',
    })
    const matrix = await call('compare.matrix', { topic: null })
    const brandt = matrix.rows.find(({ speaker }) => speaker.name === 'Lena Brandt')
    expect(brandt?.cells.flatMap(({ statements }) => statements.map(({ id }) => id))).toContain(statement.id)
    expect(matrix.rows.flatMap(({ cells }) => cells).filter(({ empty }) => empty)).not.toEqual([])

    const { claim } = await call('claim.touch', { statement: statement.id })
    expect(await call('claim.touch', { statement: statement.id })).toEqual({ claim })
    const evidence = await call('evidence.addPassage', {
      claim,
      article: started.articles[1],
      span: [0, 20],
      stance: 'against',
      note: 'another figure',
    })
    await call('claim.confirmSpeaker', {
      claim,
      speaker: { known: true, name: 'Lena Brandt', kind: 'person' },
      reason: 'named',
    })
    const verdict = await call('verdict.record', {
      claim,
      said: { judgement: 'as quoted', reasons: 'Both pages quote it.', evidence: [evidence.event] },
      truth: { scale: 'plain', rating: 'not-rated', reasons: 'Too little to go on.', evidence: [] },
      stage: 'ready',
    })
    expect((await call('claim.get', { id: claim })).stage).toBe('ready')

    await call('case.undo', {})
    expect((await call('claim.get', { id: claim })).stage).toBe('open')
    await call('case.redo', {})
    expect((await call('claim.get', { id: claim })).stage).toBe('ready')

    await call('app.setReviewer', { name: 'Ben Marsh' })
    await call('verdict.review', { claim, verdict: verdict.verdict, agrees: true, reasons: 'So do I.' })
    expect((await call('claim.get', { id: claim })).stage).toBe('final')
  })

  it('finds everything again after a restart, without the machine results if need be', async () => {
    const first = await startCase()
    const { articles } = first
    const before = await first.call('article.get', { id: articles[0] })
    const { folder } = await first.call('case.summary', {})
    const second = keep(await first.again())
    expect((await second.call('app.info', {})).recent[0]).toMatchObject({ folder, missing: false })
    await second.call('case.open', { folder })
    expect(await second.call('article.get', { id: articles[0] })).toEqual(before)
    expect(await readdir(path.join(folder, 'originals'))).toHaveLength(2)
  })

  it('says of the same bytes twice that they are there already', async () => {
    const { call } = keep(await startCase())
    const again = await call('article.importText', { name: 'copy', text: 'One line alone.' })
    expect(again.imported[0]).toMatchObject({ kind: 'article', already: false })
    const twice = await call('article.importText', { name: 'other name', text: 'One line alone.' })
    expect(twice.imported[0]).toMatchObject({ already: true })
  })
})
