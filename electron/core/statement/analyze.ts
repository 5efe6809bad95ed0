import type { Article } from '../article/article'
import { bodySpans } from '../article/article'
import { sentenceSpans } from '../text/sentences'
import { readTokens } from '../text/tokens'
import type { ArticleAnalysis } from './types'

/** Names the analyzer and its version; results made by another version are not reused. */
export const ANALYZER = 'rules/1'

/** Who said what in one article. Pure; spans are UTF-16 offsets into `article.text`. */
export function analyzeArticle(article: Article): ArticleAnalysis {
  const sentences = sentenceSpans(readTokens(article.text, bodySpans(article)))
  return {
    sentences,
    statements: sentences.map((content) => ({
      type: 'narrated',
      source: [],
      cue: [],
      content: [content],
      within: null,
      speaker: null,
      topics: [],
    })),
    entities: [],
  }
}
