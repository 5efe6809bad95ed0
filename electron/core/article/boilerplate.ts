import textModel from '../../../resources/models/article-text.json'
import { bodyProbabilities, likelyBody } from './body-model'
import { lineFeatures } from './line-features'
import type { LineShape } from './line-shape'
import { trimBody } from './trim'

/** Tells for each paragraph of a plain text, which has no structure to go by, whether it is the article's own. */
export function tellBody(shapes: readonly LineShape[], lines: readonly string[]): boolean[] {
  return trimBody(shapes, lines, likelyBody(bodyProbabilities(lineFeatures(shapes), textModel)))
}
