import type { Span } from '../../contract'
import { cueFeatures } from '../../core/statement/model/cue-features'
import type { FoundCue } from '../../core/statement/model/find'
import { FeatureRows } from '../../core/statement/model/hash'
import type { Reading } from '../../core/statement/model/reading'
import {
  CONTENT,
  CONTENT_BEGINS,
  countUp,
  SOURCE,
  SOURCE_BEGINS,
  spanFeatures,
} from '../../core/statement/model/span-features'
import { windowOf } from '../../core/statement/model/window'
import type { Passage, TokenRange } from '../../core/statement/passage'
import { readPassage, trimRange } from '../../core/statement/passage'
import { readTokens } from '../../core/text/tokens'
import { type ChainExample, exampleOf } from './chain-trainer'

/** One hand-annotated attribution: spans in UTF-16 offsets. */
export interface GoldAttribution {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

/** A gold attribution on the tokens. */
export interface GoldRanges {
  readonly source: readonly TokenRange[]
  readonly cue: TokenRange
  readonly content: readonly TokenRange[]
}

/** Paragraphs of a training text: parts set apart by a blank line. */
export function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map((match): Span => [match.index, match.index + match[0].length])
}

export const passageOf = (text: string): Passage => readPassage(text, readTokens(text, paragraphsOf(text)))

const isWord = (text: string | undefined) => text !== undefined && /[\p{L}\p{N}]/u.test(text)

/** The token range that a span touches, without the marks at its ends (quotation marks stay when `quoted`). */
function rangeOf(passage: Passage, [start, end]: Span, quoted: boolean): TokenRange {
  const { tokens } = passage
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let stop = low
  while (stop < tokens.length && (tokens[stop]?.start ?? end) < end) stop++
  let first = low
  if (quoted) return trimRange(tokens, { start: first, end: stop })
  while (first < stop && !isWord(tokens[first]?.text)) first++
  while (stop > first && !isWord(tokens[stop - 1]?.text)) stop--
  return { start: first, end: stop }
}

/** A piece of content with the quotation marks that belong to it, where the annotator left one out. */
function withMarks(passage: Passage, range: TokenRange): TokenRange {
  const { quotations } = passage
  const first = quotations.list[quotations.at[range.start] ?? -1]
  const last = quotations.list[quotations.at[range.end - 1] ?? -1]
  const start =
    first && range.start - first.start <= 2 && range.start > first.start && range.end >= first.end - 3
      ? first.start
      : range.start
  const end =
    last?.closed && last.end - range.end <= 3 && last.end > range.end && range.start <= last.start + 2
      ? last.end
      : range.end
  return { start, end }
}

/** The annotations of a text as token ranges; those without a cue or content say nothing to a cue-based model. */
export function goldRanges(passage: Passage, attributions: readonly GoldAttribution[]): GoldRanges[] {
  const gold: GoldRanges[] = []
  for (const { source, cue, content } of attributions) {
    const first = cue[0]
    if (!first || content.length === 0) continue
    const cueRange = rangeOf(passage, first, false)
    const pieces = content
      .map((span) => withMarks(passage, rangeOf(passage, span, true)))
      .filter(({ start, end }) => end > start)
    if (cueRange.end === cueRange.start || pieces.length === 0) continue
    gold.push({
      cue: cueRange,
      content: pieces,
      source: source.map((span) => rangeOf(passage, span, false)).filter(({ start, end }) => end > start),
    })
  }
  return gold
}

/** Training sequences for the cue chain: one a sentence. */
export function cueExamples(reading: Reading, gold: readonly GoldRanges[], bits: number): ChainExample[] {
  const { passage } = reading
  const labels = new Uint8Array(passage.tokens.length)
  for (const { cue } of gold) {
    labels.fill(2, cue.start, cue.end)
    labels[cue.start] = 1
  }
  for (const { start } of passage.sentences) if (labels[start] === 2) labels[start] = 1
  const features = new FeatureRows(bits)
  return passage.sentences.map(({ start, end }) => {
    cueFeatures(reading, start, end, features)
    return exampleOf(features, labels.slice(start, end))
  })
}

/**
 * Training sequences for the span chain: one a cue. `found` are cues as a cue chain finds them that has not seen the
 * text; those that match no gold cue teach that nothing is said.
 */
export function spanExamples(
  reading: Reading,
  gold: readonly GoldRanges[],
  found: readonly FoundCue[],
  bits: number,
): ChainExample[] {
  const overlaps = (a: TokenRange, b: TokenRange) => a.start < b.end && b.start < a.end
  const cues: { range: TokenRange; gold: GoldRanges | null }[] = found.map((range) => ({
    range,
    gold:
      gold.find((candidate) => candidate.cue.start === range.start && candidate.cue.end === range.end) ??
      gold.find((candidate) => overlaps(candidate.cue, range)) ??
      null,
  }))
  for (const attribution of gold)
    if (!found.some((range) => range.start === attribution.cue.start && range.end === attribution.cue.end))
      cues.push({ range: attribution.cue, gold: attribution })
  const counts = countUp(reading, found)
  const features = new FeatureRows(bits)
  return cues.map(({ range, gold: truth }) => {
    const window = windowOf(reading, range)
    spanFeatures(reading, window, counts, features)
    const labels = new Uint8Array(features.length)
    const fill = (piece: TokenRange, begins: number, goesOn: number) => {
      let fresh = true
      for (let at = Math.max(piece.start, window.start); at < Math.min(piece.end, window.end); at++) {
        if (at >= range.start && at < range.end) {
          fresh = true
          continue
        }
        labels[at - window.start] = fresh ? begins : goesOn
        fresh = false
      }
    }
    for (const piece of truth?.content ?? []) fill(piece, CONTENT_BEGINS, CONTENT)
    for (const piece of truth?.source ?? []) fill(piece, SOURCE_BEGINS, SOURCE)
    return exampleOf(features, labels.slice(0, features.length))
  })
}
