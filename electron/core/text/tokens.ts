import model from 'wink-eng-lite-web-model'
import winkNLP, { type PartOfSpeech, type WinkMethods } from 'wink-nlp'
import type { Span } from '../../contract'
import { assignSentences } from './sentences'
import type { Token, Word } from './token'

/** Longer runs without white space are no words; a tagger's time would grow with the square of their length. */
const LONGEST_RUN = 100
/** How far ahead a token that is not where it should be is looked for. */
const SEARCH_WINDOW = 64

/** A part of the text that goes to the tagger, and where it stands in the tagger's input. */
interface Piece {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly joinedStart: number
}

let tagger: WinkMethods | null = null
const loadTagger = () => {
  // Sentences are found by `assignSentences`; the tags do not depend on the tagger's own.
  tagger ??= winkNLP(model, ['pos'])
  return tagger
}

/** Long runs without white space in a span, as spans. */
function absurdRuns(text: string, [start, end]: Span): Span[] {
  const runs: Span[] = []
  let runStart = start
  for (let at = start; at <= end; at++) {
    const code = at < end ? text.charCodeAt(at) : 32
    const isSpace = code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000
    if (!isSpace) continue
    if (at - runStart > LONGEST_RUN) runs.push([runStart, at])
    runStart = at + 1
  }
  return runs
}

/** An absurd run as tokens of bounded length that mean nothing. */
function placeholders(text: string, [start, end]: Span, paragraph: number): Word[] {
  const words: Word[] = []
  for (let at = start; at < end; at += LONGEST_RUN) {
    const stop = Math.min(at + LONGEST_RUN, end)
    const part = text.slice(at, stop)
    words.push({ start: at, end: stop, text: part, lower: part, pos: 'X', paragraph })
  }
  return words
}

const MARK = /['"“”‘’]/
const CLITIC = /^(.*[\p{L}\p{N}])(n['’]t|['’](?:s|m|re|ve|ll|d))$/iu
const QUOTED_WORD = /^(['"“”‘’]*)(.*?)(['"“”‘’]*)$/su

/** Splits what the tagger leaves whole: quotation marks stuck to a word, `Smith's` after an apostrophe. */
function splitToken(start: number, value: string, pos: PartOfSpeech, paragraph: number, into: Word[]) {
  const add = (at: number, part: string, as: PartOfSpeech) => {
    if (part !== '')
      into.push({ start: at, end: at + part.length, text: part, lower: part.toLowerCase(), pos: as, paragraph })
  }
  if (!MARK.test(value)) return add(start, value, pos)
  const clitic = value.length > 2 ? CLITIC.exec(value) : null
  if (clitic) {
    const [, head = '', tail = ''] = clitic
    const headPos = /^(i|you|we|they|he|she|it)$/i.test(head) ? 'PRON' : pos
    add(start, head, headPos)
    add(start + head.length, tail, /^['’]s$/i.test(tail) && headPos !== 'PRON' ? 'PART' : 'AUX')
    return
  }
  const [, open = '', middle = '', close = ''] = QUOTED_WORD.exec(value) ?? []
  if (value.length < 2 || middle === '' || (open === '' && close === '') || /^['’](s|m|re|ve|ll|d|t|em)$/i.test(value))
    return add(start, value, pos)
  add(start, open, 'PUNCT')
  add(start + open.length, middle, pos)
  add(start + open.length + middle.length, close, 'PUNCT')
}

/** Words of the pieces, tagged in one pass. Tokens are searched for in the text: the tagger drops or changes white space. */
function tagPieces(text: string, pieces: readonly Piece[], joined: string): Word[] {
  const words: Word[] = []
  const { readDoc, its } = loadTagger()
  const tokens = readDoc(joined).tokens()
  const values = tokens.out()
  const tags = tokens.out(its.pos) as unknown as PartOfSpeech[]
  let cursor = 0
  let pieceIndex = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index]?.trim() ?? ''
    if (value === '') continue
    while (cursor < joined.length && isBlank(joined.charCodeAt(cursor))) cursor++
    let at = cursor
    if (!joined.startsWith(value, cursor)) {
      const found = joined.slice(cursor, cursor + SEARCH_WINDOW + value.length).indexOf(value)
      if (found < 0) continue
      at = cursor + found
    }
    cursor = at + value.length
    while (pieceIndex + 1 < pieces.length && (pieces[pieceIndex + 1]?.joinedStart ?? 0) <= at) pieceIndex++
    const piece = pieces[pieceIndex]
    if (!piece) continue
    const start = piece.start + (at - piece.joinedStart)
    if (start + value.length > piece.end) continue
    splitToken(start, text.slice(start, start + value.length), tags[index] ?? 'X', piece.paragraph, words)
  }
  return words
}

const isBlank = (code: number) => code <= 32 || code === 0xa0 || code === 0xfeff

/** The words of the body, without sentences, in text order. */
export function readWords(text: string, spans: readonly Span[]): Word[] {
  const pieces: Piece[] = []
  const parts: string[] = []
  const absurd: Word[] = []
  let length = 0
  const addPiece = (paragraph: number, start: number, end: number) => {
    if (end <= start) return
    pieces.push({ paragraph, start, end, joinedStart: length })
    const part = text.slice(start, end)
    parts.push(part, '\n\n')
    length += part.length + 2
  }
  spans.forEach((span, paragraph) => {
    let from = span[0]
    for (const run of absurdRuns(text, span)) {
      addPiece(paragraph, from, run[0])
      absurd.push(...placeholders(text, run, paragraph))
      from = run[1]
    }
    addPiece(paragraph, from, span[1])
  })
  if (pieces.length === 0) return absurd
  const words = tagPieces(text, pieces, parts.join(''))
  return absurd.length === 0 ? words : [...words, ...absurd].sort((a, b) => a.start - b.start)
}

/**
 * Reads the body into tokens, in text order, never overlapping.
 * `spans` are the body's paragraphs (UTF-16 offsets into `text`); no token or sentence crosses one.
 */
export function readTokens(text: string, spans: readonly Span[]): Token[] {
  return assignSentences(text, readWords(text, spans))
}
