import type { Format, Span } from '../../contract'

/** A paragraph of an article's text, body or boilerplate. */
export interface Paragraph {
  readonly span: Span
  readonly kind: 'title' | 'heading' | 'text' | 'quote' | 'listItem' | 'caption' | 'other'
  /** True if it is the article's own text; false for boilerplate. */
  readonly body: boolean
  readonly page?: number
}

/** An original read into text: what the reader found, with the article told apart from the page around it. */
export interface Article {
  readonly format: Format
  /** All text that was read, boilerplate included. */
  readonly text: string
  /** Every non-blank part of the text, in order, never overlapping. */
  readonly paragraphs: readonly Paragraph[]
  readonly title: string | null
  readonly publisher: string | null
  readonly byline: string | null
  /** The agency credited ("Source: AFP"), as printed. */
  readonly credit: string | null
  /** ISO date or date-time printed by the page about this article; never from menus, related headlines, copyright or the clock. */
  readonly published: string | null
  readonly language: string | null
  readonly url: string | null
  readonly notes: readonly string[]
}

/** The spans of the article's own paragraphs, in text order. */
export function bodySpans(article: Pick<Article, 'paragraphs'>): Span[] {
  return article.paragraphs.filter((paragraph) => paragraph.body).map((paragraph) => paragraph.span)
}
