import { typeOf } from '../attributions'
import { findCues } from '../cues'
import { type Passage, spansOf, type TokenRange, trimRange } from '../passage'
import { withRunningQuotations } from '../running-quotations'
import type { Attribution } from '../types'
import { bestPath, type ChainWeights, emissionScores } from './chain'
import { cueFeatures } from './cue-features'
import { FeatureRows } from './hash'
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
import { type RuleCues, windowOf } from './window'

/** Labels of cue tokens: none, begins, goes on. */
export const CUE_LABELS = 3
export const CUE_ALLOWED = new Uint8Array([1, 1, 0, 1, 1, 1, 1, 1, 1])

/** Both chains, and how readily a cue is taken. */
export interface AttributionModel {
  readonly cues: ChainWeights
  readonly spans: ChainWeights
  /** Taken off the score of "no cue" at each token: higher finds more cues, and more wrong ones. */
  readonly cueBias: number
  readonly contentBias: number
}

/** A cue that the model found, with how much better the sentence scores with it than without. */
export interface FoundCue extends TokenRange {
  readonly margin: number
}

/** Finds cues sentence by sentence. */
export function tagCues(reading: Reading, weights: ChainWeights, bias: number): FoundCue[] {
  const features = new FeatureRows(weights.bits)
  const found: FoundCue[] = []
  let scores = new Float64Array(0)
  for (const { start, end } of reading.passage.sentences) {
    cueFeatures(reading, start, end, features)
    const length = end - start
    if (scores.length < length * CUE_LABELS) scores = new Float64Array(length * CUE_LABELS * 2)
    emissionScores(weights, features, scores)
    for (let at = 0; at < length; at++) scores[at * CUE_LABELS + 1] = (scores[at * CUE_LABELS + 1] ?? 0) + bias
    const path = bestPath(weights, scores, features.classes, length, CUE_ALLOWED)
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

/** The rules' cues by sentence. */
export function ruleCuesOf(passage: Passage): RuleCues {
  const bySentence = new Map<number, ReturnType<typeof findCues>>()
  for (const cue of findCues(passage)) {
    const sentence = passage.tokens[cue.head]?.sentence ?? -1
    const list = bySentence.get(sentence)
    if (list) list.push(cue)
    else bySentence.set(sentence, [cue])
  }
  return { bySentence }
}

/** One attribution as the model reads it. */
export interface ModelAttribution {
  readonly cue: FoundCue
  readonly source: TokenRange | null
  readonly content: readonly TokenRange[]
}

/** Runs of a span's labels in a path; `begins` starts a new one. */
function runsOf(path: Uint8Array, begins: number, goesOn: number, offset: number): TokenRange[] {
  const runs: { start: number; end: number }[] = []
  for (let at = 0; at < path.length; at++) {
    if (path[at] === begins) runs.push({ start: offset + at, end: offset + at + 1 })
    else if (path[at] === goesOn) {
      const last = runs.at(-1)
      if (last && last.end === offset + at) last.end++
      else runs.push({ start: offset + at, end: offset + at + 1 })
    }
  }
  return runs
}

/** Reads the source and content of each cue. A cue for which no content is found is no cue. */
export function readSpans(
  reading: Reading,
  cues: readonly FoundCue[],
  weights: ChainWeights,
  rules: RuleCues,
  contentBias: number,
): ModelAttribution[] {
  const features = new FeatureRows(weights.bits)
  const counts = countUp(reading, cues)
  const found: ModelAttribution[] = []
  let scores = new Float64Array(0)
  for (const cue of cues) {
    const window = windowOf(reading, rules, cue)
    spanFeatures(reading, window, counts, features)
    const { length } = features
    if (scores.length < length * SPAN_LABELS) scores = new Float64Array(length * SPAN_LABELS * 2)
    emissionScores(weights, features, scores)
    for (let at = 0; at < length; at++)
      scores[at * SPAN_LABELS + CONTENT_BEGINS] = (scores[at * SPAN_LABELS + CONTENT_BEGINS] ?? 0) + contentBias
    const path = bestPath(weights, scores, features.classes, length, SPAN_ALLOWED)
    const trim = (range: TokenRange) => trimRange(reading.passage.tokens, range)
    const full = (range: TokenRange) => range.end > range.start
    const sources = runsOf(path, SOURCE_BEGINS, SOURCE, window.start).map(trim).filter(full)
    const content = runsOf(path, CONTENT_BEGINS, CONTENT, window.start).map(trim).filter(full)
    if (content.length === 0) continue
    const source = sources.reduce<TokenRange | null>(
      (longest, run) => (longest && longest.end - longest.start >= run.end - run.start ? longest : run),
      null,
    )
    found.push({ cue, source, content })
  }
  return found
}

/** An attribution cannot stand inside what another one says: the weaker of the two goes. */
export function withoutNested(passage: Passage, found: readonly ModelAttribution[]): ModelAttribution[] {
  const owner = new Int32Array(passage.tokens.length).fill(-1)
  const kept: ModelAttribution[] = []
  const isCue = new Uint8Array(passage.tokens.length)
  for (const attribution of [...found].sort((a, b) => b.cue.margin - a.cue.margin || a.cue.start - b.cue.start)) {
    const { cue, content } = attribution
    let clash = false
    for (let at = cue.start; at < cue.end && !clash; at++) clash = (owner[at] ?? -1) >= 0
    for (const { start, end } of content) for (let at = start; at < end && !clash; at++) clash = isCue[at] === 1
    if (clash) continue
    isCue.fill(1, cue.start, cue.end)
    for (const { start, end } of content) owner.fill(kept.length, start, end)
    kept.push(attribution)
  }
  return kept.sort((a, b) => a.cue.start - b.cue.start)
}

/** Finds who said what with the learned model; quotations that it leaves to nobody come from the rules. */
export function findWithModel(passage: Passage, model: AttributionModel): Attribution[] {
  const reading = readForModel(passage)
  const cues = tagCues(reading, model.cues, model.cueBias)
  const found = withoutNested(passage, readSpans(reading, cues, model.spans, ruleCuesOf(passage), model.contentBias))
  const covered = new Uint8Array(passage.tokens.length)
  for (const { content } of found) for (const { start, end } of content) covered.fill(1, start, end)
  const attributions = found.map(
    ({ cue, source, content }): Attribution => ({
      type: typeOf(passage, content),
      source: source ? spansOf(passage.tokens, [source]) : [],
      cue: spansOf(passage.tokens, [trimRange(passage.tokens, cue)]),
      content: spansOf(passage.tokens, content),
      within: null,
    }),
  )
  return withRunningQuotations(passage, attributions, covered)
}
