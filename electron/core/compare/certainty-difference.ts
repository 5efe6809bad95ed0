import { isFunctionWord, type PlainWord } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import { type AlignedStretch, matchedShare, smallChangeAround } from './word-alignment'

/** Words by which a text holds back: modals of possibility, adverbs of doubt, appearances. */
const HEDGES = new Set(
  `may might could likely unlikely probably perhaps possibly maybe reportedly allegedly alleged apparently seemingly
  presumably supposedly purportedly appears appear appeared seems seem seemed suspected potentially rumored rumoured
  unconfirmed purported supposed apparent`.split(/\s+/),
)
/** Words that hold back where they stand between a form of `be` and `to`: "is expected to". */
const WITH_TO = new Set('expected believed thought understood said prepared planning poised set likely'.split(' '))
/** So much of the shorter telling is matched where a single word more or less is a change of what is said. */
const RESEMBLING = 0.5

function isHedge(words: readonly PlainWord[], index: number): boolean {
  const word = words[index]
  if (!word || (word.capital && index > 0)) return false
  if (HEDGES.has(word.plain)) return true
  return (
    WITH_TO.has(word.plain) &&
    words[index + 1]?.plain === 'to' &&
    /^(?:is|are|was|were|be|been)$/.test(words[index - 1]?.plain ?? '')
  )
}

const holdsHedge = ({ words }: Telling, [from, to]: readonly [number, number]) =>
  words.slice(from, to).some((_, offset) => isHedge(words, from + offset))

/** True for words put in or left out that tell more than how sure it is: "and perhaps a quarrel". */
const tellsMore = ({ words }: Telling, side: 'a' | 'b', stretch: AlignedStretch) => {
  const other = stretch[side === 'a' ? 'b' : 'a']
  if (other[1] > other[0]) return false
  const [from, to] = stretch[side]
  return words.slice(from, to).some((word, offset) => !isHedge(words, from + offset) && !isFunctionWord(word.plain))
}

/** What one article says outright and the other holds back on, in words that are otherwise the same. */
export function certaintyDifferences(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  if (matchedShare(stretches, a.words.length, b.words.length) < RESEMBLING) return []
  const found = new Map<AlignedStretch, FoundDifference>()
  for (const [side, one] of [
    ['a', a],
    ['b', b],
  ] as const)
    for (const index of one.words.keys()) {
      if (!isHedge(one.words, index)) continue
      const stretch = smallChangeAround(stretches, index, side)
      if (!stretch || holdsHedge(a, stretch.a) === holdsHedge(b, stretch.b)) continue
      if (tellsMore(a, 'a', stretch) || tellsMore(b, 'b', stretch)) continue
      found.set(stretch, {
        kind: 'certainty',
        spans: [wordSpans(a.words, ...stretch.a), wordSpans(b.words, ...stretch.b)],
        note: `held back by one: ${quoteWords(one.text, one.words, index, Math.min(one.words.length, index + 3))}`,
      })
    }
  return [...found.values()]
}
