import type { Line } from './layout-types'

const WORD = /[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/gu
const LINE_END_HYPHEN = /([\p{L}\p{N}]+)([-\u2010\u00ad])$/u
const FIRST_WORD = /^[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*/u

/** The words that stand whole within the document's lines, lower case: what a word cut at a line end is judged by. */
export function wholeWords(lines: Iterable<Line>): ReadonlySet<string> {
  const words = new Set<string>()
  for (const { text } of lines) {
    const whole = text.replace(LINE_END_HYPHEN, '')
    for (const [word] of whole.matchAll(WORD)) {
      words.add(word.toLowerCase())
      for (const part of word.split(/[-\u2010]/)) words.add(part.toLowerCase())
    }
  }
  return words
}

/** Scripts written without blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u

/**
 * Puts a line after a text. A hyphen at the text's end goes where it only broke a word, and stays where the word has it:
 * decided by how the document writes that word elsewhere, and by what it holds (`cease-fire`, `2015-16`, `Franco-German`).
 */
export function joinLine(text: string, line: string, words: ReadonlySet<string>): string {
  const cut = LINE_END_HYPHEN.exec(text)
  const next = FIRST_WORD.exec(line)?.[0]
  if (!cut || !next)
    return text + (UNSPACED.test(text) && /^[^\p{L}\p{N}\s]?\p{L}/u.test(line) && isUnspaced(line) ? '' : ' ') + line
  const [, left = '', hyphen = '-'] = cut
  const withoutHyphen = text.slice(0, -hyphen.length) + line
  if (hyphen === '\u00ad') return withoutHyphen
  if (/\p{N}$/u.test(left) || !/^\p{Ll}/u.test(next)) return text + line
  const head = next.split(/[-\u2010]/)[0] ?? next
  const joined = `${left}${head}`.toLowerCase()
  const hyphened = `${left}-${head}`.toLowerCase()
  if (words.has(hyphened) && !words.has(joined)) return text + line
  if (words.has(joined)) return withoutHyphen
  // Two words of their own, neither a mere syllable, are a compound: "long-" + "standing".
  const compound = left.length > 3 && head.length > 3 && words.has(left.toLowerCase()) && words.has(head.toLowerCase())
  return compound ? text + line : withoutHyphen
}

const isUnspaced = (line: string) =>
  /^[\p{P}]?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(line)
