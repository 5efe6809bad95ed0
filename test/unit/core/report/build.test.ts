import { describe, expect, test } from 'vitest'
import type { CaseState, Report, Target } from '../../../../electron/contract'
import { buildReport, type ReportMaterial, type ReportOptions } from '../../../../electron/core/report/build'
import { renderReport } from '../../../../electron/core/report/render'
import { ARCHIVE, anchor, COURIER, caseState, claim, DRAFT, FINAL, GAZETTE, material, PUBLISH } from './sample'

function build(options: ReportOptions, from: ReportMaterial = material()): Report {
  const built = buildReport(from, options)
  if (!built.ok) throw new Error(built.reason)
  return built.report
}
const everything = (report: Report) =>
  (['html', 'markdown', 'csv', 'json', 'claimreview'] as const).map((format) => {
    const { name, text } = renderReport(report, format)
    return `${name}\n${text}`
  })

describe('a publish report', () => {
  const report = build(PUBLISH)

  test('holds final verdicts alone, and names the claims that have none', () => {
    expect(report.claims.map(({ id }) => id)).toEqual([FINAL])
    expect(report.notChecked).toEqual([
      { what: 'claim', id: DRAFT, title: 'The harbour master kept silent' },
      { what: 'article', id: COURIER, title: 'Figures from the ferry' },
    ])
  })

  test('holds no notes, no earlier verdicts, no record and no reviewers', () => {
    expect(report.claims[0]).toMatchObject({ notes: [], earlier: [] })
    expect(report.history).toEqual([])
    for (const text of everything(report)) expect(text).not.toMatch(/Noor|Sam Sample|Call the port|"r[12]"/)
    expect(report.claims[0]?.verdict).toMatchObject({
      by: 'reviewer 1',
      reviewed: [{ by: 'reviewer 2', agrees: true }],
    })
  })

  test('prints reviewers’ names when asked', () => {
    expect(build({ ...PUBLISH, names: true }).reviewers).toEqual({ r1: 'Noor Example', r2: 'Sam Sample' })
  })

  test('names nobody as answering for it who is a reviewer, unless names are printed', () => {
    const from = { ...material(), state: { ...caseState(), responsible: 'NOOR EXAMPLE, editor' } }
    const unnamed = build(PUBLISH, from)
    expect(unnamed.case.responsible).toBe('')
    for (const text of everything(unnamed)) expect(text).not.toMatch(/Noor|Answers for it/i)
    expect(build({ ...PUBLISH, names: true }, from).case.responsible).toBe('NOOR EXAMPLE, editor')
    expect(build(ARCHIVE, from).case.responsible).toBe('NOOR EXAMPLE, editor')
    expect(build(PUBLISH).case.responsible).toBe('The desk')
  })

  test('quotes with a sentence either side, and marks the words', () => {
    const [quote] = report.claims[0]?.quotes ?? []
    expect(quote?.text).toBe(
      'The council met on Monday. The ferry carried 4,500 people last week, said Mayor Ada Quill. She gave no source.',
    )
    expect(quote?.text.slice(quote.start, quote.end)).toBe('The ferry carried 4,500 people last week')
    expect(quote).toMatchObject({ article: 1, speaker: 'Mayor Ada Quill', state: 'exact' })
  })

  test('numbers the evidence as the judgements refer to it', () => {
    expect(report.claims[0]?.evidence.map(({ number }) => number)).toEqual([1, 2])
    expect(report.claims[0]?.verdict?.truth).toMatchObject({
      ratingName: 'Wrong',
      value: 1,
      best: 3,
      worst: 1,
      evidence: [1, 2],
    })
  })

  test('shows differences by article number, and calls none a conflict that is not known to be one', () => {
    expect(report.claims[0]?.differences).toEqual([
      { kind: 'number', note: '4,500 / 5,400', articles: [1, 2], conflict: false },
    ])
  })

  test('honours a filter: claims, what was not checked, and sources', () => {
    const filtered = build({ ...PUBLISH, filter: { words: 'speaker: Ivo Marsh', claims: [DRAFT] } })
    expect(filtered).toMatchObject({ claims: [], articles: [], filter: 'speaker: Ivo Marsh' })
    expect(filtered.notChecked.map(({ id }) => id)).toEqual([DRAFT])
  })

  test('prints a passage that is not found again in its own words', () => {
    const lost = build(PUBLISH, material(undefined, { resolve: () => ({ state: 'lost', why: 'not found' }) }))
    expect(lost.claims[0]?.quotes[0]).toMatchObject({ text: 'The ferry carried 4,500 people last week', state: 'lost' })
  })

  test('leaves out evidence that was taken back', () => {
    const state = caseState()
    const one = claim(FINAL, 2)
    const evidence = one.evidence.map((item) =>
      item.id === 'e1' ? { ...item, removed: { by: 'r1', at: item.at, reason: '' } } : item,
    )
    const report = build(PUBLISH, material({ ...state, claims: { [FINAL]: { ...one, evidence } } }))
    expect(report.claims[0]?.evidence.map(({ number, note }) => [number, note])).toEqual([[1, 'Counted at the gate.']])
    expect(report.claims[0]?.verdict?.truth?.evidence).toEqual([1])
  })
})

