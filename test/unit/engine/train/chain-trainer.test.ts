import { describe, expect, it } from 'vitest'
import { ChainScorer, type ChainWeights, Sequence } from '../../../../electron/core/statement/model/chain'
import { quantise } from '../../../../electron/core/statement/model/file'
import { FeatureRows } from '../../../../electron/core/statement/model/hash'
import {
  type ChainSettings,
  exampleOf,
  seededRandom,
  trainChain,
} from '../../../../electron/engine/train/chain-trainer'

const BITS = 8
const ALLOWED = new Uint8Array([1, 1, 0, 1, 1, 1, 1, 1, 1])
const SETTINGS: ChainSettings = {
  labels: 3,
  bits: BITS,
  classes: 1,
  epochs: 12,
  rate: 0.1,
  dropout: 0.1,
  fewest: 1,
  allowed: ALLOWED,
  seed: 5,
}

/** The numbers 0 to 4 in a row, where 1 begins a span and each 2 right after it goes on; a lone 2 is nothing. */
function sequence(random: () => number): { values: number[]; gold: Uint8Array } {
  const values = Array.from({ length: 12 }, () => Math.floor(random() * 5))
  const gold = new Uint8Array(values.length)
  values.forEach((value, at) => {
    if (value === 1) gold[at] = 1
    else if (value === 2 && at > 0 && gold[at - 1] !== 0) gold[at] = 2
  })
  return { values, gold }
}

const train = () => {
  const random = seededRandom(3)
  const examples = Array.from({ length: 120 }, () => {
    const { values, gold } = sequence(random)
    const features = new FeatureRows(BITS)
    for (const value of values) {
      features.next(0)
      features.add(1, value, 0, 0)
    }
    return exampleOf(features, gold)
  })
  return trainChain(examples, SETTINGS, () => {})
}

/** The labels that a chain gives to numbers. */
function labelsOf(weights: ChainWeights, values: readonly number[]): Uint8Array {
  const scorer = new ChainScorer(weights)
  const tokens = new Sequence()
  tokens.reserve(values.length, weights.labels)
  values.forEach((value, at) => {
    scorer.clear()
    scorer.add(1, value, 0, 0)
    for (let label = 1; label < weights.labels; label++)
      tokens.scores[at * weights.labels + label] = scorer.sum(label) * weights.scale
  })
  return tokens.bestPath(weights, values.length, ALLOWED)
}

describe('training a chain', () => {
  it('learns spans that hang on what came before, and keeps them in bytes', () => {
    const trained = train()
    const weights = { ...trained, ...quantise(trained.emissions, trained.labels - 1) }
    const random = seededRandom(99)
    let right = 0
    let all = 0
    for (let round = 0; round < 20; round++) {
      const { values, gold } = sequence(random)
      const path = labelsOf(weights, values)
      gold.forEach((label, at) => {
        all++
        if (path[at] === label) right++
      })
    }
    expect(right / all).toBeGreaterThan(0.97)
  })

  it('gives the same weights from the same examples', () => {
    expect(Buffer.compare(Buffer.from(train().emissions.buffer), Buffer.from(train().emissions.buffer))).toBe(0)
  })
})
