import type { LineShape } from './line-shape'
import { vocabularyOf } from './main-cluster'

/** How far above the body a headline is looked for, in paragraphs. */
const FARTHEST = 60
const LEAST_SCORE = 0.8
const NEVER = [
  'share',
  'subscribe',
  'legal',
  'comment',
  'related',
  'advertisement',
  'navigation',
  'tags',
  'byline',
  'photo',
  'updated',
] as const

function score(shape: LineShape, distance: number, echoes: number, inBody: number): number {
  let total = 2 * inBody + Math.min(2, echoes) - 0.06 * distance
  if (shape.words >= 5) total += 0.6
  if (shape.words > 25) total -= 1
  if (shape.endsSentence) total -= 0.6
  if (shape.startsLower) total -= 1
  if (shape.printsAddress || shape.endsColon) total -= 1.5
  if (shape.digits > 0.3) total -= 1.5
  if (shape.separators > 1) total -= 1
  for (const phrase of NEVER) if (shape.phrases.has(phrase)) total -= shape.words > 6 ? 0.3 : 1.5
  return total
}

/**
 * The paragraph that is the headline of a plain text: above the body or its very first paragraph, sharing the body's
 * words, printed more than once on many pages, and cased like a headline; an all-lower-case echo never wins over it. Null when
 * nothing above the body looks like one.
 */
export function findTitle(
  shapes: readonly LineShape[],
  body: readonly boolean[],
  lines: readonly string[],
): number | null {
  const firstBody = body.indexOf(true)
  if (firstBody === -1) return null
  const others = vocabularyOf(shapes.filter((_, index) => body[index]))
  // The first body paragraph says nothing for itself.
  const isElsewhere = (word: string, index: number) => (others.get(word) ?? 0) > (body[index] ? 1 : 0)
  const start = Math.max(0, firstBody - FARTHEST)
  // The first body paragraph itself is the headline of a text that has nothing but an article.
  const end = firstBody === 0 && (shapes[0]?.words ?? 0) <= 30 && shapes.length > 2 ? 1 : firstBody
  const keys = shapes.slice(0, firstBody + 200).map(({ key }) => key)
  let best: number | null = null
  let most = LEAST_SCORE
  for (let index = start; index < end; index++) {
    const shape = shapes[index]
    const line = lines[index] ?? ''
    if (!shape || shape.words < 2 || shape.words > 40 || !/\p{Lu}|\p{Lo}/u.test(line)) continue
    const echoes = keys.filter((key, other) => other !== index && key.includes(shape.key)).length
    const known = shape.vocabulary.filter((word) => isElsewhere(word, index)).length
    const found = score(shape, firstBody - index, echoes, known / Math.max(2, shape.vocabulary.length))
    if (found > most) {
      most = found
      best = index
    }
  }
  return best
}
