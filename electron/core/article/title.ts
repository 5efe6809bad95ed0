import type { LineShape } from './line-shape'

/** How far above the body a headline is looked for, in paragraphs. */
const FARTHEST = 80
/** How far below it an echo of the headline is looked for. */
const ECHOES = 200
const LEAST_SCORE = -0.5
/** What a headline seldom says. */
const NEVER = ['subscribe', 'legal', 'comment', 'advertisement', 'navigation', 'tags', 'photo', 'share'] as const

/** Numbers about a line that may be the headline. */
export type TitleFeatures = Readonly<Record<keyof typeof WEIGHTS, number>>

/** What each number says for a headline: a conditional logit over the lines above a body, few and rounded on purpose. */
const WEIGHTS = {
  bias: -1.2,
  knownWords: 0.1,
  knownShare: 2.3,
  echoed: 0.3,
  below: -0.1,
  nextToBody: -1,
  threeWords: -1.2,
  fiveWords: 1.8,
  longLine: -1.9,
  endsSentence: -1.6,
  startsLower: -0.5,
  address: -1.4,
  digits: -0.6,
  separators: 0.1,
  furniture: -1.3,
  byline: -1.8,
  dated: -0.6,
  headerBelow: 1.6,
  firstLine: 1,
  blankAround: -0.8,
} as const

const isHeader = (shape: LineShape | undefined) =>
  shape !== undefined &&
  shape.words <= 14 &&
  (shape.printsDate || shape.phrases.has('byline') || shape.phrases.has('updated'))

interface Page {
  readonly shapes: readonly LineShape[]
  readonly firstBody: number
  /** True if a word stands in the body elsewhere than in the line itself. */
  readonly isKnown: (word: string, index: number) => boolean
}

/** Looks at one line as a headline. */
export function titleFeatures({ shapes, firstBody, isKnown }: Page, index: number): TitleFeatures | null {
  const shape = shapes[index]
  if (!shape) return null
  const known = shape.vocabulary.filter((word) => isKnown(word, index)).length
  const echo = (other: LineShape, at: number) => at !== index && other.key.length < 200 && other.key.includes(shape.key)
  const flag = (is: boolean) => (is ? 1 : 0)
  return {
    bias: 1,
    knownWords: Math.min(6, known),
    knownShare: known / Math.max(3, shape.vocabulary.length),
    echoed: flag(shapes.slice(0, firstBody + ECHOES).some(echo)),
    below: Math.min(40, firstBody - index),
    nextToBody: flag(firstBody - index === 1),
    threeWords: flag(shape.words <= 3),
    fiveWords: flag(shape.words >= 5),
    longLine: flag(shape.words > 22),
    endsSentence: flag(shape.endsSentence && !/[?]$/.test(shape.key)),
    startsLower: flag(shape.startsLower),
    address: flag(shape.printsAddress || shape.endsColon),
    digits: flag(shape.digits > 0.25),
    separators: Math.min(2, shape.separators),
    furniture: NEVER.filter((phrase) => shape.phrases.has(phrase)).length,
    byline: flag(shape.phrases.has('byline')),
    dated: flag(shape.printsDate),
    headerBelow: flag([1, 2, 3, 4].some((down) => isHeader(shapes[index + down]))),
    firstLine: flag(index === 0),
    blankAround: flag(shape.gapBefore >= 2 || (shapes[index + 1]?.gapBefore ?? 2) >= 2),
  }
}

/** Headlines bend words ("tax", "taxes"): a word is known by its beginning. */
const stemOf = (word: string) => word.slice(0, 5)

/** In how many of the paragraphs each stem stands. */
function stemCounts(shapes: readonly LineShape[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { vocabulary } of shapes)
    for (const stem of new Set(vocabulary.map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

/** The lines that may be the headline of a text: those above its body, and its very first line. */
export function titleCandidates(shapes: readonly LineShape[], body: readonly boolean[], lines: readonly string[]) {
  const firstBody = body.indexOf(true)
  if (firstBody === -1) return []
  const stems = stemCounts(shapes.filter((_, index) => body[index]))
  const page: Page = {
    shapes,
    firstBody,
    isKnown: (word, index) => (stems.get(stemOf(word)) ?? 0) > (body[index] ? 1 : 0),
  }
  // The first body paragraph itself is the headline of a text that has nothing but an article.
  const end = firstBody === 0 && (shapes[0]?.words ?? 0) <= 30 && shapes.length > 2 ? 1 : firstBody
  const candidates: { index: number; features: TitleFeatures }[] = []
  for (let index = Math.max(0, firstBody - FARTHEST); index < end; index++) {
    const words = shapes[index]?.words ?? 0
    const features = titleFeatures(page, index)
    if (features && words >= 2 && words <= 40 && /\p{Lu}|\p{Lo}/u.test(lines[index] ?? ''))
      candidates.push({ index, features })
  }
  return candidates
}

/**
 * The paragraph that is the headline of a plain text: above the body or its very first paragraph, sharing the body's
 * words, often printed more than once, and cased like a headline: an all-lower-case echo is never it. Null when nothing
 * above the body looks like one.
 */
export function findTitle(
  shapes: readonly LineShape[],
  body: readonly boolean[],
  lines: readonly string[],
): number | null {
  let best: number | null = null
  let most = LEAST_SCORE
  for (const { index, features } of titleCandidates(shapes, body, lines)) {
    let score = 0
    for (const name of Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[]) score += WEIGHTS[name] * features[name]
    if (score > most) {
      most = score
      best = index
    }
  }
  return best
}
