import { LEAST_RESEMBLANCE } from './resemblance'
import type { Unit, UnitSet } from './units'

/** Two sentences of different articles that may tell the same claim; `a` stands in the earlier article of the set. */
export interface Candidate {
  readonly a: Unit
  readonly b: Unit
}

/** A stem in more sentences than this leads to no candidate by itself; it still counts where two sentences met. */
const MOST_SENTENCES = 80
/** Each sentence is looked up by so many of its rarest stems, and meets so many others at most. */
const STEMS_LOOKED_UP = 24
const MOST_PARTNERS = 60
/** A sentence of more stems than this, as a text without a stop is cut into, meets so many fewer: each costs more to look at. */
const MANY_STEMS = 60
/** Partners are at least so much alike (cosine over the rarity of the stems looked up, in the whole set). */
const LEAST_ALIKE = 0.03
/** In articles that hardly resemble each other two sentences must be this much alike: a quotation used again. */
const ALIKE_ALONE = 0.3
/** Sentences with fewer telling words than this meet nobody. */
const FEWEST_STEMS = 2

/**
 * The pairs worth a closer look, by an inverted index over stems, names and numbers. Near-linear: the work for a sentence is
 * bounded by the caps above, whatever the size of the set. Deterministic. `resemblance` tells how alike two articles are.
 * With `isNew` only pairs of which one at least stands in a new article, by its number.
 */
export function findCandidates(
  { articles, stems }: UnitSet,
  resemblance: (a: number, b: number) => number,
  isNew: ((article: number) => boolean) | null = null,
): Candidate[] {
  const units = articles.flat()
  const postings: number[][] = stems.map(() => [])
  for (const [position, unit] of units.entries()) for (const stem of unit.stems) postings[stem]?.push(position)
  const rarity = Float64Array.from(postings, (list) => Math.log((units.length + 1) / (list.length + 0.5)))
  const norms = Float64Array.from(units, (unit) =>
    Math.sqrt(unit.stems.reduce((sum, stem) => sum + (rarity[stem] ?? 0) ** 2, 0)),
  )
  const shared = new Float64Array(units.length)
  const candidates: Candidate[] = []
  for (const [position, unit] of units.entries()) {
    if (unit.stems.length < FEWEST_STEMS || isNew?.(unit.article) === false) continue
    const rarest = [...unit.stems]
      .filter((stem) => (postings[stem]?.length ?? 0) > 1 && (postings[stem]?.length ?? 0) <= MOST_SENTENCES)
      .sort((x, y) => (rarity[y] ?? 0) - (rarity[x] ?? 0) || x - y)
      .slice(0, STEMS_LOOKED_UP)
    const met: number[] = []
    for (const stem of rarest) {
      const list = postings[stem] ?? []
      for (let at = list.length - 1; at >= 0; at--) {
        const other = list[at] ?? 0
        // Each pair is met from its earlier sentence; of a new and a known article, from the new one.
        if (other <= position && !isNew) break
        const partner = units[other]
        if (other <= position && isNew?.(partner?.article ?? -1)) continue
        if (!partner || partner.article === unit.article || partner.stems.length < FEWEST_STEMS) continue
        if (shared[other] === 0) met.push(other)
        shared[other] = (shared[other] ?? 0) + (rarity[stem] ?? 0) ** 2
      }
    }
    const alike = (other: number) => (shared[other] ?? 0) / ((norms[position] ?? 1) * (norms[other] ?? 1))
    const partners = met.filter((other) => {
      const likeness = alike(other)
      if (likeness < LEAST_ALIKE) return false
      return likeness >= ALIKE_ALONE || resemblance(unit.article, units[other]?.article ?? -1) >= LEAST_RESEMBLANCE
    })
    const most = Math.ceil(MOST_PARTNERS * Math.min(1, MANY_STEMS / unit.stems.length))
    if (partners.length > most) {
      partners.sort((x, y) => alike(y) - alike(x) || x - y)
      partners.length = most
    }
    for (const other of partners.sort((x, y) => x - y)) {
      const partner = units[other]
      if (partner) candidates.push(other > position ? { a: unit, b: partner } : { a: partner, b: unit })
    }
    for (const other of met) shared[other] = 0
  }
  // The pairs of two articles in a row: what they share is worked out once.
  return candidates.sort(byPlace)
}

/** The order of pairs: by their articles, then by their places in them. */
export const byPlace = (x: Candidate, y: Candidate): number =>
  x.a.article - y.a.article || x.b.article - y.b.article || x.a.index - y.a.index || x.b.index - y.b.index
