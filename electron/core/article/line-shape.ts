import type { Span } from '../../contract'
import { PHRASES, type Phrase } from './phrases'

/** What a paragraph looks like by itself, whatever stands around it. */
export interface LineShape {
  /** Words; in scripts without blanks two characters count as one. */
  readonly words: number
  /** The distinct longer words, lower case, for comparing vocabularies; at most 40. */
  readonly vocabulary: readonly string[]
  /** The words joined, lower case: equal for lines that differ in case or punctuation alone. */
  readonly key: string
  readonly endsSentence: boolean
  readonly endsEllipsis: boolean
  readonly endsColon: boolean
  readonly sentences: number
  /** Share of function words of the page's language; null where the language has no list. */
  readonly functionWords: number | null
  readonly capitalised: number
  readonly allCapitals: boolean
  readonly digits: number
  readonly printsDate: boolean
  readonly printsAddress: boolean
  readonly separators: number
  readonly tabs: boolean
  readonly quotes: boolean
  readonly startsLower: boolean
  readonly endsStar: boolean
  readonly phrases: ReadonlySet<Phrase>
  /** 0 to 1: how much it reads like running prose. */
  readonly prose: number
  /** Line ends between the paragraph before and this one; 2 and more is a blank line. */
  readonly gapBefore: number
}

/** Patterns look at so much of a line's start: what marks furniture stands there, and the cost stays linear. */
const LOOKED_AT = 220
/** Words are counted in so much of a line; a longer one is running text anyway. */
const COUNTED = 4000

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu
const SENTENCE_END = /[.!?…。！？।؟۔](?:["'”’»)\]）」』]|\s)*$/u
const DATE =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b|\b\d{1,2}:\d\d\b|\d+년|\d+月|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b/iu
const ADDRESS = /https?:|www\.|@[\p{L}\p{N}_]|\S\.(?:com|org|net|html?)\b|#\p{L}/iu

function functionWordShare(words: readonly string[], stopWords: ReadonlySet<string> | null): number | null {
  if (!stopWords || words.length === 0) return null
  let hits = 0
  for (const word of words) if (stopWords.has(word)) hits++
  return hits / words.length
}

function proseOf(words: number, endsSentence: boolean, functionWords: number | null): number {
  const length = Math.min(1, words / 25)
  const grammar = functionWords === null ? 1 : Math.min(1, functionWords / 0.25)
  return length * (endsSentence ? 1 : 0.45) * (0.25 + 0.75 * grammar)
}

/** Looks at one paragraph. `stopWords` are those of the page's language, null where there is no list. */
export function lineShape(
  text: string,
  [start, end]: Span,
  gapBefore: number,
  stopWords: ReadonlySet<string> | null,
): LineShape {
  const counted = text.slice(start, Math.min(end, start + COUNTED))
  const head = counted.slice(0, LOOKED_AT)
  const tail = text.slice(Math.max(start, end - 40), end)
  const unspaced = counted.match(UNSPACED)?.length ?? 0
  const written = counted.match(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []
  const lower = written.map((word) => word.toLowerCase())
  const scale = (end - start) / Math.max(1, counted.length)
  const words = (unspaced > counted.length * 0.2 ? unspaced / 2 : written.length) * scale
  const endsSentence = SENTENCE_END.test(tail)
  const functionWords = unspaced > counted.length * 0.2 ? null : functionWordShare(lower, stopWords)
  const longWords = written.filter((word) => word.length > 3)
  const phrases = new Set<Phrase>()
  for (const [phrase, pattern] of Object.entries(PHRASES)) if (pattern.test(head)) phrases.add(phrase as Phrase)
  return {
    words,
    vocabulary: [...new Set(lower.filter((word) => word.length > 4))].slice(0, 40),
    key: lower.join(' ').slice(0, 200),
    endsSentence,
    endsEllipsis: /(?:…|\.\.\.?)["'”’\s]*$/u.test(tail),
    endsColon: /[:：]$/u.test(tail),
    sentences: (counted.match(/[.!?。！？]["'”’»)\]]*(?:\s|$)/gu)?.length ?? 0) * scale,
    functionWords,
    capitalised:
      longWords.length === 0 ? 0 : longWords.filter((word) => /^\p{Lu}/u.test(word)).length / longWords.length,
    allCapitals: /\p{Lu}{2}/u.test(head) && !/\p{Ll}/u.test(head),
    digits: (head.match(/\p{N}/gu)?.length ?? 0) / Math.max(1, head.length),
    printsDate: DATE.test(head),
    printsAddress: ADDRESS.test(head),
    separators: head.match(/[|›»·•→▶►×✕]| \/ | - /gu)?.length ?? 0,
    tabs: head.includes('\t'),
    quotes: /["“”«»「„]/u.test(head),
    startsLower: /^\p{Ll}/u.test(head),
    endsStar: /\*$/u.test(tail),
    phrases,
    prose: proseOf(words, endsSentence, functionWords),
    gapBefore,
  }
}
