import type { Span, Statement } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import type { Unit } from './units'

/** One article's telling of a claim: the words of one sentence that belong to one statement, ready to be compared. */
export interface Telling {
  readonly text: string
  readonly published: string | null
  /** The sentence it stands in. */
  readonly sentence: Span
  readonly statement: Statement
  /** Words of what is said; cue and source are not among them. */
  readonly words: readonly PlainWord[]
  /** For each word: 1 if it stands in quotation marks. */
  readonly quoted: Uint8Array
  /** Words of the cue that stand in the sentence: "said", "has denied". */
  readonly cue: readonly PlainWord[]
}

const touches = (spans: readonly Span[], word: PlainWord) =>
  spans.some(([start, end]) => start < word.end && end > word.start)

/** Fewer words of a statement than this are too few to compare; then the whole sentence is. */
const FEWEST_WORDS = 2

/** What a statement tells in a sentence. */
export function readTelling(unit: Unit, statement: Statement, text: string, published: string | null): Telling {
  const own = unit.words.map((word) => touches(statement.content, word) && !touches(statement.cue, word))
  const enough = own.filter(Boolean).length >= FEWEST_WORDS
  const kept = unit.words.map((_, index) => index).filter((index) => !enough || own[index])
  return {
    text,
    published,
    sentence: unit.span,
    statement,
    words: kept.flatMap((index) => unit.words[index] ?? []),
    quoted: Uint8Array.from(kept, (index) => unit.quoted[index] ?? 0),
    cue: unit.words.filter((word) => touches(statement.cue, word)),
  }
}

/** The spans of words [from, to) of a telling: one span a run of neighbours in the text. */
export function wordSpans(words: readonly PlainWord[], from = 0, to = words.length): [number, number][] {
  const spans: [number, number][] = []
  for (const word of words.slice(from, to)) {
    const last = spans.at(-1)
    if (last && word.start - last[1] <= 3) last[1] = word.end
    else spans.push([word.start, word.end])
  }
  return spans
}

/** The words [from, to) as they stand in the text, for a note; long runs are cut in the middle. */
export function quoteWords(text: string, words: readonly PlainWord[], from = 0, to = words.length): string {
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last || to <= from) return '–'
  const passage = text.slice(first.start, last.end).replace(/\s+/g, ' ')
  return passage.length <= 80 ? passage : `${passage.slice(0, 50)} … ${passage.slice(-25)}`
}
