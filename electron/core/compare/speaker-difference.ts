import type { Speaker } from '../../contract'
import { isFunctionWord, type PlainWord, readPlainWords } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import { type AlignedStretch, sameWord } from './word-alignment'

/** Everyone a statement is given to, by id; empty where the text leaves it open. */
function givenTo({ statement: { speaker } }: Telling): string[] {
  if (!speaker || speaker.certainty === 'unknown' || speaker.id === null) return []
  return [speaker.id, ...speaker.members]
}

const CALENDAR =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

/**
 * The words of names that are written as names. "Officials" and "the report" have none, nor has a phrase that only mentions
 * a name ("comments from Smith").
 */
const nameWords = (names: readonly string[]): PlainWord[] =>
  names
    .filter((name) => /^\p{Lu}/u.test(name))
    .flatMap((name) =>
      readPlainWords(name).filter(({ plain, capital }) => capital && !isFunctionWord(plain) && !CALENDAR.test(plain)),
    )

const initials = (words: readonly PlainWord[]) => words.map(({ plain }) => plain[0]).join('')

/** True if the names may be of one: they share a word, in any spelling, or one is made of the other's initials. */
function mayBeOne(a: readonly PlainWord[], b: readonly PlainWord[]): boolean {
  if (a.some((word) => b.some((other) => sameWord(word, other)))) return true
  return a.some(({ plain }) => plain === initials(b)) || b.some(({ plain }) => plain === initials(a))
}

/**
 * The same claim given to another speaker. Aliases, members of a group, unnamed and unknown speakers make no difference, nor
 * does a pair of which neither is named by its own sentence: then the program may have resolved one wrongly.
 */
export function speakerDifferences(a: Telling, b: Telling, speakers: ReadonlyMap<string, Speaker>): FoundDifference[] {
  const left = givenTo(a)
  const right = givenTo(b)
  if (left.length === 0 || right.length === 0 || left.some((id) => right.includes(id))) return []
  if (a.statement.speaker?.certainty !== 'named' && b.statement.speaker?.certainty !== 'named') return []
  const names = (ids: readonly string[]) =>
    ids.slice(0, 1).flatMap((id) => [speakers.get(id)?.name ?? '', ...(speakers.get(id)?.aliases ?? [])])
  const [namesA, namesB] = [nameWords(names(left)), nameWords(names(right))]
  if (namesA.length === 0 || namesB.length === 0 || mayBeOne(namesA, namesB)) return []
  const named = (ids: readonly string[], { statement }: Telling) =>
    speakers.get(ids[0] ?? '')?.name ?? statement.speaker?.name
  const spans = ({ statement }: Telling) =>
    (statement.source.length > 0 ? statement.source : statement.cue).map(([s, e]): [number, number] => [s, e])
  return [
    {
      kind: 'attribution',
      spans: [spans(a), spans(b)],
      note: `${named(left, a) ?? '–'} / ${named(right, b) ?? '–'}`,
    },
  ]
}

/** Another name in the same place of a source, however the rest of it is read: `said Ada Lund, the mayor`. */
export function renamedSpeakers(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  return stretches.flatMap(({ same, a: ofA, b: ofB }): FoundDifference[] => {
    const [left, right] = [a.words.slice(...ofA), b.words.slice(...ofB)]
    if (same || !isName(left) || !isName(right) || mayBeOne(left, right)) return []
    if (!left.some((word) => isInSource(word, a)) && !right.some((word) => isInSource(word, b))) return []
    const [spansA, spansB] = [wordSpans(left), wordSpans(right)]
    return [
      {
        kind: 'attribution',
        spans: [spansA, spansB],
        note: `${quoteWords(a.text, left)} / ${quoteWords(b.text, right)}`,
      },
    ]
  })
}

const isName = (words: readonly PlainWord[]) => words.length > 1 && words.every(({ capital }) => capital)

const isInSource = ({ start, end }: PlainWord, { statement }: Telling) =>
  statement.source.some(([from, to]) => from < end && to > start)
