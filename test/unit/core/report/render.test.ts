import { parseHTML } from 'linkedom'
import { marked } from 'marked'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../../../electron/contract'
import { buildReport, type ReportOptions } from '../../../../electron/core/report/build'
import { claimReviews } from '../../../../electron/core/report/claim-review'
import { csvCell, escapeMarkdown, linkAddress } from '../../../../electron/core/report/escape'
import { renderReport } from '../../../../electron/core/report/render'
import { dateInWords, momentOf } from '../../../../electron/core/report/wording'
import { ARCHIVE, caseState, claim, FINAL, material, PUBLISH } from './sample'

function report(options: ReportOptions, state = caseState()): Report {
  const built = buildReport(material(state), options)
  if (!built.ok) throw new Error(built.reason)
  return built.report
}

/** A fragment of HTML as a document. */
const pageOf = (html: string) => parseHTML(`<!doctype html><html><body>${html}</body></html>`).document

/** Every string of the report, made hostile. */
function hostile(value: unknown): unknown {
  if (typeof value === 'string')
    return `"><script>alert(1)</script><img src=x onerror=alert(1)>' [x](javascript:alert(1)) ${value}`
  if (Array.isArray(value)) return value.map(hostile)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, KEPT.has(key) ? part : hostile(part)]))
}
/** What comes from a closed set and is never text. */
const KEPT = new Set(['kind', 'stage', 'stance', 'role', 'state', 'occasion', 'judgement', 'origin', 'schema', 'what'])

