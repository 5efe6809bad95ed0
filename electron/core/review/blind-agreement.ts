import type { CaseState, ClaimState, VerdictState } from '../../contract'
import { type Agreement, agreementOf, type Judgement } from './agreement'
import { compareText } from './events'

/** How far the reviewers of a case agree on each of the two judgements. */
export interface CaseAgreement {
  readonly said: Agreement & { readonly reviewers: readonly string[] }
  /** By the scale that was rated on, in code-unit order of its id. */
  readonly truth: readonly (Agreement & { readonly reviewers: readonly string[]; readonly scale: string })[]
  /** Verdicts that count. */
  readonly blind: number
  /** Verdicts that do not: their reviewer had seen another's, or nobody noted it. */
  readonly notBlind: number
}

/** Agreement over a case: of each reviewer and claim the last verdict that was given blind. */
export function agreementOfCase(state: Pick<CaseState, 'claims'>): CaseAgreement {
  const claims = Object.values(state.claims).filter(({ joinedInto }) => joinedInto === null)
  const blind = claims.flatMap(lastBlindVerdicts)
  const said = blind.flatMap(({ item, verdict }): Judgement[] =>
    verdict.said ? [{ item, by: verdict.by, value: verdict.said.judgement }] : [],
  )
  const scales = [...new Set(blind.flatMap(({ verdict }) => verdict.truth?.scale ?? []))].sort(compareText)
  const all = claims.reduce((sum, claim) => sum + claim.verdicts.length, 0)
  const counted = claims.reduce((sum, claim) => sum + claim.verdicts.filter((verdict) => verdict.blind).length, 0)
  return {
    said: withReviewers(said),
    truth: scales.map((scale) => ({ scale, ...withReviewers(ratingsOn(scale, blind)) })),
    blind: counted,
    notBlind: all - counted,
  }
}

interface Given {
  readonly item: string
  readonly verdict: VerdictState
}

function lastBlindVerdicts(claim: ClaimState): Given[] {
  const last = new Map<string, VerdictState>()
  for (const verdict of claim.verdicts) if (verdict.blind) last.set(verdict.by, verdict)
  return [...last.values()].map((verdict) => ({ item: claim.id, verdict }))
}

function ratingsOn(scale: string, given: readonly Given[]): Judgement[] {
  return given.flatMap(({ item, verdict: { by, truth } }) =>
    truth?.scale === scale ? [{ item, by, value: truth.rating }] : [],
  )
}

function withReviewers(judgements: readonly Judgement[]): Agreement & { reviewers: string[] } {
  const counts = new Map<string, number>()
  for (const { item } of judgements) counts.set(item, (counts.get(item) ?? 0) + 1)
  const paired = judgements.filter(({ item }) => (counts.get(item) ?? 0) >= 2)
  return { ...agreementOf(judgements), reviewers: [...new Set(paired.map(({ by }) => by))].sort(compareText) }
}
