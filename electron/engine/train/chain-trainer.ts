import type { FeatureRows } from '../../core/statement/model/hash'

/** One training sequence: hashed rows of each token and its gold label. */
export interface ChainExample {
  readonly rows: Int32Array
  readonly starts: Int32Array
  readonly classes: Uint8Array
  readonly gold: Uint8Array
}

/** Freezes the features of a sequence with its gold labels. */
export function exampleOf(features: FeatureRows, gold: Uint8Array): ChainExample {
  const { length } = features
  const filled = features.starts[length] ?? 0
  return {
    rows: features.rows.slice(0, filled),
    starts: features.starts.slice(0, length + 1),
    classes: features.classes.slice(0, length),
    gold,
  }
}

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

export interface ChainSettings {
  readonly labels: number
  readonly bits: number
  readonly classes: number
  readonly epochs: number
  readonly rate: number
  /** Share of a token's features left out at random each time it is seen, so that no single one is relied on. */
  readonly dropout: number
  /** Rows seen on fewer tokens than this stay zero. */
  readonly fewest: number
  readonly allowed: Uint8Array
  readonly seed: number
}

export interface TrainedChain {
  readonly labels: number
  readonly bits: number
  /** `labels - 1` weights a row: label 0 always scores 0. */
  readonly emissions: Float32Array
  readonly transitions: Float32Array
}

/** The examples without the rows seen on fewer tokens than `fewest`. */
function withoutRare(examples: readonly ChainExample[], bits: number, fewest: number): ChainExample[] {
  const counts = new Int32Array(2 ** bits)
  for (const { rows } of examples) for (const row of rows) counts[row] = (counts[row] as number) + 1
  return examples.map(({ rows: all, starts: allStarts, classes, gold }) => {
    const starts = new Int32Array(allStarts.length)
    const rows = new Int32Array(all.length)
    let filled = 0
    for (let token = 0; token < gold.length; token++) {
      starts[token] = filled
      for (let at = allStarts[token] as number; at < (allStarts[token + 1] as number); at++)
        if ((counts[all[at] as number] as number) >= fewest) rows[filled++] = all[at] as number
    }
    starts[gold.length] = filled
    return { rows: rows.slice(0, filled), starts, classes, gold }
  })
}

/**
 * Trains a linear-chain conditional random field (Lafferty et al. 2001) by stochastic gradient with per-weight rates
 * (AdaGrad, Duchi et al. 2011); returns the mean of the weights after each of the later epochs.
 */
