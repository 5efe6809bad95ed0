import {
  AFTER,
  BEFORE,
  BODY,
  type BodyModel,
  bodyProbability,
  type Chain,
  type Features,
  INTERRUPTED,
  type ParagraphFeatures,
  runChain,
  STATE_COUNT,
  STEPS,
} from '../../core/article/body-model'

/** A page to learn from. */
export interface PageExample {
  readonly paragraphs: readonly ParagraphFeatures[]
  /** Which paragraphs are the article's own. */
  readonly body: readonly boolean[]
  /** How much the page counts. */
  readonly weight: number
}

interface Row {
  readonly indices: Int32Array
  readonly values: Float64Array
}

interface Sequence {
  readonly own: readonly Row[]
  readonly steps: readonly Row[]
  readonly states: readonly number[]
  readonly weight: number
}

/** How a model is trained. */
export interface BodyTrainerSettings {
  /** Strength of the L2 penalty. */
  readonly penalty: number
  readonly rounds: number
}

/** Chosen by cross-validation over outlets. */
const SETTINGS: BodyTrainerSettings = { penalty: 2, rounds: 150 }
const RATE = 0.1
/** The rate of the last third of the rounds, so that the weights settle. */
const SLOW_RATE = 0.03
const STEP_KINDS = 4

/** The states that a page goes through when its body is known. */
function statesOf(body: readonly boolean[]): number[] {
  const first = body.indexOf(true)
  const last = body.lastIndexOf(true)
  return body.map((own, index) => {
    if (own) return BODY
    return first === -1 || index < first ? BEFORE : index > last ? AFTER : INTERRUPTED
  })
}

/** Numbers the names of features in the order in which they are met. */
class Names {
  readonly index = new Map<string, number>()
  row(features: Features): Row {
    const entries = Object.entries(features).filter(([, value]) => value !== 0)
    const indices = entries.map(([name]) => {
      const known = this.index.get(name) ?? this.index.size
      this.index.set(name, known)
      return known
    })
    return { indices: Int32Array.from(indices), values: Float64Array.from(entries.map(([, value]) => value)) }
  }
}

/** Where the parts of a model stand in one array of numbers: weights, then the kinds of step of each step feature, then `interrupted`. */
interface Layout {
  readonly own: Names
  readonly step: Names
}

const stepsAt = ({ own }: Layout) => own.index.size
const interruptedAt = ({ own, step }: Layout) => own.index.size + STEP_KINDS * step.index.size

function scoreOf({ indices, values }: Row, parameters: Float64Array): number {
  let score = 0
  for (let at = 0; at < indices.length; at++) score += (parameters[indices[at] ?? 0] ?? 0) * (values[at] ?? 0)
  return score
}

function stepScoresOf({ indices, values }: Row, parameters: Float64Array, offset: number): number[] {
  const scores = new Array<number>(STEP_KINDS).fill(0)
  for (let at = 0; at < indices.length; at++)
    for (let kind = 0; kind < STEP_KINDS; kind++)
      scores[kind] =
        (scores[kind] ?? 0) + (parameters[offset + STEP_KINDS * (indices[at] ?? 0) + kind] ?? 0) * (values[at] ?? 0)
  return scores
}

function add(gradient: Float64Array, at: number, amount: number): void {
  gradient[at] = (gradient[at] ?? 0) + amount
}

