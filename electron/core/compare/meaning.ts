import { isFunctionWord } from '../text/plain-words'
import type { Unit } from './units'
import type { WordVectors } from './word-vectors'

/** How alike two sentences are in what their words mean, whether or not they are the same words. */
export const MEANING_FEATURES = ['meaning', 'leastTold', 'mostTold', 'leastPlainTold', 'mostPlainTold'] as const
export type MeaningFeatures = Record<(typeof MEANING_FEATURES)[number], number>

/** A sentence's telling words, each once. */
export interface TellingWords {
  readonly stems: Int32Array
  /** For each word its vector, one after the other; zeros for a word that is not known. */
  readonly vectors: Float32Array
  /** For each word 1 if it is neither a name nor a number nor part of an attribution: what happened, rather than to whom. */
  readonly plain: Uint8Array
}

/** Reads a sentence's telling words; each word's vector is looked up once. */
export function tellingWordReader(vectors: WordVectors): (unit: Unit) => TellingWords {
  const { dimensions } = vectors
  const known = new Map<string, Float32Array | null>()
  const vectorOf = (plain: string) => {
    let vector = known.get(plain)
    if (vector === undefined) {
      vector = vectors.of(plain)
      known.set(plain, vector)
    }
    return vector
  }
  return ({ words, wordStems, attributing }) => {
    const seen = new Set<number>()
    const kept: number[] = []
    for (const [position, word] of words.entries()) {
      const stem = wordStems[position] ?? -1
      if (isFunctionWord(word.plain) || seen.has(stem)) continue
      seen.add(stem)
      kept.push(position)
    }
    const own = new Float32Array(kept.length * dimensions)
    for (const [index, position] of kept.entries()) {
      const vector = vectorOf(words[position]?.plain ?? '')
      if (vector) own.set(vector, index * dimensions)
    }
    return {
      stems: Int32Array.from(kept, (position) => wordStems[position] ?? -1),
      vectors: own,
      plain: Uint8Array.from(kept, (position) => {
        const word = words[position]
        return word && !word.capital && !word.plain.startsWith('#') && !attributing[position] ? 1 : 0
      }),
    }
  }
}

/** What one sentence tells of the other: how alike each word's best partner is, and the word's weight. */
interface Side {
  best: Float64Array
  weights: Float64Array
  sum: Float64Array
}
const newSide = (words: number, dimensions: number): Side => ({
  best: new Float64Array(words),
  weights: new Float64Array(words),
  sum: new Float64Array(dimensions),
})

/** Weighs the words of a side anew and forgets what was found before. */
function prepare(side: Side, { stems, vectors }: TellingWords, weigh: (stem: number) => number): void {
  const dimensions = side.sum.length
  side.sum.fill(0)
  for (let index = 0; index < stems.length; index++) {
    const weight = weigh(stems[index] as number)
    side.weights[index] = weight
    side.best[index] = 0
    const start = index * dimensions
    for (let at = 0; at < dimensions; at++)
      side.sum[at] = (side.sum[at] as number) + weight * (vectors[start + at] as number)
  }
}

/** The share of a sentence, by weight, that the other tells: each word as far as its best partner goes. */
function toldShare({ best, weights }: Side, words: number, counts: Uint8Array | null): number {
  let told = 0
  let all = 0
  for (let index = 0; index < words; index++) {
    if (counts && counts[index] === 0) continue
    const weight = weights[index] as number
    told += weight * (best[index] as number)
    all += weight
  }
  return all > 0 ? told / all : 0
}

function cosine(a: Float64Array, b: Float64Array): number {
  let product = 0
  let left = 0
  let right = 0
  for (let at = 0; at < a.length; at++) {
    const x = a[at] as number
    const y = b[at] as number
    product += x * y
    left += x * x
    right += y * y
  }
  return left > 0 && right > 0 ? product / Math.sqrt(left * right) : 0
}

/**
 * Compares what sentences mean: cosine of their mean word vectors, and how much of each is told by the best partners of its
 * words in the other (greedy matching, as in BERTScore, Zhang et al. 2020): the lesser and the greater of the two directions,
 * over all telling words and over those that are no names, numbers or attributions. Words weigh by their rarity.
 */
export function meaningReader(
  dimensions: number,
): (a: TellingWords, b: TellingWords, weigh: (stem: number) => number) => MeaningFeatures {
  // The same room is used for every pair: there are very many of them.
  let left = newSide(64, dimensions)
  let right = newSide(64, dimensions)
  return (a, b, weigh) => {
    const [m, n] = [a.stems.length, b.stems.length]
    if (m > left.best.length) left = newSide(2 * m, dimensions)
    if (n > right.best.length) right = newSide(2 * n, dimensions)
    prepare(left, a, weigh)
    prepare(right, b, weigh)
    for (let i = 0; i < m; i++) {
      const stem = a.stems[i]
      const start = i * dimensions
      for (let j = 0; j < n; j++) {
        let alike = 0
        if (stem === b.stems[j]) alike = 1
        else {
          const other = j * dimensions
          for (let at = 0; at < dimensions; at++)
            alike += (a.vectors[start + at] as number) * (b.vectors[other + at] as number)
        }
        if (alike > (left.best[i] as number)) left.best[i] = alike
        if (alike > (right.best[j] as number)) right.best[j] = alike
      }
    }
    const all = [toldShare(left, m, null), toldShare(right, n, null)]
    const plain = [toldShare(left, m, a.plain), toldShare(right, n, b.plain)]
    return {
      meaning: cosine(left.sum, right.sum),
      leastTold: Math.min(...all),
      mostTold: Math.max(...all),
      leastPlainTold: Math.min(...plain),
      mostPlainTold: Math.max(...plain),
    }
  }
}
