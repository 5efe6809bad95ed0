import type { Unit, UnitSet } from './units'

/** How rare each stem is in one article, in log units: ln(sentences / sentences that hold it). */
export interface ArticleRarity {
  readonly sentences: number
  /** Stem id → rarity; a stem that the article does not hold is as rare as one that stands in a single sentence. */
  readonly byStem: ReadonlyMap<number, number>
  readonly ofAbsent: number
}

/**
 * The rarity of stems in every article. The weight of a stem for a pair of articles is the sum of both: the log of one over
 * the chance that two sentences picked at random share it. It looks at the two articles alone, so that a pair is scored the
 * same in a case of three articles and of a thousand.
 */
export function readRarities({ articles }: UnitSet): ArticleRarity[] {
  return articles.map((units) => {
    const counts = new Map<number, number>()
    for (const unit of units) for (const stem of unit.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    const sentences = Math.max(1, units.length)
    const byStem = new Map<number, number>()
    for (const [stem, count] of counts) byStem.set(stem, Math.log(sentences / count))
    return { sentences, byStem, ofAbsent: Math.log(sentences) }
  })
}

/** The weight of a stem between two articles. */
export const pairWeight = (a: ArticleRarity, b: ArticleRarity, stem: number): number =>
  (a.byStem.get(stem) ?? a.ofAbsent) + (b.byStem.get(stem) ?? b.ofAbsent)

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
