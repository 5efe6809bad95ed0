/** What words mean, as far as the company they keep tells it: each known word is a vector of length one. */
export interface WordVectors {
  readonly dimensions: number
  /** The vector of a plain word, or null for a word that is not known. */
  readonly of: (plain: string) => Float32Array | null
}

/** No word is known: words are alike where they are the same, and nowhere else. */
export const NO_WORD_VECTORS: WordVectors = { dimensions: 0, of: () => null }

/** The file: magic, number of words, dimensions, then the words' hashes in rising order, then their vectors. */
const MAGIC = 0x31565741
const HEADER_BYTES = 12

/** FNV-1a over UTF-16 units, 32 bits (Fowler, Noll, Vo). */
export function wordHash(plain: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < plain.length; at++) hash = Math.imul(hash ^ plain.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The bytes of a file of word vectors, each number in a signed byte on the scale of its vector's largest. */
export function writeWordVectors(words: ReadonlyMap<string, Float64Array>, dimensions: number): Uint8Array {
  const byHash = new Map<number, Float64Array>()
  // Of two words with one hash the first, more frequent one is kept.
  for (const [word, vector] of words) if (!byHash.has(wordHash(word))) byHash.set(wordHash(word), vector)
  const sorted = [...byHash].sort(([x], [y]) => x - y)
  const bytes = new Uint8Array(HEADER_BYTES + sorted.length * (4 + dimensions))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, sorted.length, true)
  view.setUint32(8, dimensions, true)
  for (const [index, [hash, vector]] of sorted.entries()) {
    view.setUint32(HEADER_BYTES + 4 * index, hash, true)
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
    const start = HEADER_BYTES + 4 * sorted.length + dimensions * index
    for (const [at, value] of vector.entries()) view.setInt8(start + at, Math.round((127 * value) / largest))
  }
  return bytes
}

/** A file of word vectors taken apart: the hashes in rising order, and each one's bytes, not yet of length one. */
export interface WordVectorTable {
  readonly dimensions: number
  readonly hashes: Uint32Array
  /** `dimensions` signed bytes a word. */
  readonly bytes: Int8Array
}

/** Takes a file of word vectors apart. Throws for bytes that are none. */
export function wordVectorTable(file: Uint8Array): WordVectorTable {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new Error('not a file of word vectors')
  const count = view.getUint32(4, true)
  const dimensions = view.getUint32(8, true)
  const start = HEADER_BYTES + 4 * count
  if (file.length !== start + count * dimensions) throw new Error('a file of word vectors is cut short')
  const hashes = Uint32Array.from({ length: count }, (_, index) => view.getUint32(HEADER_BYTES + 4 * index, true))
  return { dimensions, hashes, bytes: new Int8Array(file.buffer, file.byteOffset + start, count * dimensions) }
}

/** Reads a file of word vectors. Throws for bytes that are none. */
export function readWordVectors(file: Uint8Array): WordVectors {
  const { dimensions, hashes, bytes } = wordVectorTable(file)
  const count = hashes.length
  const find = (hash: number) => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((hashes[middle] ?? 0) < hash) low = middle + 1
      else high = middle
    }
    return hashes[low] === hash ? low : -1
  }
  return {
    dimensions,
    of: (plain) => {
      const index = find(wordHash(plain))
      if (index < 0) return null
      const start = dimensions * index
      const vector = Float32Array.from({ length: dimensions }, (_, at) => bytes[start + at] ?? 0)
      const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1
      return vector.map((value) => value / length)
    },
  }
}
