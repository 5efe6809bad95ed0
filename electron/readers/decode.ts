import * as chardet from 'chardet'
import iconv from 'iconv-lite'
import { includesBytes, latin1, startsWith } from './bytes'
import { afterPrologue } from './prologue'

/** A file's bytes as text. */
export interface DecodedText {
  /** Without a byte order mark; line ends as they stand in the file. */
  readonly text: string
  /** As a reviewer may know it: `UTF-8`, `windows-1256`. */
  readonly encoding: string
  /** What the reviewer should know: that the encoding was guessed, that characters were damaged. */
  readonly notes: readonly string[]
}

/** The detector gets this many bytes, from the first that is not ASCII: enough to tell, and the same time for any file. */
const SAMPLE_BYTES = 65_536
/** The detector's own figure, out of 100, under which its guess says more about chance than about the text. */
const LEAST_CONFIDENCE = 8
/** A file declared or seen to be UTF-8 is read as such while at most this share of its non-ASCII characters is damaged. */
const DAMAGED_SHARE = 0.1

/** Labels that mean a superset, as every browser reads them (WHATWG Encoding Standard, §4.2). */
const SUPERSETS: Readonly<Record<string, string>> = {
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'ks_c_5601-1987': 'euc-kr',
  'x-sjis': 'shift_jis',
  utf8: 'utf-8',
}

const BYTE_ORDER_MARKS = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], encoding: 'UTF-32LE' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], encoding: 'UTF-32BE' },
  { bytes: [0xff, 0xfe], encoding: 'UTF-16LE' },
  { bytes: [0xfe, 0xff], encoding: 'UTF-16BE' },
] as const

function canonical(label: string): string {
  const lower = label.trim().toLowerCase()
  return SUPERSETS[lower] ?? lower
}

/** Decodes with a named encoding; null where nobody here knows the name. */
function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  if (iconv.encodingExists(encoding)) return iconv.decode(bytes, encoding)
  try {
    return new TextDecoder(encoding).decode(bytes)
  } catch {
    return null
  }
}

/** The text if the bytes are UTF-8 without a flaw. */
function validUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with few damaged characters, such as a download cut short or one stray byte. */
function damagedUtf8(bytes: Uint8Array): DecodedText | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  let damaged = 0
  let intact = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0xfffd) damaged++
    else if (unit > 0x7f) intact++
  }
  if (damaged > intact * DAMAGED_SHARE) return null
  const count = damaged === 1 ? '1 damaged character is' : `${damaged} damaged characters are`
  return { text, encoding: 'UTF-8', notes: [`This file is UTF-8, but ${count} shown as \ufffd.`] }
}

/**
 * UTF-16 without a byte order mark: in any script, blanks, digits and line ends have a zero byte on one side, and no
 * other character has one on the other side.
 */
function utf16WithoutMark(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  if (length < 4) return null
  let evenZeros = 0
  let oddZeros = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) evenZeros++
    if (bytes[index + 1] === 0) oddZeros++
  }
  const pairs = length / 2
  const most = Math.max(evenZeros, oddZeros)
  const least = Math.min(evenZeros, oddZeros)
  if (most < pairs * 0.05 || least > most * 0.02) return null
  return oddZeros > evenZeros ? 'UTF-16LE' : 'UTF-16BE'
}

/** The encoding that an HTML page or XML file names in its first 4 KB; null where it names none. */
function declaredInMarkup(bytes: Uint8Array): string | null {
  const start = latin1(bytes, 0, 4096)
  if (!afterPrologue(start).startsWith('<')) return null
  const declared =
    /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1] ??
    /<meta\s[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ??
    null
  // A page that could be read this far is not UTF-16, whatever it says (WHATWG HTML, prescan).
  return declared && /^utf-?16/i.test(declared) ? 'utf-8' : declared
}