/** Adds what one page says: for each weight, how often the model expects it less how often the page has it. */
function addGradient(page: Sequence, parameters: Float64Array, layout: Layout, gradient: Float64Array): void {
  const offset = stepsAt(layout)
  const interrupted = interruptedAt(layout)
  const stay = parameters[interrupted] ?? 0
  const furniture = page.own.map((row) => scoreOf(row, parameters))
  const steps = page.steps.map((row) => stepScoresOf(row, parameters, offset))
  const chain: Chain = runChain(furniture, steps, stay)
  page.own.forEach((row, index) => {
    const excess = page.weight * (1 - bodyProbability(chain, index) - (page.states[index] === BODY ? 0 : 1))
    row.indices.forEach((feature, at) => {
      add(gradient, feature, excess * (row.values[at] ?? 0))
    })
    if (index === 0) return
    for (const { from, to, weight } of STEPS) {
      if (weight === null && from !== INTERRUPTED) continue
      const score = weight === null ? stay : (steps[index]?.[weight] ?? 0)
      const before = STATE_COUNT * (index - 1)
      const reached = (chain.forward[before + from] ?? 0) + (chain.backward[before + STATE_COUNT + to] ?? 0)
      const here = to === BODY ? 0 : (furniture[index] ?? 0)
      const taken = page.states[index - 1] === from && page.states[index] === to ? 1 : 0
      const amount = page.weight * (Math.exp(reached + score + here - chain.total) - taken)
      if (weight === null) add(gradient, interrupted, amount)
      else
        page.steps[index]?.indices.forEach((feature, at) => {
          add(gradient, offset + STEP_KINDS * feature + weight, amount * (page.steps[index]?.values[at] ?? 0))
        })
    }
  })
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
const byCodeUnit = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]) => (left < right ? -1 : 1)

function modelOf(parameters: Float64Array, layout: Layout): BodyModel {
  const offset = stepsAt(layout)
  const weights = [...layout.own.index].map(([name, at]) => [name, rounded(parameters[at] ?? 0)] as const)
  const steps = [...layout.step.index].map(([name, at]) => {
    const from = offset + STEP_KINDS * at
    return [name, [...parameters.slice(from, from + STEP_KINDS)].map(rounded)] as const
  })
  return {
    weights: Object.fromEntries(weights.filter(([, weight]) => weight !== 0).sort(byCodeUnit)),
    steps: Object.fromEntries(steps.filter(([, kinds]) => kinds.some((weight) => weight !== 0)).sort(byCodeUnit)),
    interrupted: rounded(parameters[interruptedAt(layout)] ?? 0),
  }
}

/** Trains the chain on pages by full gradients with per-weight rates (Adam, Kingma and Ba 2015); the same pages give the same model. */
export function trainBodyModel(
  examples: readonly PageExample[],
  { penalty, rounds }: BodyTrainerSettings = SETTINGS,
): BodyModel {
  const layout: Layout = { own: new Names(), step: new Names() }
  const pages = examples
    .filter(({ paragraphs }) => paragraphs.length > 0)
    .map(
      ({ paragraphs, body, weight }): Sequence => ({
        own: paragraphs.map(({ own }) => layout.own.row(own)),
        steps: paragraphs.map(({ step }) => layout.step.row({ any: 1, ...step })),
        states: statesOf(body),
        // A long page has more paragraphs, but is one page.
        weight: (3 * weight) / Math.sqrt(paragraphs.length),
      }),
    )
  const size = interruptedAt(layout) + 1
  const parameters = new Float64Array(size)
  const mean = new Float64Array(size)
  const square = new Float64Array(size)
  const anyStep = stepsAt(layout) + STEP_KINDS * (layout.step.index.get('any') ?? 0)
  const isFree = (at: number) => at === size - 1 || (at >= anyStep && at < anyStep + STEP_KINDS)
  for (let round = 1; round <= rounds; round++) {
    const gradient = parameters.map((value, at) => (isFree(at) ? 0 : penalty * value))
    for (const page of pages) addGradient(page, parameters, layout, gradient)
    const rate = round > 0.7 * rounds ? SLOW_RATE : RATE
    for (let at = 0; at < size; at++) {
      const slope = gradient[at] ?? 0
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * slope
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * slope * slope
      const step = (mean[at] ?? 0) / (1 - 0.9 ** round)
      add(parameters, at, (-rate * step) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8))
    }
  }
  return modelOf(parameters, layout)
}
