import type { ClaimStage, ClaimState, VerdictState } from '../../contract'

/** The rating, on every scale, that says a claim can't be rated (opinion, forecast, too little to go on). */
export const NOT_RATED = 'not-rated'

/** Where a claim stands, worked out from its verdicts. */
export interface Standing {
  /** Ids of verdicts that nothing supersedes. */
  readonly current: string[]
  readonly stage: ClaimStage
  /** What *ready* still needs, in words; empty when nothing. */
  readonly missing: string[]
  /** Id of the verdict that stands for the claim; null when there is none. */
  readonly leading: string | null
}

type Judged = Pick<ClaimState, 'verdicts' | 'evidence' | 'speakerConfirmed'>

/**
 * Works out a claim's stage. `ready` needs reasons and evidence for each judgement given and a speaker confirmed by a
 * person; `final` a second reviewer who agrees (a review, an adjudication, or a verdict of their own that gives the
 * same judgements) or a waiver. `disputed`: a reviewer objects, two verdicts that stand do not agree, two replace the
 * same one (which no clock settles), or a new verdict questions a final one and is not itself final yet. An
 * adjudication settles what came before it.
 *
 * @param verdicts in event order, as `Judged.verdicts` is.
 */
export function standingOf(claim: Judged, orderOf: (event: string) => number): Standing {
  const { verdicts } = claim
  const current = verdicts.filter((verdict) => verdict.supersededBy.length === 0)
  const contenders = contendersOf(verdicts, current, orderOf)
  const accepted = contenders.filter((verdict) => isAccepted(claim, verdict, contenders, orderOf))
  const leading = leadingOf(claim, contenders, accepted)
  return {
    current: current.map((verdict) => verdict.id),
    stage: stageOf(claim, contenders, accepted, orderOf),
    missing: missingFor(claim, leading),
    leading: leading?.id ?? null,
  }
}

/** What a verdict can lack to be ready: one of the answers, its reasons, evidence for either, a speaker that a person confirmed. */
type Lack = 'said' | 'truth' | 'reasons for said' | 'reasons for truth' | 'evidence' | 'speaker'

/**
 * The one rule of what *ready* needs: both judgements, each with reasons and, unless it says that nothing can be shown,
 * with evidence that stands; and a confirmed speaker.
 */
function lacksOf(
  claim: Pick<ClaimState, 'evidence' | 'speakerConfirmed'>,
  { said, truth }: Pick<VerdictState, 'said' | 'truth'>,
): Lack[] {
  const standing = new Set(claim.evidence.filter(({ removed }) => removed === null).map(({ id }) => id))
  const has = (ids: readonly string[]) => ids.some((id) => standing.has(id))
  const saidLacks = said !== null && said.judgement !== 'not established' && !has(said.evidence)
  const truthLacks = truth !== null && truth.rating !== NOT_RATED && !has(truth.evidence)
  const lacks: Lack[] = []
  if (said === null) lacks.push('said')
  if (truth === null) lacks.push('truth')
  if (said !== null && said.reasons.trim() === '') lacks.push('reasons for said')
  if (truth !== null && truth.reasons.trim() === '') lacks.push('reasons for truth')
  if (saidLacks || truthLacks || (said === null && truth === null && standing.size === 0)) lacks.push('evidence')
  if (claim.speakerConfirmed === null) lacks.push('speaker')
  return lacks
}

/**
 * What a verdict lacks that its author wants to mark as ready, in words; empty when nothing. Nothing is recorded as
 * ready of which this is not empty.
 */
export function lacksToBeReady(
  claim: Pick<ClaimState, 'evidence' | 'speakerConfirmed'>,
  judgements: Pick<VerdictState, 'said' | 'truth'>,
): string[] {
  const lacks = new Set(lacksOf(claim, judgements))
  const withoutReasons = [lacks.has('reasons for said'), lacks.has('reasons for truth')]
  const reasons = withoutReasons.every(Boolean)
    ? 'reasons for both'
    : `reasons for ${withoutReasons[0] ? '“did they say it?”' : '“is it true?”'}`
  return [
    ...(lacks.has('said') ? ['an answer with reasons to “did they say it?”'] : []),
    ...(lacks.has('truth') ? ['an answer with reasons to “is it true?”'] : []),
    ...(withoutReasons.some(Boolean) ? [reasons] : []),
    ...(lacks.has('evidence') ? ['evidence'] : []),
    ...(lacks.has('speaker') ? ['a speaker confirmed by a person, or confirmed unknown'] : []),
  ]
}

/**
 * What keeps the claim's leading verdict from being ready, as case.json has it. A judgement that was not given keeps
 * none from it: a log in which one was enough must fold to what it always folded to.
 */
function missingFor(claim: Judged, verdict: VerdictState | null): string[] {
  const lacks = lacksOf(claim, verdict ?? { said: null, truth: null })
  const isUnjudged = lacks.includes('said') && lacks.includes('truth')
  return [
    ...(isUnjudged ? ['a judgement'] : []),
    ...(lacks.some((lack) => lack.startsWith('reasons')) ? ['reasons'] : []),
    ...(!isUnjudged && lacks.includes('evidence') ? ['evidence'] : []),
    ...(lacks.includes('speaker') ? ['a speaker confirmed by a person'] : []),
  ]
}

