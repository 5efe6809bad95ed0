import model from '../../../resources/models/same-claim.json'
import type { Candidate } from './candidates'
import type { Copies } from './copies'
import { FEATURES, type FeatureContext, isWorthScoring, type PairFeatures, pairFeatures } from './features'
import { resemblancePenalty } from './resemblance'
import type { Unit } from './units'

/** A pair of sentences with what the two alone say of it. */
export interface WeighedPair extends Candidate {
  /** How much of the two is the same, by weight. */
  readonly overlap: number
  /** Log odds from the pair alone. */
  readonly alone: number
}

/** A pair of sentences with how likely they tell the same claim. */
export interface ScoredPair extends WeighedPair {
  /** Log odds when both whole articles, and the others of the set, have been looked at. */
  readonly score: number
}

interface Regression {
  readonly bias: number
  readonly weights: Readonly<Record<string, number>>
}

/** The numbers of the model: two logistic regressions, fitted on hand-labelled events, one event left out at a time. */
export interface SameClaimModel {
  readonly alone: Regression
  readonly together: Regression
  /** Log odds from which a pair is linked. */
  readonly threshold: number
}
const MODEL: SameClaimModel = model

/** Log odds from which two sentences are linked. */
export const linkThreshold = (): number => MODEL.threshold

/** Score of a pair that never became a candidate. */
const UNMET = -8

/** What the two whole articles say about a pair. */
export const CONTEXT_FEATURES = ['alone', 'bestRival', 'isBest', 'neighbours'] as const
export type ContextFeatures = Record<(typeof CONTEXT_FEATURES)[number], number>

const aloneScore = (features: PairFeatures, { bias, weights }: Regression) =>
  FEATURES.reduce((sum, name) => sum + (weights[name] ?? 0) * features[name], bias)

/** The best two scores that a unit has with each article. */
type BestTwo = Map<number, readonly [best: number, second: number]>

function bestTwoByUnit(pairs: readonly { a: Unit; b: Unit; alone: number }[]): Map<Unit, BestTwo> {
  const byUnit = new Map<Unit, BestTwo>()
  const put = (unit: Unit, article: number, score: number) => {
    let best = byUnit.get(unit)
    if (!best) {
      best = new Map()
      byUnit.set(unit, best)
    }
    const [first, second] = best.get(article) ?? [UNMET, UNMET]
    best.set(article, score > first ? [score, first] : [first, Math.max(second, score)])
  }
  for (const { a, b, alone } of pairs) {
    put(a, b.article, alone)
    put(b, a.article, alone)
  }
  return byUnit
}

/** Score of neighbours that were never met. */
const APART = -6

/** Finds for a pair the better score of the sentences right before both and of those right after both. */
function neighbourReader(pairs: readonly { a: Unit; b: Unit; alone: number }[]): (a: Unit, b: Unit) => number {
  const width = pairs.reduce((most, { a, b }) => Math.max(most, a.index, b.index), 0) + 1
  const articles = pairs.reduce((most, { a, b }) => Math.max(most, a.article, b.article), 0) + 1
  const key = (a: Unit, b: Unit, by: number) =>
    (a.article * width + a.index + by) * articles * width + b.article * width + b.index + by
  const scores = new Map(pairs.map(({ a, b, alone }) => [key(a, b, 0), alone]))
  return (a, b) => {
    const before = a.index > 0 && b.index > 0 ? scores.get(key(a, b, -1)) : undefined
    const after = a.index + 1 < width && b.index + 1 < width ? scores.get(key(a, b, 1)) : undefined
    return Math.max(before ?? APART, after ?? APART, APART)
  }
}

/**
 * For each pair: its own score; the best score that either sentence has with another sentence of the other's article; for how
 * many of the two it is the best; and how well the sentences beside them go together, since articles tell things in one order.
 */
export function contextFeatures(pairs: readonly { a: Unit; b: Unit; alone: number }[]): ContextFeatures[] {
  const bestTwo = bestTwoByUnit(pairs)
  const neighbours = neighbourReader(pairs)
  const rival = (unit: Unit, article: number, own: number) => {
    const [first, second] = bestTwo.get(unit)?.get(article) ?? [UNMET, UNMET]
    return first === own ? second : first
  }
  return pairs.map(({ a, b, alone }) => {
    const own = Math.max(alone, UNMET)
    const rivalA = rival(a, b.article, own)
    const rivalB = rival(b, a.article, own)
    return {
      alone: own,
      bestRival: Math.max(rivalA, rivalB),
      isBest: Number(own >= rivalA) + Number(own >= rivalB),
      neighbours: neighbours(a, b),
    }
  })
}

/** So much of two sentences, by weight, is the same where one is a copy of the other, a word or two changed. */
export const COPIED = 0.8
/**
 * The pairs worth scoring, with their features and the log odds that they lose for the articles they stand in. A sentence that
 * has its counterpart in a version of its article is weighed against no other there.
 */
export function readPairs(
  context: FeatureContext,
  candidates: readonly Candidate[],
  copies: Copies,
  resemblance: (a: number, b: number) => number,
): (Candidate & { readonly features: PairFeatures; readonly penalty: number })[] {
  return candidates.flatMap(({ a, b }) => {
    if (copies.isSettled(a, b)) return []
    const penalty = resemblancePenalty(resemblance(a.article, b.article))
    return isWorthScoring(context, a, b, penalty) ? [{ a, b, features: pairFeatures(context, a, b), penalty }] : []
  })
}

/** Weighs candidates, each alone. */
export function weighPairs(
  context: FeatureContext,
  candidates: readonly Candidate[],
  copies: Copies,
  resemblance: (a: number, b: number) => number,
): WeighedPair[] {
  return readPairs(context, candidates, copies, resemblance).map(({ a, b, features, penalty }) => ({
    a,
    b,
    overlap: features.overlap,
    alone: aloneScore(features, MODEL.alone) - penalty,
  }))
}

/** Scores all pairs of a set in the light of each other. */
export function scorePairs(pairs: readonly WeighedPair[]): ScoredPair[] {
  const together = contextFeatures(pairs)
  const { bias, weights } = MODEL.together
  return pairs.map((pair, index) => ({
    ...pair,
    score: CONTEXT_FEATURES.reduce((sum, name) => sum + (weights[name] ?? 0) * (together[index]?.[name] ?? 0), bias),
  }))
}
