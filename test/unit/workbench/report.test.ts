import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let open: TestWorkbench | null = null
afterEach(() => open?.end())

/** A case with one final claim: the quotation about 4 million crowns. */
async function finalClaim(host: Parameters<typeof startCase>[0] = {}) {
  const started = await startCase(host)
  open = started
  const { call, articles } = started
  const article = await call('article.get', { id: articles[0] })
  const statement = article.statements.find(({ type }) => type === 'direct' || type === 'mixed')
  if (!statement) throw new Error('no quotation found')
  const { claim } = await call('claim.touch', { statement: statement.id })
  const speaker = { known: true, name: 'Lena Brandt', kind: 'person' } as const
  await call('claim.confirmSpeaker', { claim, speaker, reason: 'named' })
  const figure = (await call('article.get', { id: articles[1] })).text.indexOf('6 million')
  const evidence = await call('evidence.addPassage', {
    claim,
    article: articles[1],
    span: [figure, figure + 9],
    stance: 'against',
    note: 'another figure',
  })
  const verdict = await call('verdict.record', {
    claim,
    said: { judgement: 'as quoted', reasons: 'Quoted on the page.', evidence: [evidence.event] },
    truth: { scale: 'plain', rating: 'not-rated', reasons: 'Too little to go on.', evidence: [] },
    stage: 'ready',
  })
  await call('app.setReviewer', { name: 'Ben Marsh' })
  await call('verdict.review', { claim, verdict: verdict.verdict, agrees: true, reasons: '' })
  return { ...started, claim, evidence: evidence.event }
}

