import type { WordVectorTable } from '../../core/compare/word-vectors'
import type { Reading } from '../../core/statement/model/reading'
import { noGroups, type WordGroups, writeGroups } from '../../core/statement/model/word-groups'
import { seededRandom } from './chain-trainer'
import type { GoldRanges } from './examples'

/** Word vectors of length one, in the order of their hashes. */
interface WordVectors {
  readonly dimensions: number
  readonly hashes: Int32Array
  readonly values: Float32Array
}

function normalised({ dimensions, hashes, bytes }: WordVectorTable): WordVectors {
  const values = new Float32Array(bytes.length)
  for (let start = 0; start < bytes.length; start += dimensions) {
    let squares = 0
    for (let at = start; at < start + dimensions; at++) squares += (bytes[at] as number) ** 2
    const length = Math.sqrt(squares) || 1
    for (let at = start; at < start + dimensions; at++) values[at] = (bytes[at] as number) / length
  }
  // The features hash words to signed numbers.
  return { dimensions, hashes: Int32Array.from(hashes), values }
}

/** How often a word stands in the training texts, and how often as what is asked for. */
type Counts = Map<number, { all: number; wanted: number }>

/** A reading with its annotations. */
interface Annotated {
  readonly reading: Reading
  readonly gold: readonly GoldRanges[]
}

const CLUSTERS = 256
const ROUNDS = 8
const STEPS = 300
const RATE = 0.5
/** One word's say is bounded, so that a common one does not speak for all. */
const MOST_WEIGHT = 10
/** Shares of the words of a kind that lie below each of the upper levels. */
const LEVELS = [0.3, 0.5, 0.65, 0.78, 0.88, 0.95]

function countWords(articles: readonly Annotated[]): { verbs: Counts; others: Counts; sources: Counts } {
  const counts = { verbs: new Map(), others: new Map(), sources: new Map() } satisfies Record<string, Counts>
  const add = (map: Counts, hash: number, wanted: boolean) => {
    const entry = map.get(hash) ?? { all: 0, wanted: 0 }
    entry.all++
    if (wanted) entry.wanted++
    map.set(hash, entry)
  }
  for (const { reading, gold } of articles) {
    const { tokens } = reading.passage
    const cue = new Uint8Array(tokens.length)
    const source = new Uint8Array(tokens.length)
    for (const attribution of gold) {
      cue.fill(1, attribution.cue.start, attribution.cue.end)
      for (const { start, end } of attribution.source) source.fill(1, start, end)
    }
    tokens.forEach(({ pos }, at) => {
      if ((reading.quote[at] ?? 0) !== 0) return
      const hash = reading.word[at] ?? 0
      if (pos === 'VERB') add(counts.verbs, hash, cue[at] === 1)
      else if (pos === 'NOUN' || pos === 'ADJ') add(counts.others, hash, cue[at] === 1)
      if (pos === 'NOUN') add(counts.sources, hash, source[at] === 1)
    })
  }
  return counts
}

/** A level from 1 to 7 for every word of `vectors`: a logistic regression on the vectors of the words counted. */
function levels({ dimensions, hashes, values }: WordVectors, counts: Counts): Uint8Array {
  const rows = [...hashes].flatMap((hash, index) => {
    const count = counts.get(hash)
    return count ? [{ index, weight: Math.min(count.all, MOST_WEIGHT), share: count.wanted / count.all }] : []
  })
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return new Uint8Array(hashes.length)
  const weights = new Float64Array(dimensions)
  const squares = new Float64Array(dimensions).fill(1e-6)
  let offset = 0
  let offsetSquares = 1e-6
  const scoreOf = (index: number) => {
    let sum = offset
    for (let place = 0; place < dimensions; place++)
      sum += (weights[place] as number) * (values[index * dimensions + place] as number)
    return sum
  }
  const gradient = new Float64Array(dimensions)
  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0)
    let offsetGradient = 0
    for (const { index, weight, share } of rows) {
      const error = (weight / total) * (1 / (1 + Math.exp(-scoreOf(index))) - share)
      offsetGradient += error
      for (let place = 0; place < dimensions; place++)
        gradient[place] = (gradient[place] as number) + error * (values[index * dimensions + place] as number)
    }
    for (let place = 0; place < dimensions; place++) {
      const slope = (gradient[place] as number) + 1e-5 * (weights[place] as number)
      squares[place] = (squares[place] as number) + slope * slope
      weights[place] = (weights[place] as number) - (RATE * slope) / Math.sqrt(squares[place] as number)
    }
    offsetSquares += offsetGradient * offsetGradient
    offset -= (RATE * offsetGradient) / Math.sqrt(offsetSquares)
  }
  const ranked = rows.flatMap(({ index, weight }) => Array<number>(weight).fill(scoreOf(index))).sort((a, b) => a - b)
  const bounds = LEVELS.map((share) => ranked[Math.floor(share * ranked.length)] ?? 0)
  return Uint8Array.from(hashes, (_, index) => {
    const score = scoreOf(index)
    return 1 + bounds.filter((bound) => score >= bound).length
  })
}

