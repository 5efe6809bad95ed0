import type { Article, Paragraph } from './article'
import { tellBody } from './boilerplate'
import { findCredit } from './credit'
import type { Block, ReadDocument } from './document'
import { findByline, findOwner, findPublished, type Header, headerLines } from './header'
import { detectLanguage } from './language'
import { lineShapes } from './line-features'
import { findTitle } from './title'

const KINDS: Readonly<Record<Block['kind'], Paragraph['kind']>> = {
  paragraph: 'text',
  heading: 'heading',
  listItem: 'listItem',
  quote: 'quote',
  caption: 'caption',
  tableCell: 'other',
  other: 'other',
}
/** So many lines below the body may still credit it. */
const CREDIT_LINES = 3

const letters = (text: string) =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? ''

/** The paragraph that prints a known title, nearest above the body; null when none does. */
function titleParagraph(title: string, lines: readonly string[], body: readonly boolean[]): number | null {
  const wanted = letters(title)
  const firstBody = body.indexOf(true)
  const found = lines.flatMap((line, index) => (letters(line) === wanted ? [index] : []))
  return found.filter((index) => index <= firstBody).at(-1) ?? found[0] ?? null
}

/** A line that repeats the headline may add so many letters, such as the outlet's name. */
const ECHO_LETTERS = 40

/** Takes lines that repeat the headline off the beginning of the body. */
function dropEchoes(title: string, lines: readonly string[], body: boolean[]): void {
  const wanted = letters(title)
  if (wanted === '') return
  for (let index = body.indexOf(true); index !== -1; index = body.indexOf(true)) {
    const line = letters(lines[index] ?? '')
    if (!line.includes(wanted) || line.length > wanted.length + ECHO_LETTERS) return
    body[index] = false
  }
}

/** Tells the article from the page around it, and what the page says about it. Pure; keeps `text` as it is. */
export function extractArticle(document: ReadDocument): Article {
  const { format, text, metadata, notes, blocks } = document
  const spans = blocks.map((block) => block.span)
  const lines = spans.map(([start, end]) => text.slice(start, end))
  const shapes = lineShapes(text, spans)
  const told = blocks.some((block) => block.body === null) ? tellBody(shapes, lines) : []
  const body = blocks.map((block, index) => block.body ?? told[index] ?? false)
  const title = metadata.title ? titleParagraph(metadata.title, lines, body) : findTitle(shapes, body, lines)
  if (title !== null) {
    body[title] = false
    dropEchoes(lines[title] ?? '', lines, body)
  }
  const header: Header = { lines, shapes, body, title }
  const bodyLines = lines.filter((_, index) => body[index])
  const lastBody = body.lastIndexOf(true)
  const below = lastBody === -1 ? [] : lines.slice(lastBody + 1, lastBody + 1 + CREDIT_LINES)
  return {
    format,
    text,
    paragraphs: blocks.map((block, index) => ({
      span: block.span,
      kind: index === title ? 'title' : KINDS[block.kind],
      body: body[index] ?? false,
      ...(block.page === undefined ? {} : { page: block.page }),
    })),
    title: metadata.title ?? (title === null ? null : (lines[title] ?? null)),
    publisher: metadata.publisher ?? findOwner(header),
    byline: metadata.byline ?? findByline(header),
    credit: findCredit({ above: headerLines(header).map((index) => lines[index] ?? ''), body: bodyLines, below }),
    published: metadata.published ?? findPublished(header),
    language: detectLanguage(bodyLines.join('\n')) ?? metadata.language,
    url: metadata.url,
    notes,
  }
}
