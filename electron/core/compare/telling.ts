import type { Span, Statement } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import type { Unit } from './units'

/** One article's telling of a claim: the words of its sentences that belong to one statement, ready to be compared. */
export interface Telling {
  readonly text: string
  readonly published: string | null
  /** From its first sentence to its last. */
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

/** What a statement tells in the sentences `units`, which are in text order. */
export function readTelling(
  units: readonly Unit[],
  statement: Statement,
  text: string,
  published: string | null,
): Telling {
  const all = units.flatMap(({ words, quoted }) => words.map((word, index) => ({ word, quoted: quoted[index] ?? 0 })))
  const own = all.filter(({ word }) => touches(statement.content, word) && !touches(statement.cue, word))
  const kept = own.length >= FEWEST_WORDS ? own : all
  return {
    text,
    published,
    sentence: [units[0]?.span[0] ?? 0, units.at(-1)?.span[1] ?? 0],
    statement,
    words: kept.map(({ word }) => word),
    quoted: Uint8Array.from(kept, ({ quoted }) => quoted),
    cue: all.flatMap(({ word }) => (touches(statement.cue, word) ? [word] : [])),
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
