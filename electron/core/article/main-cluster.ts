import type { LineShape } from './line-shape'

/** The stretch of a page that holds most running prose: most often the article. */
export interface MainCluster {
  /** Indices of its first and last paragraph. */
  readonly first: number
  readonly last: number
  /** Words of prose in it, and on the whole page. */
  readonly mass: number
  readonly totalMass: number
  readonly totalWords: number
  /** How many of its paragraphs use each longer word. */
  readonly vocabulary: ReadonlyMap<string, number>
}

/** From here on a paragraph counts as prose. */
const PROSE = 0.35
/** Prose further apart than this belongs to two stretches. */
const WIDEST_GAP_LINES = 5
const WIDEST_GAP_WORDS = 60

/** In how many of the paragraphs each longer word stands. */
export function vocabularyOf(shapes: readonly LineShape[]): Map<string, number> {
  const vocabulary = new Map<string, number>()
  for (const shape of shapes) for (const word of shape.vocabulary) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
  return vocabulary
}

/** Finds the stretch with most prose; all zero for a page without any. */
export function mainCluster(shapes: readonly LineShape[]): MainCluster {
  let best = { first: 0, last: -1, mass: 0 }
  let current: typeof best | null = null
  let gapWords = 0
  let totalMass = 0
  let totalWords = 0
  shapes.forEach((shape, index) => {
    totalWords += shape.words
    if (shape.prose < PROSE) {
      gapWords += shape.words
      return
    }
    const mass = shape.prose * shape.words
    totalMass += mass
    if (!current || index - current.last > WIDEST_GAP_LINES + 1 || gapWords > WIDEST_GAP_WORDS)
      current = { first: index, last: index, mass: 0 }
    current.last = index
    current.mass += mass
    gapWords = 0
    if (current.mass > best.mass) best = current
  })
  const { first, last, mass } = best
  return { first, last, mass, totalMass, totalWords, vocabulary: vocabularyOf(shapes.slice(first, last + 1)) }
}
