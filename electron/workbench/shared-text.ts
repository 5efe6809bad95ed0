import type { ArticleView, Span } from '../contract'

/** A run of text that two articles share. */
export interface SharedRun {
  readonly articles: readonly [string, string]
  readonly spans: readonly [Span, Span]
  /** Share of each article's own text that it makes, 0 to 1. */
  readonly shares: readonly [number, number]
}

export interface SharedTextIndex {
  /** Articles that share text with this one and how much of this one they make, the most first. */
  sharesOf(article: string): readonly { readonly article: string; readonly share: number }[]
  passagesOf(article: string): ArticleView['sharedText']
}

/** Looks shared runs up by article. */
export function indexSharedText(runs: readonly SharedRun[]): SharedTextIndex {
  const passages = new Map<string, ArticleView['sharedText']>()
  const shares = new Map<string, Map<string, number>>()
  const add = (own: string, ownSpan: Span, other: string, otherSpan: Span, share: number) => {
    passages.set(own, [...(passages.get(own) ?? []), { span: ownSpan, article: other, otherSpan }])
    const found = shares.get(own) ?? new Map<string, number>()
    found.set(other, Math.min(1, (found.get(other) ?? 0) + share))
    shares.set(own, found)
  }
  for (const { articles, spans, shares: made } of runs) {
    add(articles[0], spans[0], articles[1], spans[1], made[0])
    add(articles[1], spans[1], articles[0], spans[0], made[1])
  }
  return {
    sharesOf: (article) =>
      [...(shares.get(article) ?? [])]
        .map(([other, share]) => ({ article: other, share }))
        .sort((a, b) => b.share - a.share),
    passagesOf: (article) => [...(passages.get(article) ?? [])].sort((a, b) => a.span[0] - b.span[0]),
  }
}
