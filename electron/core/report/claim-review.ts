import type { Report, ReportArticle, ReportClaim } from '../../contract'
import { embeddableJson, linkAddress } from './escape'
import { claimAnchor } from './wording'

/** A JSON-LD value. */
type Linked = { readonly [key: string]: string | number | Linked | readonly Linked[] | undefined }

/** Claims as ClaimReview, and what keeps the others from being it, in words. */
export interface ClaimReviews {
  /** Claim id and document, one a claim: a page should carry one. */
  readonly reviews: readonly { readonly claim: string; readonly document: Linked }[]
  /** "Claim 2, “The ferry carried 4,500 people”: a final verdict". Empty when nothing is missing. */
  readonly missing: readonly string[]
}

/** What every review needs of the report as a whole. */
function missingOverall(report: Report): string[] {
  const missing: string[] = []
  if (linkAddress(report.baseUrl) === null)
    missing.push('An absolute web address (https://…) under which the report is published')
  if (!report.organisation?.trim()) missing.push('The name of the organisation that publishes it')
  return missing
}

/** A wording that finds its place in a line. */
const inShort = (wording: string): string => {
  const words = wording.replace(/\s+/g, ' ').trim()
  return words.length <= 80 ? words : `${words.slice(0, 79).trimEnd()}…`
}

function missingFor(claim: ReportClaim): string[] {
  const missing: string[] = []
  if (claim.verdict?.stage !== 'final') missing.push('a final verdict')
  // “Not rated” is an answer, and has a name to print; a question that nobody answered is not.
  if ((claim.verdict?.truth ?? null) === null) missing.push('a rating of whether it is true')
  if (!claim.speakerConfirmed) missing.push('a speaker confirmed by a person')
  else if (!claim.speaker?.known) missing.push('a speaker with a name')
  return missing.map((what) => `Claim ${claim.number}, “${inShort(claim.wording)}”: ${what}`)
}

/** The date part of an ISO date or date-time. */
const day = (iso: string) => /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(iso)?.[0]

function appearanceOf({ title, url, outlet, published }: ReportArticle): Linked {
  return {
    '@type': 'CreativeWork',
    url: linkAddress(url) ?? undefined,
    headline: title ?? undefined,
    publisher: outlet === null ? undefined : { '@type': 'Organization', name: outlet },
    datePublished: published.value === null ? undefined : day(published.value),
  }
}

/** The earliest date on which an article that quotes the claim was published; undefined where none is known. */
function earliest(articles: readonly ReportArticle[]): string | undefined {
  return articles.flatMap(({ published }) => (published.value === null ? [] : (day(published.value) ?? []))).sort()[0]
}

function reviewOf(claim: ReportClaim, report: Report, baseUrl: string, organisation: string): Linked | null {
  const { verdict, speaker } = claim
  if (!verdict?.truth || !speaker?.known) return null
  const quoted = new Set(claim.quotes.map((quote) => quote.article))
  const articles = report.articles.filter(({ number }) => quoted.has(number))
  const appearances = articles.filter(({ url }) => linkAddress(url) !== null).map(appearanceOf)
  const record = articles.find(({ role, url }) => role === 'primary record' && linkAddress(url) !== null)
  const { value, best, worst, ratingName, reasons } = verdict.truth
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: `${baseUrl.replace(/#.*$/, '')}#${claimAnchor(claim)}`,
    datePublished: day(report.generatedAt),
    claimReviewed: claim.wording,
    author: { '@type': 'Organization', name: organisation, url: /^https?:\/\/[^/?#]+/i.exec(baseUrl)?.[0] },
    itemReviewed: {
      '@type': 'Claim',
      author: {
        '@type': speaker.kind === 'person' || speaker.kind === 'unnamed' ? 'Person' : 'Organization',
        name: speaker.name,
      },
      datePublished: earliest(articles),
      appearance: appearances.length > 0 ? appearances : undefined,
      firstAppearance: record ? appearanceOf(record) : undefined,
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: ratingName,
      ...(value === null ? {} : { ratingValue: value, bestRating: best, worstRating: worst }),
      ratingExplanation: reasons || undefined,
    },
  }
}

/**
 * ClaimReview JSON-LD (schema.org/ClaimReview; fields as Google's documentation required them), one document a claim. A claim that lacks what it needs
 * is refused, and what it lacks is named; without an address or organisation all are.
 */
export function claimReviews(report: Report): ClaimReviews {
  const overall = missingOverall(report)
  const missing = [...overall, ...report.claims.flatMap(missingFor)]
  if (report.claims.length === 0) missing.push('A claim with a final verdict')
  const { baseUrl, organisation } = report
  if (overall.length > 0 || baseUrl === null || organisation === null) return { reviews: [], missing }
  const reviews = report.claims
    .filter((claim) => missingFor(claim).length === 0)
    .flatMap((claim) => {
      const document = reviewOf(claim, report, baseUrl, organisation)
      return document ? [{ claim: claim.id, document }] : []
    })
  return { reviews, missing }
}

/** The reviews as one file: a document alone where there is one, else a list of documents; '' where there is none. */
export function renderClaimReviews({ reviews }: ClaimReviews): string {
  const documents = reviews.map(({ document }) => document)
  return documents.length === 0 ? '' : `${embeddableJson(documents.length === 1 ? documents[0] : documents)}\n`
}
