import textModel from '../../../resources/models/article-text.json'
import { type BodyModel, bodyProbabilities, likelyBody } from './body-model'
import { lineFeatures } from './line-features'
import type { LineShape } from './line-shape'
import { trimBody } from './trim'

/**
 * Tells for each paragraph of a plain text, which has no structure to go by, whether it is the article's own.
 * @param model another model than the one that Attest comes with, to try it
 */
export function tellBody(
  shapes: readonly LineShape[],
  lines: readonly string[],
  model: BodyModel = textModel,
): boolean[] {
  return trimBody(shapes, lines, likelyBody(bodyProbabilities(lineFeatures(shapes), model)))
}
