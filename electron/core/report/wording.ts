import type {
  ArticleRole,
  ClaimStage,
  Dated,
  DifferenceKind,
  OccasionState,
  Report,
  ReportClaim,
  SaidDay,
  SaidJudgement,
  Stance,
} from '../../contract'

/** How the values of a report are put in words. English alone; dates by hand, so that no locale changes a report. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2016-09-09T14:05:00Z` → `9 September 2016, 14:05 UTC`; a date without time stays a date; what is no ISO date stays as it is. */
export function dateInWords(iso: string): string {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(iso)
  const month = MONTHS[Number(match?.[2]) - 1]
  if (!match || !month) return iso
  const [, year = '', , day, time, zone] = match
  const date = day ? `${Number(day)} ${month} ${year}` : `${month} ${year}`
  if (!time) return date
  return `${date}, ${time}${zone === 'Z' ? ' UTC' : zone ? ` (UTC${zone})` : ''}`
}

/** A hybrid clock's moment (`<13-digit Unix milliseconds>-<counter>`) as an ISO date-time in UTC; anything else as it is. */
export function momentOf(clock: string): string {
  const milliseconds = /^(\d{13})-\d{6}$/.exec(clock)?.[1]
  return milliseconds ? new Date(Number(milliseconds)).toISOString().replace(/\.\d{3}Z$/, 'Z') : clock
}

/** A date with where it comes from: a reader must know which dates nobody printed. */
export function datedInWords({ value, origin }: Dated): string {
  if (value === null || origin === 'unknown') return 'date unknown'
  const date = dateInWords(value)
  if (origin === 'worked out') return `${date} (worked out)`
  return origin === 'set' ? `${date} (set by a reviewer)` : date
}

/** When something was said, with how that is known; '' where it is not told. */
export function saidInWords({ value, origin, words }: SaidDay): string {
  if (value === null) return words === null ? '' : `“${words}”, day not settled`
  if (origin === 'worked out') return `${dateInWords(value)}, worked out${words === null ? '' : ` from “${words}”`}`
  return origin === 'set' ? `${dateInWords(value)}, set by a reviewer` : dateInWords(value)
}

export const SAID_IN_WORDS: Readonly<Record<SaidJudgement, string>> = {
  'as quoted': 'Said as quoted',
  altered: 'Altered',
  'out of context': 'Out of context',
  'by another': 'Said by another',
  'not established': 'Not established',
}

export const STAGE_IN_WORDS: Readonly<Record<ClaimStage, string>> = {
  open: 'No verdict yet',
  draft: 'Draft',
  ready: 'Ready, awaiting a second reviewer',
  final: 'Final',
  disputed: 'Disputed',
}

export const OCCASION_IN_WORDS: Readonly<Record<OccasionState, string>> = {
  same: 'Same occasion',
  different: 'Different occasions',
  'not established': 'Occasion not established',
}

export const ROLE_IN_WORDS: Readonly<Record<ArticleRole, string>> = {
  report: 'report',
  rewrite: 'rewrite of another report',
  'primary record': 'primary record',
}

export const STANCE_IN_WORDS: Readonly<Record<Stance, string>> = {
  for: 'For',
  against: 'Against',
  context: 'Context',
}

const DIFFERENCES: Readonly<Record<DifferenceKind, string>> = {
  number: 'Numbers',
  date: 'Dates',
  place: 'Places',
  polarity: 'Affirmed or denied',
  attribution: 'Attribution',
  certainty: 'How sure it sounds',
  wording: 'Wording',
  truncated: 'Cut short',
  detail: 'Detail',
}

/** What differs, and whether it may be called a conflict. */
export const differenceInWords = (difference: { kind: DifferenceKind; conflict: boolean }): string =>
  `${DIFFERENCES[difference.kind]}${difference.conflict ? ' (conflict)' : ''}`

/** Who the claim is ascribed to, and whether a person confirmed it. */
export function speakerInWords({
  speaker,
  speakerConfirmed,
}: Pick<ReportClaim, 'speaker' | 'speakerConfirmed'>): string {
  if (speaker === null) return 'Speaker not established'
  if (!speaker.known) return speakerConfirmed ? 'Speaker unknown (confirmed by a reviewer)' : 'Speaker unknown'
  return speakerConfirmed ? speaker.name : `${speaker.name} (found by machine, not confirmed)`
}

/** Stands where the claims of a report would. */
export const NO_CLAIM: Readonly<Record<Report['kind'], string>> = {
  publish: 'This report holds no claim: none that it could hold has a final verdict.',
  archive: 'This archive holds no claim.',
}

/** Stands where a report would list what was not checked; it claims no more than the report shows. */
export function nothingUnchecked({ claims, articles }: Pick<Report, 'claims' | 'articles'>): string {
  if (claims.length === 0 && articles.length === 0) return 'Nothing is listed: this report holds no claim and no page.'
  return articles.length === 0
    ? 'Every claim here has a final verdict.'
    : claims.length === 0
      ? 'Every page here was checked.'
      : 'Every claim here has a final verdict, and every page was checked.'
}

/** A claim's name within a document, the same in every report: what a link can point at. */
export const claimAnchor = (claim: Pick<ReportClaim, 'id'>): string =>
  `claim-${claim.id.replace(/[^0-9a-z]/gi, '').slice(0, 12)}`
