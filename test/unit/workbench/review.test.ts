import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let open: TestWorkbench | null = null
afterEach(() => open?.end())
const start = async () => {
  const started = await startCase()
  open = started
  return started
}
const truth = (rating: string) => ({ scale: 'plain', rating, reasons: '', evidence: [] })

describe('the queue', () => {
  it('holds everything that is said, pages it, and shows why each stands where it stands', async () => {
    const { call } = await start()
    const all = await call('claim.queue', {})
    expect(all.total).toBeGreaterThan(2)
    expect(all.items.every(({ because }) => because !== '')).toBe(true)
    expect((await call('claim.queue', { offset: 1, limit: 1 })).items).toEqual([all.items[1]])
    expect((await call('claim.queue', { show: 'final' })).total).toBe(0)
  })

  it('shows drafts as begun, and puts what is skipped after the rest of its kind', async () => {
    const { call } = await start()
    const [first] = (await call('claim.queue', { show: 'open' })).items
    if (!first || first.kind === 'claim') throw new Error('the queue is empty')
    await call('claim.skip', { item: first.id, kind: first.kind, reason: 'later' })
    const open = await call('claim.queue', { show: 'open' })
    expect(open.items.at(-1)?.id).toBe(first.id)
    const next = open.items[0]
    if (!next) throw new Error('the queue is empty')
    const { claim } = await call('claim.touch', next.kind === 'thread' ? { thread: next.id } : { statement: next.id })
    await call('verdict.record', { claim, said: null, truth: truth('not-rated'), stage: 'draft' })
    const claims = await call('claim.queue', { show: 'claims' })
    expect(claims.items.map(({ kind, id }) => [kind, id])).toEqual([['claim', claim]])
    const drafts = await call('claim.queue', { show: 'draft' })
    expect(drafts.items.map(({ id }) => id)).toEqual([claim])
    expect((await call('claim.queue', { show: 'open' })).items.some(({ id }) => id === next.id)).toBe(false)
  })
})

describe('what somebody denied', () => {
  const DENIAL = `Museum plans

Councilwoman Ida Falk denied that the museum would be pulled down for a car park.
`
  it('is shown with its cue in the queue, in what is found and as a claim, until the claim is reworded', async () => {
    const { call } = await start()
    const base64 = Buffer.from(DENIAL).toString('base64')
    await call('article.importBytes', { files: [{ name: 'post.txt', base64 }] })
    const queued = async () =>
      (await call('claim.queue', {})).items.find(({ wording }) => wording.includes('pulled down'))
    const item = await queued()
    expect(item).toMatchObject({ kind: 'statement', cue: 'denied' })
    const found = async (kind: 'statement' | 'claim') =>
      (await call('search.find', { query: 'pulled down', kinds: [kind] })).items.map(({ snippet }) => snippet)
    expect(await found('statement')).toEqual([`Ida Falk: denied ${item?.wording}`])

    const { claim } = await call('claim.touch', { statement: item?.id ?? '' })
    expect(await call('claim.get', { id: claim })).toMatchObject({ cue: 'denied', wording: item?.wording })
    expect(await queued()).toMatchObject({ kind: 'claim', cue: 'denied' })
    expect(await found('claim')).toEqual([`denied ${item?.wording}`])

    await call('claim.reword', { claim, wording: 'The museum will not be pulled down' })
    expect(await call('claim.get', { id: claim })).toMatchObject({ cue: '' })
    expect(await queued()).toMatchObject({ cue: '' })
  })
})

describe('a speaker confirmed for a claim', () => {
  const DOUBT = `Bridge talks

Councilman Ben Orr met councilman Ole Fisk on Monday.

He said the bridge would be closed again in autumn.
`
  it('counts in the text and the matrix, until it is taken back', async () => {
    const { call } = await start()
    const base64 = Buffer.from(DOUBT).toString('base64')
    const { imported } = await call('article.importBytes', { files: [{ name: 'post.txt', base64 }] })
    const article = imported[0]?.id ?? ''
    const doubtful = async () => {
      const { statements } = await call('article.get', { id: article })
      return statements.find(({ cue }) => cue.length > 0)
    }
    const before = await doubtful()
    expect(before?.speaker).toMatchObject({ certainty: 'unknown' })
    expect(before?.candidateNames.toSorted()).toEqual(['Ben Orr', 'Ole Fisk'])
    const { claim } = await call('claim.touch', { statement: before?.id ?? '' })
    const speaker = { known: true, name: 'Ole Fisk', kind: 'person' } as const
    expect((await call('claim.get', { id: claim })).candidateNames.toSorted()).toEqual(['Ben Orr', 'Ole Fisk'])
    await call('claim.confirmSpeaker', { claim, speaker, reason: 'he told us' })

    const after = await doubtful()
    expect(after).toMatchObject({
      speaker: { name: 'Ole Fisk', certainty: 'named' },
      speakerSet: { by: 'Ada Quill', reason: 'he told us' },
    })
    const rows = async () => (await call('compare.matrix', { topic: null })).rows.map((row) => row.speaker.name)
    expect(await rows()).toContain('Ole Fisk')
    const { rows: matrix } = await call('compare.matrix', { topic: null })
    const his = matrix.find((row) => row.speaker.name === 'Ole Fisk')?.cells.flatMap((cell) => cell.statements)
    expect(his?.map(({ id }) => id)).toEqual([before?.id])

    await call('case.undo', {})
    expect((await doubtful())?.speaker).toEqual(before?.speaker)
    expect(await rows()).not.toContain('Ole Fisk')
  })
})