describe('an archive', () => {
  const report = build(ARCHIVE)

  test('holds everything, in the order of touching', () => {
    expect(report.claims.map(({ id, stage }) => [id, stage])).toEqual([
      [FINAL, 'final'],
      [DRAFT, 'draft'],
    ])
    expect(report.claims[0]?.notes).toEqual([{ by: 'r2', at: '2016-09-12T12:08:00Z', text: 'Call the port again.' }])
    expect(report.claims[0]?.earlier.map(({ id, stage }) => [id, stage])).toEqual([['v1', 'superseded']])
    expect(report.history).toHaveLength(2)
    expect(report.reviewers).toEqual({ r1: 'Noor Example', r2: 'Sam Sample' })
  })

  test('lets no verdict stand where two replace the same one', () => {
    const one = claim(FINAL, 2, { current: ['v1', 'v2'], stage: 'disputed' })
    const report = build(ARCHIVE, material(caseState({ claims: { [FINAL]: one } })))
    expect(report.claims[0]?.verdict).toBeNull()
    expect(report.claims[0]?.earlier).toHaveLength(2)
  })

  test('does without a name that was erased', () => {
    const report = build(ARCHIVE, material(caseState({ reviewers: { r1: null, r2: 'Sam Sample' } })))
    expect(report.claims[0]?.verdict?.by).toBe('reviewer 1')
  })
})

describe('what is withheld', () => {
  const withheld = (target: Target): CaseState =>
    caseState({
      withheld: [{ target, by: 'r1', at: '', reason: '' }],
      articles: {
        [COURIER]: {
          ...{
            event: 'i',
            by: 'r1',
            at: '',
            id: COURIER,
            name: 'courier-from-a-friend.html',
            extension: 'html',
            bytes: 1,
          },
          ...{ reader: '', readerVersion: '', textHash: '', textLength: 1, stated: {}, checked: null, bodySet: [] },
        },
      },
    })

  test('a case: no report at all', () => {
    expect(buildReport(material(withheld({ kind: 'case' })), PUBLISH).ok).toBe(false)
  })

  test.each([PUBLISH, ARCHIVE])('a claim: nowhere, in any format', (options) => {
    const report = build(options, material(withheld({ kind: 'claim', claim: FINAL })))
    for (const text of everything(report)) {
      expect(text).not.toContain(FINAL)
      expect(text).not.toContain('The ferry carried 4,500')
    }
  })

  test('an article: neither its text nor its name, and claims that stand in it alone go', () => {
    const report = build(ARCHIVE, material(withheld({ kind: 'article', article: COURIER })))
    expect(report.articles.map(({ id }) => id)).toEqual([GAZETTE])
    expect(report.claims.map(({ id }) => id)).toEqual([FINAL])
    expect(report.claims[0]).toMatchObject({ differences: [], quotes: [{ article: 1 }] })
    for (const text of everything(report)) expect(text).not.toMatch(/Courier|courier|b{64}|kept silent/)
  })

  test('evidence: not printed, and the judgements don’t refer to it', () => {
    const report = build(PUBLISH, material(withheld({ kind: 'evidence', evidence: 'e2' })))
    expect(report.claims[0]?.verdict?.truth?.evidence).toEqual([1])
    for (const text of everything(report)) expect(text).not.toMatch(/port\.example|week 36/)
  })

  test.each([PUBLISH, ARCHIVE])(
    'a speaker: the name, its parts and other names, in quotes, selectors and record',
    (options) => {
      const report = build(options, material(withheld({ kind: 'speaker', name: 'Ivo Marsh' })))
      for (const text of everything(report)) expect(text).not.toMatch(/Marsh/i)
      const quote = report.claims[0]?.evidence[0]?.quote
      expect(quote?.text).toContain('[withheld]')
      expect(quote?.selector).toMatchObject({ exact: '', prefix: '', suffix: '', textHash: '' })
      expect(quote?.text.slice(quote.start, quote.end)).toBe('The harbour master, [withheld], kept silent')
    },
  )

  test('a speaker’s own claims go, under joined names too', () => {
    const state = withheld({ kind: 'speaker', name: 'A. Quill' })
    const merged = {
      ...state,
      speakers: [
        { kind: 'merged' as const, into: 'Ada Quill', from: ['A. Quill'], reason: '', event: 'm', by: 'r1', at: '' },
      ],
    }
    const report = build(ARCHIVE, material(merged))
    expect(report.claims.map(({ id }) => id)).toEqual([DRAFT])
    for (const text of everything(report)) expect(text).not.toMatch(/Quill/)
  })

  test('a name of any characters is found as it stands', () => {
    for (const name of ['Jean-Luc (the “cook”)', 'C++ Smith/Jones', 'أحمد', '[x']) {
      const state = { ...withheld({ kind: 'speaker', name }), question: `Did ${name} say so, or ${name}ian?` }
      expect(build(PUBLISH, material(state)).case.question).toMatch(/^Did \[withheld\] say so/)
    }
  })

  test('the case’s name, where it holds a withheld name, is struck from the file name as well', () => {
    const state = { ...withheld({ kind: 'speaker', name: 'Ivo Marsh' }), name: 'What Marsh knew' }
    expect(renderReport(build(PUBLISH, material(state)), 'html').name).toBe(
      'What withheld knew publish 2016-09-14.html',
    )
  })
})

test('the same material gives the same report', () => {
  expect(build(ARCHIVE)).toEqual(build(ARCHIVE))
  expect(anchor(GAZETTE, 'The council').start).toBe(0)
})
