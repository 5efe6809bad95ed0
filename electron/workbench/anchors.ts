import type { Place } from '../core/review/placing'
import { resolveAnchor } from '../core/text/anchors'

/** Finds anchors in one text. */
export const placeIn =
  (text: string, textHash: string): Place =>
  (anchor) =>
    resolveAnchor(anchor, text, textHash)
