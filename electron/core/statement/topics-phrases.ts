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

/** Phrases of two to four small words that an article uses again and again: `cease-fire deal`, `talking points`. */
export function findKeyPhrases(text: string, { words, mentionAt }: ReadWords): Entity[] {
  const found = new Map<string, { name: string; mentions: [number, number][] }>()
  let from = 0
  while (from < words.length) {
    let end = from
    while (
      end < words.length &&
      isPhraseWord(words[end]) &&
      !mentionAt[end] &&
      words[end]?.sentence === words[from]?.sentence
    )
      end++
    // The last words of the run: what comes before is how it is described.
    const start = Math.max(from, end - LONGEST_PHRASE)
    for (let first = start; first + 1 < end; first++) addPhrase(first, end)
    from = end + 1
  }
  function addPhrase(first: number, end: number) {
    const [begin, last] = [words[first], words[end - 1]]
    if (!begin || !last || last.pos !== 'NOUN' || EMPTY.has(last.lower) || EMPTY.has(begin.lower)) return
    const key = words
      .slice(first, end)
      .map((word) => word.lower)
      .join(' ')
      .replace(/s$/, '')
    const entry = found.get(key) ?? { name: text.slice(begin.start, last.end).replace(/\s+/g, ' '), mentions: [] }
    entry.mentions.push([begin.start, last.end])
    found.set(key, entry)
  }
  const repeated = [...found].filter(([, { mentions }]) => mentions.length >= LEAST_MENTIONS)
  // A phrase that only ever stands inside a longer one says nothing of its own.
  const ends = new Map<number, [string, number]>()
  for (const [key, { mentions }] of repeated)
    for (const [start, end] of mentions) {
      const longest = ends.get(end)
      if (!longest || start < longest[1]) ends.set(end, [key, start])
    }
  const own = (key: string, mentions: readonly [number, number][]) =>
    mentions.filter(([, end]) => ends.get(end)?.[0] === key).length
  return repeated
    .filter(([key, { mentions }]) => own(key, mentions) >= LEAST_MENTIONS)
    .sort(([a, x], [b, y]) => y.mentions.length - x.mentions.length || (a < b ? -1 : 1))
    .slice(0, MOST_PHRASES)
    .map(([, { name, mentions }]) => ({ name, kind: 'topic' as const, aliases: [], mentions }))
}

const isPhraseWord = (word: ReadWords['words'][number] | undefined) =>
  word !== undefined &&
  !word.capital &&
  !word.possessive &&
  (word.pos === 'NOUN' || word.pos === 'ADJ') &&
  word.end - word.start > 2 &&
  !isOpener(word.lower)
