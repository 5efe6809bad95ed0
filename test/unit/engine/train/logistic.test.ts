import { describe, expect, it } from 'vitest'
import { fitLogistic } from '../../../../electron/engine/train/logistic'

describe('logistic regression', () => {
  // Label by the first feature, with one exception on each side; the second feature tells nothing.
  const rows = Array.from({ length: 40 }, (_, index) => [index / 4, index % 3])
  const labels = rows.map((_, index) => (index === 9 ? true : index === 30 ? false : index >= 20))

  it('finds the feature that tells the labels apart, in its own units', () => {
    const fitted = fitLogistic(rows, labels, 0.5)
    const [first = 0, second = 0] = fitted.weights
    expect(first).toBeGreaterThan(0.5)
    expect(Math.abs(second)).toBeLessThan(first)
    expect(fitted.score([9, 1])).toBeGreaterThan(0)
    expect(fitted.score([1, 1])).toBeLessThan(0)
  })

  it('leaves every weight near zero where much is asked of it, and still hits the share of labels', () => {
    const fitted = fitLogistic(rows, labels, 1e6)
    for (const weight of fitted.weights) expect(Math.abs(weight)).toBeLessThan(0.001)
    expect(fitted.bias).toBeCloseTo(0, 1)
  })

  it('takes a feature that never changes, and two that are the same', () => {
    const fitted = fitLogistic(
      rows.map(([first = 0]) => [first, first, 7]),
      labels,
      0.5,
    )
    expect(fitted.weights[0]).toBeCloseTo(fitted.weights[1] ?? 0, 6)
    expect(fitted.weights.every(Number.isFinite)).toBe(true)
  })
})
