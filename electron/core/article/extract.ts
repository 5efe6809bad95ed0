import type { Article, Paragraph } from './article'
import { tellBody } from './boilerplate'
import type { Block, ReadDocument } from './document'
import { detectLanguage } from './language'

const KINDS: Readonly<Record<Block['kind'], Paragraph['kind']>> = {
  paragraph: 'text',
  heading: 'heading',
  listItem: 'listItem',
  quote: 'quote',
  caption: 'caption',
  tableCell: 'other',
  other: 'other',
}

/** Tells the article from the page around it, and what the page says about it. Pure; keeps `text` as it is. */
export function extractArticle(document: ReadDocument): Article {
  const { format, text, metadata, notes, blocks } = document
  const undecided = blocks.some((block) => block.body === null)
  const told = undecided
    ? tellBody(
        text,
        blocks.map((block) => block.span),
      )
    : []
  const paragraphs = blocks.map((block, index): Paragraph => {
    const body = block.body ?? told[index] ?? false
    return {
      span: block.span,
      kind: KINDS[block.kind],
      body,
      ...(block.page === undefined ? {} : { page: block.page }),
    }
  })
  const bodyText = paragraphs.filter(({ body }) => body).map(({ span: [start, end] }) => text.slice(start, end))
  return {
    format,
    text,
    paragraphs,
    ...metadata,
    language: detectLanguage(bodyText.join('\n')) ?? metadata.language,
    credit: null,
    notes,
  }
}
