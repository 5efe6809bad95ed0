import { describe, expect, it } from 'vitest'
import { bestPath, ChainScorer } from '../../../../electron/core/statement/model/chain'
import { quantise } from '../../../../electron/core/statement/model/file'
import { FeatureRows, type FeatureSink } from '../../../../electron/core/statement/model/hash'
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
  decay: 0,
  dropout: 0.1,
  fewest: 1,
  allowed: ALLOWED,
  seed: 5,
}

/** Sequences of the numbers 0 to 4, where 1 begins a span and each 2 right after it goes on; a lone 2 is nothing. */
function sequence(random: () => number, features: FeatureSink): Uint8Array {
  const values = Array.from({ length: 12 }, () => Math.floor(random() * 5))
  const gold = new Uint8Array(values.length)
  values.forEach((value, at) => {
    features.next(0)
    features.add(1, value, 0, 0)
    if (value === 1) gold[at] = 1
    else if (value === 2 && at > 0 && gold[at - 1] !== 0) gold[at] = 2
  })
  return gold
}

const train = () => {
  const random = seededRandom(3)
  const examples = Array.from({ length: 120 }, () => {
    const features = new FeatureRows(BITS)
    const gold = sequence(random, features)
    return exampleOf(features, gold)
  })
  return trainChain(examples, SETTINGS, () => {})
}

describe('training a chain', () => {
  it('learns spans that hang on what came before, and keeps them in bytes', () => {
    const trained = train()
    const weights = { ...trained, ...quantise(trained.emissions) }
    const random = seededRandom(99)
    let right = 0
    let all = 0
    for (let round = 0; round < 20; round++) {
      const scorer = new ChainScorer(weights)
      const gold = sequence(random, scorer)
      scorer.finish()
      const path = bestPath(weights, scorer.scores, scorer.classes, scorer.length, ALLOWED)
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
