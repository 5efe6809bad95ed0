import type { Features } from './line-features'

/**
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the paragraphs of a page. Its states are
 * `before` the article, its `body`, `inside` (furniture between body paragraphs) and `after` it: a page holds one article.
 */
export interface BodyModel {
  /** For each feature its weights in the states before, inside and after; `body` is the zero they are measured against. */
  readonly weights: Readonly<Record<string, readonly number[]>>
  /** One weight for each pair of `STEPS`. */
  readonly transitions: readonly number[]
}

const BODY = 1
const STATES = 4
/** The steps from state to state that a page can take: 0 before, 1 body, 2 inside, 3 after. */
const STEPS: readonly (readonly [from: number, to: number])[] = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [1, 3],
  [2, 2],
  [2, 1],
  [3, 3],
]
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
  let [before, inside, after] = [0, 0, 0]
  for (const name of Object.keys(features)) {
    const weights = model.weights[name]
    const value = features[name]
    if (!weights || !value) continue
    before += value * (weights[0] ?? 0)
    inside += value * (weights[1] ?? 0)
    after += value * (weights[2] ?? 0)
  }
  return [before, 0, inside, after]
}

/** One step along the chain: for each state the log sum over the steps that lead to it (or, backwards, from it). */
function along(model: BodyModel, from: readonly number[], backwards: boolean): number[] {
  const arriving: number[][] = Array.from({ length: STATES }, () => [IMPOSSIBLE])
  STEPS.forEach((step, index) => {
    const [source, target] = backwards ? [step[1], step[0]] : step
    arriving[target]?.push((from[source] ?? IMPOSSIBLE) + (model.transitions[index] ?? 0))
  })
  return arriving.map(logSum)
}

const plus = (left: readonly number[], right: readonly number[]) =>
  left.map((value, state) => value + (right[state] ?? 0))

/** How likely each paragraph is the article's own, 0 to 1: the forward-backward algorithm, linear in the paragraphs. */
export function bodyProbabilities(features: readonly Features[], model: BodyModel): number[] {
  const scores = features.map((one) => stateScores(one, model))
  const forward: number[][] = []
  scores.forEach((score, index) => {
    const previous = forward[index - 1]
    forward.push(plus(score, previous ? along(model, previous, false) : FIRST))
  })
  let backward = LAST
  const probabilities = new Array<number>(features.length)
  for (let index = features.length - 1; index >= 0; index--) {
    const both = plus(forward[index] ?? FIRST, backward)
    probabilities[index] = Math.exp((both[BODY] ?? IMPOSSIBLE) - logSum(both))
    backward = along(model, plus(scores[index] ?? FIRST, backward), true)
  }
  return probabilities
}
