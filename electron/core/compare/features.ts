import { MEANING_FEATURES, meaningReader, type TellingWords, tellingWordReader } from './meaning'
import { pairWeigher, type Rarities, sharedIds, surroundings } from './rarity'
import type { Unit, UnitSet } from './units'
import type { WordVectors } from './word-vectors'

/** What speaks for or against two sentences telling the same claim. Each can be told to a reviewer in words. */
export const FEATURES = [
  'cosine',
  'shared',
  'rarest',
  'containment',
  'overlap',
  'names',
  'nameRarity',
  'rareWords',
  'plainWords',
  'plainShared',
  'numbers',
  'run',
  'runRarity',
  'quotedRun',
  'quoteFound',
  'bothQuotes',
  'oneQuote',
  'sameSpeaker',
  'otherSpeaker',
  'distance',
  'bothLead',
  'depth',
  'length',
  'lengthRatio',
  'surroundings',
  'wordFamilies',
  ...MEANING_FEATURES,
] as const
export type Feature = (typeof FEATURES)[number]
export type PairFeatures = Record<Feature, number>

/** A stem this rare in both articles together is held by few sentence pairs. */
const RARE = 4
/** Stems that begin alike for so many letters are of one word family ("legislation", "legislators"). */
const FAMILY_PREFIX = 5
const FUNCTION_WORD_WEIGHT = 0.1

/** What the features need of the set; built once. */
export interface FeatureContext {
  readonly set: UnitSet
  readonly rarities: Rarities
  /** How stems weigh between two articles. */
  readonly weigher: (a: number, b: number) => (stem: number) => number
  readonly around: (unit: Unit) => ReadonlyMap<number, number>
  readonly positions: (unit: Unit) => ReadonlyMap<number, readonly number[]>
  readonly tellingWords: (unit: Unit) => TellingWords
  readonly compareMeaning: ReturnType<typeof meaningReader>
}

export function featureContext(set: UnitSet, rarities: Rarities, vectors: WordVectors): FeatureContext {
  const remember = <T>(read: (unit: Unit) => T) => {
    const known = new Map<Unit, T>()
    return (unit: Unit) => {
      let value = known.get(unit)
      if (value === undefined) {
        value = read(unit)
        known.set(unit, value)
      }
      return value
    }
  }
  return {
    set,
    rarities,
    weigher: pairWeigher(rarities),
    around: remember((unit) => surroundings(set.articles[unit.article] ?? [], unit.index)),
    positions: remember(positionsOf),
    tellingWords: remember(tellingWordReader(vectors)),
    compareMeaning: meaningReader(vectors.dimensions),
  }
}

/** Where each stem stands in a sentence. */
function positionsOf({ wordStems }: Unit): Map<number, number[]> {
  const positions = new Map<number, number[]>()
  for (const [position, stem] of wordStems.entries()) {
    const list = positions.get(stem)
    if (list) list.push(position)
    else positions.set(stem, [position])
  }
  return positions
}

interface Run {
  readonly length: number
  readonly weight: number
}
const NO_RUN: Run = { length: 0, weight: 0 }

/** The weightiest run of words that two sentences share, in the same order with nothing between; and one all in quotations. */
function longestRuns(
  a: Unit,
  b: Unit,
  positions: ReadonlyMap<number, readonly number[]>,
  weigh: (stem: number) => number,
): { any: Run; quoted: Run } {
  let any = NO_RUN
  let quoted = NO_RUN
  let last = new Map<number, readonly [any: Run, quoted: Run]>()
  for (const [i, stem] of a.wordStems.entries()) {
    const next = new Map<number, readonly [any: Run, quoted: Run]>()
    const places = positions.get(stem)
    if (places) {
      const weight = weigh(stem)
      for (const j of places) {
        const [before, quotedBefore] = last.get(j - 1) ?? [NO_RUN, NO_RUN]
        const run = { length: before.length + 1, weight: before.weight + weight }
        const inQuotes = a.quoted[i] === 1 && b.quoted[j] === 1
        const quotedRun = inQuotes ? { length: quotedBefore.length + 1, weight: quotedBefore.weight + weight } : NO_RUN
        next.set(j, [run, quotedRun])
        if (run.weight > any.weight) any = run
        if (quotedRun.weight > quoted.weight) quoted = quotedRun
      }
    }
    last = next
  }
  return { any, quoted }
}

const mostlyQuoted = (unit: Unit) => unit.quoted.reduce((sum, is) => sum + is, 0) > unit.words.length / 2

function norm(stems: Int32Array, weigh: (stem: number) => number): { total: number; length: number } {
  let total = 0
  let squares = 0
  for (const stem of stems) {
    const weight = weigh(stem)
    total += weight
    squares += weight * weight
  }
  return { total, length: Math.sqrt(squares) }
}

