import type { Block, ReadDocument } from '../core/article/document'

/** A file that cannot be read, with a reason the user can act on. */
export type ReadResult = { ok: true; document: ReadDocument } | { ok: false; reason: string }

/** Reads a file's bytes into text. `name` only hints at the format; the bytes decide. Never throws for bad bytes. */
export async function readDocument(bytes: Uint8Array, _name: string): Promise<ReadResult> {
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')
  const blocks: Block[] = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    span: [match.index, match.index + match[0].length],
    kind: 'paragraph',
    body: null,
  }))
  const metadata = { title: null, publisher: null, byline: null, published: null, language: null, url: null }
  return { ok: true, document: { format: 'text', text, blocks, metadata, notes: [] } }
}
