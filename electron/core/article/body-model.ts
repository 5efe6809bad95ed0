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

export const [BEFORE, BODY, INTERRUPTED, AFTER] = [0, 1, 2, 3] as const
const STATES = [BEFORE, BODY, INTERRUPTED, AFTER]
/** The steps that a page can take; `weight` is the place in a step's weights, null for staying where one is. */
export const STEPS = [
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

/** What a paragraph weighs as furniture, against body. */
function furnitureScore(features: Features, model: BodyModel): number {
  let score = 0
  for (const name in features) score += (features[name] ?? 0) * (model.weights[name] ?? 0)
  return score
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

/** The forward-backward algorithm over a page: log sums over all ways to reach, and to go on from, each state. */
export interface Chain {
  readonly forward: readonly (readonly number[])[]
  readonly backward: readonly (readonly number[])[]
  /** The log sum over all ways through the page. */
  readonly total: number
}

/**
 * Runs the chain over a page, in time linear in its paragraphs.
 * @param furniture what each paragraph weighs as furniture, against body
 * @param steps what entering, interrupting, resuming and leaving the body weigh at each paragraph
 */
export function runChain(
  furniture: readonly number[],
  steps: readonly (readonly number[])[],
  interrupted: number,
): Chain {
  const scores = furniture.map((weight) => STATES.map((state) => (state === BODY ? 0 : weight)))
  const forward: number[][] = []
  scores.forEach((score, index) => {
    const previous = forward[index - 1]
    forward.push(plus(score, previous ? along(steps[index] ?? [], interrupted, previous, false) : FIRST))
  })
  const backward: number[][] = new Array<number[]>(scores.length)
  let next: number[] = [...LAST]
  for (let index = scores.length - 1; index >= 0; index--) {
    backward[index] = next
    next = along(steps[index] ?? [], interrupted, plus(scores[index] ?? FIRST, next), true)
  }
  return { forward, backward, total: logSum(plus(forward.at(-1) ?? LAST, LAST)) }
}

/** How likely each paragraph is the article's own, 0 to 1. */
export function bodyProbabilities(paragraphs: readonly ParagraphFeatures[], model: BodyModel): number[] {
  const { forward, backward, total } = runChain(
    paragraphs.map(({ own }) => furnitureScore(own, model)),
    paragraphs.map(({ step }) => stepScores(step, model)),
    model.interrupted,
  )
  return forward.map((reach, index) =>
    Math.exp((reach[BODY] ?? IMPOSSIBLE) + (backward[index]?.[BODY] ?? IMPOSSIBLE) - total),
  )
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
