/**
 * Boosted decision trees (Friedman 2001): complete trees of one depth, whose leaves are added up. Node n of a tree goes on
 * at node 2n + 1 where the value is below the bound, at 2n + 2 otherwise; leaves follow the inner nodes.
 */
export interface Trees {
  readonly depth: number
  readonly count: number
  /** For each tree 2^depth - 1 inner nodes. */
  readonly features: Uint8Array
  readonly bounds: Float32Array
  /** For each tree 2^depth leaves. */
  readonly leaves: Float32Array
  /** What all trees add to. */
  readonly base: number
}

/** The log-odds that the trees give a row of values. */
export function treesScore({ depth, count, features, bounds, leaves, base }: Trees, values: ArrayLike<number>): number {
  const inner = 2 ** depth - 1
  let score = base
  for (let tree = 0; tree < count; tree++) {
    const start = tree * inner
    let node = 0
    while (node < inner) {
      const value = values[features[start + node] as number] as number
      node = value < (bounds[start + node] as number) ? 2 * node + 1 : 2 * node + 2
    }
    score += leaves[tree * (inner + 1) + node - inner] as number
  }
  return score
}