describe('HTML', () => {
  test('is one file that loads and runs nothing', () => {
    const { text, mediaType, name } = renderReport(report(ARCHIVE), 'html')
    expect([mediaType, name]).toEqual(['text/html;charset=utf-8', 'The old ferry archive 2016-09-14.html'])
    const { document } = parseHTML(text)
    expect(document.querySelectorAll('script, iframe, link, img, object, embed, form')).toHaveLength(0)
    expect(text).not.toMatch(/@import|url\(/)
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
  })

  test('prints both judgements, reasons, evidence, sources, method and what was not checked', () => {
    const { document } = parseHTML(renderReport(report(PUBLISH), 'html').text)
    const text = document.body.textContent
    for (const words of [
      'Said as quoted',
      'Wrong',
      'The log of the ferry says 5,400.',
      'Counted at the gate.',
      'Gazette',
      'Occasion not established',
      'Page not checked',
      'The harbour master kept silent',
      'An earlier version named another week.',
      'How many people did it carry?',
      'The desk',
    ])
      expect(text).toContain(words)
    expect(document.querySelector('mark')?.textContent).toBe('The ferry carried 4,500 people last week')
  })

  test('every inner link leads somewhere', () => {
    const { document } = parseHTML(renderReport(report(ARCHIVE), 'html').text)
    const links = [...document.querySelectorAll('a[href^="#"]')].map(
      (link) => link.getAttribute('href')?.slice(1) ?? '',
    )
    expect(links.length).toBeGreaterThan(5)
    for (const id of links) expect(document.getElementById(id), id).not.toBeNull()
  })

  test('hostile text stays text, and only the web is linked', () => {
    const { document } = parseHTML(renderReport(hostile(report(ARCHIVE)) as Report, 'html').text)
    expect(document.querySelectorAll('script, img')).toHaveLength(0)
    expect(
      [...document.querySelectorAll('*')]
        .flatMap((element) => [...element.attributes])
        .some(({ name }) => name.startsWith('on')),
    ).toBe(false)
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^(?:#|https?:)/)
  })

  test('text runs the way its script does', () => {
    const arabic = 'عبرت العبّارة أربعة آلاف شخص'
    const { document } = parseHTML(renderReport(report(PUBLISH, caseState({ question: arabic })), 'html').text)
    const element = [...document.querySelectorAll('p')].find((one) => one.textContent === arabic)
    expect(element?.getAttribute('dir')).toBe('auto')
  })
})

describe('the timeline', () => {
  const rowsOf = (text: string) =>
    [...parseHTML(text).document.querySelectorAll('.timeline tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()),
    )

  test('tells each claim on the day on which it was said, and how that day is known', () => {
    expect(rowsOf(renderReport(report(PUBLISH), 'html').text)).toEqual([
      ['Speaker', '11 September 2016', '12 September 2016'],
      [
        'Ada Quill',
        '● 1The ferry carried 4,500 people last week [1]said 11 September 2016, worked out from “Sunday”',
        '○ 1The ferry carried 4,500 people last week [2]published; the day on which it was said is not told',
      ],
    ])
  })

  test('holds drafts in an archive alone', () => {
    const speakers = (options: ReportOptions) =>
      rowsOf(renderReport(report(options), 'html').text).map(([first]) => first)
    expect(speakers(PUBLISH)).toEqual(['Speaker', 'Ada Quill'])
    expect(speakers(ARCHIVE)).toEqual(['Speaker', 'Ada Quill', 'Speaker not established'])
  })

  test('is left out where one quotation alone would stand in it', () => {
    const state = caseState()
    const [first] = claim(FINAL, 2).appearances
    const once = { ...state, claims: { [FINAL]: claim(FINAL, 2, { appearances: first ? [first] : [] }) } }
    expect(renderReport(report(PUBLISH, once), 'html').text).not.toContain('Timeline')
  })

  test('stands in CSV as the day of each quotation', () => {
    expect(renderReport(report(PUBLISH), 'csv').text).toContain('[1] 11 September 2016, worked out from “Sunday”')
  })
})

describe('Markdown', () => {
  test('prints what the HTML prints', async () => {
    const { text } = renderReport(report(PUBLISH), 'markdown')
    const document = pageOf(await marked.parse(text))
    expect(text).toContain(
      '> The council met on Monday. **The ferry carried 4,500 people last week**, said Mayor Ada Quill.',
    )
    expect(text).toContain('> — \\[1\\], Gazette, ascribed to Mayor Ada Quill, characters 27–67')
    for (const words of [
      'Said as quoted',
      'Wrong (Three steps)',
      'The log of the ferry says 5,400.',
      'Gazette',
      'Occasion not established',
    ])
      expect(document.body.textContent).toContain(words)
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual([
      '1. The ferry carried 4,500 people last week',
      'Timeline',
      'Sources',
      'Corrections',
      'What was not checked',
      'Method',
      'Scales',
      'Limits',
    ])
  })

  test('hostile text stays text', async () => {
    const html = await marked.parse(renderReport(hostile(report(ARCHIVE)) as Report, 'markdown').text)
    const document = pageOf(html)
    expect(document.querySelectorAll('script, img')).toHaveLength(0)
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:/)
  })

  test.each([
    '# no heading',
    '1. no list',
    '- no list',
    '*no* _emphasis_ `code`',
    '[no](link)',
    '<b>no</b> &amp;',
    '| no | table |',
    'https://no.example',
    '> no quote',
    '===',
  ])('%s comes out as it went in', async (text) => {
    const document = pageOf(await marked.parse(escapeMarkdown(text)))
    expect(document.body.textContent?.trim()).toBe(text)
    expect(document.body.querySelectorAll('*')).toHaveLength(1)
  })
})

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1'])('the cell %j is made harmless', (text) => {
    expect(csvCell(text)).toBe(`"'${text}"`)
  })

  test('quotes and line ends stay within their cell', () => {
    expect(csvCell('She said "no",\nand left')).toBe('"She said ""no"",\nand left"')
  })

  test('has one row a claim and as many cells in each', () => {
    const { text } = renderReport(
      report(
        ARCHIVE,
        caseState({ claims: { [FINAL]: claim(FINAL, 2, { wording: '=HYPERLINK("http://x.example")' }) } }),
      ),
      'csv',
    )
    expect(text.startsWith('\ufeff"number","claim"')).toBe(true)
    const rows = text.trimEnd().split('\r\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain('"\'=HYPERLINK(""http://x.example"")"')
    const cells = (row: string) => row.match(/"(?:[^"]|"")*"/g)?.length
    expect(cells(rows[1] ?? '')).toBe(cells((rows[0] ?? '').slice(1)))
  })
})

test('JSON is the report itself', () => {
  const one = report(ARCHIVE)
  expect(JSON.parse(renderReport(one, 'json').text)).toEqual(one)
})

