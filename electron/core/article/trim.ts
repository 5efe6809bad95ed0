import type { LineShape } from './line-shape'

/** Lines that are nothing but page furniture, whole. */
const FURNITURE =
  /^\W*(?:advertisement|adverts?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|реклама|reklam[ay]?|story continues below(?: advertisement)?|article continues below(?: advertisement)?|continue reading(?: the main story| below)?|share(?: this| on \p{L}+)?(?: (?:article|story|post))?|tweet|print|e-?mail|facebook|twitter|whats ?app|linked ?in|pinterest|reddit|comments?|read more|related(?: \p{L}+)?|subscribe(?: now)?|sign up|supported by|loading|hide caption|toggle caption|enlarge this image|click here to \p{L}+(?: \p{L}+){0,4})\W*$/iu
/** A line of at most so many words can be part of a header, a list of headlines or a caption. */
const SHORT = 14
const PROSE = 0.3

const isShortLabel = (shape: LineShape) => shape.words <= SHORT && !shape.endsSentence
const isDated = (shape: LineShape) =>
  isShortLabel(shape) && shape.printsDate && (shape.digits > 0.1 || shape.phrases.has('updated'))
const isHeaderLine = (shape: LineShape) =>
  isDated(shape) || (isShortLabel(shape) && (shape.phrases.has('byline') || shape.phrases.has('updated')))
/** A name or two and nothing else: what is left of a picture. */
const isBareNames = (shape: LineShape) =>
  shape.words >= 2 &&
  shape.words <= 8 &&
  !shape.endsSentence &&
  !shape.endsColon &&
  shape.capitalised === 1 &&
  shape.prose < 0.2

/**
 * Takes out of a machine-found body what is surely none: furniture lines, the header lines (date, byline) above its first
 * prose and whatever stands above those, dated headlines below its last prose and whatever follows them, and a bare name at
 * the very end. A body without any prose (a table, a poem) keeps its edges.
 */
export function trimBody(shapes: readonly LineShape[], lines: readonly string[], body: readonly boolean[]): boolean[] {
  const kept = body.map(
    (own, index) => own && !((shapes[index]?.words ?? 0) <= SHORT && FURNITURE.test(lines[index] ?? '')),
  )
  const isProse = (index: number) => (kept[index] ?? false) && (shapes[index]?.prose ?? 0) >= PROSE
  const firstProse = kept.findIndex((_, index) => isProse(index))
  if (firstProse === -1) return kept
  const lastProse = kept.findLastIndex((_, index) => isProse(index))
  const header = shapes.findLastIndex(
    (shape, index) => index < firstProse && (kept[index] ?? false) && isHeaderLine(shape),
  )
  for (let index = 0; index <= header; index++) kept[index] = false
  const dated = shapes.findIndex((shape, index) => index > lastProse && (kept[index] ?? false) && isDated(shape))
  if (dated !== -1) kept.fill(false, dated)
  const end = kept.lastIndexOf(true)
  const last = shapes[end]
  if (last && end > lastProse && isBareNames(last)) kept[end] = false
  return kept
}
