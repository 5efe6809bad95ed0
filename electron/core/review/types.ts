import type { CaseState, LogEvent } from '../../contract'

/** The fold: all events, in any order, to the case as it stands. Total: an event that can't take effect is parked. */
export type FoldCase = (events: readonly LogEvent[]) => CaseState
