import type { CaseState } from '../contract'

/** The name of a reviewer for the screens; an erased one says so. */
export const reviewerName = (state: CaseState, id: string): string => state.reviewers[id] ?? 'a reviewer'
