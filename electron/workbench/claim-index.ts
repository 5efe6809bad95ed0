import type { ClaimState, MemberText } from '../contract'
import type { ReviewedSet } from '../core/review/overlay'
import type { ConfirmedSpeaker, ReviewedStatement } from '../core/review/overlay-statements'
import type { CaseStore } from '../store/types'
import { memo } from './memo'
import type { ThreadIndex } from './thread-index'

/** Which statements and threads a claim stands for now. */
export interface ClaimIndex {
  /** Claim id → ids of the statements at its appearances. */
  readonly statementsOf: ReadonlyMap<string, readonly string[]>
  readonly ofStatement: ReadonlyMap<string, string>
  readonly ofThread: ReadonlyMap<string, string>
  /** Claim id → the thread it shares most statements with. */
  readonly threadOf: ReadonlyMap<string, string>
}

/** Claims of the case that were not joined into another. */
export const standingClaims = (claims: Record<string, ClaimState>): ClaimState[] =>
  Object.values(claims).filter(({ joinedInto }) => joinedInto === null)

/** The speakers that people confirmed for claims, at each appearance. */
export const confirmedSpeakers = (claims: Record<string, ClaimState>): ConfirmedSpeaker[] =>
  standingClaims(claims).flatMap(({ speakerConfirmed, appearances }) =>
    speakerConfirmed === null
      ? []
      : appearances.map(({ content }) => ({
          ...speakerConfirmed,
          kind: 'speakerConfirmed' as const,
          content,
          article: content[0]?.article ?? '',
          only: appearances.length === 1,
        })),
  )

export function createClaimIndex(
  store: CaseStore,
  model: { set(): ReviewedSet; threads(): ThreadIndex; statementAt(member: MemberText): ReviewedStatement | null },
): () => ClaimIndex {
  // A verdict changes no appearance, so where a claim stands is worked out once for each analysis.
  let placedFor: ReviewedSet | null = null
  let placed = new Map<string, { count: number; statements: string[] }>()

  function statementsAt({ id, appearances }: ClaimState): readonly string[] {
    const known = placed.get(id)
    if (known && known.count === appearances.length) return known.statements
    const statements = [...new Set(appearances.flatMap((member) => model.statementAt(member)?.id ?? []))]
    placed.set(id, { count: appearances.length, statements })
    return statements
  }

  return memo(
    () => [store.state.claims, model.set(), model.threads()],
    () => {
      if (placedFor !== model.set()) {
        placedFor = model.set()
        placed = new Map()
      }
      const statementsOf = new Map<string, readonly string[]>()
      const ofStatement = new Map<string, string>()
      const ofThread = new Map<string, string>()
      const threadOf = new Map<string, string>()
      for (const claim of standingClaims(store.state.claims)) {
        const statements = statementsAt(claim)
        statementsOf.set(claim.id, statements)
        for (const statement of statements) if (!ofStatement.has(statement)) ofStatement.set(statement, claim.id)
        const thread = bestThread(statements, model.threads())
        if (!thread) continue
        threadOf.set(claim.id, thread.id)
        // A claim of one passage within a long thread is not the thread's claim.
        if (thread.shared * 2 >= thread.size && !ofThread.has(thread.id)) ofThread.set(thread.id, claim.id)
      }
      return { statementsOf, ofStatement, ofThread, threadOf }
    },
  )
}

function bestThread(statements: readonly string[], threads: ThreadIndex) {
  const shared = new Map<string, number>()
  for (const statement of statements)
    for (const { id } of threads.byStatement.get(statement) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
  let best: { id: string; shared: number; size: number } | null = null
  for (const [id, count] of shared) {
    const size = threads.byId.get(id)?.members.length ?? 0
    if (!best || count > best.shared || (count === best.shared && size < best.size)) best = { id, shared: count, size }
  }
  return best
}
