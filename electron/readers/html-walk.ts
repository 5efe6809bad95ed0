import type { Span } from '../contract'
import type { Block } from '../core/article/document'
import { isElement, isText, type PageDocument, type PageElement, type PageNode } from './html-dom'
import { paragraphSpans } from './text-blocks'

/** An element on the way down to a block of text, with what its ancestors say. */
export interface Place {
  readonly parent: Place | null
  readonly element: PageElement
  readonly tag: string
  readonly depth: number
  /** Characters of text below it; filled in while walking. */
  characters: number
}

/** A block of visible text, and where in the page it stands. */
export interface PageBlock {
  readonly span: Span
  readonly kind: Block['kind']
  /** The innermost block-level element. */
  readonly place: Place
  /** The element that holds the block's longest piece of text, and how that piece begins. */
  readonly owner: Place
  readonly piece: string
  /** Share of the characters that are in links. */
  readonly linked: number
}

export interface WalkedPage {
  readonly text: string
  readonly blocks: readonly PageBlock[]
  /** How many elements it has, and how deep they nest. */
  readonly elements: number
  readonly depth: number
}

const tags = (list: string) => new Set(list.split(' '))
/** Elements whose content is not shown as text. */
const UNSEEN = tags(
  'SCRIPT STYLE NOSCRIPT TEMPLATE HEAD SVG MATH IFRAME OBJECT EMBED AUDIO VIDEO CANVAS SELECT OPTION DATALIST TEXTAREA INPUT MAP NOEMBED NOFRAMES DIALOG',
)
/** Elements that begin and end a line; of these, PARTED ones stand between blank lines, as in `innerText`. */
const BLOCK_LEVEL = tags(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BUTTON CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR HTML LABEL LEGEND LI MAIN MENU NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL AMP-AD AMP-SIDEBAR',
)
const PARTED = tags('P H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE')
const CELLS = tags('TD TH')
/** So much of a piece of text finds it again. */
const PIECE = 40
/** Deeper elements are read as if they stood at this depth: no page for people nests like that. */
const DEEPEST = 400

const KIND_BY_TAG: readonly (readonly [ReadonlySet<string>, Block['kind']])[] = [
  [tags('H1 H2 H3 H4 H5 H6'), 'heading'],
  [tags('FIGCAPTION'), 'caption'],
  [tags('BLOCKQUOTE'), 'quote'],
  [tags('LI DT DD'), 'listItem'],
  [tags('TD TH TR'), 'tableCell'],
]

/** True if the page hides an element itself (attribute or inline style); what style sheets hide can't be known. */
function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null) return true
  const style = element.getAttribute('style')
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)
}

function kindOf(place: Place): Block['kind'] {
  for (let at: Place | null = place, up = 0; at && up < 4; at = at.parent, up++)
    for (const [set, kind] of KIND_BY_TAG) if (set.has(at.tag)) return kind
  return 'paragraph'
}

/** Collects text into lines the way a browser's `innerText` does. */
class TextCollector {
  text = ''
  readonly blocks: PageBlock[] = []
  private line = ''
  /** Whether the line ends in a blank; asking the growing string would copy it each time. */
  private endsBlank = false
  private linked = 0
  private owner: Place | null = null
  private piece = ''
  private gap = 0

  add(text: string, owner: Place, inLink: boolean): void {
    const flat = text.replace(/[\s\u00a0]+/g, ' ')
    const piece = flat.trim()
    if (piece.length > this.piece.length) {
      this.owner = owner
      this.piece = piece
    }
    const added = this.endsBlank ? flat.trimStart() : flat
    this.line += added
    if (added) this.endsBlank = added.endsWith(' ')
    if (inLink) this.linked += piece.length
  }

  /** A blank between words that stand side by side only on screen. */
  space(): void {
    if (this.line && !this.endsBlank) {
      this.line += ' '
      this.endsBlank = true
    }
  }

  endLine(place: Place, gap: number): void {
    const line = this.line.trim()
    if (line && this.owner) this.push(line, place, this.owner, this.piece, Math.min(1, this.linked / line.length))
    this.gap = Math.max(this.gap, gap)
    this.line = ''
    this.endsBlank = false
    this.linked = 0
    this.owner = null
    this.piece = ''
  }

  preformatted(text: string, place: Place): void {
    for (const [start, end] of paragraphSpans(text)) {
      this.gap = 2
      this.push(text.slice(start, end), place, place, text.slice(start, end), 0)
    }
    this.gap = 2
  }

  private push(line: string, place: Place, owner: Place, piece: string, linked: number): void {
    if (this.text) this.text += '\n'.repeat(Math.max(1, this.gap))
    const start = this.text.length
    this.text += line
    this.blocks.push({
      span: [start, this.text.length],
      kind: kindOf(place),
      place,
      owner,
      piece: piece.slice(0, PIECE),
      linked,
    })
    this.gap = 1
    for (let at: Place | null = place; at; at = at.parent) at.characters += line.length
  }
}

type Step =
  | { readonly node: PageNode; readonly above: Place | null; readonly block: Place | null; readonly link: boolean }
  | { readonly leave: Place; readonly gap: number; readonly block: Place | null }

/** Walks a page in document order, without recursion, and gives its visible text in blocks. */
export function walkPage(page: PageDocument): WalkedPage {
  const collector = new TextCollector()
  const steps: Step[] = []
  let elements = 0
  let deepest = 0
  const descend = (node: PageNode, above: Place | null, block: Place | null, link: boolean) => {
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) steps.push({ node: child, above, block, link })
    }
  }
  descend(page, null, null, false)
  while (steps.length > 0) {
    const step = steps.pop()
    if (!step) break
    if ('leave' in step) {
      collector.endLine(step.leave, step.gap)
      continue
    }
    const { node, above, block, link } = step
    if (isText(node)) {
      if (above && block) collector.add(node.textContent, above, link)
      continue
    }
    if (!isElement(node)) continue
    elements++
    const tag = node.tagName.toUpperCase()
    if (UNSEEN.has(tag) || isHidden(node)) continue
    if (tag === 'BR') {
      if (block) collector.endLine(block, 1)
      continue
    }
    const depth = above ? above.depth + 1 : 0
    deepest = Math.max(deepest, depth)
    const place: Place = above && depth > DEEPEST ? above : { parent: above, element: node, tag, depth, characters: 0 }
    if (BLOCK_LEVEL.has(tag) || !block) {
      const gap = PARTED.has(tag) ? 2 : 1
      if (block) collector.endLine(block, gap)
      if (tag === 'PRE') {
        collector.preformatted(node.textContent, place)
        continue
      }
      steps.push({ leave: place, gap, block })
      descend(node, place, place, link)
    } else {
      if (CELLS.has(tag) || tag === 'A') collector.space()
      descend(node, place, CELLS.has(tag) ? place : block, link || tag === 'A')
    }
  }
  return { text: collector.text, blocks: collector.blocks, elements, depth: deepest }
}
