import { compareText } from './events'

/** How far reviewers agree on items that each judged without seeing the other's judgement. */
export interface Agreement {
  /** Items judged by two or more. */
  readonly items: number
  /** Share of pairs of judgements on one item that are the same, 0 to 1; null without any pair. */
  readonly percent: number | null
  /** Cohen's kappa; null for other than two reviewers, without items, or where chance alone explains everything. */
  readonly kappa: number | null
  /** Krippendorff's alpha for nominal data; null without items or where all judgements are the same one. */
  readonly alpha: number | null
}

/** One judgement: by whom, on what, which. */
export interface Judgement {
  readonly item: string
  readonly by: string
  readonly value: string
}

/**
 * Agreement of reviewers. Cohen, "A coefficient of agreement for nominal scales" (1960); Krippendorff, "Computing
 * Krippendorff's alpha-reliability" (2011), nominal metric. The caller passes blind judgements only, one per reviewer
 * and item (of several the last counts).
 */
export function agreementOf(judgements: readonly Judgement[]): Agreement {
  const byItem = new Map<string, Map<string, string>>()
  for (const { item, by, value } of judgements) {
    byItem.set(item, (byItem.get(item) ?? new Map<string, string>()).set(by, value))
  }
  const items = [...byItem.values()].filter((values) => values.size >= 2)
  return { items: items.length, percent: percentOf(items), kappa: kappaOf(items), alpha: alphaOf(items) }
}

type Values = ReadonlyMap<string, string>

function percentOf(items: readonly Values[]): number | null {
  let [pairs, same] = [0, 0]
  for (const values of items) {
    const given = [...values.values()]
    given.forEach((left, index) => {
      for (const right of given.slice(index + 1)) {
        pairs++
        if (left === right) same++
      }
    })
  }
  return pairs === 0 ? null : same / pairs
}

function kappaOf(items: readonly Values[]): number | null {
  const reviewers = [...new Set(items.flatMap((values) => [...values.keys()]))].sort(compareText)
  const [first, second] = reviewers
  if (first === undefined || second === undefined || reviewers.length !== 2) return null
  const observed = items.filter((values) => values.get(first) === values.get(second)).length / items.length
  const ofFirst = countsOf(items.map((values) => values.get(first) ?? ''))
  const ofSecond = countsOf(items.map((values) => values.get(second) ?? ''))
  let expected = 0
  for (const [value, count] of ofFirst) expected += (count / items.length) * ((ofSecond.get(value) ?? 0) / items.length)
  return expected === 1 ? null : (observed - expected) / (1 - expected)
}

function alphaOf(items: readonly Values[]): number | null {
  const totals = countsOf(items.flatMap((values) => [...values.values()]))
  const pairable = [...totals.values()].reduce((sum, count) => sum + count, 0)
  let observedDisagreement = 0
  for (const values of items) {
    const counts = [...countsOf([...values.values()]).values()]
    const size = values.size
    const agreeing = counts.reduce((sum, count) => sum + count * (count - 1), 0)
    observedDisagreement += (size * (size - 1) - agreeing) / (size - 1)
  }
  const agreeingByChance = [...totals.values()].reduce((sum, count) => sum + count * (count - 1), 0)
  const expectedDisagreement = pairable * (pairable - 1) - agreeingByChance
  if (expectedDisagreement === 0) return null
  return 1 - ((pairable - 1) * observedDisagreement) / expectedDisagreement
}

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
