import model from '../../../resources/models/same-claim.json'
import type { Candidate } from './candidates'
import { FEATURES, type FeatureContext, isWorthScoring, type PairFeatures, pairFeatures } from './features'
import { resemblancePenalty } from './resemblance'
import type { Unit } from './units'

/** A pair of sentences with how likely they tell the same claim. */
export interface ScoredPair extends Candidate {
  readonly features: PairFeatures
  /** Log odds from the pair alone. */
  readonly alone: number
  /** Log odds when both whole articles, and the others of the set, have been looked at. */
  readonly score: number
}

/** The numbers of the model: two logistic regressions, fitted on hand-labelled events, one event left out at a time. */
interface SameClaimModel {
  readonly alone: { readonly bias: number; readonly weights: Readonly<Record<string, number>> }
  readonly together: { readonly bias: number; readonly weights: Readonly<Record<string, number>> }
  /** Log odds from which a pair is linked. */
  readonly threshold: number
}
const MODEL: SameClaimModel = model

/** Log odds from which two sentences are linked. */
export const linkThreshold = (): number => MODEL.threshold

/** Score of a pair that never became a candidate. */
const UNMET = -8

/** What the two articles, and others, say about a pair. */
export const CONTEXT_FEATURES = ['alone', 'bestRival', 'weakerRival', 'thirdArticle', 'neighbours'] as const
export type ContextFeatures = Record<(typeof CONTEXT_FEATURES)[number], number>

const aloneScore = (features: PairFeatures) =>
  FEATURES.reduce((sum, name) => sum + (MODEL.alone.weights[name] ?? 0) * features[name], MODEL.alone.bias)

/** Scores by unit, so that rivals and neighbours are found without looking at all pairs. */
function indexScores(pairs: readonly { a: Unit; b: Unit; alone: number }[]): Map<Unit, Map<Unit, number>> {
  const index = new Map<Unit, Map<Unit, number>>()
  const put = (from: Unit, to: Unit, score: number) => {
    let row = index.get(from)
    if (!row) {
      row = new Map()
      index.set(from, row)
    }
    row.set(to, Math.max(score, UNMET))
  }
  for (const { a, b, alone } of pairs) {
    put(a, b, alone)
    put(b, a, alone)
  }
  return index
}

/** The best two scores that a unit has with each article. */
type BestTwo = Map<number, readonly [best: number, second: number]>
function bestTwoByArticle(row: ReadonlyMap<Unit, number>): BestTwo {
  const best: BestTwo = new Map()
  for (const [unit, score] of row) {
    const [first, second] = best.get(unit.article) ?? [UNMET, UNMET]
    best.set(unit.article, score > first ? [score, first] : [first, Math.max(second, score)])
  }
  return best
}

/**
 * For each pair: its own score; the best score that either sentence has with another sentence of the other's article, and the
 * weaker of the two; the best third sentence that both are like; and whether the sentences after or before them match too.
 */
export function contextFeatures(
  context: FeatureContext,
  pairs: readonly { a: Unit; b: Unit; alone: number }[],
): ContextFeatures[] {
  const scores = indexScores(pairs)
  const bestTwo = new Map<Unit, BestTwo>()
  for (const [unit, row] of scores) bestTwo.set(unit, bestTwoByArticle(row))
  const rival = (unit: Unit, article: number, own: number) => {
    const [first, second] = bestTwo.get(unit)?.get(article) ?? [UNMET, UNMET]
    return first === own ? second : first
  }
  const third = (a: Unit, b: Unit) => {
    const rowA = scores.get(a)
    const rowB = scores.get(b)
    if (!rowA || !rowB) return UNMET
    const [small, large] = rowA.size <= rowB.size ? [rowA, rowB] : [rowB, rowA]
    let best = UNMET
    for (const [unit, score] of small) {
      if (unit.article === a.article || unit.article === b.article || score <= best) continue
      best = Math.max(best, Math.min(score, large.get(unit) ?? UNMET))
    }
    return best
  }
  const beside = (a: Unit, b: Unit, step: number) => {
    const nextA = context.set.articles[a.article]?.[a.index + step]
    const nextB = context.set.articles[b.article]?.[b.index + step]
    return nextA && nextB ? (scores.get(nextA)?.get(nextB) ?? UNMET) : UNMET
  }
  return pairs.map(({ a, b, alone }) => {
    const own = Math.max(alone, UNMET)
    const rivalA = rival(a, b.article, own)
    const rivalB = rival(b, a.article, own)
    return {
      alone: own,
      bestRival: Math.max(rivalA, rivalB),
      weakerRival: Math.min(rivalA, rivalB),
      thirdArticle: third(a, b),
      neighbours: Math.max(beside(a, b, 1), beside(a, b, -1)),
    }
  })
}

/** Scores all candidates: each alone first, then in the light of the others. */
export function scorePairs(
  context: FeatureContext,
  candidates: readonly Candidate[],
  resemblance: (a: number, b: number) => number,
): ScoredPair[] {
  const pairs = candidates.flatMap(({ a, b }) => {
    if (!isWorthScoring(context, a, b)) return []
    const features = pairFeatures(context, a, b)
    const alone = aloneScore(features) - resemblancePenalty(resemblance(a.article, b.article))
    return [{ a, b, features, alone }]
  })
  const together = contextFeatures(context, pairs)
  return pairs.map((pair, index) => {
    const told = together[index]
    const score = CONTEXT_FEATURES.reduce(
      (sum, name) => sum + (MODEL.together.weights[name] ?? 0) * (told?.[name] ?? 0),
      MODEL.together.bias,
    )
    return { ...pair, score }
  })
}
