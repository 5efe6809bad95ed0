import type { Resolution, Span, Spans, TextAnchor } from '../../contract'

/** Finds an anchor in the text it belongs to. */
export type Place = (anchor: TextAnchor) => Resolution

/** A decision whose place in the text was not found again; `at` is the hybrid clock of its event. */
export interface Lost {
  readonly at: string
  readonly what: string
  readonly why: string
}

/** Why a decision is not in effect, in words. Only an exact place counts: a moved one needs a person's word. */
export function lostReason(resolution: Exclude<Resolution, { state: 'exact' }>): string {
  if (resolution.state === 'moved') return 'the passage now stands elsewhere in the text; look and decide anew'
  if (resolution.why === 'ambiguous') return 'the passage now stands in the text more than once'
  if (resolution.why === 'text missing') return 'the text is missing'
  return 'the passage is not in the text any more'
}

/** Spans of several anchors, in text order; the reason if one of them has no exact place. */
export function placeAll(anchors: readonly TextAnchor[], place: Place): { spans: Spans } | { why: string } {
  const spans: Span[] = []
  for (const anchor of anchors) {
    const resolution = place(anchor)
    if (resolution.state !== 'exact') return { why: lostReason(resolution) }
    spans.push(resolution.span)
  }
  return { spans: spans.sort((a, b) => a[0] - b[0] || a[1] - b[1]) }
}

const lengthOf = (spans: Spans) => spans.reduce((sum, [start, end]) => sum + end - start, 0)

function commonLength(left: Spans, right: Spans): number {
  let common = 0
  for (const [s, e] of left) for (const [s2, e2] of right) common += Math.max(0, Math.min(e, e2) - Math.max(s, s2))
  return common
}

/** How much of two passages is the same: common characters over all characters (Jaccard), 0 to 1. */
export function overlap(left: Spans, right: Spans): number {
  const common = commonLength(left, right)
  const all = lengthOf(left) + lengthOf(right) - common
  return all === 0 ? 0 : common / all
}

/** The item whose passage is most the same as `spans`, if at least half is; the first of equals. */
export function bestOverlap<T>(items: readonly T[], spansOf: (item: T) => Spans, spans: Spans): T | null {
  let best: T | null = null
  let bestShare = 0
  for (const item of items) {
    const share = overlap(spansOf(item), spans)
    if (share >= 0.5 && share > bestShare) {
      best = item
      bestShare = share
    }
  }
  return best
}
