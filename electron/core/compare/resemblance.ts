import type { UnitSet } from './units'

/** Articles on one event resemble each other at least so much; hardly any two on different events do. */
const ONE_EVENT = 0.33
/** Below this two articles have little more in common than their language. */
export const LEAST_RESEMBLANCE = 0.2
/** Log odds that a link loses for each unit of resemblance short of `ONE_EVENT`. */
const PENALTY = 20

/**
 * How alike two articles of a set are, 0 to 1: the cosine of their word counts, dampened by the logarithm. It looks at the two
 * articles alone. Worked out when first asked for.
 */
export function articleResemblance({ articles }: UnitSet): (a: number, b: number) => number {
  const vectors = articles.map((units) => {
    const counts = new Map<number, number>()
    for (const unit of units) for (const stem of unit.stems) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    let squares = 0
    for (const [stem, count] of counts) {
      const weight = Math.log1p(count)
      counts.set(stem, weight)
      squares += weight * weight
    }
    return { counts, length: Math.sqrt(squares) || 1 }
  })
  const known = new Map<number, number>()
  return (a, b) => {
    const key = Math.min(a, b) * articles.length + Math.max(a, b)
    const cached = known.get(key)
    if (cached !== undefined) return cached
    const [x, y] = [vectors[a], vectors[b]]
    let product = 0
    if (x && y) {
      const [small, large] = x.counts.size <= y.counts.size ? [x, y] : [y, x]
      for (const [stem, weight] of small.counts) product += weight * (large.counts.get(stem) ?? 0)
    }
    const resemblance = x && y ? product / (x.length * y.length) : 0
    known.set(key, resemblance)
    return resemblance
  }
}

/** What the model's log odds lose between articles that do not look like ones on one event: it was fitted on such alone. */
export const resemblancePenalty = (resemblance: number): number => PENALTY * Math.max(0, ONE_EVENT - resemblance)
