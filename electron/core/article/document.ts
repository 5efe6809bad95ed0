import type { Format, Span } from '../../contract'

/** One block of a read document: a paragraph, heading, list item, caption … in text order, never overlapping. */
export interface Block {
  readonly span: Span
  readonly kind: 'paragraph' | 'heading' | 'listItem' | 'quote' | 'caption' | 'tableCell' | 'other'
  /** What the reader itself could tell from the format (HTML structure); null where it can't and text alone must decide. */
  readonly body: boolean | null
  /** A page number, for formats that have pages; 1-based. */
  readonly page?: number
}

/** What a format says about itself. Every value is as printed in the file; null where the file does not say. */
export interface DocumentMetadata {
  readonly title: string | null
  readonly publisher: string | null
  readonly byline: string | null
  /** ISO 8601 date or date-time. */
  readonly published: string | null
  readonly language: string | null
  readonly url: string | null
}

/** What a reader makes of a file's bytes. `text` is all text that was read, boilerplate included, with LF line ends. */
export interface ReadDocument {
  readonly format: Format
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata: DocumentMetadata
  /** Things the reviewer should know: "3 pages hold only images". */
  readonly notes: readonly string[]
}