describe('verdicts', () => {
  const touched = async (call: TestWorkbench['call'], article: string) => {
    const { statements } = await call('article.get', { id: article })
    const statement = statements.find(({ type }) => type !== 'narrated')
    return (await call('claim.touch', { statement: statement?.id ?? '' })).claim
  }

  it('replace one’s own earlier one, keep it in history, and rest on the claim’s own evidence', async () => {
    const { call, refused, articles } = await start()
    const claim = await touched(call, articles[0])
    const first = await call('verdict.record', { claim, said: null, truth: truth('not-rated'), stage: 'draft' })
    const second = await call('verdict.record', {
      claim,
      said: { judgement: 'altered', reasons: '', evidence: [] },
      truth: null,
      stage: 'draft',
    })
    const view = await call('claim.get', { id: claim })
    expect(view.current).toEqual([second.verdict])
    expect(view.verdicts.map(({ id }) => id)).toEqual([first.verdict, second.verdict])
    expect(view.missing.length).toBeGreaterThan(0)
    expect(view.history.map(({ type }) => type)).toContain('verdict.recorded')
    const none = { claim, said: null, truth: null, stage: 'draft' }
    expect(await refused('verdict.record', none)).toMatchObject({ code: 'bad request' })
    const unknown = { claim, said: null, truth: truth('very-true'), stage: 'draft' }
    expect(await refused('verdict.record', unknown)).toMatchObject({ code: 'bad request' })
    const foreign = {
      claim,
      said: { judgement: 'altered', reasons: '', evidence: ['e1'] },
      truth: null,
      stage: 'draft',
    }
    expect(await refused('verdict.record', foreign)).toMatchObject({ code: 'bad request' })
  })

  it('are ready with both judgements, reasons, evidence and a speaker; else nothing is recorded and all is named', async () => {
    const { call, refused, articles } = await start()
    const claim = await touched(call, articles[0])
    const acts = async () => (await call('case.history', {})).total
    const said = { judgement: 'as quoted' as const, reasons: '', evidence: [] as string[] }
    await call('verdict.record', { claim, said, truth: null, stage: 'draft' })
    const before = await acts()
    const isIt = 'an answer with reasons to “is it true?”'
    const who = 'a speaker confirmed by a person, or confirmed unknown'
    expect(await refused('verdict.record', { claim, said, truth: null, stage: 'ready' })).toEqual({
      code: 'refused',
      message: `Not ready. It still needs ${isIt}, reasons for “did they say it?”, evidence, ${who}.`,
    })
    expect((await refused('verdict.record', { claim, said: null, truth: null, stage: 'ready' })).message).toBe(
      `Not ready. It still needs an answer with reasons to “did they say it?”, ${isIt}, evidence, ${who}.`,
    )
    const both = { claim, said, truth: truth('not-rated'), stage: 'ready' }
    expect((await refused('verdict.record', both)).message).toContain('reasons for both')
    expect(await acts()).toBe(before)
    const lacking = async () => (await call('claim.get', { id: claim })).lacking
    expect(await lacking()).toEqual([isIt, 'reasons for “did they say it?”', 'evidence', who])

    await call('claim.confirmSpeaker', { claim, speaker: { known: false }, reason: 'nobody can tell' })
    const reference = { kind: 'reference', citation: 'City archive, box 4', url: null, accessed: null } as const
    const { event } = await call('evidence.add', { claim, evidence: reference, stance: 'for', note: '' })
    expect(await lacking()).toEqual([isIt, 'reasons for “did they say it?”'])
    await call('verdict.record', {
      claim,
      said: { ...said, reasons: 'It says so.', evidence: [event] },
      truth: { ...truth('not-rated'), reasons: 'A forecast.' },
      stage: 'ready',
    })
    expect(await call('claim.get', { id: claim })).toMatchObject({ stage: 'ready', lacking: [], missing: [] })
  })

  it('are reviewed by somebody else, or the review is waived with a reason', async () => {
    const { call, refused, articles } = await start()
    const claim = await touched(call, articles[0])
    const speaker = { known: false } as const
    await call('claim.confirmSpeaker', { claim, speaker, reason: 'nobody can tell' })
    const reference = { kind: 'reference', citation: 'City archive, box 4', url: null, accessed: null } as const
    const { event } = await call('evidence.add', { claim, evidence: reference, stance: 'for', note: '' })
    const said = { judgement: 'as quoted' as const, reasons: 'It says so.', evidence: [event] }
    const unrated = { ...truth('not-rated'), reasons: 'A forecast.' }
    const { verdict } = await call('verdict.record', { claim, said, truth: unrated, stage: 'ready' })
    const own = { claim, verdict, agrees: true, reasons: '' }
    expect(await refused('verdict.review', own)).toMatchObject({ code: 'refused' })
    expect(await refused('claim.waive', { claim, verdict, reason: ' ' })).toMatchObject({ code: 'bad request' })
    await call('claim.waive', { claim, verdict, reason: 'one reviewer on duty' })
    expect(await call('claim.get', { id: claim })).toMatchObject({ stage: 'final', missing: [] })
    await call('app.setReviewer', { name: 'Ben Marsh' })
    const other = { judgement: 'out of context' as const, reasons: 'Cut short.', evidence: [event] }
    await call('verdict.record', { claim, said: other, truth: unrated, stage: 'ready' })
    expect((await call('claim.get', { id: claim })).stage).toBe('disputed')
    expect((await call('case.summary', {})).counts).toMatchObject({ claims: 1, disputed: 1, final: 0 })
    await call('app.setReviewer', { name: 'Cy Holm' })
    await call('verdict.adjudicate', { claim, verdict, reasons: 'The page is clear.' })
    expect((await call('claim.get', { id: claim })).stage).toBe('final')
  })

  it('stand on evidence that can be removed, on a claim that can be reworded, noted and joined', async () => {
    const { call, articles } = await start()
    const [one, two] = [await touched(call, articles[0]), await touched(call, articles[1])]
    const added = await call('evidence.addPassage', {
      claim: one,
      article: articles[1],
      span: [0, 6],
      stance: 'context',
      note: '',
    })
    await call('evidence.remove', { claim: one, evidence: added.event, reason: 'wrong page' })
    await call('claim.reword', { claim: one, wording: 'The bridge opens in spring' })
    const note = await call('note.add', { target: { kind: 'claim', claim: one }, text: 'Ask the works office.' })
    await call('note.change', { note: note.event, text: 'Asked the works office.' })
    const view = await call('claim.get', { id: one })
    expect(view).toMatchObject({
      wording: 'The bridge opens in spring',
      noteView: [{ text: 'Asked the works office.' }],
    })
    expect(view.evidenceView[0]?.removed?.reason).toBe('wrong page')
    await call('claim.join', { into: one, from: two })
    const joined = await call('claim.get', { id: two })
    expect(joined.id).toBe([one, two].sort()[0])
    expect(joined.places).toHaveLength(2)
  })
})

