import type { Span, Speaker, Statement, Thread } from '../../contract'
import type { WordVectors } from './word-vectors'

/** An article as the comparison needs it: final statements (a reviewer's corrections already applied). */
export interface ComparableArticle {
  readonly id: string
  readonly text: string
  readonly body: readonly Span[]
  readonly sentences: readonly Span[]
  /** ISO date, printed or set by a reviewer; null where unknown. */
  readonly published: string | null
  readonly statements: readonly Statement[]
}

/** The contract of `findThreads` (compare/threads.ts): pure, deterministic, near-linear in the number of statements. */
export type FindThreads = (
  articles: readonly ComparableArticle[],
  speakers: readonly Speaker[],
  vectors: WordVectors,
) => Thread[]
