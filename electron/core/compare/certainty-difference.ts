import type { PlainWord } from '../text/plain-words'
import type { FoundDifference } from './differences'
import { findScopes, stemSet } from './scoped-words'
import { quoteWords, type Telling, wordSpans } from './telling'

/** Words by which a text holds back: modals of possibility, adverbs of doubt, appearances, intentions. */
const HEDGES = stemSet(`may might could likely unlikely probably perhaps possibly maybe reportedly allegedly alleged
  apparently seemingly presumably supposedly purportedly appears appeared seems seemed suspected potentially
  rumored rumoured unconfirmed hopes`)
const LOOSE = stemSet('expected believed thought understood prepared planning poised set likely')
const LOOSE_FOLLOWERS = new Set(['to', 'that'])

function hedges(telling: Telling) {
  const { words } = telling
  const isHedge = (word: PlainWord, index: number) => {
    if (word.capital && index > 0) return false
    if (HEDGES.has(word.plain)) return true
    const before = words[index - 1]?.plain ?? ''
    return (
      LOOSE.has(word.plain) &&
      LOOSE_FOLLOWERS.has(words[index + 1]?.plain ?? '') &&
      /^(?:is|are|was|were|be|been)$/.test(before)
    )
  }
  return findScopes(telling.text, words, isHedge)
}

/** What one article says outright and the other holds back on, about a word that both use. */
export function certaintyDifferences(a: Telling, b: Telling): FoundDifference[] {
  const left = hedges(a)
  const right = hedges(b)
  if (left.length > 0 === right.length > 0) return []
  const [hedged, plain, scopes] = left.length > 0 ? [a, b, left] : [b, a, right]
  for (const { at, stems } of scopes) {
    const position = plain.words.findIndex(({ stem }) => stems.has(stem))
    if (position < 0) continue
    const own = wordSpans(hedged.words, at, at + 1)
    const other = wordSpans(plain.words, position, position + 1)
    return [
      {
        kind: 'certainty',
        spans: hedged === a ? [own, other] : [other, own],
        note: `held back by one: ${quoteWords(hedged.text, hedged.words, at, Math.min(hedged.words.length, at + 3))}`,
      },
    ]
  }
  return []
}
