import { decodeText, looksBinary, unixLineEnds } from './decode'
import { detect, detectCharacters, NOT_READABLE } from './detect'
import { readHtml } from './html'
import { refusalForSize } from './limits'
import type { ReadResult } from './read-result'
import { readText } from './text'

/** The reason for a file whose kind is known and that its reader could make nothing of. */
const DAMAGED = 'This file is damaged and could not be read. Try to open it elsewhere and save it anew.'
const NO_TEXT = 'This file holds no text.'

/**
 * Reads a file's bytes into text. `name` only hints at the format; the bytes decide. Never throws for bad bytes.
 * @returns the document, or one line that says why there is none and what the user can do
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadResult> {
  const tooLarge = refusalForSize(bytes.length)
  if (tooLarge) return { ok: false, reason: tooLarge }
  try {
    const result = await readDetected(bytes, name)
    if (result.ok && result.document.text.trim() === '') return { ok: false, reason: NO_TEXT }
    return result
  } catch {
    // A reader's library met bytes that its format does not allow: for the user the file is damaged.
    return { ok: false, reason: DAMAGED }
  }
}

/** The libraries for PDF, Word and mail are loaded when first needed, so that reading a text stays quick. */
async function readDetected(bytes: Uint8Array, name: string): Promise<ReadResult> {
  const detected = detect(bytes, name)
  if ('refused' in detected) return { ok: false, reason: detected.refused }
  if (detected.kind === 'pdf') return (await import('./pdf')).readPdf(bytes)
  if (detected.kind === 'docx') return (await import('./docx')).readDocx(bytes)
  if (detected.kind === 'eml') return (await import('./eml')).readEml(bytes)
  return readCharacters(bytes, name)
}

async function readCharacters(bytes: Uint8Array, name: string): Promise<ReadResult> {
  const { text, notes } = decodeText(bytes)
  if (looksBinary(text)) return { ok: false, reason: NOT_READABLE }
  const unix = unixLineEnds(text)
  const format = detectCharacters(unix, name)
  const document =
    format === 'html'
      ? readHtml(unix)
      : format === 'markdown'
        ? (await import('./markdown')).readMarkdown(unix)
        : readText(unix)
  return { ok: true, document: { ...document, notes: [...notes, ...document.notes] } }
}
