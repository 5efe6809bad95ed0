import { type ArticleRarity, pairWeight, sharedIds, surroundings } from './rarity'
import type { Unit, UnitSet } from './units'

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
  readonly rarities: readonly ArticleRarity[]
  readonly idOf: ReadonlyMap<string, number>
  readonly around: (unit: Unit) => ReadonlyMap<number, number>
}

export function featureContext(set: UnitSet, rarities: readonly ArticleRarity[]): FeatureContext {
  const known = new Map<Unit, Map<number, number>>()
  const around = (unit: Unit) => {
    let counts = known.get(unit)
    if (!counts) {
      counts = surroundings(set.articles[unit.article] ?? [], unit.index)
      known.set(unit, counts)
    }
    return counts
  }
  return { set, rarities, idOf: new Map(set.stems.map((stem, id) => [stem, id])), around }
}

/** The weightiest run of words that two sentences share, in the same order with nothing between. */
function longestRun(a: Unit, b: Unit, weigh: (stem: string) => number, quotedOnly: boolean) {
  let length = 0
  let weight = 0
  const width = b.words.length
  let lengths = new Float64Array(width + 1)
  let weights = new Float64Array(width + 1)
  let nextLengths = new Float64Array(width + 1)
  let nextWeights = new Float64Array(width + 1)
  const seen = new Set(b.words.map(({ stem }) => stem))
  for (const [i, word] of a.words.entries()) {
    nextLengths.fill(0)
    nextWeights.fill(0)
    if (seen.has(word.stem) && !(quotedOnly && !a.quoted[i])) {
      const own = weigh(word.stem)
      for (let j = 0; j < width; j++) {
        if (b.words[j]?.stem !== word.stem || (quotedOnly && !b.quoted[j])) continue
        nextLengths[j + 1] = (lengths[j] ?? 0) + 1
        nextWeights[j + 1] = (weights[j] ?? 0) + own
        if ((nextWeights[j + 1] ?? 0) > weight) {
          weight = nextWeights[j + 1] ?? 0
          length = nextLengths[j + 1] ?? 0
        }
      }
    }
    ;[lengths, nextLengths] = [nextLengths, lengths]
    ;[weights, nextWeights] = [nextWeights, weights]
  }
  return { length, weight }
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

/** The features of a pair of sentences of two articles. Symmetric. */
export function pairFeatures(context: FeatureContext, a: Unit, b: Unit): PairFeatures {
  const { set, rarities, idOf, around } = context
  const left = rarities[a.article]
  const right = rarities[b.article]
  if (!left || !right) throw new RangeError('a unit of an article outside the set')
  const weigh = (stem: number) => pairWeight(left, right, stem)
  const weighText = (stem: string) => {
    const id = idOf.get(stem)
    return id === undefined || !(left.byStem.has(id) || right.byStem.has(id)) ? FUNCTION_WORD_WEIGHT : weigh(id)
  }
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
  const run = longestRun(a, b, weighText, false)
  const quotedRun = a.quotedStems.length > 0 && b.quotedStems.length > 0 ? longestRun(a, b, weighText, true) : null
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
    run: Math.log1p(run.length),
    runRarity: Math.log1p(run.weight),
    quotedRun: Math.log1p(quotedRun?.weight ?? 0),
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
  }
}
