import type { Span } from '../../contract'
import type { Article } from '../article/article'
import { bodySpans } from '../article/article'
import { sentenceSpans } from '../text/sentences'
import { readTokens } from '../text/tokens'
import { type FindAttributions, findAttributionsByRules } from './attributions'
import { findNarrated } from './narrated'
import { readPassage } from './passage'
import { resolveSpeakers } from './speakers'
import { findTopics } from './topics'
import type { ArticleAnalysis, Attribution, LocalStatement } from './types'

/** Names the analyzer and its version; results made by another version are not reused. */
export const ANALYZER = 'model/6'

/** True if the analyzer reads the article's language: English, or too little text to tell. */
const isRead = (language: string | null) => language === null || /^en\b/i.test(language)

const SAYS_SOMETHING = /[\p{L}\p{N}]/u
const saysSomething = (text: string, [start, end]: Span) => SAYS_SOMETHING.test(text.slice(start, end))

/** Attributions whose content has a letter or digit in it: a label that nothing follows, or empty quotation marks, say nothing. */
function withContent(text: string, attributions: readonly Attribution[]): Attribution[] {
  const kept = new Map<number, number>()
  const contents = attributions.map(({ content }) => content.filter((span) => saysSomething(text, span)))
  contents.forEach((content, index) => {
    if (content.length > 0) kept.set(index, kept.size)
  })
  return attributions.flatMap((attribution, index): Attribution[] => {
    const content = contents[index] ?? []
    if (content.length === 0) return []
    const within = attribution.within === null ? null : (kept.get(attribution.within) ?? null)
    return [{ ...attribution, content, within }]
  })
}

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
  const attributions = withContent(text, findAttributions(passage))
  const { entities, speakers } = resolveSpeakers({ text, paragraphs, tokens, sentences, attributions })
  const attributed = attributions.map(
    (attribution, index): LocalStatement => ({ ...attribution, speaker: speakers[index] ?? null, topics: [] }),
  )
  const told = findNarrated(passage, attributions).filter((span) => saysSomething(text, span))
  const narrated = told.map(
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
