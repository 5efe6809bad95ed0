import textModel from '../../../resources/models/article-text.json'
import type { Span } from '../../contract'
import { bodyProbabilities } from './body-model'
import { lineFeatures, lineShapes } from './line-features'

/** Tells for each paragraph of a plain text, which has no structure to go by, whether it is the article's own. */
export function tellBody(text: string, spans: readonly Span[]): boolean[] {
  return bodyProbabilities(lineFeatures(lineShapes(text, spans)), textModel).map((probability) => probability > 0.5)
}