export function trainChain(
  allExamples: readonly ChainExample[],
  settings: ChainSettings,
  log: (line: string) => void,
): TrainedChain {
  const { labels, bits, classes, epochs, rate, dropout, fewest, allowed, seed } = settings
  const examples = withoutRare(allExamples, bits, fewest)
  const lanes = labels - 1
  // A row's weights and, after them, the sums of their squared gradients: side by side, since they are used together.
  const width = lanes * 2
  const table = new Float32Array(width * 2 ** bits)
  for (let cell = 0; cell < table.length; cell++) if (cell % width >= lanes) table[cell] = 1e-6
  const transitions = new Float32Array(classes * labels * labels)
  const transitionSquares = new Float32Array(transitions.length).fill(1e-6)
  const meanEmissions = new Float32Array(lanes * 2 ** bits)
  const meanTransitions = new Float32Array(transitions.length)
  const longest = examples.reduce((most, example) => Math.max(most, example.gold.length), 0)
  const scores = new Float64Array(longest * labels)
  const forward = new Float64Array(longest * labels)
  const backward = new Float64Array(longest * labels)
  const potentials = new Float64Array(longest * labels * labels)
  const scale = new Float64Array(longest)
  const most = examples.reduce((largest, example) => Math.max(largest, example.rows.length), 0)
  const kept = new Int32Array(most)
  const keptStarts = new Int32Array(longest + 1)
  const keepBelow = (1 - dropout) * 4294967296
  let noise = seed | 1
  const order = examples.map((_, index) => index)
  const random = seededRandom(seed)
  const averaged = Math.max(1, Math.floor(epochs / 2))

  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const moved = order[at] as number
      order[at] = order[other] as number
      order[other] = moved
    }
    let loss = 0
    for (const index of order) {
      const { rows: allRows, starts: allStarts, classes: tokenClasses, gold } = examples[index] as ChainExample
      const length = gold.length
      let filled = 0
      for (let token = 0; token < length; token++) {
        keptStarts[token] = filled
        const end = allStarts[token + 1] as number
        for (let at = allStarts[token] as number; at < end; at++) {
          // xorshift: cheap, repeatable, and good enough to leave features out
          noise ^= noise << 13
          noise ^= noise >>> 17
          noise ^= noise << 5
          if (noise >>> 0 < keepBelow) kept[filled++] = (allRows[at] as number) * width
        }
      }
      keptStarts[length] = filled
      const rows = kept
      const starts = keptStarts
      for (let token = 0; token < length; token++) {
        const base = token * labels
        for (let label = 0; label < labels; label++) scores[base + label] = 0
        const end = starts[token + 1] as number
        for (let at = starts[token] as number; at < end; at++) {
          const row = rows[at] as number
          for (let lane = 0; lane < lanes; lane++) (scores[base + lane + 1] as number) += table[row + lane] as number
        }
      }
      // Scaled forward and backward passes over exponentiated potentials.
      let goldScore = 0
      let logTotal = 0
      let before = 0
      for (let token = 0; token < length; token++) {
        const block = (tokenClasses[token] as number) * labels * labels
        let highest = Number.NEGATIVE_INFINITY
        for (let label = 0; label < labels; label++)
          highest = Math.max(highest, scores[token * labels + label] as number)
        let sum = 0
        for (let label = 0; label < labels; label++) {
          let total = 0
          for (let from = 0; from < labels; from++) {
            const cell = (token * labels + from) * labels + label
            if (!allowed[from * labels + label]) {
              potentials[cell] = 0
              continue
            }
            const potential = Math.exp(
              (transitions[block + from * labels + label] as number) +
                (scores[token * labels + label] as number) -
                highest,
            )
            potentials[cell] = potential
            total += (token === 0 ? (from === 0 ? 1 : 0) : (forward[(token - 1) * labels + from] as number)) * potential
          }
          forward[token * labels + label] = total
          sum += total
        }
        scale[token] = sum
        for (let label = 0; label < labels; label++) (forward[token * labels + label] as number) /= sum
        logTotal += Math.log(sum) + highest
        const label = gold[token] as number
        goldScore +=
          (transitions[block + before * labels + label] as number) + (scores[token * labels + label] as number)
        before = label
      }
      loss += logTotal - goldScore
      for (let label = 0; label < labels; label++) backward[(length - 1) * labels + label] = 1
      for (let token = length - 2; token >= 0; token--)
        for (let from = 0; from < labels; from++) {
          let total = 0
          for (let label = 0; label < labels; label++)
            total +=
              (potentials[((token + 1) * labels + from) * labels + label] as number) *
              (backward[(token + 1) * labels + label] as number)
          backward[token * labels + from] = total / (scale[token + 1] as number)
        }
      before = 0
      for (let token = 0; token < length; token++) {
        const block = (tokenClasses[token] as number) * labels * labels
        const goldLabel = gold[token] as number
        for (let label = 0; label < labels; label++) {
          let marginal = 0
          for (let from = 0; from < labels; from++) {
            const origin = token === 0 ? (from === 0 ? 1 : 0) : (forward[(token - 1) * labels + from] as number)
            const share =
              (origin *
                (potentials[(token * labels + from) * labels + label] as number) *
                (backward[token * labels + label] as number)) /
              (scale[token] as number)
            marginal += share
            const gradient = share - (label === goldLabel && from === before ? 1 : 0)
            if (gradient > 1e-7 || gradient < -1e-7) {
              const cell = block + from * labels + label
              transitionSquares[cell] = (transitionSquares[cell] as number) + gradient * gradient
              transitions[cell] =
                (transitions[cell] as number) - (rate * gradient) / Math.sqrt(transitionSquares[cell] as number)
            }
          }
          const gradient = marginal - (label === goldLabel ? 1 : 0)
          if (label === 0 || (gradient < 1e-3 && gradient > -1e-3)) continue
          const squared = gradient * gradient
          const end = starts[token + 1] as number
          for (let at = starts[token] as number; at < end; at++) {
            const cell = (rows[at] as number) + label - 1
            const sum = (table[cell + lanes] as number) + squared
            table[cell + lanes] = sum
            table[cell] = (table[cell] as number) - (rate * gradient) / Math.sqrt(sum)
          }
        }
        before = goldLabel
      }
    }
    log(`epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)} a sequence`)
    if (epoch >= epochs - averaged) {
      for (let cell = 0; cell < meanEmissions.length; cell++) {
        const row = Math.floor(cell / lanes)
        meanEmissions[cell] =
          (meanEmissions[cell] as number) + (table[row * width + (cell - row * lanes)] as number) / averaged
      }
      for (let cell = 0; cell < transitions.length; cell++)
        (meanTransitions[cell] as number) += (transitions[cell] as number) / averaged
    }
  }
  return {
    labels,
    bits,
    emissions: meanEmissions.map((weight) => weight * (1 - dropout)),
    transitions: meanTransitions,
  }
}