/** The inner product of two vectors, four sums at a time: almost all of the time of clustering goes here. */
function product(a: Float32Array, aStart: number, b: Float32Array, bStart: number, size: number): number {
  let first = 0
  let second = 0
  let third = 0
  let fourth = 0
  let place = 0
  for (; place + 3 < size; place += 4) {
    first += (a[aStart + place] as number) * (b[bStart + place] as number)
    second += (a[aStart + place + 1] as number) * (b[bStart + place + 1] as number)
    third += (a[aStart + place + 2] as number) * (b[bStart + place + 2] as number)
    fourth += (a[aStart + place + 3] as number) * (b[bStart + place + 3] as number)
  }
  for (; place < size; place++) first += (a[aStart + place] as number) * (b[bStart + place] as number)
  return first + second + third + fourth
}

/** The cluster of each vector: k-means by cosine (Dhillon & Modha 2001), begun at words drawn at random. */
function clusters({ dimensions, hashes, values }: WordVectors): Uint8Array {
  const count = hashes.length
  const number = Math.min(CLUSTERS, count)
  const random = seededRandom(7)
  const nearest = new Uint8Array(count)
  const centres = new Float32Array(number * dimensions)
  for (let centre = 0; centre < number; centre++) {
    const from = Math.floor(random() * count) * dimensions
    centres.set(values.subarray(from, from + dimensions), centre * dimensions)
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let word = 0; word < count; word++) {
      let best = Number.NEGATIVE_INFINITY
      for (let centre = 0; centre < number; centre++) {
        const sum = product(values, word * dimensions, centres, centre * dimensions, dimensions)
        if (sum <= best) continue
        best = sum
        nearest[word] = centre
      }
    }
    centres.fill(0)
    for (let word = 0; word < count; word++)
      for (let place = 0; place < dimensions; place++) {
        const cell = (nearest[word] as number) * dimensions + place
        centres[cell] = (centres[cell] as number) + (values[word * dimensions + place] as number)
      }
    for (let centre = 0; centre < number; centre++) {
      const own = centres.subarray(centre * dimensions, (centre + 1) * dimensions)
      const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0)) || 1
      for (let place = 0; place < dimensions; place++) own[place] = (own[place] as number) / length
    }
  }
  return nearest
}

/** The table of word groups that these vectors and annotated articles give; an empty one without vectors. */
export function trainGroups(articles: readonly Annotated[], table: WordVectorTable | null): WordGroups {
  if (!table) return noGroups()
  const vectors = normalised(table)
  const { verbs, others, sources } = countWords(articles)
  const cueVerb = levels(vectors, verbs)
  const cueNoun = levels(vectors, others)
  const source = levels(vectors, sources)
  const cluster = clusters(vectors)
  const seen = (hash: number) => (verbs.get(hash)?.all ?? 0) + (others.get(hash)?.all ?? 0)
  return writeGroups(
    [...vectors.hashes]
      .map((hash, index) => ({
        hash,
        cueVerb: cueVerb[index] ?? 0,
        cueNoun: cueNoun[index] ?? 0,
        source: source[index] ?? 0,
        cluster: cluster[index] ?? 0,
      }))
      .sort((a, b) => seen(b.hash) - seen(a.hash) || a.hash - b.hash),
  )
}
