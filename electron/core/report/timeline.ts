import type { Report, ReportClaim } from '../../contract'
import { type DatedTelling, layOutTimeline, type MomentBasis, type TimelineDay } from '../compare/timeline'
import { saidInWords } from './wording'

/** One claim on one day, as one or more articles tell it. */
export interface ReportMoment {
  readonly claim: ReportClaim
  readonly column: number
  readonly basis: MomentBasis
  /** How its day is known, in words. */
  readonly known: string
  /** Numbers of the articles that tell it so. */
  readonly articles: readonly number[]
}

export interface ReportTimeline {
  readonly days: readonly TimelineDay[]
  readonly lanes: readonly { readonly speaker: string; readonly moments: readonly ReportMoment[] }[]
}

const NOBODY = 'Speaker not established'
const speakerOf = ({ speaker }: ReportClaim): string => (speaker?.known ? speaker.name : NOBODY)

/**
 * Who said what when, of the quotations that the report prints and of nothing else. Null where no two of them, or none
 * with a date, would make it a timeline.
 */
export function timelineOf(report: Report): ReportTimeline | null {
  const articles = new Map(report.articles.map((article) => [article.number, article]))
  const told = report.claims.flatMap((claim) => claim.quotes.map((quote) => ({ claim, quote })))
  const tellings = told.flatMap(({ claim, quote }, index): DatedTelling[] => {
    const article = articles.get(quote.article)
    if (!article) return []
    const { said } = quote
    return [{ id: String(index), speaker: speakerOf(claim), said, published: article.published, threads: [claim.id] }]
  })
  const { days, lanes } = layOutTimeline(tellings, tellings.length)
  if (tellings.length < 2 || days.every(({ day }) => day === null)) return null
  return {
    days,
    lanes: lanes.map(({ speaker, moments }) => ({
      speaker,
      moments: moments.flatMap(({ column, basis, tellings: ids }): ReportMoment[] => {
        const quotes = ids.flatMap((id) => told[Number(id)] ?? [])
        const [first] = quotes
        if (!first) return []
        return [
          {
            claim: first.claim,
            column,
            basis,
            known: knownOf(basis, quotes),
            articles: [...new Set(quotes.map(({ quote }) => quote.article))].sort((a, b) => a - b),
          },
        ]
      }),
    })),
  }
}

function knownOf(basis: MomentBasis, told: readonly { quote: ReportClaim['quotes'][number] }[]): string {
  if (basis === 'none') return 'no date known'
  if (basis === 'published') return 'published; the day on which it was said is not told'
  const ways = told.map(({ quote }) => quote.said)
  const surest =
    ways.find(({ origin }) => origin === 'set') ?? ways.find(({ origin }) => origin === 'printed') ?? ways[0]
  return surest ? `said ${saidInWords(surest)}` : 'said'
}
