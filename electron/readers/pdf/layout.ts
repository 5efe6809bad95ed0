import type { Block } from '../../core/article/document'
import { columns } from './columns'
import { fragments } from './fragments'
import { furniture, type PageFragments } from './furniture'
import type { Column, Fragment, PageRuns } from './layout-types'
import { flowsInto, type Passage, passages } from './paragraphs'
import { joinLine, wholeWords } from './words'

/** A PDF's text in reading order. */
export interface PdfText {
  readonly text: string
  /** `body` is false for running headers, footers and page numbers, null for all else. */
  readonly blocks: readonly Block[]
  /** The largest heading of the first page, or null if none stands out. */
  readonly title: string | null
}

interface PageLayout {
  readonly number: number
  readonly columns: readonly Column[]
  readonly furniture: readonly Fragment[]
}

function layoutPages(pages: readonly PageRuns[]): PageLayout[] {
  const fragmented: PageFragments[] = pages.map((page) => ({ ...page, fragments: fragments(page.runs) }))
  const set = furniture(fragmented)
  return fragmented.map((page) => ({
    number: page.number,
    columns: columns(page.fragments.filter((fragment) => !set.has(fragment))),
    furniture: page.fragments.filter((fragment) => set.has(fragment)).sort((a, b) => a.y - b.y || a.left - b.left),
  }))
}

/** The size of type in which most characters are set, in points. */
function bodySizeOf(pages: readonly PageLayout[]): number {
  const weights = new Map<number, number>()
  for (const page of pages)
    for (const { lines } of page.columns)
      for (const { size, text } of lines) {
        const rounded = Math.round(size * 2) / 2
        weights.set(rounded, (weights.get(rounded) ?? 0) + text.length)
      }
  let best = 0
  let most = -1
  for (const [size, weight] of weights)
    if (weight > most) {
      best = size
      most = weight
    }
  return best
}

/** A passage of one page, or several joined over columns and pages. */
interface Piece {
  passage: Passage
  readonly all: Passage[]
}

/**
 * Joins a sentence that runs over a column or page. What stands between (notes, captions, the page's furniture) then
 * comes after the whole paragraph.
 */
function joinOver(flow: readonly Passage[]): Piece[] {
  const pieces: Piece[] = []
  let open: Piece | null = null
  for (const passage of flow) {
    if (open && flowsInto(open.passage, passage)) {
      open.all.push(passage)
      open.passage = passage
      continue
    }
    const piece: Piece = { passage, all: [passage] }
    pieces.push(piece)
    // A note or caption at a column's foot doesn't close the paragraph above it; any other passage does.
    if (passage.kind !== 'other') open = piece
  }
  return pieces
}

/** Lays out the text of a PDF's pages: columns in reading order, lines as paragraphs, furniture apart. */
export function layoutText(pages: readonly PageRuns[]): PdfText {
  const layouts = layoutPages(pages)
  const bodySize = bodySizeOf(layouts)
  const words = wholeWords(layouts.flatMap((page) => page.columns.flatMap((column) => column.lines)))
  const flow = layouts.flatMap((page) => page.columns.flatMap((column) => passages(column, page.number, bodySize)))
  const blocks: Block[] = []
  const texts: string[] = []
  let position = 0
  const add = (text: string, kind: Block['kind'], body: boolean | null, page: number) => {
    if (text === '') return
    blocks.push({ span: [position, position + text.length], kind, body, page })
    texts.push(text)
    position += text.length + 2
  }
  const pieces = joinOver(flow)
  let next = 0
  for (const page of layouts) {
    for (let piece = pieces[next]; piece?.all[0]?.page === page.number; piece = pieces[++next]) {
      const lines = piece.all.flatMap((passage) => passage.lines.map((line) => line.text))
      const text = lines.reduce((sum, line) => (sum === '' ? line : joinLine(sum, line, words)), '')
      add(text, piece.all[0].kind, null, page.number)
    }
    for (const fragment of page.furniture) add(fragment.text, 'other', false, page.number)
  }
  return { text: texts.join('\n\n'), blocks, title: titleOf(flow, bodySize) }
}

function titleOf(flow: readonly Passage[], bodySize: number): string | null {
  const first = flow[0]?.page
  let best: Passage | null = null
  for (const passage of flow) {
    if (passage.page !== first || passage.kind !== 'heading') continue
    const size = passage.lines[0]?.size ?? 0
    if (size >= bodySize * 1.3 && size > (best?.lines[0]?.size ?? 0)) best = passage
  }
  return best ? best.lines.map((line) => line.text).join(' ') : null
}
