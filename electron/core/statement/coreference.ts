import { isCalendar } from '../text/names-lexicon'
import type { NameWord } from '../text/names-words'
import type { EntityMention } from './entities'
import { type ReadWords, wordFrom } from './speakers-phrase'
import type { Attribution } from './types'

/**
 * Whom a pronoun means: everybody referred to shortly before, weighed by how prominent and how near the reference is
 * (after Lappin and Leass 1994, with the speaker of the statement before as the most prominent).
 */

/** One reference to an entity: by name, by description, or by a pronoun that was understood. */
export interface Reference {
  /** UTF-16 offset of its beginning. */
  readonly offset: number
  readonly sentence: number
  readonly paragraph: number
  readonly entity: number
  readonly weight: number
}

/** A place in the text that something is resolved from. */
export type Place = Pick<Reference, 'offset' | 'sentence' | 'paragraph'>

/** A possible antecedent with its weight; higher is likelier. */
export interface Candidate {
  readonly entity: number
  readonly score: number
}

/** The most prominent reference: the speaker of a statement. */
export const SPEAKER_WEIGHT = 4
export const SUBJECT_WEIGHT = 3
const OTHER_WEIGHT = 2.1
const POSSESSIVE_WEIGHT = 1
/** What stands in somebody's words is seldom what the article's next pronoun means. */
const IN_DIRECT = 0.25
const IN_INDIRECT = 0.5
export const IN_HEADLINE = 0.4
/** Per sentence between reference and pronoun, and for a paragraph's break. */
const BY_SENTENCES = [1.1, 0.8, 0.36, 0.2, 0.1]
const OTHER_PARAGRAPH = 0.75
const REPEATED = 0.1
/** How much a reference counts from a place: by the sentences between, and a paragraph's break. */
export function nearness(reference: Pick<Place, 'sentence' | 'paragraph'>, place: Place): number {
  const near = BY_SENTENCES[Math.max(0, place.sentence - reference.sentence)] ?? 0
  return near * (place.paragraph === reference.paragraph ? 1 : OTHER_PARAGRAPH)
}

/** How many references are looked at, however dense the text. */
const MOST_REFERENCES = 60

/** For each word the attribution whose content it is in, the innermost; -1 outside. */
export function contentOwners(read: ReadWords, attributions: readonly Attribution[]): Int32Array {
  const owners = new Int32Array(read.words.length).fill(-1)
  const sizes = new Float64Array(read.words.length).fill(Number.POSITIVE_INFINITY)
  attributions.forEach((attribution, index) => {
    for (const [start, end] of attribution.content)
      for (let at = wordFrom(read.words, start); (read.words[at]?.start ?? end) < end; at++) {
        if (end - start > (sizes[at] ?? 0)) continue
        sizes[at] = end - start
        owners[at] = index
      }
  })
  return owners
}

const MOST_JOINED = 4
/** Tagged as prepositions, these also begin clauses: `after Smith resigned`. */
const JOINS_CLAUSES = new Set([
  'after',
  'before',
  'as',
  'since',
  'until',
  'than',
  'while',
  'because',
  'though',
  'that',
  'if',
])

/** True if a verb follows the name, with at most an apposition, a bracket, an adverb or a day between. */
export function isSubject(read: ReadWords, mention: EntityMention, joined = 0): boolean {
  const { words } = read
  const { endWord, firstWord, sentence } = mention.name
  const before = words[firstWord - 1]
  if (before?.pos === 'ADP' && before.sentence === sentence && !JOINS_CLAUSES.has(before.lower)) return false
  let at = endWord
  // `Jane Roe of Ohio`
  if (words[at]?.lower === 'of' && read.mentionAt[at + 1]) at = read.mentionAt[at + 1]?.name.endWord ?? at
  // `Roe and Moss said`: both are.
  const partner = words[at]?.lower === 'and' ? read.mentionAt[at + 1] : undefined
  if (partner && partner.name.firstWord === at + 1 && joined < MOST_JOINED) return isSubject(read, partner, joined + 1)
  const opening = words[at]?.text
  if (opening === ',' && words[at + 1]?.lower === 'who') return true
  if (opening === ',' || opening === '(' || opening === '—') {
    const closing = opening === '(' ? ')' : opening
    const stop = Math.min(at + 26, words.length)
    at++
    while (at < stop && words[at]?.text !== closing && words[at]?.sentence === sentence) at++
    at++
  }
  at = afterAdverbs(words, at)
  const next = words[at]?.lower === 'who' ? words[afterAdverbs(words, at + 1)] : words[at]
  return next !== undefined && next.sentence === sentence && (next.pos === 'VERB' || next.pos === 'AUX')
}

/** Over adverbs and `on Tuesday`: what stands between a subject and its verb. */
export function afterAdverbs(words: readonly NameWord[], from: number): number {
  let at = from
  while (at < from + 6) {
    const word = words[at]
    if (!word) break
    if (word.pos === 'ADV' || isCalendar(word.bare) || /^(?:him|her|it|them)sel(?:f|ves)$/.test(word.lower)) at++
    else if (word.pos === 'ADP' && isCalendar(words[at + 1]?.bare ?? '')) at += 2
    else break
  }
  return at
}

/** References by name, weighed by how they stand in their sentence. */
export function nameReferences(
  read: ReadWords,
  mentions: readonly EntityMention[],
  attributions: readonly Attribution[],
  owners: Int32Array,
  headlines: ReadonlySet<number>,
): Reference[] {
  return mentions.map((mention) => {
    const { name } = mention
    let weight = name.possessive ? POSSESSIVE_WEIGHT : isSubject(read, mention) ? SUBJECT_WEIGHT : OTHER_WEIGHT
    const owner = attributions[owners[name.nameWord] ?? -1]
    if (owner) weight *= owner.type === 'direct' ? IN_DIRECT : IN_INDIRECT
    if (headlines.has(name.sentence)) weight *= IN_HEADLINE
    return { offset: name.start, sentence: name.sentence, paragraph: name.paragraph, entity: mention.entity, weight }
  })
}

/** Index of the first reference at or after `offset`; references are in text order. */
export function referenceFrom(references: readonly Reference[], offset: number): number {
  let low = 0
  let high = references.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((references[middle]?.offset ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The entities referred to before a place, likeliest first. `suits` gives how well an entity would suit (0: not at all).
 * `lists` are lists of references, each in text order.
 */
export function rankCandidates(
  lists: readonly (readonly Reference[])[],
  place: Place,
  suits: (entity: number) => number,
): Candidate[] {
  const best = new Map<number, number>()
  const sum = new Map<number, number>()
  for (const references of lists) {
    const from = referenceFrom(references, place.offset) - 1
    for (let at = from; at >= 0 && from - at < MOST_REFERENCES; at--) {
      const reference = references[at]
      if (!reference) break
      const near = nearness(reference, place)
      if (near === 0) break
      const factor = suits(reference.entity)
      if (factor === 0) continue
      const score = reference.weight * near * factor
      best.set(reference.entity, Math.max(best.get(reference.entity) ?? 0, score))
      sum.set(reference.entity, (sum.get(reference.entity) ?? 0) + score)
    }
  }
  return [...best]
    .map(([entity, score]) => ({ entity, score: score + REPEATED * ((sum.get(entity) ?? 0) - score) }))
    .sort((a, b) => b.score - a.score || a.entity - b.entity)
}
