import type { TokenRange } from './passage'

/** How a cue takes what is said: by what follows it, or by where it stands. */
export type Frame =
  | 'quote'
  | 'that'
  | 'clause'
  | 'object'
  | 'infinitive'
  | 'preposition'
  | 'noun'
  /** "…, said X" */
  | 'inverted'
  /** "…, X said" */
  | 'end'
  /** "according to X" */
  | 'according'
  /** "SECRETARY X:", "Q." */
  | 'transcript'

/** Words that report somebody's words or mind, with auxiliaries and adverbs. */
export interface Cue {
  readonly range: TokenRange
  /** The token that says so: the verb or noun. */
  readonly head: number
  readonly frame: Frame
  /** "was expected to": the one who says or thinks so is not its subject. */
  readonly passive: boolean
}
