import type { ArticleView, Span } from '../../electron/contract'

type Paragraph = ArticleView['paragraphs'][number]

/** Paragraphs in runs of body and boilerplate: a run of boilerplate is one group, each body paragraph a group of its own. */
export function foldBoilerplate(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const last = groups[groups.length - 1]
    if (!paragraph.body && last?.[0]?.body === false) last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}

/** A stretch of a long text that comes onto the page as one. */
export interface TextPiece {
  groups: Paragraph[][]
  span: Span
  paragraphs: number
}

/** UTF-16 units and paragraphs of a piece, about: a few screens of text. */
const PIECE_LENGTH = 12_000
const PIECE_PARAGRAPHS = 60

/** Groups of paragraphs, in order, gathered into pieces. */
export function inPieces(groups: readonly Paragraph[][]): TextPiece[] {
  const pieces: TextPiece[] = []
  for (const group of groups) {
    const first = group[0]
    const end = group[group.length - 1]?.span[1]
    if (!first || end === undefined) continue
    const last = pieces[pieces.length - 1]
    if (last && last.span[1] - last.span[0] < PIECE_LENGTH && last.paragraphs < PIECE_PARAGRAPHS) {
      last.groups.push(group)
      last.span = [last.span[0], end]
      last.paragraphs += group.length
    } else pieces.push({ groups: [group], span: [first.span[0], end], paragraphs: group.length })
  }
  return pieces
}

/** For each paragraph what touches it, in the order given; paragraphs that nothing touches are absent. */
export function placeBySpan<T extends { readonly span: Span }>(
  paragraphs: readonly Paragraph[],
  items: readonly T[],
): ReadonlyMap<Paragraph, readonly T[]> {
  const places = new Map<Paragraph, T[]>()
  for (const item of items) {
    // The first paragraph that ends after the item begins; paragraphs are in text order.
    let [from, to] = [0, paragraphs.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((paragraphs[middle]?.span[1] ?? 0) > item.span[0]) to = middle
      else from = middle + 1
    }
    for (let at = from; at < paragraphs.length; at++) {
      const paragraph = paragraphs[at]
      if (!paragraph || paragraph.span[0] >= item.span[1]) break
      const list = places.get(paragraph)
      if (list) list.push(item)
      else places.set(paragraph, [item])
    }
  }
  return places
}
