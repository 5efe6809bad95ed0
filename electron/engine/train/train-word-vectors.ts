import { readFileSync, writeFileSync } from 'node:fs'
import { writeWordVectors } from '../../core/compare/word-vectors'

/** So many of the most frequent words are kept, in so many dimensions. */
const WORDS = 40_000
const DIMENSIONS = 64
/** The strongest common directions tell how frequent a word is, not what it means (Mu and Viswanath 2018). */
const COMMON_DIRECTIONS = 3

/** Words from the most frequent on, with a vector each. */
interface VectorFile {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** Eigenvectors of a symmetric matrix, by falling eigenvalue (cyclic Jacobi rotations); rows of the result. */
function eigenvectors(matrix: Float64Array[]): Float64Array[] {
  const size = matrix.length
  const at = (rows: Float64Array[], i: number, j: number) => rows[i]?.[j] ?? 0
  const vectors = matrix.map((_, i) => Float64Array.from(matrix, (_row, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const off = at(matrix, p, q)
        if (Math.abs(off) < 1e-12) continue
        const theta = (at(matrix, q, q) - at(matrix, p, p)) / (2 * off)
        const tangent = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const cosine = 1 / Math.sqrt(tangent * tangent + 1)
        const sine = tangent * cosine
        const rotate = (x: Float64Array, i: number, j: number) => {
          const [left, right] = [x[i] ?? 0, x[j] ?? 0]
          x[i] = cosine * left - sine * right
          x[j] = sine * left + cosine * right
        }
        for (const row of matrix) rotate(row, p, q)
        const [rowP, rowQ] = [matrix[p], matrix[q]]
        const [vectorP, vectorQ] = [vectors[p], vectors[q]]
        if (!rowP || !rowQ || !vectorP || !vectorQ) continue
        for (let k = 0; k < size; k++) {
          const pair = Float64Array.of(rowP[k] ?? 0, rowQ[k] ?? 0)
          rotate(pair, 0, 1)
          rowP[k] = pair[0] ?? 0
          rowQ[k] = pair[1] ?? 0
          const axes = Float64Array.of(vectorP[k] ?? 0, vectorQ[k] ?? 0)
          rotate(axes, 0, 1)
          vectorP[k] = axes[0] ?? 0
          vectorQ[k] = axes[1] ?? 0
        }
      }
  const order = matrix.map((_, i) => i).sort((i, j) => at(matrix, j, j) - at(matrix, i, i))
  return order.flatMap((i) => vectors[i] ?? [])
}

/** A small extract of published word vectors: frequent words, fewer dimensions, a byte a number. Deterministic. */
export function extractWordVectors({ words, vectors }: VectorFile): Uint8Array {
  const kept = words.filter((word) => /^[a-z][a-z'.]*$/.test(word)).slice(0, WORDS)
  const size = Math.min(...kept.map((word) => vectors[word]?.length ?? 0), 100)
  const rows = kept.map((word) => Float64Array.from((vectors[word] ?? []).slice(0, size)))
  const mean = new Float64Array(size)
  for (const row of rows) for (let k = 0; k < size; k++) mean[k] = (mean[k] ?? 0) + (row[k] ?? 0) / rows.length
  const spread = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of rows) {
    for (let k = 0; k < size; k++) row[k] = (row[k] ?? 0) - (mean[k] ?? 0)
    for (const [i, line] of spread.entries())
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + ((row[i] ?? 0) * (row[j] ?? 0)) / rows.length
  }
  const axes = eigenvectors(spread).slice(COMMON_DIRECTIONS, COMMON_DIRECTIONS + DIMENSIONS)
  const reduced = new Map<string, Float64Array>()
  for (const [index, word] of kept.entries())
    reduced.set(
      word,
      Float64Array.from(axes, (axis) => axis.reduce((sum, value, k) => sum + value * (rows[index]?.[k] ?? 0), 0)),
    )
  return writeWordVectors(reduced, axes.length)
}

if (process.argv[1] !== undefined && /train-word-vectors\.cjs$/.test(process.argv[1])) {
  const [input, output = 'resources/models/word-vectors.bin'] = process.argv.slice(2)
  if (input === undefined) throw new Error('usage: npm run train -- word-vectors VECTORS.json [OUT.bin]')
  const bytes = extractWordVectors(JSON.parse(readFileSync(input, 'utf8')) as VectorFile)
  writeFileSync(output, bytes)
  console.log(`${output}: ${(bytes.length / 1e6).toFixed(1)} MB`)
}
