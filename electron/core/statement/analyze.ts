import type { Article } from '../article/article'
import { bodySpans } from '../article/article'
import { sentenceSpans } from '../text/sentences'
import { readTokens } from '../text/tokens'
import { type FindAttributions, findAttributionsByRules } from './attributions'
import { findNarrated } from './narrated'
import { readPassage } from './passage'
import { resolveSpeakers } from './speakers'
import { findTopics } from './topics'
import type { ArticleAnalysis, LocalStatement } from './types'

/** Names the analyzer and its version; results made by another version are not reused. */
export const ANALYZER = 'model/2'

/** True if the analyzer reads the article's language: English, or too little text to tell. */
const isRead = (language: string | null) => language === null || /^en\b/i.test(language)

/**
 * Who said what in one article. Pure; spans are UTF-16 offsets into `article.text`.
 * An article in another language gets its sentences and no statements. `findAttributions` is the learned model where its
 * file is at hand, the rules alone otherwise.
 */
export function analyzeArticle(
  article: Article,
  findAttributions: FindAttributions = findAttributionsByRules,
): ArticleAnalysis {
  const { text } = article
  const paragraphs = bodySpans(article)
  const tokens = readTokens(text, paragraphs)
  const sentences = sentenceSpans(tokens)
  if (!isRead(article.language)) return { sentences, statements: [], entities: [] }

  const passage = readPassage(text, tokens)
  const attributions = findAttributions(passage)
  const { entities, speakers } = resolveSpeakers({ text, paragraphs, tokens, sentences, attributions })
  const attributed = attributions.map(
    (attribution, index): LocalStatement => ({ ...attribution, speaker: speakers[index] ?? null, topics: [] }),
  )
  const narrated = findNarrated(passage, attributions).map(
    (content): LocalStatement => ({
      type: 'narrated',
      source: [],
      cue: [],
      content: [content],
      within: null,
      speaker: null,
      topics: [],
    }),
  )
  const statements = [...attributed, ...narrated]
  const topics = findTopics(
    entities,
    statements.map((statement) => statement.content),
  )
  return {
    sentences,
    statements: statements.map((statement, index) => ({ ...statement, topics: topics[index] ?? [] })),
    entities,
  }
}
