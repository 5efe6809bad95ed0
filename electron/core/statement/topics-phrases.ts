import { isOpener } from '../text/names-lexicon'
import type { ReadWords } from './speakers-phrase'
import type { Entity } from './types'

const LONGEST_PHRASE = 4
const LEAST_MENTIONS = 2
const MOST_PHRASES = 12
/** Words that make a phrase about time, amount or people in general, not a topic. */
const EMPTY = new Set(
  `year years month months week weeks day days hour hours time times percent people man men woman women official officials
  number lot part way thing things kind sort morning afternoon night evening minute minutes reporter reporters
  same other last next first second new own many more such several few former`.split(/\s+/),
)

/** A phrase at one place, as word indices, end exclusive. */
type Place = readonly [first: number, end: number]

/** Phrases of two to four small words that an article uses again and again: `cease-fire deal`, `talking points`. */
export function findKeyPhrases(text: string, { words, mentionAt }: ReadWords): Entity[] {
  const places = new Map<string, Place[]>()
  const isPart = (at: number) => isPhraseWord(words[at]) && !mentionAt[at]
  // Phrase words in a row from each word on, counted from the end, so that each word is looked at once.
  const run = new Uint8Array(words.length + 1)
  for (let at = words.length - 1; at >= 0; at--)
    run[at] = isPart(at) ? Math.min(LONGEST_PHRASE, (run[at + 1] ?? 0) + 1) : 0
  for (let first = 0; first < words.length; first++) {
    const length = run[first] ?? 0
    const begin = words[first]
    if (length < 2 || !begin || EMPTY.has(begin.lower)) continue
    let key = begin.lower
    for (let at = first + 1; at < first + length; at++) {
      const last = words[at]
      if (!last || last.sentence !== begin.sentence) break
      key += ` ${last.lower}`
      if (last.pos !== 'NOUN' || EMPTY.has(last.lower)) continue
      const singular = key.endsWith('s') ? key.slice(0, -1) : key
      const list = places.get(singular)
      if (list) list.push([first, at + 1])
      else places.set(singular, [[first, at + 1]])
    }
  }
  const repeated = [...places].filter(([, list]) => list.length >= LEAST_MENTIONS)
  const inside = placesInside(repeated.flatMap(([, list]) => list))
  return repeated
    .filter(([, list]) => list.filter((place) => !inside.has(place.join())).length >= LEAST_MENTIONS)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST_PHRASES)
    .map(([, list]) => {
      const mentions = list.map(([first, end]): [number, number] => [
        words[first]?.start ?? 0,
        words[end - 1]?.end ?? 0,
      ])
      const [start, end] = mentions[0] ?? [0, 0]
      return { name: text.slice(start, end).replace(/\s+/g, ' '), kind: 'topic', aliases: [], mentions }
    })
}

/** The places within longer ones: a phrase that only ever stands inside another says nothing of its own. */
function placesInside(longer: readonly Place[]): Set<string> {
  const inside = new Set<string>()
  for (const [from, to] of longer)
    for (let first = from; first < to - 1; first++)
      for (let end = first + 2; end <= to; end++) if (first > from || end < to) inside.add(`${first},${end}`)
  return inside
}

const isPhraseWord = (word: ReadWords['words'][number] | undefined) =>
  word !== undefined &&
  !word.capital &&
  !word.possessive &&
  (word.pos === 'NOUN' || word.pos === 'ADJ') &&
  word.end - word.start > 2 &&
  !isOpener(word.lower)
