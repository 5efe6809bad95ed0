import type { CaseState, Target } from '../contract'

/** True if both are the same thing. */
export function sameTarget(left: Target, right: Target): boolean {
  switch (left.kind) {
    case 'case':
      return right.kind === 'case'
    case 'article':
      return right.kind === 'article' && right.article === left.article
    case 'claim':
      return right.kind === 'claim' && right.claim === left.claim
    case 'evidence':
      return right.kind === 'evidence' && right.evidence === left.evidence
    case 'speaker':
      return right.kind === 'speaker' && right.name === left.name
  }
}

/** Whether a source is protected by keeping this out of every export. */
export const isWithheld = (state: CaseState, target: Target): boolean =>
  state.withheld.some((entry) => sameTarget(entry.target, target))
