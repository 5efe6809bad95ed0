import type { Format } from '../contract'
import { extension, hasAscii, holdsControls, includesBytes, latin1, startsWith } from './bytes'
import { mediaKind } from './media'
import { afterPrologue } from './prologue'

/**
 * What a file is: a format that can be read; `characters` where only the decoded text can tell which; or why it can't
 * be read, in one line for the user.
 */
export type Detected = { kind: Extract<Format, 'pdf' | 'docx' | 'eml'> } | { kind: 'characters' } | { refused: string }

const MEDIA_REASON = {
  image: 'This is an image: it can be kept as evidence, but its text is not read.',
  video: 'This is a video: it can be kept as evidence, but it is not read.',
  audio: 'This is a sound recording: it can be kept as evidence, but it is not read.',
} as const

/** The reason for a file that is none of the kinds that can be read. */
export const NOT_READABLE =
  'This is not a kind of file that can be read. Text, Markdown, HTML, PDF, Word (.docx) and saved e-mail (.eml) can.'

const refused = (reason: string): Detected => ({ refused: reason })

/** The central directory and the names before each part stand uncompressed in a ZIP file. */
function detectZip(bytes: Uint8Array): Detected {
  const has = (part: string) => includesBytes(bytes, part)
  if (has('[Content_Types].xml') && has('word/')) return { kind: 'docx' }
  if (has('xl/workbook'))
    return refused('This is an Excel spreadsheet. Export the sheet as PDF or text and import that.')
  if (has('ppt/presentation')) return refused('This is a PowerPoint presentation. Export it as PDF and import that.')
  const type = latin1(bytes, 30, 120)
  if (type.includes('opendocument.text'))
    return refused('This is an OpenDocument text (.odt). Save it as Word (.docx) or PDF and import that.')
  if (type.includes('opendocument')) return refused('This is an OpenDocument file. Export it as PDF and import that.')
  if (type.includes('epub+zip')) return refused('This is an e-book (.epub). Export it as PDF or HTML and import that.')
  if (has('Index/Document.iwa')) return refused('This is an Apple Pages document. Export it as PDF or Word (.docx).')
  return refused('This is a ZIP archive. Unpack it and import the files inside.')
}

/** Compound files (MS-CFB): old Office files, Outlook messages, and encrypted new Office files. */
function detectCompoundFile(bytes: Uint8Array): Detected {
  const has = (stream: string) => includesBytes(bytes, stream, 'utf16le')
  if (has('EncryptedPackage'))
    return refused('This Office file is protected by a password. Save a copy without one and import that.')
  if (has('WordDocument'))
    return refused('This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx and import that.')
  if (has('__substg1.0_')) return refused('This is an Outlook message (.msg). Save it as .eml or text and import that.')
  if (has('Workbook'))
    return refused('This is an old Excel file (.xls). Export the sheet as PDF or text and import that.')
  return refused('This is an old Office file. Save it as .docx or PDF and import that.')
}

const OTHER_KINDS: readonly { signature: string; offset?: number; reason: string }[] = [
  { signature: '{\\rtf', reason: 'This is a Rich Text file (.rtf). Save it as Word (.docx) and import that.' },
  { signature: '%!PS', reason: 'This is a PostScript file. Convert it to PDF and import that.' },
  {
    signature: 'bplist00',
    reason: 'This is a Safari web archive or another Apple file. Save the page as HTML or PDF and import that.',
  },
  { signature: 'ITSF', reason: 'This is a compiled help file (.chm), which can’t be read.' },
  { signature: 'AT&TFORM', reason: 'This is a DjVu file. Convert it to PDF with its text and import that.' },
  { signature: 'BOOKMOBI', offset: 60, reason: 'This is an e-book (.mobi). Export it as PDF or HTML and import that.' },
  { signature: 'MZ', reason: 'This is a Windows program, not a document.' },
  { signature: '\u007fELF', reason: 'This is a program, not a document.' },
  { signature: 'Rar!', reason: 'This is a RAR archive. Unpack it and import the files inside.' },
  { signature: '7z\u00bc\u00af\u0027\u001c', reason: 'This is a 7z archive. Unpack it and import the files inside.' },
  { signature: '\u001f\u008b', reason: 'This is a compressed file (.gz). Unpack it and import the file inside.' },
  { signature: 'BZh', reason: 'This is a compressed file (.bz2). Unpack it and import the file inside.' },
  { signature: '\u00fd7zXZ', reason: 'This is a compressed file (.xz). Unpack it and import the file inside.' },
  { signature: 'SQLite format 3', reason: 'This is a database, not a document.' },
]

