import type { DifferenceKind, StatementType } from '../../../electron/contract'

/** Which statements Compare shows; the same for all its views. An absent key lets all pass. */
export interface CompareFilter {
  type?: StatementType
  /** A speaker's id or name. */
  speaker?: string
  difference?: DifferenceKind
  /** The articles' own voice too. */
  narrated: boolean
}
