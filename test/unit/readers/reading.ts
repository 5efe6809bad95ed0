import type { Block, ReadDocument } from '../../../electron/core/article/document'
import { readDocument } from '../../../electron/readers/read'

/** A string as UTF-8 bytes. */
export const utf8 = (text: string) => new TextEncoder().encode(text)

/** Reads bytes that must be readable. */
export async function read(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const result = await readDocument(bytes, name)
  if (!result.ok) throw new Error(result.reason)
  return result.document
}

/** The reason why bytes are refused; fails if they are read. */
export async function reasonFor(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readDocument(bytes, name)
  if (result.ok) throw new Error(`read as ${result.document.format}`)
  return result.reason
}

/** The text of each block that passes. */
export const texts = (document: ReadDocument, pass: (block: Block) => boolean = () => true) =>
  document.blocks.filter(pass).map(({ span }) => document.text.slice(...span))