describe('search', () => {
  it('finds words and phrases in text, statements, claims and notes, and what was added since', async () => {
    const { call, articles } = await start()
    const railings = await call('search.find', { query: 'railing', kinds: ['text'] })
    expect(railings.items[0]).toMatchObject({ kind: 'text', article: articles[0] })
    const [hit] = railings.items
    expect(hit?.found.map((span) => hit.snippet.slice(...span))).toEqual(['railings'])
    expect((await call('search.find', { query: '“railings blue”', kinds: ['text'] })).total).toBe(1)
    expect((await call('search.find', { query: '"blue railings"' })).total).toBe(0)
    expect(
      (await call('search.find', { query: 'brandt', kinds: ['statement'] })).items.every(
        ({ kind }) => kind === 'statement',
      ),
    ).toBe(true)
    await call('note.add', { target: { kind: 'case' }, text: 'Éclair on the way' })
    expect((await call('search.find', { query: 'eclair' })).items).toMatchObject([{ kind: 'note' }])
    expect((await call('search.find', { query: '   ' })).total).toBe(0)
  })
})

describe('the case', () => {
  it('tells its history, checks its log and changes what it says of itself', async () => {
    const { call, refused } = await start()
    await call('case.update', { question: 'Did it open?' })
    expect((await call('case.summary', {})).question).toBe('Did it open?')
    expect((await call('case.verify', {})).faults).toEqual([])
    const history = await call('case.history', { limit: 1 })
    expect(history.items[0]).toMatchObject({ type: 'case.updated', byName: 'Ada Quill', undone: false })
    await call('case.undo', {})
    expect((await call('case.history', { limit: 5 })).items.find(({ type }) => type === 'case.updated')?.undone).toBe(
      true,
    )
    expect(await call('case.redo', {})).toMatchObject({ label: expect.stringContaining('question') })
    await call('case.close', {})
    expect(await refused('case.summary', {})).toMatchObject({ code: 'no case' })
  })
})
