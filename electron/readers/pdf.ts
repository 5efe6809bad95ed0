import { PDF_TIME_LIMIT } from './limits'
import { layoutText } from './pdf/layout'
import { loadPdf } from './pdf/load'
import { printedAuthor, printedTitle } from './properties'
import type { ReadResult } from './read-result'

const REASONS = {
  password: 'This PDF is protected by a password. Save a copy without one and import that.',
  damaged: 'This PDF is damaged and could not be opened. Try to open it elsewhere and save or print it as PDF anew.',
  time: 'This PDF took too long to read. Save the pages you need as a PDF of their own.',
} as const

const ONLY_IMAGES =
  'This PDF holds only images: no text could be read. Make its text searchable with a text recognition (OCR) program and import it again.'
const UNREADABLE_FONTS =
  'The fonts of this PDF do not say which letters they stand for: no text could be read. Print it as PDF anew or use text recognition (OCR).'

/** Characters that no text has: a font without a mapping to letters gives these. */
const NO_LETTERS = /(?![\n\t])[\p{Cc}\p{Co}\ufffd]/gu

/** "2, 5 and 7", at most ten of them. */
function listed(numbers: readonly number[]): string {
  if (numbers.length > 10) return `${numbers.slice(0, 9).join(', ')} and ${numbers.length - 9} more`
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`
}

function notesOn(empty: readonly number[], strangeShare: number): string[] {
  const notes: string[] = []
  if (empty.length === 1) notes.push(`Page ${empty[0]} holds no text that can be read (an image or blank).`)
  if (empty.length > 1) notes.push(`Pages ${listed(empty)} hold no text that can be read (images or blank).`)
  if (strangeShare > 0.02)
    notes.push('Some characters of this PDF could not be told: compare quotations with the original.')
  return notes
}

/**
 * Reads a PDF: its text in reading order, in blocks with their page, running headers and footers marked as not body.
 * A block's `page` is where it begins; a sentence that runs over a page is one block.
 */
export async function readPdf(bytes: Uint8Array, timeLimit: number = PDF_TIME_LIMIT): Promise<ReadResult> {
  const loaded = await loadPdf(bytes, timeLimit)
  if ('failed' in loaded) return { ok: false, reason: REASONS[loaded.failed] }
  const { text, blocks, title } = layoutText(loaded.pages)
  if (!blocks.some((block) => block.body !== false)) return { ok: false, reason: ONLY_IMAGES }
  const strangeShare = (text.match(NO_LETTERS)?.length ?? 0) / text.length
  if (strangeShare > 0.5) return { ok: false, reason: UNREADABLE_FONTS }
  const empty = loaded.pages
    .filter((page) => page.runs.every((run) => run.text.trim() === ''))
    .map(({ number }) => number)
  const body = blocks.filter((block) => block.body !== false).map(({ span }) => text.slice(...span))
  const metadata = {
    title: printedTitle(loaded.properties.title, body) ?? title,
    publisher: null,
    byline: printedAuthor(loaded.properties.author, body),
    published: null,
    language: null,
    url: null,
  }
  return { ok: true, document: { format: 'pdf', text, blocks, metadata, notes: notesOn(empty, strangeShare) } }
}
