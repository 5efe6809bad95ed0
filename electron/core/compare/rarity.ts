import type { Unit, UnitSet } from './units'

/** How rare each stem is in one article, in log units: ln(sentences / sentences that hold it). */
export interface ArticleRarity {
  readonly sentences: number
  /** Stem id → rarity; a stem that the article does not hold is as rare as one that stands in a single sentence. */
  readonly byStem: ReadonlyMap<number, number>
  readonly ofAbsent: number
}

/** The rarity of stems in each article and in the whole set. */
export interface Rarities {
  readonly articles: readonly ArticleRarity[]
  /** By stem id: ln(sentences of the set / sentences that hold it). */
  readonly ofSet: Float64Array
}

export function readRarities({ articles, stems }: UnitSet): Rarities {
  const holders = new Float64Array(stems.length)
  const ofArticles = articles.map((units) => {
    const counts = new Map<number, number>()
    for (const unit of units) for (const stem of unit.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    const sentences = Math.max(1, units.length)
    const byStem = new Map<number, number>()
    for (const [stem, count] of counts) {
      byStem.set(stem, Math.log(sentences / count))
      holders[stem] = (holders[stem] ?? 0) + count
    }
    return { sentences, byStem, ofAbsent: Math.log(sentences) }
  })
  const total = ofArticles.reduce((sum, { sentences }) => sum + sentences, 0)
  return { articles: ofArticles, ofSet: holders.map((count) => Math.log((total + 1) / Math.max(1, count))) }
}

/**
 * How a stem weighs between two articles: the log of one over the chance that two sentences picked at random, one of each,
 * share it. Words that are common in the whole set weigh no more than that makes likely, however rare they are in the two:
 * so a pair is scored alike in a case on one event and in a case on many. Weights are remembered until other articles are
 * asked for, so ask for the pairs of two articles in a row.
 */
export function pairWeigher({ articles, ofSet }: Rarities): (a: number, b: number) => (stem: number) => number {
  const weights = new Float64Array(ofSet.length)
  const knownSince = new Int32Array(ofSet.length)
  let turn = 0
  let last = { a: -1, b: -1, weigh: (_stem: number) => 0 }
  return (a, b) => {
    if (last.a === a && last.b === b) return last.weigh
    const left = articles[a]
    const right = articles[b]
    if (!left || !right) throw new RangeError('an article outside the set')
    turn++
    const own = turn
    const weigh = (stem: number) => {
      if (knownSince[stem] !== own) {
        knownSince[stem] = own
        weights[stem] = Math.min(
          (left.byStem.get(stem) ?? left.ofAbsent) + (right.byStem.get(stem) ?? right.ofAbsent),
          2 * (ofSet[stem] ?? 0),
        )
      }
      return weights[stem] as number
    }
    last = { a, b, weigh }
    return weigh
  }
}

/** The ids in both sorted lists. */
export function sharedIds(a: Int32Array, b: Int32Array): number[] {
  const shared: number[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0
    const right = b[j] ?? 0
    if (left === right) {
      shared.push(left)
      i++
      j++
    } else if (left < right) i++
    else j++
  }
  return shared
}

/** The stems of a unit and its neighbours, with how much each counts: the sentence itself 1, those around it a half. */
export function surroundings(units: readonly Unit[], index: number): Map<number, number> {
  const counts = new Map<number, number>()
  for (const offset of [-2, -1, 0, 1])
    for (const stem of units[index + offset]?.stems ?? [])
      counts.set(stem, (counts.get(stem) ?? 0) + (offset === 0 ? 1 : 0.5))
  return counts
}
