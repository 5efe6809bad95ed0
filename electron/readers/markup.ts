import type { Block } from '../core/article/document'
import { isElement, isText, type PageElement, type PageNode, parsePage } from './html-dom'

/** A block of text before it has a place in the whole. */
export interface TextBlock {
  readonly text: string
  readonly kind: Block['kind']
  readonly body: boolean | null
}

/** What an element around a block makes of it; anything else is a paragraph. */
const KINDS: Readonly<Record<string, Block['kind']>> = {
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
  LI: 'listItem',
  DT: 'listItem',
  DD: 'listItem',
  BLOCKQUOTE: 'quote',
  TD: 'tableCell',
  TH: 'tableCell',
  FIGCAPTION: 'caption',
  CAPTION: 'caption',
  PRE: 'other',
}
const PLAIN_BLOCKS = new Set(['P', 'DIV', 'UL', 'OL', 'DL', 'TABLE', 'TR', 'THEAD', 'TBODY', 'SECTION', 'HR', 'FIGURE'])
const UNSHOWN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'HEAD', 'NOSCRIPT', 'IFRAME', 'SVG'])

interface Walk {
  readonly blocks: TextBlock[]
  readonly body: boolean | null
  text: string
}

function close(walk: Walk, kind: Block['kind']): void {
  const lines = kind === 'other' ? [walk.text] : walk.text.split('\u2028')
  for (const line of lines) {
    const text = kind === 'other' ? line.replace(/^\n+|\s+$/g, '') : line.replace(/\s+/g, ' ').trim()
    if (text !== '') walk.blocks.push({ text, kind, body: walk.body })
  }
  walk.text = ''
}

function visit(node: PageNode, kind: Block['kind'], walk: Walk): void {
  if (isText(node)) {
    walk.text += node.textContent
    return
  }
  if (!isElement(node)) return
  const tag = node.tagName.toUpperCase()
  if (UNSHOWN.has(tag)) return
  if (tag === 'BR') {
    // A line broken by hand (an address, a verse) is a block of its own; U+2028 stands for it until the block closes.
    walk.text += '\u2028'
    return
  }
  const own = KINDS[tag]
  const isBlock = own !== undefined || PLAIN_BLOCKS.has(tag)
  if (isBlock) close(walk, kind)
  const inner = own ?? kind
  for (const child of Array.from(node.childNodes)) visit(child, inner, walk)
  if (isBlock) close(walk, inner)
}

/**
 * The blocks of simple markup that a converter wrote (Word, Markdown): nothing in it is a menu or hidden.
 * @param body what to say of each block
 */
export function markupBlocks(html: string, body: boolean | null): TextBlock[] {
  const page = parsePage(html)
  const root: PageElement | null = page.querySelector('body')
  const walk: Walk = { blocks: [], body, text: '' }
  if (root) for (const child of Array.from(root.childNodes)) visit(child, 'paragraph', walk)
  close(walk, 'paragraph')
  return walk.blocks
}

/** Lays blocks out as one text, an empty line between two, each with its span. */
export function layOut(blocks: readonly TextBlock[]): { text: string; blocks: Block[] } {
  const placed: Block[] = []
  let position = 0
  for (const { text, kind, body } of blocks) {
    placed.push({ span: [position, position + text.length], kind, body })
    position += text.length + 2
  }
  return { text: blocks.map((block) => block.text).join('\n\n'), blocks: placed }
}
