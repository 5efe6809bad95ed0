import type { ClaimState, ReportVerdict, Scale, VerdictState } from '../../contract'
import { momentOf } from './wording'

type Numbers = ReadonlyMap<string, number>

/** The numbers of the evidence that may be printed, in order. */
const numbersOf = (evidence: readonly string[], numbers: Numbers): number[] =>
  evidence.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b)

function truthOf(
  truth: NonNullable<VerdictState['truth']>,
  scales: readonly Scale[],
  numbers: Numbers,
): ReportVerdict['truth'] {
  const scale = scales.find(({ id }) => id === truth.scale)
  const rating = scale?.ratings.find(({ id }) => id === truth.rating)
  const values = scale?.ratings.flatMap(({ value }) => value ?? []) ?? []
  return {
    scale: truth.scale,
    scaleName: scale?.name ?? truth.scale,
    rating: truth.rating,
    ratingName: rating?.name ?? truth.rating,
    value: rating?.value ?? null,
    best: Math.max(0, ...values),
    worst: values.length > 0 ? Math.min(...values) : 0,
    reasons: truth.reasons,
    evidence: numbersOf(truth.evidence, numbers),
  }
}

function stageOf(verdict: VerdictState, claim: ClaimState): ReportVerdict['stage'] {
  if (verdict.supersededBy.length > 0) return 'superseded'
  return claim.stage === 'final' && claim.current.includes(verdict.id) ? 'final' : verdict.stage
}

/** Second reviewers' words, an adjudication last: it agrees with the verdict that it lets stand. */
function reviewsOf(verdict: VerdictState, nameOf: (id: string) => string): ReportVerdict['reviewed'] {
  const reviews = verdict.reviews.map(({ by, at, agrees, reasons }) => ({ by, at, agrees, reasons }))
  if (verdict.adjudication) reviews.push({ ...verdict.adjudication, agrees: true })
  return reviews.map(({ by, at, agrees, reasons }) => ({ by: nameOf(by), at: momentOf(at), agrees, reasons }))
}

/**
 * A claim's verdicts as a report prints them: the one that stands, where just one does, and all others.
 * @param evidenceNumbers evidence id → number printed
 * @param nameOf a reviewer's id → what is printed for it
 */
export function reportVerdicts(
  claim: ClaimState,
  scales: readonly Scale[],
  evidenceNumbers: Numbers,
  nameOf: (id: string) => string,
): { verdict: ReportVerdict | null; earlier: ReportVerdict[] } {
  const print = (verdict: VerdictState): ReportVerdict => ({
    id: verdict.id,
    by: nameOf(verdict.by),
    at: momentOf(verdict.at),
    stage: stageOf(verdict, claim),
    said: verdict.said && { ...verdict.said, evidence: numbersOf(verdict.said.evidence, evidenceNumbers) },
    truth: verdict.truth && truthOf(verdict.truth, scales, evidenceNumbers),
    reviewed: reviewsOf(verdict, nameOf),
    waiver: verdict.waiver && {
      ...{ by: nameOf(verdict.waiver.by), at: momentOf(verdict.waiver.at), reason: verdict.waiver.reason },
    },
  })
  const standing = claim.current.length === 1 ? claim.verdicts.find(({ id }) => id === claim.current[0]) : undefined
  return {
    verdict: standing ? print(standing) : null,
    earlier: claim.verdicts.filter((verdict) => verdict !== standing).map(print),
  }
}
