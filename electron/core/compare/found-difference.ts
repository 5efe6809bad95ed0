import type { DifferenceKind } from '../../contract'

/** A difference between two tellings, with the words of each that make it. */
export interface FoundDifference {
  readonly kind: DifferenceKind
  readonly spans: readonly [readonly [number, number][], readonly [number, number][]]
  readonly note: string
}
