import type { ArticleView, Span, Spans } from '../contract'
import type { SharedPassage } from '../core/compare/shared-text'

/** A passage of which this share stands in shared text was taken from it. */
const MOSTLY = 0.5

const overlap = (a: Span, b: Span) => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]))

/** Text that articles share, looked up by article. */
export interface SharedTextIndex {
  /** Articles that share text with this one and how much of this one they make, the most first. */
  sharesOf(article: string): readonly { readonly article: string; readonly share: number }[]
  passagesOf(article: string): ArticleView['sharedText']
  /** Indices of passages that stand mostly in text that their article shares with another of these articles. */
  mostlyShared(passages: readonly { readonly article: string; readonly spans: Spans }[]): number[]
}

/**
 * Looks shared passages up by article.
 * @param ownLength characters of an article's own text, of which a share is told
 */
export function indexSharedText(
  found: readonly SharedPassage[],
  ownLength: (article: string) => number,
): SharedTextIndex {
  const passages = new Map<string, ArticleView['sharedText']>()
  const shares = new Map<string, Map<string, number>>()
  const add = (own: SharedPassage['a'], other: SharedPassage['a']) => {
    const list = passages.get(own.article) ?? []
    list.push({ span: own.span, article: other.article, otherSpan: other.span })
    passages.set(own.article, list)
    const share = (own.span[1] - own.span[0]) / Math.max(1, ownLength(own.article))
    const known = shares.get(own.article) ?? new Map<string, number>()
    known.set(other.article, Math.min(1, (known.get(other.article) ?? 0) + share))
    shares.set(own.article, known)
  }
  for (const { a, b } of found) {
    add(a, b)
    add(b, a)
  }
  return {
    sharesOf: (article) =>
      [...(shares.get(article) ?? [])]
        .map(([other, share]) => ({ article: other, share }))
        .sort((a, b) => b.share - a.share),
    mostlyShared: (members) =>
      members.flatMap(({ article, spans }, index) => {
        const others = new Set(members.map((member) => member.article).filter((other) => other !== article))
        const runs = (passages.get(article) ?? []).filter((run) => others.has(run.article))
        const length = spans.reduce((sum, [start, end]) => sum + end - start, 0)
        const shared = spans.reduce((sum, span) => sum + Math.max(0, ...runs.map((run) => overlap(run.span, span))), 0)
        return shared > 0 && shared >= MOSTLY * length ? [index] : []
      }),
    passagesOf: (article) => [...(passages.get(article) ?? [])].sort((a, b) => a.span[0] - b.span[0]),
  }
}
