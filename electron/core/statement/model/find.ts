import { typeOf } from '../attributions'
import { type Passage, spansOf, type TokenRange, trimRange } from '../passage'
import { withRunningQuotations } from '../running-quotations'
import type { Attribution } from '../types'
import { bestPath, ChainScorer, type ChainWeights, FORBIDDEN } from './chain'
import {
  type ModelAttribution,
  reportedWithin,
  sourceOrGuess,
  withinReach,
  withoutWritersRest,
  withSureRules,
} from './constraints'
import { cueFeatures } from './cue-features'
import { type Reading, readForModel } from './reading'
import {
  CONTENT,
  CONTENT_BEGINS,
  countUp,
  SOURCE,
  SOURCE_BEGINS,
  SPAN_ALLOWED,
  SPAN_LABELS,
  spanFeatures,
} from './span-features'
import { windowOf } from './window'

/** Labels of cue tokens: none, begins, goes on. */
export const CUE_LABELS = 3
export const CUE_ALLOWED = new Uint8Array([1, 1, 0, 1, 1, 1, 1, 1, 1])

/** Both chains, and how readily a cue and a content are taken. */
export interface AttributionModel {
  readonly cues: ChainWeights
  readonly spans: ChainWeights
  /** Added where a cue may begin: higher finds more cues, and more wrong ones. */
  readonly cueBias: number
  /** Added where a content may begin. */
  readonly contentBias: number
}

/** A cue that the model found, with how much better its tokens score as a cue than as none. */
export interface FoundCue extends TokenRange {
  readonly margin: number
}

/** Finds cues sentence by sentence. */
export function tagCues(reading: Reading, weights: ChainWeights, bias: number): FoundCue[] {
  const scorer = new ChainScorer(weights)
  const found: FoundCue[] = []
  for (const { start, end } of reading.passage.sentences) {
    cueFeatures(reading, start, end, scorer, true)
    scorer.finish()
    const { scores, length } = scorer
    for (let at = 0; at < length; at++) {
      // What is said in quotation marks is not taken apart further.
      const quoted = reading.quote[start + at] === 1
      scores[at * CUE_LABELS + 1] = quoted ? FORBIDDEN : (scores[at * CUE_LABELS + 1] ?? 0) + bias
      if (quoted) scores[at * CUE_LABELS + 2] = FORBIDDEN
    }
    const path = bestPath(weights, scores, scorer.classes, length, CUE_ALLOWED)
    for (let at = 0; at < length; at++) {
      if (path[at] !== 1) continue
      let stop = at + 1
      while (stop < length && path[stop] === 2) stop++
      let margin = 0
      for (let token = at; token < stop; token++)
        margin += (scores[token * CUE_LABELS + (path[token] ?? 0)] ?? 0) - (scores[token * CUE_LABELS] ?? 0)
      found.push({ start: start + at, end: start + stop, margin })
      at = stop - 1
    }
  }
  return found
}

/** Runs of a span's labels in a path, trimmed, as token ranges; `begins` starts a new one. */
function runsOf(passage: Passage, path: Uint8Array, begins: number, goesOn: number, offset: number): TokenRange[] {
  const runs: TokenRange[] = []
  for (let at = 0; at < path.length; at++) {
    if (path[at] !== begins && path[at] !== goesOn) continue
    let stop = at + 1
    while (stop < path.length && path[stop] === goesOn) stop++
    const run = trimRange(passage.tokens, { start: offset + at, end: offset + stop })
    if (run.end > run.start) runs.push(run)
    at = stop - 1
  }
  return runs
}

/** Reads the source and content of each cue. A cue for which no content is found is no cue. */
export function readSpans(
  reading: Reading,
  cues: readonly FoundCue[],
  weights: ChainWeights,
  contentBias: number,
): ModelAttribution[] {
  const { passage } = reading
  const scorer = new ChainScorer(weights)
  const counts = countUp(reading, cues)
  const found: ModelAttribution[] = []
  for (const cue of cues) {
    const window = windowOf(reading, cue)
    spanFeatures(reading, window, counts, scorer)
    scorer.finish()
    const { scores, length } = scorer
    for (let at = CONTENT_BEGINS; at < length * SPAN_LABELS; at += SPAN_LABELS)
      scores[at] = (scores[at] ?? 0) + contentBias
    const path = bestPath(weights, scores, scorer.classes, length, SPAN_ALLOWED)
    const content = withoutWritersRest(passage, cue, runsOf(passage, path, CONTENT_BEGINS, CONTENT, window.start))
    if (content.length === 0) continue
    const source = runsOf(passage, path, SOURCE_BEGINS, SOURCE, window.start).reduce<TokenRange | null>(
      (longest, run) => (longest && longest.end - longest.start >= run.end - run.start ? longest : run),
      null,
    )
    found.push({ cue, source: sourceOrGuess(reading, window, source), content })
  }
  return found
}

/** An attribution cannot stand inside what another one says: the weaker of the two goes. */
export function withoutNested(passage: Passage, found: readonly ModelAttribution[]): ModelAttribution[] {
  const owned = new Uint8Array(passage.tokens.length)
  const isCue = new Uint8Array(passage.tokens.length)
  const kept = [...found]
    .sort((a, b) => b.cue.margin - a.cue.margin || a.cue.start - b.cue.start)
    .filter(({ cue, content }) => {
      for (let at = cue.start; at < cue.end; at++) if (owned[at]) return false
      for (const { start, end } of content) for (let at = start; at < end; at++) if (isCue[at]) return false
      isCue.fill(1, cue.start, cue.end)
      for (const { start, end } of content) owned.fill(1, start, end)
      return true
    })
  return kept.sort((a, b) => a.cue.start - b.cue.start)
}

/** Finds who said what with the learned model; quotations that it leaves to nobody come from the rules. */
export function findWithModel(passage: Passage, model: AttributionModel): Attribution[] {
  const reading = readForModel(passage)
  const cues = tagCues(reading, model.cues, model.cueBias)
  const read = readSpans(reading, cues, model.spans, model.contentBias)
  const found = withSureRules(reading, withoutNested(passage, withinReach(passage, read)))
  const covered = new Uint8Array(passage.tokens.length)
  for (const { content } of found) for (const { start, end } of content) covered.fill(1, start, end)
  const attributionOf = ({
    cue,
    source,
    content,
  }: Omit<ModelAttribution, 'cue'> & { cue: TokenRange }): Attribution => ({
    type: typeOf(passage, content),
    source: source ? spansOf(passage.tokens, [source]) : [],
    cue: spansOf(passage.tokens, [trimRange(passage.tokens, cue)]),
    content: spansOf(passage.tokens, content),
    within: null,
  })
  const outer = withRunningQuotations(passage, found.map(attributionOf), covered)
  const inner = reportedWithin(reading, found).map(attributionOf)
  return withInner(outer, inner)
}

/** Puts statements inside statements after the ones that report them, which they name. */
function withInner(outer: readonly Attribution[], inner: readonly Attribution[]): Attribution[] {
  if (inner.length === 0) return [...outer]
  const pieces = outer
    .flatMap(({ content }, index) => content.map(([start, end]) => ({ start, end, index })))
    .sort((a, b) => a.start - b.start)
  const placed = inner.flatMap((attribution) => {
    const at = attribution.content[0]?.[0] ?? -1
    let low = 0
    let high = pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pieces[middle]?.start ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const piece = pieces[low - 1]
    return piece && at < piece.end ? [{ ...attribution, within: piece.index }] : []
  })
  return [...outer, ...placed]
}
