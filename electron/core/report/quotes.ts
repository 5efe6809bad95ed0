import type { ArticleView, ReportQuote, Resolution, SaidDay, Span, Spans, TextAnchor } from '../../contract'

/** An article as it stands now, with what people stated about it: what a report prints of its sources. */
export type ReportSource = Pick<
  ArticleView,
  | 'id'
  | 'title'
  | 'outlet'
  | 'author'
  | 'url'
  | 'archive'
  | 'published'
  | 'captured'
  | 'role'
  | 'credit'
  | 'checked'
  | 'text'
> & { readonly sentences: Spans; readonly sharedTextWith: readonly { readonly article: string }[] }

/** Finds an anchor's place in a text as it stands now. */
export type ResolveAnchor = (anchor: TextAnchor, text: string) => Resolution

/** What an article tells of a passage: to whom it ascribes it (null where it doesn't say), and when that was said. */
export interface Told {
  readonly speaker: string | null
  readonly said: SaidDay
}

/** A neighbouring sentence longer than this, in UTF-16 units, is left out: a quote in a report is short. */
const LONGEST_NEIGHBOUR = 400

/** The sentences that a span touches, with one either side where nothing but blanks stands between. */
function withNeighbours(text: string, sentences: Spans, [start, end]: Span): Span {
  const touching = sentences.filter((sentence) => sentence[1] > start && sentence[0] < end)
  const first = touching[0]
  const last = touching[touching.length - 1]
  if (!first || !last) return [start, end]
  const from = Math.min(start, first[0])
  const to = Math.max(end, last[1])
  const previous = sentences[sentences.indexOf(first) - 1]
  const next = sentences[sentences.indexOf(last) + 1]
  const near = (left: number, right: number) => right >= left && text.slice(left, right).trim() === ''
  const short = (span: Span) => span[1] - span[0] <= LONGEST_NEIGHBOUR
  return [
    previous && short(previous) && near(previous[1], from) ? previous[0] : from,
    next && short(next) && near(to, next[0]) ? next[1] : to,
  ]
}

/** The place of a passage made of several anchors: found as a whole, or not. */
function placeOf(
  anchors: readonly TextAnchor[],
  text: string,
  resolve: ResolveAnchor,
): { span: Span; moved: boolean } | null {
  const found = anchors.map((anchor) => resolve(anchor, text))
  const spans = found.flatMap((resolution) => (resolution.state === 'lost' ? [] : [resolution.span]))
  if (spans.length === 0 || spans.length < anchors.length) return null
  const start = Math.min(...spans.map((span) => span[0]))
  const end = Math.max(...spans.map((span) => span[1]))
  return { span: [start, end], moved: found.some((resolution) => resolution.state === 'moved') }
}

/** One selector for a passage: from its first anchor to its last. `exact` is the text between, or the anchors' own words. */
function selectorOf(anchors: readonly TextAnchor[], exact: string | null): ReportQuote['selector'] {
  const first = anchors[0]
  const last = anchors[anchors.length - 1]
  return {
    start: first?.start ?? 0,
    end: last?.end ?? 0,
    exact: exact ?? anchors.map((anchor) => anchor.exact).join(' … '),
    prefix: first?.prefix ?? '',
    suffix: last?.suffix ?? '',
    textHash: first?.textHash ?? '',
    page: first?.page ?? null,
  }
}

/**
 * A passage as a report prints it: the quoted words with a sentence either side, and selectors for whoever checks. A passage that
 * is not found again is printed in its own words, and marked as lost.
 * @param number the article's number in the report
 */
export function quoteOf(
  anchors: readonly TextAnchor[],
  source: ReportSource,
  number: number,
  { speaker, said }: Told,
  resolve: ResolveAnchor,
): ReportQuote {
  const place = placeOf(anchors, source.text, resolve)
  if (!place) {
    const selector = selectorOf(anchors, null)
    return {
      article: number,
      text: selector.exact,
      start: 0,
      end: selector.exact.length,
      speaker,
      said,
      selector,
      state: 'lost',
    }
  }
  const [start, end] = place.span
  const [from, to] = withNeighbours(source.text, source.sentences, place.span)
  const words = source.text.slice(start, end)
  return {
    article: number,
    text: source.text.slice(from, to),
    start: start - from,
    end: end - from,
    speaker,
    said,
    selector: selectorOf(anchors, place.moved ? null : words),
    state: place.moved ? 'moved' : 'exact',
  }
}
