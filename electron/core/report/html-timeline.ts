import type { Report } from '../../contract'
import { escapeHtml } from './escape'
import { textElement } from './html-parts'
import { type ReportMoment, type ReportTimeline, timelineOf } from './timeline'
import { claimAnchor, dateInWords } from './wording'

/** More days than this do not fit beside each other on paper: then there is another table. */
const DAYS_A_TABLE = 4

const SIGNS: Readonly<Record<ReportMoment['basis'], string>> = { said: '●', published: '○', none: '–' }

/** Who said what when, as tables that can be printed: a row a speaker, a column a day; '' where there is no timeline. */
export function timelineTables(report: Report): string {
  const timeline = timelineOf(report)
  if (!timeline) return ''
  const tables: string[] = []
  for (let from = 0; from < timeline.days.length; from += DAYS_A_TABLE) tables.push(table(timeline, from))
  return `<p class="small"><span class="sign">●</span> said on that day; how the day is known stands beside it. <span class="sign">○</span> published on that day; when it was said is not told.</p>
${tables.join('\n')}`
}

function table({ days, lanes }: ReportTimeline, from: number): string {
  const shown = days.slice(from, from + DAYS_A_TABLE)
  const isLater = (column: number) => column > 0 && ((days[column]?.since ?? 0) > 1 || days[column]?.day === null)
  const heads = shown.map(({ day, since }, index) => {
    const later = isLater(from + index)
    const after = later && day !== null ? `<span class="small">${since} days later</span>` : ''
    return `<th scope="col"${later ? ' class="later"' : ''}>${after}${day === null ? 'No date known' : escapeHtml(dateInWords(day))}</th>`
  })
  const rows = lanes.flatMap(({ speaker, moments }) => {
    const cells = shown.map((_, index) => {
      const column = from + index
      const items = moments.filter((moment) => moment.column === column).map(momentItem)
      return `<td${isLater(column) ? ' class="later"' : ''}>${items.join('\n')}</td>`
    })
    const isEmpty = moments.every(({ column }) => column < from || column >= from + DAYS_A_TABLE)
    return isEmpty ? [] : [`<tr>${textElement('th', speaker, ' scope="row"')}${cells.join('')}</tr>`]
  })
  return `<table class="timeline"><thead><tr><th scope="col">Speaker</th>${heads.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
}

const momentItem = ({ claim, basis, known, articles }: ReportMoment): string =>
  `<p><span class="sign">${SIGNS[basis]}</span> <a href="#${claimAnchor(claim)}"><span class="number">${claim.number}</span><bdi>${escapeHtml(claim.wording)}</bdi></a> ${articles.map((number) => `<a href="#article-${number}">[${number}]</a>`).join(' ')}<span class="small" dir="auto">${escapeHtml(known)}</span></p>`
