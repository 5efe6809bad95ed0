import { describe, expect, it } from 'vitest'
import { treesScore } from '../../../../electron/core/statement/model/trees'
import { trainTrees } from '../../../../electron/engine/train/boosting'
import { seededRandom } from '../../../../electron/engine/train/chain-trainer'

const SETTINGS = { depth: 3, count: 30, rate: 0.3, restraint: 1, smallest: 1 }

/** Pairs of numbers, right where exactly one of the two is above a half: no single bound tells. */
function pairs(seed: number) {
  const random = seededRandom(seed)
  const rows = Array.from({ length: 600 }, () => [random(), random()])
  return { rows, right: rows.map(([a = 0, b = 0]) => (a > 0.5 !== b > 0.5 ? 1 : 0)) }
}

describe('boosted trees', () => {
  it('learn what no single value tells', () => {
    const { rows, right } = pairs(1)
    const trees = trainTrees(rows, right, SETTINGS)
    const other = pairs(2)
    const hits = other.rows.filter((row, index) => treesScore(trees, row) > 0 === (other.right[index] === 1))
    expect(hits.length / other.rows.length).toBeGreaterThan(0.9)
  })

  it('are the same from the same rows', () => {
    const { rows, right } = pairs(3)
    expect(trainTrees(rows, right, SETTINGS)).toEqual(trainTrees(rows, right, SETTINGS))
  })
})
