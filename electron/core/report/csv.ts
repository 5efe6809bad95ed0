import type { Report, ReportClaim } from '../../contract'
import { csvCell } from './escape'
import {
  differenceInWords,
  OCCASION_IN_WORDS,
  SAID_IN_WORDS,
  STAGE_IN_WORDS,
  STANCE_IN_WORDS,
  saidInWords,
} from './wording'

type Cell = string | number | null

/** The columns, each with what stands in it. Lists within a cell are parted by a line end. */
const COLUMNS: readonly (readonly [name: string, value: (claim: ReportClaim, report: Report) => Cell])[] = [
  ['number', (claim) => claim.number],
  ['claim', (claim) => claim.wording],
  ['speaker', (claim) => (claim.speaker?.known ? claim.speaker.name : null)],
  ['speaker confirmed', (claim) => (claim.speakerConfirmed ? 'yes' : 'no')],
  ['stage', (claim) => STAGE_IN_WORDS[claim.stage]],
  ['did they say it', ({ verdict }) => (verdict?.said ? SAID_IN_WORDS[verdict.said.judgement] : null)],
  ['did they say it: reasons', ({ verdict }) => verdict?.said?.reasons ?? null],
  ['is it true', ({ verdict }) => verdict?.truth?.ratingName ?? null],
  ['is it true: value', ({ verdict }) => verdict?.truth?.value ?? null],
  ['is it true: scale', ({ verdict }) => verdict?.truth?.scaleName ?? null],
  ['is it true: reasons', ({ verdict }) => verdict?.truth?.reasons ?? null],
  ['verdict at', ({ verdict }) => verdict?.at ?? null],
  ['second reviewers', ({ verdict }) => verdict?.reviewed.filter(({ agrees }) => agrees).length ?? null],
  ['occasion', ({ occasion }) => occasion && OCCASION_IN_WORDS[occasion]],
  ['differences', ({ differences }) => differences.map((one) => `${differenceInWords(one)}: ${one.note}`).join('\n')],
  [
    'quotes',
    ({ quotes }) => quotes.map(({ article, text, start, end }) => `[${article}] ${text.slice(start, end)}`).join('\n'),
  ],
  [
    'said on',
    ({ quotes }) =>
      quotes
        .flatMap(({ article, said }) => {
          const words = saidInWords(said)
          return words === '' ? [] : [`[${article}] ${words}`]
        })
        .join('\n'),
  ],
  [
    'outlets',
    ({ quotes }, report) => {
      const outlets = quotes.map(
        (quote) => report.articles.find(({ number }) => number === quote.article)?.outlet ?? '',
      )
      return [...new Set(outlets)].filter((outlet) => outlet !== '').join('\n')
    },
  ],
  [
    'addresses',
    ({ quotes }, report) => {
      const urls = quotes.map((quote) => report.articles.find(({ number }) => number === quote.article)?.url ?? '')
      return [...new Set(urls)].filter((url) => url !== '').join('\n')
    },
  ],
  [
    'evidence',
    ({ evidence }) =>
      evidence
        .map(({ number, stance, note, quote, file, reference }) => {
          const what =
            reference?.url ?? reference?.citation ?? file?.name ?? quote?.text.slice(quote.start, quote.end) ?? ''
          return [`${number}. ${STANCE_IN_WORDS[stance]}:`, what, note].filter((part) => part !== '').join(' ')
        })
        .join('\n'),
  ],
  ['id', (claim) => claim.id],
]

/** The claims as CSV (RFC 4180, UTF-8 with a byte order mark, by which spreadsheet programs know it), one row a claim. */
export function renderCsv(report: Report): string {
  const header = COLUMNS.map(([name]) => csvCell(name))
  const rows = report.claims.map((claim) => COLUMNS.map(([, value]) => csvCell(value(claim, report))))
  return `\ufeff${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
}
