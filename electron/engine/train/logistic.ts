/** A fitted logistic regression in the features' own units. */
export interface FittedLogistic {
  readonly bias: number
  readonly weights: readonly number[]
  readonly score: (row: readonly number[]) => number
}

/** Solves a x = b in place by Gaussian elimination with pivots; `a` is square and regular. */
function solve(a: Float64Array[], b: Float64Array): Float64Array {
  const size = b.length
  const cell = (i: number, j: number) => a[i]?.[j] ?? 0
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let row = column + 1; row < size; row++)
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row
    const [upper, lower] = [a[column], a[pivot]]
    if (upper && lower) [a[column], a[pivot]] = [lower, upper]
    ;[b[column], b[pivot]] = [b[pivot] ?? 0, b[column] ?? 0]
    for (let row = column + 1; row < size; row++) {
      const factor = cell(row, column) / cell(column, column)
      const line = a[row]
      if (factor === 0 || !line) continue
      for (let at = column; at < size; at++) line[at] = (line[at] ?? 0) - factor * cell(column, at)
      b[row] = (b[row] ?? 0) - factor * (b[column] ?? 0)
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = b[row] ?? 0
    for (let at = row + 1; at < size; at++) sum -= cell(row, at) * (b[at] ?? 0)
    b[row] = sum / cell(row, row)
  }
  return b
}

/**
 * Ridge logistic regression on standardised features by Newton's method with step halving. Deterministic.
 * `ridge` is the strength of the penalty on the standardised weights; the bias goes free.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly boolean[],
  ridge: number,
): FittedLogistic {
  const features = rows[0]?.length ?? 0
  const size = features + 1
  const mean = new Float64Array(features)
  const spread = new Float64Array(features)
  for (const row of rows) for (const [at, value] of row.entries()) mean[at] = (mean[at] ?? 0) + value / rows.length
  for (const row of rows)
    for (const [at, value] of row.entries())
      spread[at] = (spread[at] ?? 0) + (value - (mean[at] ?? 0)) ** 2 / rows.length
  const scale = spread.map((value) => Math.sqrt(value) || 1)
  const standard = rows.map((row) =>
    Float64Array.from({ length: size }, (_, at) =>
      at === features ? 1 : ((row[at] ?? 0) - (mean[at] ?? 0)) / (scale[at] ?? 1),
    ),
  )
  const weights = new Float64Array(size)
  const dot = (row: Float64Array, values: Float64Array) =>
    row.reduce((sum, value, at) => sum + value * (values[at] ?? 0), 0)
  const penalty = (at: number) => (at === features ? 1e-6 : ridge)
  const loss = (values: Float64Array) =>
    standard.reduce((sum, row, index) => {
      const margin = (labels[index] ? -1 : 1) * dot(row, values)
      return sum + (margin > 30 ? margin : Math.log1p(Math.exp(margin)))
    }, 0) + values.reduce((sum, value, at) => sum + (penalty(at) / 2) * value * value, 0)
  for (let round = 0; round < 30; round++) {
    const hessian = Array.from({ length: size }, () => new Float64Array(size))
    const gradient = Float64Array.from(weights, (weight, at) => -penalty(at) * weight)
    for (const [index, row] of standard.entries()) {
      const chance = 1 / (1 + Math.exp(-dot(row, weights)))
      const error = (labels[index] ? 1 : 0) - chance
      const curve = chance * (1 - chance)
      for (let i = 0; i < size; i++) {
        const value = row[i] as number
        gradient[i] = (gradient[i] as number) + error * value
        const line = hessian[i] as Float64Array
        for (let j = 0; j <= i; j++) line[j] = (line[j] as number) + curve * value * (row[j] as number)
      }
    }
    for (let i = 0; i < size; i++) {
      const line = hessian[i] as Float64Array
      line[i] = (line[i] as number) + penalty(i)
      for (let j = 0; j < i; j++) (hessian[j] as Float64Array)[i] = line[j] as number
    }
    const step = solve(hessian, gradient)
    const before = loss(weights)
    let share = 1
    while (share > 1e-3 && loss(weights.map((weight, at) => weight + share * (step[at] ?? 0))) > before) share /= 2
    for (let at = 0; at < size; at++) weights[at] = (weights[at] as number) + share * (step[at] ?? 0)
    if (share * step.reduce((most, value) => Math.max(most, Math.abs(value)), 0) < 1e-6) break
  }
  const own = Array.from({ length: features }, (_, at) => (weights[at] ?? 0) / (scale[at] ?? 1))
  const bias = own.reduce((sum, weight, at) => sum - weight * (mean[at] ?? 0), weights[features] ?? 0)
  return {
    bias,
    weights: own,
    score: (row) => own.reduce((sum, weight, at) => sum + weight * (row[at] ?? 0), bias),
  }
}
