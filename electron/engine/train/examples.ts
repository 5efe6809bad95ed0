import type { Span } from '../../contract'
import type { Candidate } from '../../core/statement/model/candidates'
import { CueSentence, cueWordFeatures } from '../../core/statement/model/cue-features'
import type { FoundCue } from '../../core/statement/model/find'
import { FeatureRows } from '../../core/statement/model/hash'
import type { Reading } from '../../core/statement/model/reading'
import {
  CONTENT,
  CONTENT_BEGINS,
  countUp,
  SOURCE,
  SOURCE_BEGINS,
  spanClass,
  spanContext,
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
  const sentence = new CueSentence()
  return passage.sentences.map(({ start, end }) => {
    sentence.read(reading, start, end)
    features.clear()
    for (let at = start; at < end; at++) {
      features.next(reading.tokenClass[at] ?? 0)
      cueWordFeatures(reading.lexicon, reading.number[at] ?? 0, reading.pos[at] ?? 0, features)
      sentence.nearFeatures(at, features)
      sentence.farFeatures(at, features)
    }
    return exampleOf(features, labels.slice(start, end))
  })
}

/** One in this many wrong cues is learned from: the trees turn wrong ones away, the chain is to read the right ones. */
const WRONG_KEPT = 4

/**
 * Training sequences for the span chain: one a cue. `found` are cues as a cue chain finds them that has not seen the
 * text; of those that match no gold cue every fourth teaches that nothing is said.
 */
export function spanExamples(
  reading: Reading,
  gold: readonly GoldRanges[],
  found: readonly FoundCue[],
  bits: number,
): ChainExample[] {
  const overlaps = (a: TokenRange, b: TokenRange) => a.start < b.end && b.start < a.end
  const cues: { range: TokenRange; gold: GoldRanges | null }[] = []
  let wrong = 0
  for (const range of found) {
    const truth =
      gold.find((candidate) => candidate.cue.start === range.start && candidate.cue.end === range.end) ??
      gold.find((candidate) => overlaps(candidate.cue, range)) ??
      null
    if (truth || wrong++ % WRONG_KEPT === 0) cues.push({ range, gold: truth })
  }
  for (const attribution of gold)
    if (!found.some((range) => range.start === attribution.cue.start && range.end === attribution.cue.end))
      cues.push({ range: attribution.cue, gold: attribution })
  const counts = countUp(reading, found)
  const features = new FeatureRows(bits)
  return cues.map(({ range, gold: truth }) => {
    const window = windowOf(reading, range)
    const context = spanContext(reading, window, counts)
    features.clear()
    for (let at = window.start; at < window.end; at++) {
      features.next(spanClass(context, at))
      if (at < range.start || at >= range.end) spanFeatures(context, at, features)
    }
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

/** Least overlap (Jaccard) of a content with the annotated one for a candidate to count as right. */
const RIGHT = 0.3

/** For each candidate 1 if its content is an annotated one's, by tokens; each annotation makes one candidate right. */
export function rightOnes(candidates: readonly Candidate[], gold: readonly GoldRanges[]): number[] {
  const shared = (a: readonly TokenRange[], b: readonly TokenRange[]) =>
    a.reduce(
      (sum, one) =>
        sum +
        b.reduce((part, two) => part + Math.max(0, Math.min(one.end, two.end) - Math.max(one.start, two.start)), 0),
      0,
    )
  const size = (ranges: readonly TokenRange[]) => ranges.reduce((sum, { start, end }) => sum + end - start, 0)
  const right = candidates.map(() => 0)
  const pairs = candidates.flatMap(({ content }, index) =>
    gold.map((attribution, number) => {
      const both = shared(content, attribution.content)
      return { index, number, likeness: both / (size(content) + size(attribution.content) - both) }
    }),
  )
  const taken = new Set<number>()
  for (const { index, number } of pairs
    .filter(({ likeness }) => likeness >= RIGHT)
    .sort((a, b) => b.likeness - a.likeness || a.index - b.index)) {
    if (right[index] === 1 || taken.has(number)) continue
    right[index] = 1
    taken.add(number)
  }
  return right
}
