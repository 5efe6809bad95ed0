import type { ClaimView, MethodParams, SaidJudgement, VerdictState } from '../../../electron/contract'

/** What one reviewer has typed for one claim and not yet recorded. Kept while Attest is open. */
export interface Unrecorded {
  saidReasons: string | null
  truthReasons: string | null
}

const NOTHING: Unrecorded = { saidReasons: null, truthReasons: null }
const unrecorded = new Map<string, Unrecorded>()

/** Reasons that a reviewer is typing for a claim; they stay when the reviewer looks elsewhere, and are nobody else's. */
export const readUnrecorded = (claim: string, reviewer: string): Unrecorded =>
  unrecorded.get(`${reviewer} ${claim}`) ?? NOTHING

export function keepUnrecorded(claim: string, reviewer: string, change: Partial<Unrecorded>): void {
  unrecorded.set(`${reviewer} ${claim}`, { ...readUnrecorded(claim, reviewer), ...change })
}

export const dropUnrecorded = (claim: string, reviewer: string): void => void unrecorded.delete(`${reviewer} ${claim}`)

/** Another case is another place: what was typed in the last one is not carried into it. */
export const forgetUnrecorded = (): void => unrecorded.clear()

/** The reviewer's own verdict that nothing has replaced yet; null when none. */
export function ownVerdict(claim: Pick<ClaimView, 'verdicts' | 'current'>, reviewer: string): VerdictState | null {
  return claim.verdicts.findLast(({ id, by }) => by === reviewer && claim.current.includes(id)) ?? null
}

/** What *ready* still needs, with the reasons counted that are typed and not yet recorded. */
export function stillMissing(
  claim: Pick<ClaimView, 'lacking'>,
  own: VerdictState | null,
  typed: { saidReasons: string; truthReasons: string },
): string[] {
  const said = own?.said != null && typed.saidReasons.trim() === ''
  const truth = own?.truth != null && typed.truthReasons.trim() === ''
  const reasons =
    said && truth ? 'reasons for both' : said ? 'reasons for “did they say it?”' : 'reasons for “is it true?”'
  const others = claim.lacking.filter((what) => !what.startsWith('reasons for'))
  return said || truth ? [reasons, ...others] : others
}

/** A change to a verdict: one of the two judgements, its reasons, or how far it has come. */
export interface VerdictChange {
  said?: SaidJudgement
  truth?: { scale: string; rating: string }
  stage?: 'draft' | 'ready'
}

/**
 * The verdict to record: the reviewer's own as it stands, what was typed since, and this change. All evidence that
 * stands goes with each judgement. A verdict that is changed is a draft again unless the change says otherwise.
 */
export function verdictParams(
  claim: ClaimView,
  reviewer: string,
  change: VerdictChange,
): MethodParams<'verdict.record'> {
  const own = ownVerdict(claim, reviewer)
  const typed = readUnrecorded(claim.id, reviewer)
  const evidence = claim.evidence.filter(({ removed }) => removed === null).map(({ id }) => id)
  const judgement = change.said ?? own?.said?.judgement
  const rated = change.truth ?? own?.truth
  return {
    claim: claim.id,
    said: judgement ? { judgement, reasons: typed.saidReasons ?? own?.said?.reasons ?? '', evidence } : null,
    truth: rated
      ? {
          scale: rated.scale,
          rating: rated.rating,
          reasons: typed.truthReasons ?? own?.truth?.reasons ?? '',
          evidence,
        }
      : null,
    stage: change.stage ?? 'draft',
  }
}
