import type { Block, ReadDocument } from '../core/article/document'
import { isElement, isText, type PageNode, parsePage } from './html-dom'

const HIDDEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'SVG', 'IFRAME', 'SELECT', 'TEXTAREA'])
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
)

/** Reads a page: all its visible text in order, in blocks. Never throws for broken HTML. */
export function readHtml(html: string): ReadDocument {
  const lines: string[] = []
  let line = ''
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text) lines.push(text)
    line = ''
  }
  const open: (PageNode | 'end')[] = Array.from(parsePage(html).childNodes).reverse()
  while (open.length > 0) {
    const node = open.pop()
    if (!node) break
    if (node === 'end') {
      end()
      continue
    }
    if (isText(node)) line += node.textContent
    if (!isElement(node) || HIDDEN.has(node.tagName.toUpperCase())) continue
    if (BLOCKS.has(node.tagName.toUpperCase())) {
      end()
      open.push('end')
    }
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      const child = node.childNodes[index]
      if (child) open.push(child)
    }
  }
  end()
  const blocks: Block[] = []
  let position = 0
  for (const text of lines) {
    blocks.push({ span: [position, position + text.length], kind: 'paragraph', body: null })
    position += text.length + 2
  }
  const metadata = { title: null, publisher: null, byline: null, published: null, language: null, url: null }
  return { format: 'html', text: lines.join('\n\n'), blocks, metadata, notes: [] }
}
