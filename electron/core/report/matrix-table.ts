import type { DayRange, MatrixView, StatementCard } from '../../contract'
import { csvCell, escapeHtml } from './escape'
import { list, textElement } from './html-parts'
import { REPORT_STYLE } from './html-style'
import { dateInWords } from './wording'

/** What heads an exported matrix. */
export interface MatrixHeading {
  readonly case: string
  /** What was chosen, in words: topic, filters, order. */
  readonly shown: readonly string[]
  /** ISO date-time. */
  readonly madeAt: string
  readonly program: string
}

type Row = MatrixView['rows'][number]

const HOW: Readonly<Record<StatementCard['type'], string>> = {
  direct: 'quoted',
  mixed: 'partly quoted',
  indirect: 'reported',
  narrated: 'in the article’s own words',
}

/** From the first day to the last, and what those days are. */
export function rangeInWords(days: DayRange | null): string {
  if (days === null) return 'no date known'
  const { oldest, newest, basis } = days
  const range = oldest === newest ? dateInWords(oldest) : `${dateInWords(oldest)} to ${dateInWords(newest)}`
  return basis === 'mixed' ? `${range}, said or published` : `${basis} ${range}`
}

const rowFacts = ({ statements, outlets, differences }: Row): string =>
  [
    `${statements} ${statements === 1 ? 'statement' : 'statements'}`,
    `${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`,
    ...(differences > 0 ? [`${differences} ${differences === 1 ? 'difference' : 'differences'}`] : []),
  ].join(', ')

/** The cue is part of what is told: "denied" before the words turns them round. */
const told = ({ cue, content }: StatementCard): string => (cue === '' ? content : `${cue}: ${content}`)

const certainty = ({ speaker, candidateNames }: StatementCard): string =>
  speaker?.certainty === 'unknown' && candidateNames.length > 0 ? `; ${candidateNames.join(' or ')}?` : ''

/** The matrix as CSV (RFC 4180, UTF-8 with a byte order mark): a row a speaker, a column an outlet, no cell that a spreadsheet would run. */
export function renderMatrixCsv({ columns, rows }: MatrixView): string {
  const header = ['speaker', 'statements', 'outlets', 'differences', 'oldest', 'newest', 'dates are']
  const lines = rows.map((row) => [
    ...[row.speaker.name, row.statements, row.outlets, row.differences],
    ...[row.days?.oldest ?? null, row.days?.newest ?? null, row.days?.basis ?? null],
    ...row.cells.map(({ statements, empty }) => empty ?? statements.map(told).join('\n')),
  ])
  const all = [[...header, ...columns.map(({ outlet }) => outlet)], ...lines]
  return `\ufeff${all.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

const STYLE = `
body { max-width: none; }
table { table-layout: fixed; }
th:first-child { width: 12rem; }
tbody th { border-bottom-color: var(--line); }
td + td, th + td { border-inline-start: 1px solid var(--line); padding-inline-start: .6rem; }
td ul { list-style: none; margin: 0; padding: 0; }
.small { display: block; font-weight: 400; }
@page { size: landscape; }
`

/** The matrix as one self-contained HTML page, made to be printed; nothing in it is loaded or run. */
export function renderMatrixHtml({ columns, rows, hidden }: MatrixView, heading: MatrixHeading): string {
  const heads = columns.map(({ outlet, articles }) => {
    const dates = articles.map(({ published }) => (published.value === null ? 'undated' : dateInWords(published.value)))
    const small = `<span class="small">${escapeHtml([...new Set(dates)].join('; '))}</span>`
    return `<th scope="col"><bdi>${escapeHtml(outlet)}</bdi>${small}</th>`
  })
  const body = rows.map((row) => {
    const cells = row.cells.map(({ statements, empty, days }) => {
      if (empty !== null) return `<td><span class="small">${empty}</span></td>`
      const said = statements.map(
        (one) =>
          `<bdi>${escapeHtml(told(one))}</bdi> <span class="small">${escapeHtml(HOW[one.type] + certainty(one))}</span>`,
      )
      return `<td>${list(said)}<span class="small">${escapeHtml(rangeInWords(days))}</span></td>`
    })
    const facts = `<span class="small">${rowFacts(row)}</span><span class="small">${escapeHtml(rangeInWords(row.days))}</span>`
    return `<tr><th scope="row"><bdi>${escapeHtml(row.speaker.name)}</bdi>${facts}</th>${cells.join('')}</tr>`
  })
  const left = hidden.rows + hidden.columns
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(heading.case)}: who said what</title>
<style>${REPORT_STYLE}${STYLE}</style>
</head>
<body>
<header>
<p class="kind">Who said what</p>
${textElement('h1', heading.case)}
${list(heading.shown.map((line) => `<bdi>${escapeHtml(line)}</bdi>`))}
</header>
<main>
<table>
<thead><tr><th scope="col">Speaker</th>${heads.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
${left > 0 ? `<p class="small">Left out for want of room: ${hidden.rows} speakers and ${hidden.columns} outlets, those with the fewest statements.</p>` : ''}
<p class="small">Found by a program and corrected by people where they did; a cell without a statement does not show that nothing was said.</p>
</main>
<footer>${escapeHtml(heading.program)}, ${escapeHtml(dateInWords(heading.madeAt))}</footer>
</body>
</html>
`
}
