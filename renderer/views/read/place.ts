import type { Span } from '../../../electron/contract'

/** Between text on screen and offsets in the article. Text stands in `.words` elements that say where it starts. */

const WORDS = '.words[data-start]'

const startOfWords = (words: Element): number => Number((words as HTMLElement).dataset.start)

/** The offset of a point of the page within the element that holds it. */
function offsetIn(words: Element, node: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(words, 0)
  range.setEnd(node, offset)
  return startOfWords(words) + range.toString().length
}

/** What is selected within `root`, as offsets in the article's text; null where nothing of it is. */
export function selectedSpan(root: Element): Span | null {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const touched = [...root.querySelectorAll(WORDS)].filter((words) => range.intersectsNode(words))
  const first = touched[0]
  const last = touched[touched.length - 1]
  if (!first || !last) return null
  const start = first.contains(range.startContainer)
    ? offsetIn(first, range.startContainer, range.startOffset)
    : startOfWords(first)
  const end = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : startOfWords(last) + (last.textContent?.length ?? 0)
  return start < end ? [start, end] : null
}

/** The pieces of text on the page, in text order. */
const piecesOf = (root: Element): readonly Element[] => [...root.querySelectorAll(WORDS)]

/** The index of the last piece that begins at or before an offset; -1 where none does. */
function pieceAt(pieces: readonly Element[], offset: number): number {
  let [from, to] = [0, pieces.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const piece = pieces[middle]
    if (piece && startOfWords(piece) <= offset) from = middle + 1
    else to = middle
  }
  return from - 1
}

/** The point of the page where an offset stands; the end of a piece of text counts to that piece. */
function pointAt(pieces: readonly Element[], offset: number, atEnd: boolean): { node: Node; offset: number } | null {
  const words = pieces[pieceAt(pieces, atEnd ? offset - 1 : offset)]
  if (!words) return null
  let rest = offset - startOfWords(words)
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const size = node.textContent?.length ?? 0
    if (atEnd ? rest <= size : rest < size) return { node, offset: rest }
    rest -= size
  }
  return null
}

function rangeIn(pieces: readonly Element[], span: Span): Range | null {
  const from = pointAt(pieces, span[0], false)
  const to = pointAt(pieces, span[1], true)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** The range of the page where a span of the text stands; null where it is not shown. */
export const rangeOf = (root: Element, span: Span): Range | null => rangeIn(piecesOf(root), span)

/** Paints spans without changing the page (CSS Custom Highlight API), under a name that the style sheet knows. */
export function paint(root: Element | null, name: string, spans: readonly Span[]): void {
  const pieces = root && spans.length > 0 ? piecesOf(root) : []
  const ranges = spans.map((span) => rangeIn(pieces, span)).filter((range) => range !== null)
  if (ranges.length === 0) CSS.highlights.delete(name)
  else CSS.highlights.set(name, new Highlight(...ranges))
}
