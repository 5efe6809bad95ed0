import { type FeatureSink, featureRow } from './hash'

/**
 * Weights of a linear chain: hashed emissions and, for each class of token, transitions. Label 0, "nothing", always
 * scores 0; a row holds the weights of the others, at most four, so that it is one 32-bit word.
 */
export interface ChainWeights {
  readonly labels: number
  /** The table has 2^bits rows. */
  readonly bits: number
  /** Four bytes a row, for labels 1 to 4: a weight in steps of `scale`, plus 128. */
  readonly emissions: Int32Array
  /** One step of an emission. */
  readonly scale: number
  /** classes × labels (before) × labels (now). */
  readonly transitions: Float32Array
}

/** Labels besides "nothing" that a row has room for. */
export const LANES = 4
/** What a byte of the table holds for a weight of zero. */
export const ZERO = 128

/**
 * Adds up the emission scores of one token as its features come. All four sums are kept in two words, two 16-bit lanes
 * each: bytes never below zero cannot borrow from the lane beside them. This is where the analysis spends its time.
 */
export class ChainScorer implements FeatureSink {
  /** Sums of labels 1 and 3, and of labels 2 and 4; each feature adds `ZERO` to each. */
  odd = 0
  even = 0
  added = 0
  private readonly emissions: Int32Array
  private readonly bits: number

  constructor({ emissions, bits }: ChainWeights) {
    this.emissions = emissions
    this.bits = bits
  }

  clear(): void {
    this.odd = this.even = this.added = 0
  }

  add(template: number, a: number, b: number, c: number): void {
    const row = this.emissions[featureRow(this.bits, template, a, b, c)] as number
    this.odd += row & 0x00ff00ff
    this.even += (row >>> 8) & 0x00ff00ff
    this.added++
  }

  /** The sum for label 1 to 4, in steps of the table's scale. */
  sum(label: number): number {
    const word = (label & 1) === 1 ? this.odd : this.even
    return (label <= 2 ? word & 0xffff : word >>> 16) - this.added * ZERO
  }
}

/** A score no path recovers from. */
export const FORBIDDEN = -1e9

/** Scores and classes of the tokens of one sequence, grown as needed and used again. */
export class Sequence {
  scores = new Float64Array(1024)
  classes = new Uint8Array(256)
  private back = new Uint8Array(1024)
  private path = new Uint8Array(256)

  /** Makes room for `length` tokens of `labels` labels. */
  reserve(length: number, labels: number): void {
    if (length * labels <= this.scores.length && length <= this.classes.length) return
    const room = 2 ** Math.ceil(Math.log2(length + 1))
    this.scores = new Float64Array(room * labels)
    this.classes = new Uint8Array(room)
    this.back = new Uint8Array(room * labels)
    this.path = new Uint8Array(room)
  }

  /**
   * The best label sequence (Viterbi), good until the next call. `allowed` tells which label may follow which; 0 stands
   * before the first token.
   */
  bestPath({ labels, transitions }: ChainWeights, length: number, allowed: Uint8Array): Uint8Array {
    const { scores, classes, back, path } = this
    let previous = buffers[0] as Float64Array
    let current = buffers[1] as Float64Array
    previous.fill(FORBIDDEN)
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
    let label = 0
    for (let other = 1; other < labels; other++)
      if ((previous[other] as number) > (previous[label] as number)) label = other
    this.best = previous[label] as number
    for (let token = length - 1; token >= 0; token--) {
      path[token] = label
      label = back[token * labels + label] as number
    }
    return path
  }

  /** The score of the path found last. */
  best = 0
}

const buffers = [new Float64Array(LANES + 1), new Float64Array(LANES + 1)]