describe('ClaimReview', () => {
  test('is one document a claim, with all that is required', () => {
    const { text, missing, claims } = renderReport(report(PUBLISH), 'claimreview')
    expect([missing, claims]).toEqual([[], [FINAL]])
    expect(JSON.parse(text)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ClaimReview',
      url: `https://desk.example/checks/ferry#claim-${'f'.repeat(12)}`,
      datePublished: '2016-09-14',
      claimReviewed: 'The ferry carried 4,500 people last week',
      author: { '@type': 'Organization', name: 'The Desk', url: 'https://desk.example' },
      itemReviewed: {
        '@type': 'Claim',
        author: { '@type': 'Person', name: 'Ada Quill' },
        datePublished: '2016-09-12',
        appearance: [
          expect.objectContaining({ '@type': 'CreativeWork', url: 'https://gazette.example/ferry' }),
          expect.objectContaining({ '@type': 'CreativeWork', url: 'https://courier.example/ferry' }),
        ],
      },
      reviewRating: {
        '@type': 'Rating',
        alternateName: 'Wrong',
        ratingValue: 1,
        bestRating: 3,
        worstRating: 1,
        ratingExplanation: 'The log of the ferry says 5,400.',
      },
    })
  })

  test('is refused without an address and an organisation, which are named', () => {
    for (const baseUrl of [null, '/checks', 'javascript:alert(1)']) {
      const { reviews, missing } = claimReviews(report({ ...PUBLISH, baseUrl, organisation: ' ' }))
      expect(reviews).toEqual([])
      expect(missing).toHaveLength(2)
    }
  })

  test('is refused claim by claim, and says what each lacks', () => {
    const rendered = renderReport(report(ARCHIVE), 'claimreview')
    expect(rendered.claims).toEqual([FINAL])
    expect(rendered.missing).toEqual([
      'Claim 2, “The harbour master kept silent”: a final verdict',
      'Claim 2, “The harbour master kept silent”: a speaker confirmed by a person',
    ])
  })

  test('is refused for a speaker who is confirmed to be unknown, and without a rating', () => {
    const one = claim(FINAL, 2)
    const unknown = { event: 's', by: 'r1', at: '', speaker: { known: false as const }, reason: '' }
    const verdicts = one.verdicts.map((verdict) => ({ ...verdict, truth: null }))
    const { reviews, missing } = claimReviews(
      report(PUBLISH, caseState({ claims: { [FINAL]: { ...one, speakerConfirmed: unknown, verdicts } } })),
    )
    expect(reviews).toEqual([])
    expect(missing).toEqual([
      'Claim 1, “The ferry carried 4,500 people last week”: a rating of whether it is true',
      'Claim 1, “The ferry carried 4,500 people last week”: a speaker with a name',
    ])
  })

  test('a rating off the scale has a name and no number', () => {
    const one = claim(FINAL, 2)
    const truth = { scale: 'three', rating: 'not-rated', reasons: '', evidence: [] }
    const verdicts = one.verdicts.map((verdict) => ({ ...verdict, truth }))
    const { text } = renderReport(
      report(PUBLISH, caseState({ claims: { [FINAL]: { ...one, verdicts } } })),
      'claimreview',
    )
    expect(JSON.parse(text).reviewRating).toEqual({ '@type': 'Rating', alternateName: 'Not rated' })
  })

  test('can stand in a page’s script element', () => {
    const wording = '</script><script>alert(1)</script>'
    const { text } = renderReport(
      report(PUBLISH, caseState({ claims: { [FINAL]: claim(FINAL, 2, { wording }) } })),
      'claimreview',
    )
    expect(text).not.toContain('<')
    expect(JSON.parse(text).claimReviewed).toBe(wording)
  })
})

describe('words', () => {
  test.each([
    ['2016-09-09', '9 September 2016'],
    ['2016-09', 'September 2016'],
    ['2016-09-09T14:05:00Z', '9 September 2016, 14:05 UTC'],
    ['2016-09-09T14:05:00+02:00', '9 September 2016, 14:05 (UTC+02:00)'],
    ['last Friday', 'last Friday'],
    ['2016-13-01', '2016-13-01'],
  ])('the date %s', (iso, words) => {
    expect(dateInWords(iso)).toBe(words)
  })

  test('a hybrid clock is a moment in UTC', () => {
    expect(momentOf('1473681600000-000004')).toBe('2016-09-12T12:00:00Z')
  })

  test.each([
    ['https://a.example/x?y=1', true],
    ['javascript:alert(1)', false],
    ['//a.example', false],
    ['https://a.example/"onclick', false],
    ['file:///etc/passwd', false],
  ])('the address %s is linked: %s', (url, linked) => {
    expect(linkAddress(url) !== null).toBe(linked)
  })

  test.each([
    ['../..\\con', 'con'],
    ['CON', 'Report'],
    ['…', 'Report'],
    ['محادثات / النهرين', 'محادثات النهرين'],
  ])('a case named %j gives a file name that any system takes', (name, words) => {
    expect(renderReport(report(PUBLISH, caseState({ name })), 'csv').name).toBe(
      `${words === 'con' ? 'Report' : words} publish 2016-09-14.csv`,
    )
  })
})
