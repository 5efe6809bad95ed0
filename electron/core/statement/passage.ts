import type { Span } from '../../contract'
import { findQuotations, type Quotations } from '../text/quotations'
import type { Token } from '../text/token'

/** A run of tokens: indices, end exclusive. */
export interface TokenRange {
  readonly start: number
  readonly end: number
}

/** The body of one article as the search for attributions reads it. */
export interface Passage {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Token range of each sentence. */
  readonly sentences: readonly TokenRange[]
  readonly quotations: Quotations
}

/** Puts together what all stages read: sentences as token ranges, quotations. */
export function readPassage(text: string, tokens: readonly Token[]): Passage {
  const sentences: { start: number; end: number }[] = []
  tokens.forEach((token, index) => {
    const sentence = sentences[token.sentence]
    if (sentence) sentence.end = index + 1
    else sentences[token.sentence] = { start: index, end: index + 1 }
  })
  return { text, tokens, sentences, quotations: findQuotations(text, tokens) }
}

const EDGE_MARK = /^(?:[,.;:…—–-]+|\.{2,})$/
const EDGE_STOP = /^[,.;:—–-]+$/

/** A range without the commas, stops and dashes at its ends. */
export function trimRange(tokens: readonly Token[], range: TokenRange): TokenRange {
  let { start, end } = range
  while (start < end && EDGE_MARK.test(tokens[start]?.text ?? '')) start++
  while (end > start && EDGE_STOP.test(tokens[end - 1]?.text ?? '')) end--
  return { start, end }
}

/** The UTF-16 span of a token range; null when it is empty. */
export function spanOf(tokens: readonly Token[], { start, end }: TokenRange): Span | null {
  const first = tokens[start]
  const last = tokens[end - 1]
  return first && last && end > start ? [first.start, last.end] : null
}

/** The UTF-16 spans of token ranges, empty ones left out. */
export function spansOf(tokens: readonly Token[], ranges: readonly TokenRange[]): Span[] {
  return ranges.map((range) => spanOf(tokens, range)).filter((span) => span !== null)
}
