import type { ClaimView, MethodParams, SaidJudgement, VerdictState } from '../../../electron/contract'

/** What a reviewer has typed or chosen for one claim and not yet recorded. Kept while Attest is open. */
export interface Unrecorded {
  saidReasons: string | null
  truthReasons: string | null
}

const NOTHING: Unrecorded = { saidReasons: null, truthReasons: null }
const unrecorded = new Map<string, Unrecorded>()

/** Reasons being typed for a claim; they stay when the reviewer looks elsewhere. */
export const readUnrecorded = (claim: string): Unrecorded => unrecorded.get(claim) ?? NOTHING

export function keepUnrecorded(claim: string, change: Partial<Unrecorded>): void {
  unrecorded.set(claim, { ...readUnrecorded(claim), ...change })
}

export const dropUnrecorded = (claim: string): void => void unrecorded.delete(claim)

/** The reviewer's own verdict that nothing has replaced yet; null when none. */
export function ownVerdict(claim: Pick<ClaimView, 'verdicts' | 'current'>, reviewer: string): VerdictState | null {
  return claim.verdicts.findLast(({ id, by }) => by === reviewer && claim.current.includes(id)) ?? null
}

/** A change to a verdict: one of the two judgements, its reasons, or how far it has come. */
export interface VerdictChange {
  said?: SaidJudgement
  truth?: { scale: string; rating: string }
  saidReasons?: string
  truthReasons?: string
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
  const typed = readUnrecorded(claim.id)
  const evidence = claim.evidence.filter(({ removed }) => removed === null).map(({ id }) => id)
  const judgement = change.said ?? own?.said?.judgement
  const rated = change.truth ?? own?.truth
  return {
    claim: claim.id,
    said: judgement
      ? { judgement, reasons: change.saidReasons ?? typed.saidReasons ?? own?.said?.reasons ?? '', evidence }
      : null,
    truth: rated
      ? {
          scale: rated.scale,
          rating: rated.rating,
          reasons: change.truthReasons ?? typed.truthReasons ?? own?.truth?.reasons ?? '',
          evidence,
        }
      : null,
    stage: change.stage ?? 'draft',
  }
}
