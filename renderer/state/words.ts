import type { Span } from '../../electron/contract'

/** A selection made word by word: `anchor` stays, `focus` moves. Both are spans of words. */
export interface WordSelection {
  anchor: Span
  focus: Span
}

/** The words of a stretch of text, as UTF-16 spans in `text`. */
export function wordsIn(text: string, bounds: Span): Span[] {
  const words: Span[] = []
  for (const match of text.slice(bounds[0], bounds[1]).matchAll(/\S+/gu))
    words.push([bounds[0] + match.index, bounds[0] + match.index + match[0].length])
  return words
}

/** The span from the first to the last word chosen. */
export const spanOf = ({ anchor, focus }: WordSelection): Span => [
  Math.min(anchor[0], focus[0]),
  Math.max(anchor[1], focus[1]),
]

/**
 * Moves by words: to the next or the previous, or to either end of `bounds`. With `extend` the other end stays.
 * Without a selection the first word is taken. Null where there are no words.
 */
export function moveByWord(
  text: string,
  bounds: Span,
  selection: WordSelection | null,
  move: 'next' | 'previous' | 'first' | 'last',
  extend: boolean,
): WordSelection | null {
  const words = wordsIn(text, bounds)
  const first = words[0]
  const last = words[words.length - 1]
  if (!first || !last) return null
  if (!selection) return { anchor: first, focus: first }
  const at = words.findIndex(([start, end]) => start <= selection.focus[0] && selection.focus[0] < end)
  const target =
    move === 'first' ? first : move === 'last' ? last : (words[at + (move === 'next' ? 1 : -1)] ?? words[at] ?? first)
  return extend ? { anchor: selection.anchor, focus: target } : { anchor: target, focus: target }
}

/** Leaves out white space at both ends; null where nothing else is left. */
export function trimmed(text: string, [start, end]: Span): Span | null {
  const chosen = text.slice(start, end)
  const from = start + (chosen.length - chosen.trimStart().length)
  const to = end - (chosen.length - chosen.trimEnd().length)
  return from < to ? [from, to] : null
}