describe('a report', () => {
  it('is made in every text format, and the same twice', async () => {
    const { call, claim } = await finalClaim()
    for (const format of ['html', 'markdown', 'csv', 'json'] as const) {
      const report = await call('report.render', { kind: 'publish', format })
      expect(report.missing).toEqual([])
      expect(report.claims).toEqual([claim])
      expect(report.text).toContain('4 million')
      expect(report.text).not.toContain('Ben Marsh')
      expect(report.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
    const archive = await call('report.render', { kind: 'archive', format: 'markdown' })
    expect(archive.text).toContain('Ben Marsh')
  })

  it('honours its filter and says so', async () => {
    const { call, claim } = await finalClaim()
    const other = await call('report.render', { kind: 'publish', format: 'json', filter: { speaker: 'Nobody' } })
    expect(other.claims).toEqual([])
    expect(JSON.parse(other.text).filter).toBe('Only said by Nobody')
    const same = await call('report.render', {
      kind: 'publish',
      format: 'json',
      filter: { speaker: 'Lena Brandt', stage: 'final', outlet: 'Bridge at Orsa to open in spring' },
    })
    expect(same.claims).toEqual([claim])
  })

  it('is refused as ClaimReview, naming what is missing', async () => {
    const { call } = await finalClaim()
    const report = await call('report.export', { kind: 'publish', format: 'claimreview' })
    expect(report).toMatchObject({ path: null, base64: null })
    expect(report.missing.length).toBeGreaterThan(0)
  })

  it('is written where the host says, or given as bytes where it can’t ask', async () => {
    const { call, folder } = await finalClaim({
      can: { openDialog: false, saveDialog: true, showInFolder: false, printToPdf: true },
      choosePath: async (name) => path.join(folder, name),
      printToPdf: async (html) => new TextEncoder().encode(`PDF of ${html.length}`),
    })
    const html = await call('report.export', { kind: 'publish', format: 'html' })
    expect(html.path).toBe(path.join(folder, html.name))
    expect(await readFile(html.path ?? '', 'utf8')).toContain('<html')
    const pdf = await call('report.export', { kind: 'publish', format: 'pdf' })
    expect(pdf).toMatchObject({ name: expect.stringMatching(/\.pdf$/), mediaType: 'application/pdf' })
    expect(await readFile(pdf.path ?? '', 'utf8')).toMatch(/^PDF of \d+$/)
  })

  it('is given as base64 by a shell without a save dialog, and needs a printer for PDF', async () => {
    const { call, refused } = await finalClaim()
    const csv = await call('report.export', { kind: 'publish', format: 'csv' })
    expect(csv.path).toBeNull()
    expect(Buffer.from(csv.base64 ?? '', 'base64').toString('utf8')).toContain('4 million')
    expect(await refused('report.export', { kind: 'publish', format: 'pdf' })).toMatchObject({ code: 'refused' })
  })

  it('is marked as published by its SHA-256, and corrected later', async () => {
    const { call, refused, claim } = await finalClaim()
    const { sha256 } = await call('report.render', { kind: 'publish', format: 'html' })
    await call('report.publish', { sha256, kind: 'publish', format: 'html', where: 'our site', claims: [claim] })
    await call('report.correct', { claim, text: 'The figure was 6 million.' })
    expect((await call('claim.get', { id: claim })).corrections[0]?.text).toBe('The figure was 6 million.')
    const unsure = { sha256: 'abc', kind: 'publish', format: 'html', where: 'x', claims: [] }
    expect(await refused('report.publish', unsure)).toMatchObject({ code: 'bad request' })
  })
})

describe('past reports', () => {
  it('are remembered with their own SHA-256, so that a file can be marked as published days later', async () => {
    const { call, folder, claim, again } = await finalClaim()
    const written = path.join(folder, 'out.html')
    const made = await call('report.export', { kind: 'publish', format: 'html', path: written })
    const bytes = await readFile(written)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
    const { folder: caseFolder } = await call('case.summary', {})

    const later = await again()
    open = later
    await later.call('case.open', { folder: caseFolder })
    const { exported } = await later.call('report.past', {})
    expect(exported).toMatchObject([{ sha256: made.sha256, path: written, format: 'html', claims: [claim] }])
    await later.call('report.publish', {
      sha256: made.sha256,
      kind: 'publish',
      format: 'html',
      where: 'https://desk.example/orsa',
      claims: [claim],
    })
    await later.call('report.correct', { claim, text: 'The figure was 6 million.' })
    const { published, corrections } = await later.call('report.past', {})
    expect(published).toMatchObject([{ sha256: made.sha256, byName: 'Ben Marsh', claims: [{ id: claim }] }])
    expect(corrections).toMatchObject([{ claim, text: 'The figure was 6 million.', byName: 'Ben Marsh' }])
  })

  it('of another case are not offered', async () => {
    const { call, folder } = await finalClaim()
    await call('report.export', { kind: 'archive', format: 'json', path: path.join(folder, 'out.json') })
    await call('case.create', { name: 'Other', question: '', why: '', responsible: 'Ada Quill' })
    expect(await call('report.past', {})).toEqual({ exported: [], published: [], corrections: [] })
  })

  it('are published by whom the installation remembers', async () => {
    const { call, again } = await finalClaim()
    const publisher = { organisation: 'Orsa Desk', baseUrl: 'https://desk.example/' }
    await call('app.setPublisher', publisher)
    const later = await again()
    open = later
    expect((await later.call('app.info', {})).publisher).toEqual(publisher)
  })
})

describe('what is withheld', () => {
  const everywhere = async (call: TestWorkbench['call']) => {
    const texts: string[] = []
    for (const kind of ['publish', 'archive'] as const)
      for (const format of ['html', 'markdown', 'csv', 'json', 'claimreview'] as const) {
        const { text, name } = await call('report.render', {
          kind,
          format,
          organisation: 'Desk',
          baseUrl: 'https://desk.example/',
        })
        texts.push(text, name)
      }
    return texts.join('\n')
  }

  it('stands in no report when it is an article', async () => {
    const { call, articles } = await finalClaim()
    expect(await everywhere(call)).toContain('tribune')
    await call('item.withhold', { target: { kind: 'article', article: articles[1] }, withheld: true, reason: 'source' })
    const all = await everywhere(call)
    expect(all).not.toContain('tribune')
    expect(all).not.toContain('6 million')
    expect(all).not.toContain(articles[1].slice(7))
  })

  it('stands in no report when it is a speaker, by any name', async () => {
    const { call } = await finalClaim()
    await call('item.withhold', { target: { kind: 'speaker', name: 'Lena Brandt' }, withheld: true, reason: 'source' })
    expect(await everywhere(call)).not.toMatch(/Brandt/i)
  })

  it('stands in no report when it is a claim or a piece of evidence', async () => {
    const { call, claim, evidence } = await finalClaim()
    await call('item.withhold', { target: { kind: 'evidence', evidence }, withheld: true, reason: 'source' })
    expect(await everywhere(call)).not.toContain('6 million')
    await call('item.withhold', { target: { kind: 'claim', claim }, withheld: true, reason: 'source' })
    const all = await everywhere(call)
    expect(all).not.toContain('4 million')
    expect(all).not.toContain(claim)
  })

  it('is all of it when it is the case', async () => {
    const { call, refused } = await finalClaim()
    await call('item.withhold', { target: { kind: 'case' }, withheld: true, reason: 'court order' })
    expect(await refused('report.render', { kind: 'archive', format: 'html' })).toMatchObject({ code: 'refused' })
  })
})
