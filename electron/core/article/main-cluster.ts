import type { LineShape } from './line-shape'

/** A stretch of running prose: paragraphs with no more than a little furniture between them. */
export interface ProseCluster {
  /** Indices of its first and last paragraph. */
  readonly first: number
  readonly last: number
  /** Words of prose in it. */
  readonly mass: number
}

/** The running prose of a page. */
export interface PageProse {
  /** In page order. */
  readonly clusters: readonly ProseCluster[]
  /** The cluster with most prose: most often the article. */
  readonly main: ProseCluster
  readonly totalMass: number
  readonly totalWords: number
  /** How many of the main cluster's paragraphs use each longer word. */
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

/** Finds the stretches of prose; `main` is empty (last before first) for a page without any. */
export function pageProse(shapes: readonly LineShape[]): PageProse {
  const clusters: { first: number; last: number; mass: number }[] = []
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
    const current = clusters.at(-1)
    if (!current || index - current.last > WIDEST_GAP_LINES + 1 || gapWords > WIDEST_GAP_WORDS)
      clusters.push({ first: index, last: index, mass })
    else {
      current.last = index
      current.mass += mass
    }
    gapWords = 0
  })
  const main = clusters.reduce<ProseCluster>((best, one) => (one.mass > best.mass ? one : best), {
    first: 0,
    last: -1,
    mass: 0,
  })
  const vocabulary = vocabularyOf(shapes.slice(main.first, main.last + 1))
  return { clusters, main, totalMass, totalWords, vocabulary }
}
