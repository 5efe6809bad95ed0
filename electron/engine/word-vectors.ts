import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { NO_WORD_VECTORS, readWordVectors, type WordVectors } from '../core/compare/word-vectors'

const FILE = path.join('resources', 'models', 'word-vectors.bin')

let vectors: WordVectors | null = null

/**
 * The word vectors, read once in a thread; none where their file is not at hand.
 * The file lies beside the bundles, or two folders up when the sources run as they are (tests).
 */
export function wordVectors(): WordVectors {
  if (vectors) return vectors
  const file = [path.join(__dirname, FILE), path.join(__dirname, '..', '..', FILE)].find(existsSync)
  vectors = file === undefined ? NO_WORD_VECTORS : readWordVectors(readFileSync(file))
  return vectors
}
