import type { ClaimStage, DifferenceKind } from '../../contract'
import { compareText } from './events'

/** What the order of the review queue looks at. */
export interface QueueFacts {
  readonly id: string
  readonly stage: ClaimStage | 'untouched'
  /** Outlets that tell it. */
  readonly outlets: readonly string[]
  readonly differences: readonly DifferenceKind[]
  readonly occasion: 'same' | 'different' | 'not established'
  readonly speakerCertainty: 'confirmed' | 'named' | 'resolved' | 'unknown'
  /** How often a reviewer put it off. */
  readonly skipped: number
  /** Where it first stands in the case: articles in order of import, then place. */
  readonly place: number
  /** True if it holds a figure: what can be checked comes before what can't. */
  readonly holdsFigure?: boolean
}

/** Differences that change what is said; wording and detail often do not. */
const weighty: ReadonlySet<DifferenceKind> = new Set([
  'number',
  'date',
  'place',
  'polarity',
  'attribution',
  'certainty',
])

const stageRank: Record<QueueFacts['stage'], number> = {
  disputed: 0,
  draft: 1,
  open: 2,
  untouched: 3,
  ready: 4,
  final: 5,
}

/**
 * Orders a review queue: disputes first, then what was begun, then the untouched, then what waits for a second
 * reviewer, and what is final at the end; what was skipped comes after the rest of its kind. Among equals, first what
 * outlets tell differently, then what more outlets tell, then by place.
 */
export function queueOrder<T extends QueueFacts>(items: readonly T[]): T[] {
  return [...items].sort(
    (left, right) =>
      stageRank[left.stage] - stageRank[right.stage] ||
      left.skipped - right.skipped ||
      weightOf(right) - weightOf(left) ||
      right.outlets.length - left.outlets.length ||
      left.place - right.place ||
      compareText(left.id, right.id),
  )
}

/** Why an item stands where it stands, in words for the reviewer. */
export function whyInQueue(item: QueueFacts): string {
  switch (item.stage) {
    case 'disputed':
      return 'reviewers do not agree'
    case 'draft':
      return 'begun, not ready yet'
    case 'ready':
      return 'ready, waits for a second reviewer'
    case 'final':
      return 'final'
    default:
      return whyUnjudged(item)
  }
}

function whyUnjudged(item: QueueFacts): string {
  const outlets = item.outlets.length
  // Which differences there are stands beside it; here is how much they weigh.
  if (item.differences.some((kind) => weighty.has(kind))) {
    const who = outlets > 1 ? `${outlets} outlets` : 'articles'
    return item.occasion === 'same' ? `${who} contradict each other` : `${who} tell it differently`
  }
  if (outlets > 1) return `told by ${outlets} outlets`
  if (item.speakerCertainty === 'unknown') return 'nobody knows yet who said it'
  if (item.skipped > 0) return 'put off before'
  return item.holdsFigure ? 'holds a figure that can be checked' : 'not judged yet'
}

function weightOf(item: QueueFacts): number {
  const kinds = new Set(item.differences.filter((kind) => weighty.has(kind))).size
  const conflict = item.occasion === 'same' && kinds > 0 ? 2 : 0
  return kinds + conflict + (item.speakerCertainty === 'unknown' ? 0.5 : 0) + (item.holdsFigure ? 0.6 : 0)
}
