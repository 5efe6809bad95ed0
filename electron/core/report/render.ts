import type { Report, ReportFormat } from '../../contract'
import { claimReviews, renderClaimReviews } from './claim-review'
import { renderCsv } from './csv'
import { renderHtml } from './html'
import { renderMarkdown } from './markdown'

/** A report in one format, as a file. */
export interface RenderedReport {
  /** A file name that any system takes. */
  readonly name: string
  readonly mediaType: string
  /** '' where nothing could be made; `missing` then says why. */
  readonly text: string
  /** Ids of the claims that the file holds. */
  readonly claims: readonly string[]
  /** What keeps claims out of the file (ClaimReview alone), in words. */
  readonly missing: readonly string[]
}

/** The formats that are text; a PDF is printed by the shell from the HTML. */
export type TextFormat = Exclude<ReportFormat, 'pdf'>

const FILES: Readonly<Record<TextFormat, { ending: string; mediaType: string }>> = {
  html: { ending: 'html', mediaType: 'text/html;charset=utf-8' },
  markdown: { ending: 'md', mediaType: 'text/markdown;charset=utf-8' },
  csv: { ending: 'csv', mediaType: 'text/csv;charset=utf-8' },
  json: { ending: 'json', mediaType: 'application/json' },
  claimreview: { ending: 'claimreview.json', mediaType: 'application/ld+json' },
}

/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** Words as a file name that any system takes, without an ending. */
export function fileNameOf(text: string): string {
  const words = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const short = Array.from(words).slice(0, 60).join('').trim()
  return short === '' || RESERVED.test(short) ? 'Report' : short
}

/**
 * A file name from the case's name (which holds nothing withheld, as no text of a report does), kind and day.
 * @param ending without its dot
 */
export function reportFileName(report: Report, ending: string): string {
  return `${fileNameOf(report.case.name)} ${report.kind} ${report.generatedAt.slice(0, 10)}.${ending}`
}

/** Renders a report. The same report gives the same bytes. */
export function renderReport(report: Report, format: TextFormat): RenderedReport {
  const { ending, mediaType } = FILES[format]
  const file = { name: reportFileName(report, ending), mediaType }
  const claims = report.claims.map((claim) => claim.id)
  if (format === 'claimreview') {
    const result = claimReviews(report)
    const reviewed = result.reviews.map(({ claim }) => claim)
    return { ...file, text: renderClaimReviews(result), claims: reviewed, missing: result.missing }
  }
  const text =
    format === 'html'
      ? renderHtml(report)
      : format === 'markdown'
        ? renderMarkdown(report)
        : format === 'csv'
          ? renderCsv(report)
          : `${JSON.stringify(report, null, 2)}\n`
  return { ...file, text, claims, missing: [] }
}
