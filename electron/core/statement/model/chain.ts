import type { FeatureRows } from './hash'

/** Weights of a linear chain: hashed emissions and, for each class of token, transitions. */
export interface ChainWeights {
  readonly labels: number
  /** The table has 2^bits rows of `labels` weights. */
  readonly bits: number
  readonly emissions: Float32Array | Int8Array
  /** classes × labels (before) × labels (now). */
  readonly transitions: Float32Array | Int16Array
}

/** Emission scores of a sequence, `labels` a token. */
export function emissionScores(weights: ChainWeights, features: FeatureRows, into: Float64Array): void {
  const { labels, emissions } = weights
  const { rows, starts, length } = features
  for (let token = 0; token < length; token++) {
    const base = token * labels
    for (let label = 0; label < labels; label++) into[base + label] = 0
    const end = starts[token + 1] ?? 0
    for (let at = starts[token] ?? 0; at < end; at++) {
      const row = (rows[at] ?? 0) * labels
      for (let label = 0; label < labels; label++)
        into[base + label] = (into[base + label] ?? 0) + (emissions[row + label] ?? 0)
    }
  }
}

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
  previous[0] = 0
  for (let token = 0; token < length; token++) {
    const table = (classes[token] ?? 0) * labels * labels
    const current = new Float64Array(labels)
    for (let label = 0; label < labels; label++) {
      let best = Number.NEGATIVE_INFINITY
      let from = 0
      for (let before = 0; before < labels; before++) {
        if (!allowed[before * labels + label]) continue
        const score = (previous[before] ?? FORBIDDEN) + (transitions[table + before * labels + label] ?? 0)
        if (score > best) {
          best = score
          from = before
        }
      }
      current[label] = best + (scores[token * labels + label] ?? 0)
      back[token * labels + label] = from
    }
    previous = current
  }
  const path = new Uint8Array(length)
  let label = 0
  for (let other = 1; other < labels; other++) if ((previous[other] ?? 0) > (previous[label] ?? 0)) label = other
  for (let token = length - 1; token >= 0; token--) {
    path[token] = label
    label = back[token * labels + label] ?? 0
  }
  return path
}
