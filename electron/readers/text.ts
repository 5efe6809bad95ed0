import type { ReadDocument } from '../core/article/document'
import { paragraphSpans } from './text-blocks'

/** Reads plain text: as it is, with CRLF made LF and nothing else changed. What is body, the text itself must tell. */
export function readText(text: string): ReadDocument {
  const unix = text.replaceAll('\r\n', '\n')
  return {
    format: 'text',
    text: unix,
    blocks: paragraphSpans(unix).map((span) => ({ span, kind: 'paragraph', body: null })),
    metadata: { title: null, publisher: null, byline: null, published: null, language: null, url: null },
    notes: [],
  }
}