function isReady(claim: Judged, verdict: VerdictState): boolean {
  return verdict.stage === 'ready' && missingFor(claim, verdict).length === 0
}

/** Current verdicts that an adjudication has not set aside. */
function contendersOf(
  verdicts: readonly VerdictState[],
  current: readonly VerdictState[],
  orderOf: (event: string) => number,
): VerdictState[] {
  const settledAt = Math.max(-1, ...verdicts.map((verdict) => adjudicatedAt(verdict, orderOf)))
  return current.filter((verdict) => adjudicatedAt(verdict, orderOf) === settledAt || orderOf(verdict.id) > settledAt)
}

function adjudicatedAt(verdict: VerdictState, orderOf: (event: string) => number): number {
  return verdict.adjudication === null ? -1 : orderOf(verdict.adjudication.event)
}

/** The word each reviewer said last. */
function lastReviews(verdict: VerdictState): VerdictState['reviews'] {
  const last = new Map(verdict.reviews.map((review) => [review.by, review]))
  return [...last.values()]
}

/** True where a reviewer objects and no adjudication has settled it since. */
function isObjectedTo(verdict: VerdictState, orderOf: (event: string) => number): boolean {
  const settledAt = adjudicatedAt(verdict, orderOf)
  return lastReviews(verdict).some((review) => !review.agrees && orderOf(review.event) > settledAt)
}

function isAccepted(
  claim: Judged,
  verdict: VerdictState,
  among: readonly VerdictState[],
  orderOf: (event: string) => number,
): boolean {
  if (!isReady(claim, verdict) || isObjectedTo(verdict, orderOf)) return false
  return (
    verdict.waiver !== null ||
    lastReviews(verdict).some((review) => review.agrees && review.by !== verdict.by) ||
    (verdict.adjudication !== null && verdict.adjudication.by !== verdict.by) ||
    among.some((other) => other.by !== verdict.by && isReady(claim, other) && givesTheSame(verdict, other))
  )
}

function stageOf(
  claim: Judged,
  contenders: readonly VerdictState[],
  accepted: readonly VerdictState[],
  orderOf: (event: string) => number,
): ClaimStage {
  if (contenders.length === 0) return 'open'
  if (contenders.some((verdict) => isObjectedTo(verdict, orderOf))) return 'disputed'
  if (isAnyPair(contenders, (left, right) => disagree(left, right) || replaceTheSame(left, right))) return 'disputed'
  if (contenders.some((verdict) => !accepted.includes(verdict) && questionsFinal(claim, verdict, orderOf))) {
    return 'disputed'
  }
  if (accepted.length > 0) return 'final'
  return contenders.some((verdict) => isReady(claim, verdict)) ? 'ready' : 'draft'
}

/** The verdict that stands for the claim: accepted before ready before draft, of equals the newest. */
function leadingOf(
  claim: Judged,
  contenders: readonly VerdictState[],
  accepted: readonly VerdictState[],
): VerdictState | null {
  const ready = contenders.filter((verdict) => isReady(claim, verdict))
  return accepted.at(-1) ?? ready.at(-1) ?? contenders.at(-1) ?? null
}

/** True if a verdict replaces, directly or through others, one that was final before it came. */
function questionsFinal(claim: Judged, verdict: VerdictState, orderOf: (event: string) => number): boolean {
  const byId = new Map(claim.verdicts.map((each) => [each.id, each]))
  const seen = new Set<string>()
  for (let next = verdict; next.supersedes !== null && !seen.has(next.id); ) {
    seen.add(next.id)
    const replaced = byId.get(next.supersedes)
    if (!replaced) return false
    const came = orderOf(next.id)
    const asItWas = claim.verdicts.filter((each) => orderOf(each.id) < came)
    if (isAccepted(claim, wordBefore(replaced, came, orderOf), asItWas, orderOf)) return true
    next = replaced
  }
  return false
}

/** A verdict with only those reviews, waiver and adjudication that came before. */
function wordBefore(verdict: VerdictState, before: number, orderOf: (event: string) => number): VerdictState {
  const isBefore = (word: { event: string } | null) => word !== null && orderOf(word.event) < before
  return {
    ...verdict,
    reviews: verdict.reviews.filter(isBefore),
    waiver: isBefore(verdict.waiver) ? verdict.waiver : null,
    adjudication: isBefore(verdict.adjudication) ? verdict.adjudication : null,
  }
}

function isAnyPair<T>(items: readonly T[], holds: (left: T, right: T) => boolean): boolean {
  return items.some((left, index) => items.slice(index + 1).some((right) => holds(left, right)))
}

/** Two judgements of one kind that are not the same. Ratings on two scales can't be compared. */
function disagree(left: VerdictState, right: VerdictState): boolean {
  const said = left.said && right.said && left.said.judgement !== right.said.judgement
  const truth =
    left.truth && right.truth && left.truth.scale === right.truth.scale && left.truth.rating !== right.truth.rating
  return Boolean(said || truth)
}

function givesTheSame(left: VerdictState, right: VerdictState): boolean {
  return (
    left.said?.judgement === right.said?.judgement &&
    left.truth?.scale === right.truth?.scale &&
    left.truth?.rating === right.truth?.rating
  )
}

function replaceTheSame(left: VerdictState, right: VerdictState): boolean {
  return left.supersedes !== null && left.supersedes === right.supersedes
}