/** Kinds whose signature is plain letters that a text could begin with: their bytes must be binary too. */
const LETTERS_ALONE = new Set(['MZ', 'BZh', 'ITSF', 'bplist00', 'SQLite format 3'])

/** PDF readers accept the header within the first 1024 bytes (ISO 32000-1, annex H.3), as mailers and scanners add lines. */
function isPdf(bytes: Uint8Array): boolean {
  const at = latin1(bytes, 0, 1024 + 5).indexOf('%PDF-')
  return at === 0 || (at > 0 && (includesBytes(bytes.subarray(-2048), '%%EOF') || includesBytes(bytes, ' obj')))
}

/** Header fields that a mail program or a browser's "save as one file" writes, and that nobody types above a text. */
const MACHINE_HEADER =
  /^(?:MIME-Version|Message-ID|Received|Return-Path|DKIM-Signature|Delivered-To|X-[\w-]+|Content-Type):/im
const MAIL_HEADER =
  /^(?:From|To|Cc|Subject|Date|MIME-Version|Message-ID|Received|Return-Path|Content-Type|Sender|Reply-To):/gim
const MAIL_ENDINGS = new Set(['eml', 'mht', 'mhtml', 'mbox', 'mbx'])

/** A message or saved page: its first lines, up to the first empty one, are header fields. */
function isMail(bytes: Uint8Array, name: string): boolean {
  const start = latin1(bytes, 0, 65_536).replace(/^(?:\u00ef\u00bb\u00bf)?\s*(?:From \S+ .*\r?\n)?/, '')
  const header = start.split(/\r?\n\r?\n|\r\r/, 1)[0] ?? ''
  if (!header.split(/\r\n|\n|\r/).every((line) => /^(?:[!-9;-~]+:|[ \t]|$)/.test(line))) return false
  const fields = new Set((header.match(MAIL_HEADER) ?? []).map((field) => field.toLowerCase()))
  if (MAIL_ENDINGS.has(extension(name))) return fields.size >= 1
  return fields.size >= 2 && MACHINE_HEADER.test(header)
}

/**
 * Tells what a file is by its bytes; the name counts only where bytes of that kind are open.
 * @param bytes the whole file
 * @param name the file's name, with its ending
 */
export function detect(bytes: Uint8Array, name: string): Detected {
  if (isPdf(bytes)) return { kind: 'pdf' }
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return detectZip(bytes)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return detectCompoundFile(bytes)
  const media = mediaKind(bytes, name)
  if (media) return refused(MEDIA_REASON[media])
  for (const { signature, offset = 0, reason } of OTHER_KINDS)
    if (hasAscii(bytes, offset, signature) && (!LETTERS_ALONE.has(signature) || holdsControls(bytes)))
      return refused(reason)
  if (isMail(bytes, name)) return { kind: 'eml' }
  return { kind: 'characters' }
}

const HTML_START = /^<(?:!doctype\s+html|html|head|body)\b/i
const ANY_TAG = /<\/?(?:!doctype|[a-z][a-z0-9]*)[^<>]*>/i
const HTML_ENDINGS = new Set(['html', 'htm', 'xhtml', 'shtml'])
const MARKDOWN_ENDINGS = new Set(['md', 'markdown', 'mdown', 'mkd'])

/**
 * Which of the formats written in characters a decoded text is: HTML wherever a page begins, whatever the name; else
 * by the name, and plain text where that says nothing.
 */
export function detectCharacters(text: string, name: string): Extract<Format, 'text' | 'markdown' | 'html'> {
  if (HTML_START.test(afterPrologue(text.slice(0, 65_536)))) return 'html'
  const ending = extension(name)
  if (HTML_ENDINGS.has(ending) && ANY_TAG.test(text)) return 'html'
  return MARKDOWN_ENDINGS.has(ending) ? 'markdown' : 'text'
}
