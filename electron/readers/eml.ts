import iconv from 'iconv-lite'
import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Block, DocumentMetadata, ReadDocument } from '../core/article/document'
import { latin1 } from './bytes'
import { unixLineEnds } from './decode'
import { readHtml } from './html'
import type { ReadResult } from './read-result'
import { readText } from './text'

const DAMAGED = 'This e-mail file is damaged and could not be read. Save the message anew and import that.'
const NO_TEXT = 'This e-mail holds no text, only attachments. Save them and import them by themselves.'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The zones that RFC 5322, section 4.3, gives names; any other name is an unknown zone. */
const ZONES: Readonly<Record<string, string>> = {
  ut: 'Z',
  gmt: 'Z',
  z: 'Z',
  edt: '-04:00',
  est: '-05:00',
  cdt: '-05:00',
  cst: '-06:00',
  mdt: '-06:00',
  mst: '-07:00',
  pdt: '-07:00',
  pst: '-08:00',
}

/**
 * A mail's date as ISO 8601 with the zone it was printed in, so that its day stays the sender's day; null where it
 * can't be read (RFC 5322, section 3.3).
 */
export function isoMailDate(header: string): string | null {
  const match =
    /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4}|\d{2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Za-z]+)?/.exec(
      header,
    )
  if (!match) return null
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second = '00', zone = ''] = match
  const month = MONTHS.indexOf(monthName.toLowerCase()) + 1
  if (month === 0 || Number(day) < 1 || Number(day) > 31 || Number(hour) > 23 || Number(minute) > 59) return null
  const fullYear = year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : (ZONES[zone.toLowerCase()] ?? '')
  const two = (value: string | number) => String(value).padStart(2, '0')
  return `${fullYear}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${offset === '-00:00' ? 'Z' : offset}`
}

/**
 * The characters that windows-1252 has at 0x80 to 0x9F. Node's own decoder, which postal-mime uses, leaves control
 * characters there (nodejs/node#56542), so that every curly quotation mark would be lost; no mail means those.
 */
const windowsPunctuation = (text: string) =>
  text.replace(/[\u0080-\u009f]/g, (control) => iconv.decode(Buffer.from([control.charCodeAt(0)]), 'windows-1252'))

/** The same message with every text in it mended. */
function mended<Value>(value: Value): Value {
  if (typeof value === 'string') return windowsPunctuation(value) as Value
  if (Array.isArray(value)) return value.map(mended) as Value
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mended(part)])) as Value
}

const headerOf = (email: Email, name: string) => email.headers.find((header) => header.key === name)?.value ?? null

/** A page that a browser saved as one file (MHTML, RFC 2557): its date is the moment of saving, its subject the page's title. */
function isSavedPage(email: Email): boolean {
  if (headerOf(email, 'snapshot-content-location') !== null) return true
  const related = /multipart\/related/i.test(headerOf(email, 'content-type') ?? '')
  return related && /^<?Saved by/i.test(headerOf(email, 'from') ?? '<Saved by')
}

/** The first page of several: frames (advertisements, embedded players) follow the page that holds them. */
function firstPage(html: string): string {
  const end = /<\/html>\s*(?=<!doctype|<html)/i.exec(html)
  return end ? html.slice(0, end.index + end[0].length) : html
}

function addressText(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`
  return address.name && address.address
    ? `${address.name} <${address.address}>`
    : address.name || (address.address ?? '')
}

/** What a mail program shows above a message. It is text of the original, so that a verdict can cite it, and no body. */
function headerLines(email: Email): string[] {
  const lines: string[] = []
  const add = (name: string, value: string | null | undefined) => {
    const line = value?.replace(/\s+/g, ' ').trim()
    if (line) lines.push(`${name}: ${line}`)
  }
  add('From', email.from && addressText(email.from))
  add('To', email.to?.map(addressText).join(', '))
  add('Cc', email.cc?.map(addressText).join(', '))
  add('Date', headerOf(email, 'date'))
  add('Subject', email.subject)
  return lines
}

/** The document with the header's lines before it. */
function withHeader(document: ReadDocument, lines: readonly string[]): Pick<ReadDocument, 'text' | 'blocks'> {
  const header: Block[] = []
  let position = 0
  for (const line of lines) {
    header.push({ span: [position, position + line.length], kind: 'other', body: false })
    position += line.length + 1
  }
  const shift = lines.length > 0 ? position + 1 : 0
  const moved = document.blocks.map(
    (block): Block => ({ ...block, span: [block.span[0] + shift, block.span[1] + shift] }),
  )
  const separator = lines.length > 0 ? '\n\n' : ''
  return { text: lines.join('\n') + separator + document.text, blocks: [...header, ...moved] }
}

function contentOf(email: Email, savedPage: boolean): ReadDocument | null {
  if (email.html) {
    const document = readHtml(unixLineEnds(savedPage ? firstPage(email.html) : email.html))
    if (document.text.trim() !== '') return document
  }
  return email.text?.trim() ? readText(unixLineEnds(email.text)) : null
}

function messageMetadata(email: Email, content: DocumentMetadata): DocumentMetadata {
  const date = headerOf(email, 'date')
  return {
    ...content,
    title: email.subject?.trim() || content.title,
    byline: (email.from?.name || email.from?.address) ?? content.byline,
    published: (date && isoMailDate(date)) ?? null,
  }
}

function savedPageMetadata(email: Email, content: DocumentMetadata): DocumentMetadata {
  const location = headerOf(email, 'snapshot-content-location') ?? headerOf(email, 'content-location')
  const url = location && /^https?:/i.test(location) ? location.trim() : null
  return { ...content, title: content.title ?? (email.subject?.trim() || null), url: content.url ?? url }
}

function attachmentNotes(email: Email): string[] {
  const names = email.attachments.filter((part) => !part.related).map((part) => part.filename ?? 'one without a name')
  if (names.length === 0) return []
  const shown = names.length > 5 ? [...names.slice(0, 5), `${names.length - 5} more`] : names
  return [`Attachments are not read: ${shown.join(', ')}. Save them and import them by themselves.`]
}

/** Blank lines and the "From " line of a mailbox before the header. */
function headerStart(bytes: Uint8Array): number {
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:From \S+ .*\r?\n)?/.exec(latin1(bytes, 0, 4096))?.[0].length ?? 0
}

/**
 * Reads a saved message (.eml) or a page saved as one file (.mht, .mhtml): its HTML part, or its text part. A message's
 * date is the one it prints; a saved page's date is the moment of saving, and says nothing of the article.
 */
export async function readEml(bytes: Uint8Array): Promise<ReadResult> {
  let email: Email
  try {
    email = mended(await PostalMime.parse(bytes.subarray(headerStart(bytes))))
  } catch {
    return { ok: false, reason: DAMAGED }
  }
  const savedPage = isSavedPage(email)
  const content = contentOf(email, savedPage)
  if (!content) return { ok: false, reason: NO_TEXT }
  const metadata = savedPage ? savedPageMetadata(email, content.metadata) : messageMetadata(email, content.metadata)
  const placed = savedPage ? { text: content.text, blocks: content.blocks } : withHeader(content, headerLines(email))
  const notes = [...(savedPage ? [] : attachmentNotes(email)), ...content.notes]
  return { ok: true, document: { ...content, ...placed, format: 'eml', metadata, notes } }
}
