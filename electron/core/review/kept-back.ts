import type { ClaimState } from '../../contract'

/**
 * Ids of verdicts that are kept from a reviewer for now: somebody who has seen the first judgement no longer gives one
 * of their own. They are shown once the reviewer has judged or reviewed, has asked to look, or the claim is settled
 * or disputed.
 */
export function keptBackFrom(
  claim: Pick<ClaimState, 'stage' | 'verdicts' | 'shownTo'>,
  reviewer: string,
): readonly string[] {
  if ((claim.stage !== 'draft' && claim.stage !== 'ready') || wasSettled(claim)) return []
  if (claim.shownTo?.includes(reviewer) || hasJudged(claim, reviewer)) return []
  return claim.verdicts.filter(({ by }) => by !== reviewer).map(({ id }) => id)
}

/**
 * True if a reviewer may be told what others judged of a claim, in whatever list it stands: they have judged or
 * reviewed it, have asked to look, or it is settled or disputed. `claim` is undefined where it is not known here yet.
 */
export function maySeeVerdicts(
  claim: Pick<ClaimState, 'stage' | 'verdicts' | 'shownTo'> | undefined,
  reviewer: string,
): boolean {
  if (!claim) return false
  if (claim.stage === 'final' || claim.stage === 'disputed' || wasSettled(claim)) return true
  return claim.shownTo?.includes(reviewer) === true || hasJudged(claim, reviewer)
}

/** True if a verdict that the reviewer records now was not led by one of somebody else. */
export function isBlindNow(claim: Pick<ClaimState, 'stage' | 'verdicts' | 'shownTo'>, reviewer: string): boolean {
  const others = claim.verdicts.filter(({ by }) => by !== reviewer)
  return others.length === keptBackFrom(claim, reviewer).length && !claim.shownTo?.includes(reviewer)
}

/** True if taking back this verdict would leave its author with the verdicts of others seen and none of their own. */
export function hasSeenOthers(claim: Pick<ClaimState, 'verdicts'>, reviewer: string): boolean {
  return hasJudged(claim, reviewer) && claim.verdicts.some(({ by }) => by !== reviewer)
}

/** True once somebody has settled a dispute: both verdicts were open to all by then. */
function wasSettled(claim: Pick<ClaimState, 'verdicts'>): boolean {
  return claim.verdicts.some(({ adjudication }) => adjudication !== null)
}

function hasJudged(claim: Pick<ClaimState, 'verdicts'>, reviewer: string): boolean {
  return claim.verdicts.some(({ by, reviews }) => by === reviewer || reviews.some((review) => review.by === reviewer))
}