/** What the statistics of the bytes say; null where they say nothing. */
function guessed(bytes: Uint8Array): string | null {
  let first = bytes.findIndex((byte) => byte > 0x7f)
  if (first === -1) first = 0
  // Back to a line end or blank, so that the sample doesn't begin inside a character of several bytes.
  while (first > 0 && (bytes[first - 1] ?? 0) > 0x40) first--
  const match = chardet.analyse(bytes.subarray(first, first + SAMPLE_BYTES))[0]
  if (!match || match.confidence < LEAST_CONFIDENCE) return null
  return canonical(match.name)
}

/** How an encoding is written for a reader: code pages in lower case, standards in upper case. */
function printed(encoding: string): string {
  return encoding.startsWith('windows-') || encoding.startsWith('macintosh') ? encoding : encoding.toUpperCase()
}

/** ISO-2022-JP is 7-bit: it looks like ASCII but for its escape sequences. */
function isIso2022Jp(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  return includesBytes(sample, '\u001b$B') || includesBytes(sample, '\u001b$@')
}

/**
 * Decodes the bytes of a text, HTML page or Markdown file: by byte order mark, as UTF-8 where the bytes are UTF-8, as
 * what the page itself declares, and only then by a guess, which is said in a note.
 * @param charset an encoding that the transport names (a mail's Content-Type), asked before the page itself
 */
export function decodeText(bytes: Uint8Array, charset: string | null = null): DecodedText {
  const mark = BYTE_ORDER_MARKS.find((candidate) => startsWith(bytes, candidate.bytes))
  if (mark)
    return {
      text: iconv.decode(bytes.subarray(mark.bytes.length), mark.encoding),
      encoding: mark.encoding,
      notes: [],
    }
  if (isIso2022Jp(bytes)) {
    const text = decodeAs(bytes, 'iso-2022-jp')
    if (text !== null) return { text, encoding: 'ISO-2022-JP', notes: [] }
  }
  const wide = utf16WithoutMark(bytes)
  if (wide)
    return {
      text: iconv.decode(bytes, wide),
      encoding: wide,
      notes: [`This file does not say its encoding; it was read as ${wide}.`],
    }
  const text = validUtf8(bytes)
  if (text !== null) return { text, encoding: 'UTF-8', notes: [] }
  const declared = charset ?? declaredInMarkup(bytes)
  if (declared && canonical(declared) !== 'utf-8') {
    const decoded = decodeAs(bytes, canonical(declared))
    if (decoded !== null) return { text: decoded, encoding: printed(canonical(declared)), notes: [] }
  }
  return damagedUtf8(bytes) ?? decodeByGuess(bytes)
}

function decodeByGuess(bytes: Uint8Array): DecodedText {
  const encoding = guessed(bytes)
  const text = encoding === null ? null : decodeAs(bytes, encoding)
  if (encoding === null || text === null) return withGuessNote(iconv.decode(bytes, 'windows-1252'), 'windows-1252')
  return withGuessNote(text, printed(encoding))
}

const withGuessNote = (text: string, encoding: string): DecodedText => ({
  text,
  encoding,
  notes: [guessNote(encoding)],
})

const guessNote = (encoding: string) =>
  `This file does not say its encoding; ${encoding} was guessed. If letters look wrong, save it as UTF-8 and import it again.`

/**
 * Line ends as LF: CRLF becomes LF and nothing else changes; only a text without any LF (old Mac files) has its lone
 * CR made LF.
 */
export function unixLineEnds(text: string): string {
  const unix = text.replaceAll('\r\n', '\n')
  return unix.includes('\n') ? unix : unix.replaceAll('\r', '\n')
}

/**
 * True if decoded text is no text: zero characters or control characters that no text has, in more than stray numbers.
 * The first 256 KB decide.
 */
export function looksBinary(text: string): boolean {
  const length = Math.min(text.length, 262_144)
  let zeros = 0
  let controls = 0
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0) zeros++
    else if (unit < 0x20 ? unit < 9 || unit > 13 : unit >= 0x7f && unit < 0xa0 && unit !== 0x85) controls++
    else if (unit === 0xfffd || unit === 0xffff || unit === 0xfffe) controls++
  }
  return zeros > length / 1000 || controls > length / 50
}
