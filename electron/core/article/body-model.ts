/** Numbers about one paragraph by name; most are 0 or 1. The names are those of the learned weights. */
export type Features = Readonly<Record<string, number>>

/** What is known of a paragraph: about itself and its place, and about the step to it from the paragraph before. */
export interface ParagraphFeatures {
  readonly own: Features
  readonly step: Features
}

/**
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the paragraphs of a page. Its states are
 * before the article, in its body, interrupted (furniture between body paragraphs) and after it: a page holds one article.
 * Outside the body all states weigh a paragraph alike, so that a long menu can't push the article about.
 */
export interface BodyModel {
  /** What each feature says for furniture, against body. */
  readonly weights: Readonly<Record<string, number>>
  /** What each feature of a step says for entering the body, interrupting it, resuming it and leaving it. */
  readonly steps: Readonly<Record<string, readonly number[]>>
  /** What it costs to stay interrupted for one more paragraph. */
  readonly interrupted: number
}

const [BEFORE, BODY, INTERRUPTED, AFTER] = [0, 1, 2, 3]
const STATES = [BEFORE, BODY, INTERRUPTED, AFTER]
/** The steps that a page can take; `weight` is the place in a step's weights, null for staying where one is. */
const STEPS = [
  { from: BEFORE, to: BEFORE, weight: null },
  { from: BEFORE, to: BODY, weight: 0 },
  { from: BODY, to: BODY, weight: null },
  { from: BODY, to: INTERRUPTED, weight: 1 },
  { from: INTERRUPTED, to: INTERRUPTED, weight: null },
  { from: INTERRUPTED, to: BODY, weight: 2 },
  { from: BODY, to: AFTER, weight: 3 },
  { from: AFTER, to: AFTER, weight: null },
] as const
const IMPOSSIBLE = Number.NEGATIVE_INFINITY
const FIRST = [0, 0, IMPOSSIBLE, IMPOSSIBLE]
const LAST = [0, 0, IMPOSSIBLE, 0]

function logSum(values: readonly number[]): number {
  const most = Math.max(...values)
  if (most === IMPOSSIBLE) return IMPOSSIBLE
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum)
}

function stateScores(features: Features, model: BodyModel): number[] {
  let furniture = 0
  for (const name in features) furniture += (features[name] ?? 0) * (model.weights[name] ?? 0)
  return STATES.map((state) => (state === BODY ? 0 : furniture))
}

/** What entering, interrupting, resuming and leaving the body weigh at one paragraph. */
function stepScores(features: Features, model: BodyModel): number[] {
  const scores = [...(model.steps.any ?? [])]
  for (const name in features) {
    const weights = model.steps[name]
    weights?.forEach((weight, index) => {
      scores[index] = (scores[index] ?? 0) + (features[name] ?? 0) * weight
    })
  }
  return scores
}

/** One step along the chain: for each state the log sum over the steps that lead to it (or, backwards, from it). */
function along(scores: readonly number[], interrupted: number, at: readonly number[], backwards: boolean): number[] {
  const arriving: number[][] = STATES.map(() => [IMPOSSIBLE])
  for (const { from, to, weight } of STEPS) {
    const score = weight === null ? (from === INTERRUPTED ? interrupted : 0) : (scores[weight] ?? 0)
    const [source, target] = backwards ? [to, from] : [from, to]
    arriving[target]?.push((at[source] ?? IMPOSSIBLE) + score)
  }
  return arriving.map(logSum)
}

const plus = (left: readonly number[], right: readonly number[]) =>
  left.map((value, state) => value + (right[state] ?? 0))

/** How likely each paragraph is the article's own, 0 to 1: the forward-backward algorithm, linear in the paragraphs. */
export function bodyProbabilities(paragraphs: readonly ParagraphFeatures[], model: BodyModel): number[] {
  const scores = paragraphs.map(({ own }) => stateScores(own, model))
  const steps = paragraphs.map(({ step }) => stepScores(step, model))
  const forward: number[][] = []
  scores.forEach((score, index) => {
    const previous = forward[index - 1]
    forward.push(plus(score, previous ? along(steps[index] ?? [], model.interrupted, previous, false) : FIRST))
  })
  let backward = LAST
  const probabilities = new Array<number>(paragraphs.length)
  for (let index = paragraphs.length - 1; index >= 0; index--) {
    const both = plus(forward[index] ?? FIRST, backward)
    probabilities[index] = Math.exp((both[BODY] ?? IMPOSSIBLE) - logSum(both))
    backward = along(steps[index] ?? [], model.interrupted, plus(scores[index] ?? FIRST, backward), true)
  }
  return probabilities
}

/** A page whose best paragraph is doubtful still has an article: what comes near that best one is taken for body. */
const LIKELY = 0.5
const NEAR_BEST = 0.4

/** Which paragraphs are body, given how likely each is. */
export function likelyBody(probabilities: readonly number[]): boolean[] {
  let best = 0
  for (const probability of probabilities) best = Math.max(best, probability)
  const threshold = Math.min(LIKELY, NEAR_BEST * best)
  return probabilities.map((probability) => probability > threshold)
}
