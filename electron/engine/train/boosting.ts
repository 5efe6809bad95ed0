import type { Trees } from '../../core/statement/model/trees'

export interface BoostingSettings {
  readonly depth: number
  readonly count: number
  readonly rate: number
  /** Every leaf's weight is held back by this much. */
  readonly restraint: number
  /** A leaf has to hold at least this much weight (sum of second derivatives). */
  readonly smallest: number
}

const BINS = 48

/** Bounds between the bins of one feature, at even shares of its values. */
function boundsOf(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  if (sorted.length <= BINS) return sorted.slice(1).map((value, index) => (value + (sorted[index] as number)) / 2)
  const ranked = [...values].sort((a, b) => a - b)
  const bounds = new Set<number>()
  for (let bin = 1; bin < BINS; bin++) bounds.add(ranked[Math.floor((bin * ranked.length) / BINS)] as number)
  return [...bounds].sort((a, b) => a - b)
}

/** Trains trees to tell right rows from wrong ones by logistic loss, with second-order splits (Chen & Guestrin 2016). */
export function trainTrees(
  rows: readonly ArrayLike<number>[],
  right: ArrayLike<number>,
  { depth, count, rate, restraint, smallest }: BoostingSettings,
): Trees {
  const width = rows[0]?.length ?? 0
  const size = rows.length
  const inner = 2 ** depth - 1
  const bounds = Array.from({ length: width }, (_, feature) =>
    boundsOf(rows.map((row) => Math.fround(row[feature] as number))).map(Math.fround),
  )
  const bins = bounds.map((list, feature) =>
    Uint8Array.from(rows, (row) => {
      const value = Math.fround(row[feature] as number)
      let bin = 0
      while (bin < list.length && value >= (list[bin] as number)) bin++
      return bin
    }),
  )
  let positive = 0
  for (let row = 0; row < size; row++) positive += right[row] as number
  const base = Math.log((positive + 1) / (size - positive + 1))
  const scores = new Float64Array(size).fill(base)
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const trees = {
    depth,
    count,
    base,
    features: new Uint8Array(count * inner),
    bounds: new Float32Array(count * inner),
    leaves: new Float32Array(count * (inner + 1)),
  }
  const node = new Int32Array(size)
  for (let tree = 0; tree < count; tree++) {
    for (let row = 0; row < size; row++) {
      const chance = 1 / (1 + Math.exp(-(scores[row] as number)))
      first[row] = (right[row] as number) - chance
      second[row] = chance * (1 - chance)
    }
    node.fill(0)
    for (let level = 0; level < depth; level++) {
      const from = 2 ** level - 1
      const nodes = 2 ** level
      const best = Array.from({ length: nodes }, () => ({
        gain: 1e-6,
        feature: 0,
        bin: 0,
        bound: Number.POSITIVE_INFINITY,
      }))
      const sums = new Float64Array(nodes * (BINS + 1) * 2)
      for (let feature = 0; feature < width; feature++) {
        sums.fill(0)
        const bin = bins[feature] as Uint8Array
        for (let row = 0; row < size; row++) {
          const cell = (((node[row] as number) - from) * (BINS + 1) + (bin[row] as number)) * 2
          sums[cell] = (sums[cell] as number) + (first[row] as number)
          sums[cell + 1] = (sums[cell + 1] as number) + (second[row] as number)
        }
        for (let at = 0; at < nodes; at++) {
          const start = at * (BINS + 1) * 2
          let total = 0
          let weight = 0
          for (let cell = 0; cell <= BINS; cell++) {
            total += sums[start + cell * 2] as number
            weight += sums[start + cell * 2 + 1] as number
          }
          let low = 0
          let lowWeight = 0
          for (let split = 0; split < (bounds[feature] as number[]).length; split++) {
            low += sums[start + split * 2] as number
            lowWeight += sums[start + split * 2 + 1] as number
            if (lowWeight < smallest || weight - lowWeight < smallest) continue
            const high = total - low
            const gain =
              (low * low) / (lowWeight + restraint) +
              (high * high) / (weight - lowWeight + restraint) -
              (total * total) / (weight + restraint)
            const chosen = best[at] as (typeof best)[number]
            if (gain > chosen.gain)
              best[at] = { gain, feature, bin: split, bound: (bounds[feature] as number[])[split] as number }
          }
        }
      }
      best.forEach(({ feature, bound }, at) => {
        trees.features[tree * inner + from + at] = feature
        trees.bounds[tree * inner + from + at] = bound
      })
      for (let row = 0; row < size; row++) {
        const { feature, bin, bound } = best[(node[row] as number) - from] as (typeof best)[number]
        const below = bound === Number.POSITIVE_INFINITY || ((bins[feature] as Uint8Array)[row] as number) <= bin
        node[row] = 2 * (node[row] as number) + (below ? 1 : 2)
      }
    }
    const totals = new Float64Array(inner + 1)
    const weights = new Float64Array(inner + 1)
    for (let row = 0; row < size; row++) {
      const leaf = (node[row] as number) - inner
      totals[leaf] = (totals[leaf] as number) + (first[row] as number)
      weights[leaf] = (weights[leaf] as number) + (second[row] as number)
    }
    for (let leaf = 0; leaf <= inner; leaf++)
      trees.leaves[tree * (inner + 1) + leaf] =
        (rate * (totals[leaf] as number)) / ((weights[leaf] as number) + restraint)
    for (let row = 0; row < size; row++)
      scores[row] =
        (scores[row] as number) + (trees.leaves[tree * (inner + 1) + (node[row] as number) - inner] as number)
  }
  return trees
}
