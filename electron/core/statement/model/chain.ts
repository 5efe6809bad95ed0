import { type FeatureSink, featureRow } from './hash'

/** Weights of a linear chain: hashed emissions and, for each class of token, transitions. */
export interface ChainWeights {
  readonly labels: number
  /** The table has 2^bits rows of `labels` weights. */
  readonly bits: number
  readonly emissions: Int8Array
  /** One step of an emission. */
  readonly scale: number
  /** classes × labels (before) × labels (now). */
  readonly transitions: Float32Array
}

/**
 * Adds up the emission scores of a sequence as its features come, `labels` a token. Written for speed: this is where
 * the analysis spends its time.
 */
export class ChainScorer implements FeatureSink {
  scores = new Float64Array(1024)
  classes = new Uint8Array(256)
  length = 0
  private sum0 = 0
  private sum1 = 0
  private sum2 = 0
  private sum3 = 0
  private sum4 = 0
  private readonly emissions: Int8Array
  private readonly labels: number
  private readonly bits: number
  private readonly scale: number
  private readonly used: Uint8Array

  /** For chains of at most five labels. */
  constructor(weights: ChainWeights) {
    if (weights.labels > 5) throw new Error('more labels than the scorer adds up')
    this.emissions = weights.emissions
    this.labels = weights.labels
    this.bits = weights.bits
    this.scale = weights.scale
    const used = usedRowsOf.get(weights) ?? usedRows(weights)
    usedRowsOf.set(weights, used)
    this.used = used
  }

  clear(): void {
    this.length = 0
  }

  next(tokenClass: number): void {
    this.finish()
    if ((this.length + 1) * this.labels > this.scores.length || this.length >= this.classes.length) {
      const scores = new Float64Array(this.scores.length * 2)
      scores.set(this.scores)
      this.scores = scores
      const classes = new Uint8Array(this.classes.length * 2)
      classes.set(this.classes)
      this.classes = classes
    }
    this.classes[this.length++] = tokenClass
    this.sum0 = this.sum1 = this.sum2 = this.sum3 = this.sum4 = 0
  }

  add(template: number, a: number, b: number, c: number): void {
    const { emissions, labels } = this
    const row = featureRow(this.bits, template, a, b, c)
    if (((this.used[row >>> 3] as number) & (1 << (row & 7))) === 0) return
    const at = row * labels
    this.sum0 += emissions[at] as number
    this.sum1 += emissions[at + 1] as number
    this.sum2 += emissions[at + 2] as number
    if (labels < 5) return
    this.sum3 += emissions[at + 3] as number
    this.sum4 += emissions[at + 4] as number
  }

  /** Stores the sums of the token begun last; to be called once more after the last token. */
  finish(): void {
    if (this.length === 0) return
    const { scores, labels, scale } = this
    const base = (this.length - 1) * labels
    scores[base] = this.sum0 * scale
    scores[base + 1] = this.sum1 * scale
    scores[base + 2] = this.sum2 * scale
    if (labels < 5) return
    scores[base + 3] = this.sum3 * scale
    scores[base + 4] = this.sum4 * scale
  }
}

/**
 * One bit for each row that has a weight other than zero. It fits a near cache where the table does not, and spares the
 * way to the table for the many features that say nothing.
 */
function usedRows({ emissions, labels, bits }: ChainWeights): Uint8Array {
  const used = new Uint8Array(2 ** bits / 8 + 1)
  for (let cell = 0; cell < emissions.length; cell++) {
    if (emissions[cell] === 0) continue
    const row = Math.floor(cell / labels)
    used[row >>> 3] = (used[row >>> 3] as number) | (1 << (row & 7))
  }
  return used
}

const usedRowsOf = new WeakMap<ChainWeights, Uint8Array>()

/** A score no path recovers from. */
export const FORBIDDEN = -1e9

/** The best label sequence (Viterbi). `allowed` tells which label may follow which; 0 stands before the first token. */
export function bestPath(
  weights: ChainWeights,
  scores: Float64Array,
  classes: Uint8Array,
  length: number,
  allowed: Uint8Array,
): Uint8Array {
  const { labels, transitions } = weights
  const back = new Uint8Array(length * labels)
  let previous = new Float64Array(labels).fill(FORBIDDEN)
  let current = new Float64Array(labels)
  previous[0] = 0
  for (let token = 0; token < length; token++) {
    const table = (classes[token] as number) * labels * labels
    for (let label = 0; label < labels; label++) {
      let best = Number.NEGATIVE_INFINITY
      let from = 0
      for (let before = 0; before < labels; before++) {
        if (allowed[before * labels + label] === 0) continue
        const score = (previous[before] as number) + (transitions[table + before * labels + label] as number)
        if (score > best) {
          best = score
          from = before
        }
      }
      current[label] = best + (scores[token * labels + label] as number)
      back[token * labels + label] = from
    }
    const swapped = previous
    previous = current
    current = swapped
  }
  const path = new Uint8Array(length)
  let label = 0
  for (let other = 1; other < labels; other++)
    if ((previous[other] as number) > (previous[label] as number)) label = other
  for (let token = length - 1; token >= 0; token--) {
    path[token] = label
    label = back[token * labels + label] as number
  }
  return path
}
