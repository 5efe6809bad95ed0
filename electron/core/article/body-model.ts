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
export const STATE_COUNT = 4
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
/** A page begins before its article or in it, and ends anywhere but in an interruption. */
const isFirst = (state: number) => state === BEFORE || state === BODY
const isLast = (state: number) => state !== INTERRUPTED

/** log(e^left + e^right). */
function logAdd(left: number, right: number): number {
  if (left === IMPOSSIBLE) return right
  if (right === IMPOSSIBLE) return left
  return left > right ? left + Math.log1p(Math.exp(right - left)) : right + Math.log1p(Math.exp(left - right))
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

/** The forward-backward algorithm over a page: log sums over all ways to reach, and to go on from, each state. */
export interface Chain {
  /** STATE_COUNT numbers a paragraph. */
  readonly forward: Float64Array
  readonly backward: Float64Array
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
  const count = furniture.length
  const forward = new Float64Array(STATE_COUNT * count).fill(IMPOSSIBLE)
  const backward = new Float64Array(STATE_COUNT * count).fill(IMPOSSIBLE)
  const own = (index: number, state: number) => (state === BODY ? 0 : (furniture[index] ?? 0))
  const stepScore = (index: number, weight: number | null, from: number) =>
    weight === null ? (from === INTERRUPTED ? interrupted : 0) : (steps[index]?.[weight] ?? 0)
  for (let index = 0; index < count; index++) {
    const at = STATE_COUNT * index
    if (index > 0)
      for (const { from, to, weight } of STEPS) {
        const arriving = (forward[at - STATE_COUNT + from] ?? IMPOSSIBLE) + stepScore(index, weight, from)
        forward[at + to] = logAdd(forward[at + to] ?? IMPOSSIBLE, arriving)
      }
    for (const state of STATES)
      forward[at + state] =
        (index > 0 ? (forward[at + state] ?? IMPOSSIBLE) : isFirst(state) ? 0 : IMPOSSIBLE) + own(index, state)
  }
  for (let index = count - 1; index >= 0; index--) {
    const at = STATE_COUNT * index
    if (index === count - 1) for (const state of STATES) backward[at + state] = isLast(state) ? 0 : IMPOSSIBLE
    else
      for (const { from, to, weight } of STEPS) {
        const going =
          (backward[at + STATE_COUNT + to] ?? IMPOSSIBLE) + own(index + 1, to) + stepScore(index + 1, weight, from)
        backward[at + from] = logAdd(backward[at + from] ?? IMPOSSIBLE, going)
      }
  }
  let total = IMPOSSIBLE
  for (const state of STATES)
    if (isLast(state)) total = logAdd(total, forward[STATE_COUNT * (count - 1) + state] ?? IMPOSSIBLE)
  return { forward, backward, total }
}

/** How likely the body state is at a paragraph, all ways through the page taken together. */
export const bodyProbability = ({ forward, backward, total }: Chain, index: number): number =>
  Math.exp(
    (forward[STATE_COUNT * index + BODY] ?? IMPOSSIBLE) + (backward[STATE_COUNT * index + BODY] ?? IMPOSSIBLE) - total,
  )

/** How likely each paragraph is the article's own, 0 to 1. */
export function bodyProbabilities(paragraphs: readonly ParagraphFeatures[], model: BodyModel): number[] {
  const chain = runChain(
    paragraphs.map(({ own }) => furnitureScore(own, model)),
    paragraphs.map(({ step }) => stepScores(step, model)),
    model.interrupted,
  )
  // Sums of roundings may pass 1 by a hair.
  return paragraphs.map((_, index) => Math.min(1, bodyProbability(chain, index)))
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
