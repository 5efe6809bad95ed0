import type { ArticleState, Span } from '../../contract'
import type { Article } from '../article/article'
import { type Lost, lostReason, type Place } from './placing'

/** An article with its paragraphs as reviewers set them. */
export interface OverlaidArticle {
  readonly article: Article
  /** Indices of the paragraphs that a person put back or took out. */
  readonly set: ReadonlySet<number>
  readonly lost: readonly Lost[]
}

const shared = (a: Span, b: Span) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))

/**
 * Puts paragraphs back and takes them out as reviewers said. A decision reaches every paragraph of which it covers at
 * least half, so that it holds though a later reading cuts paragraphs elsewhere.
 * @param place finds an anchor in `article.text`
 */
export function overlayBody(article: Article, decisions: ArticleState['bodySet'], place: Place): OverlaidArticle {
  const body = article.paragraphs.map((paragraph) => paragraph.body)
  const set = new Set<number>()
  const lost: Lost[] = []
  for (const { anchor, body: isBody, at } of decisions) {
    const resolution = place(anchor)
    if (resolution.state !== 'exact') {
      lost.push({ at, what: isBody ? 'a paragraph put back' : 'a paragraph taken out', why: lostReason(resolution) })
      continue
    }
    article.paragraphs.forEach(({ span }, index) => {
      if (shared(span, resolution.span) * 2 < span[1] - span[0]) return
      body[index] = isBody
      set.add(index)
    })
  }
  if (set.size === 0) return { article, set, lost }
  const paragraphs = article.paragraphs.map((paragraph, index) => ({ ...paragraph, body: body[index] ?? false }))
  return { article: { ...article, paragraphs }, set, lost }
}