/** How much of the words that one sentence quotes stands in the other, by weight, the better way round. */
function quoteFound(a: Unit, b: Unit, weigh: (stem: number) => number): number {
  let best = 0
  for (const [quoting, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const { total } = norm(quoting.quotedStems, weigh)
    if (total <= RARE) continue
    const found = sharedIds(quoting.quotedStems, other.stems).reduce((sum, stem) => sum + weigh(stem), 0)
    best = Math.max(best, found / total)
  }
  return best
}

/** Weight of words that are not shared themselves but have a relative in the other sentence. */
function wordFamilies(a: Unit, b: Unit, stems: readonly string[], weigh: (stem: number) => number): number {
  const shared = new Set(sharedIds(a.stems, b.stems))
  const families = new Map<string, number>()
  for (const stem of b.stems) {
    const text = stems[stem] ?? ''
    if (shared.has(stem) || text.length < FAMILY_PREFIX) continue
    const prefix = text.slice(0, FAMILY_PREFIX)
    families.set(prefix, Math.max(families.get(prefix) ?? 0, weigh(stem)))
  }
  let sum = 0
  for (const stem of a.stems) {
    const text = stems[stem] ?? ''
    if (shared.has(stem) || text.length < FAMILY_PREFIX) continue
    sum += Math.min(weigh(stem), families.get(text.slice(0, FAMILY_PREFIX)) ?? 0)
  }
  return sum
}

function surroundingsAlike(
  a: ReadonlyMap<number, number>,
  b: ReadonlyMap<number, number>,
  weigh: (stem: number) => number,
): number {
  let product = 0
  let left = 0
  let right = 0
  for (const [stem, count] of a) {
    const weight = weigh(stem)
    left += (count * weight) ** 2
    const other = b.get(stem)
    if (other !== undefined) product += count * other * weight * weight
  }
  for (const [stem, count] of b) right += (count * weigh(stem)) ** 2
  return left > 0 && right > 0 ? product / Math.sqrt(left * right) : 0
}

/** Pairs less alike than this are not looked at further; more is asked for each unit of what their articles cost them … */
const LEAST_COSINE = 0.1
const COSINE_FOR_PENALTY = 0.05
/** … unless so much of what one quotes stands in the other. */
const MOSTLY_FOUND = 0.6

/**
 * A cheap look first: false for a pair that the model would hardly ever link. `penalty` is the log odds that the pair loses
 * for standing in articles that do not look like ones on one event.
 */
export function isWorthScoring({ weigher }: FeatureContext, a: Unit, b: Unit, penalty: number): boolean {
  const weigh = weigher(a.article, b.article)
  let product = 0
  for (const stem of sharedIds(a.stems, b.stems)) product += weigh(stem) ** 2
  if (product === 0) return false
  const cosine = product / (norm(a.stems, weigh).length * norm(b.stems, weigh).length || 1)
  return cosine >= LEAST_COSINE + COSINE_FOR_PENALTY * penalty || quoteFound(a, b, weigh) >= MOSTLY_FOUND
}

/** The features of a pair of sentences of two articles. Symmetric. */
export function pairFeatures(context: FeatureContext, a: Unit, b: Unit): PairFeatures {
  const { set, rarities, around, positions, tellingWords, compareMeaning } = context
  const left = rarities.articles[a.article]
  const right = rarities.articles[b.article]
  if (!left || !right) throw new RangeError('a unit of an article outside the set')
  const weigh = context.weigher(a.article, b.article)
  const weighWord = (stem: number) =>
    left.byStem.has(stem) || right.byStem.has(stem) ? weigh(stem) : FUNCTION_WORD_WEIGHT
  const shared = sharedIds(a.stems, b.stems)
  let sum = 0
  let product = 0
  let rarest = 0
  let names = 0
  let nameWeight = 0
  let rareWords = 0
  let plainWords = 0
  let plainWeight = 0
  let numbers = 0
  for (const stem of shared) {
    const weight = weigh(stem)
    sum += weight
    product += weight * weight
    rarest = Math.max(rarest, weight)
    if (weight > RARE) rareWords++
    if (set.stems[stem]?.startsWith('#')) numbers++
    else if (set.isName[stem]) {
      names++
      nameWeight += weight
    } else {
      plainWords++
      plainWeight += weight
    }
  }
  const normA = norm(a.stems, weigh)
  const normB = norm(b.stems, weigh)
  const runs = longestRuns(a, b, positions(b), weighWord)
  const quotes = Number(mostlyQuoted(a)) + Number(mostlyQuoted(b))
  const known = a.speakers.length > 0 && b.speakers.length > 0
  const same = known && a.speakers.some((speaker) => b.speakers.includes(speaker))
  return {
    cosine: product / (normA.length * normB.length || 1),
    shared: Math.log1p(sum),
    rarest,
    containment: sum / (Math.min(normA.total, normB.total) || 1),
    overlap: (2 * sum) / (normA.total + normB.total || 1),
    names: Math.min(names, 4),
    nameRarity: names > 0 ? nameWeight / names : 0,
    rareWords: Math.min(rareWords, 8),
    plainWords: Math.min(plainWords, 6),
    plainShared: Math.log1p(plainWeight),
    numbers: Math.min(numbers, 2),
    run: Math.log1p(runs.any.length),
    runRarity: Math.log1p(runs.any.weight),
    quotedRun: Math.log1p(runs.quoted.weight),
    quoteFound: quoteFound(a, b, weigh),
    bothQuotes: quotes === 2 ? 1 : 0,
    oneQuote: quotes === 1 ? 1 : 0,
    sameSpeaker: same ? 1 : 0,
    otherSpeaker: known && !same ? 1 : 0,
    distance: Math.abs(a.index / left.sentences - b.index / right.sentences),
    bothLead: a.index < 2 && b.index < 2 ? 1 : 0,
    depth: Math.min(a.index, 6) + Math.min(b.index, 6),
    length: Math.log(Math.min(a.words.length, b.words.length) + 1),
    lengthRatio: Math.abs(Math.log((a.words.length + 1) / (b.words.length + 1))),
    surroundings: surroundingsAlike(around(a), around(b), weigh),
    wordFamilies: Math.log1p(wordFamilies(a, b, set.stems, weigh)),
    ...compareMeaning(tellingWords(a), tellingWords(b), weigh),
  }
}
