import { typeOf } from '../attributions'
import { type Passage, spansOf, type TokenRange, trimRange } from '../passage'
import { withRunningQuotations } from '../running-quotations'
import type { Attribution } from '../types'
import { type Candidate, candidateValues } from './candidates'
import { ChainScorer, type ChainWeights, FORBIDDEN, Sequence } from './chain'
import {
  type ModelAttribution,
  reportedWithin,
  sourceOrGuess,
  withinReach,
  withoutWritersRest,
  withSureRules,
} from './constraints'
import { CUE_WORD_FEATURES, CueSentence, cueWordFeatures } from './cue-features'
import type { Lexicon } from './lexicon'
import { POS_COUNT, type Reading, readForModel } from './reading'
import {
  CONTENT,
  CONTENT_BEGINS,
  countUp,
  SOURCE,
  SOURCE_BEGINS,
  SPAN_ALLOWED,
  SPAN_LABELS,
  spanClass,
  spanContext,
  spanFeatures,
} from './span-features'
import { type Trees, treesScore } from './trees'
import { windowOf } from './window'
import type { WordGroups } from './word-groups'

/** Labels of cue tokens: none, begins, goes on. */
export const CUE_LABELS = 3
export const CUE_ALLOWED = new Uint8Array([1, 1, 0, 1, 1, 1, 1, 1, 1])

/** Two chains that propose attributions, and trees that judge what they propose. */
export interface AttributionModel {
  readonly cues: ChainWeights
  readonly spans: ChainWeights
  readonly groups: WordGroups
  /** Judges what the chains propose. */
  readonly trees: Trees
  /** Added to the trees' log-odds: higher takes more, and more wrong ones. */
  readonly bias: number
  /** Added where a content may begin. */
  readonly contentBias: number
}

/** A cue that the model found, with how much better its tokens score as a cue than as none. */
export interface FoundCue extends TokenRange {
  readonly margin: number
}

/** A word that is no cue by this much, as far as its nearest surroundings tell, is none, and costs no more time. */
const HOPELESS = -1.5

/** For each word of a lexicon and part of speech, the summed features that hang on them alone. */
interface WordSums {
  generation: number
  readonly odd: Int32Array
  readonly even: Int32Array
}

const wordSums = new WeakMap<ChainWeights, WordSums>()

function wordSumsOf(weights: ChainWeights, { generation, capacity }: Lexicon): WordSums {
  const known = wordSums.get(weights)
  if (known && known.odd.length === capacity * POS_COUNT) {
    if (known.generation !== generation) known.odd.fill(0)
    known.generation = generation
    return known
  }
  const size = capacity * POS_COUNT
  const made = { generation, odd: new Int32Array(size), even: new Int32Array(size) }
  wordSums.set(weights, made)
  return made
}

/** Finds cues sentence by sentence. */
export function tagCues(reading: Reading, weights: ChainWeights, bias: number): FoundCue[] {
  const { lexicon, number, pos, quote, tokenClass } = reading
  const { scale } = weights
  const scorer = new ChainScorer(weights)
  const sequence = new Sequence()
  const sentence = new CueSentence()
  const sums = wordSumsOf(weights, lexicon)
  const found: FoundCue[] = []
  for (const { start, end } of reading.passage.sentences) {
    const length = end - start
    sequence.reserve(length, CUE_LABELS)
    const { scores, classes } = sequence
    let any = false
    let isRead = false
    for (let at = 0; at < length; at++) {
      const token = start + at
      classes[at] = tokenClass[token] as number
      const base = at * CUE_LABELS
      scores[base] = 0
      scores[base + 1] = scores[base + 2] = FORBIDDEN
      // What is said in quotation marks is not taken apart further.
      if (quote[token] === 1) continue
      const cell = (number[token] as number) * POS_COUNT + (pos[token] as number)
      scorer.clear()
      if (sums.odd[cell] === 0) {
        cueWordFeatures(lexicon, number[token] as number, pos[token] as number, scorer)
        sums.odd[cell] = scorer.odd
        sums.even[cell] = scorer.even
      } else {
        scorer.odd = sums.odd[cell] as number
        scorer.even = sums.even[cell] as number
        scorer.added = CUE_WORD_FEATURES
      }
      if (!isRead) sentence.read(reading, start, end)
      isRead = true
      sentence.nearFeatures(token, scorer)
      if (scorer.sum(1) * scale < HOPELESS && scorer.sum(2) * scale < HOPELESS) continue
      sentence.farFeatures(token, scorer)
      scores[base + 1] = scorer.sum(1) * scale + bias
      scores[base + 2] = scorer.sum(2) * scale
      any = true
    }
    if (!any) continue
    const path = sequence.bestPath(weights, length, CUE_ALLOWED)
    for (let at = 0; at < length; at++) {
      if (path[at] !== 1) continue
      let stop = at + 1
      while (stop < length && path[stop] === 2) stop++
      let margin = -bias
      for (let token = at; token < stop; token++)
        margin += scores[token * CUE_LABELS + (path[token] as number)] as number
      found.push({ start: start + at, end: start + stop, margin })
      at = stop - 1
    }
  }
  return found
}

/** Runs of a span's labels in a path, trimmed, as token ranges; `begins` starts a new one. */
function runsOf(
  passage: Passage,
  path: Uint8Array,
  length: number,
  begins: number,
  goesOn: number,
  offset: number,
): TokenRange[] {
  const runs: TokenRange[] = []
  for (let at = 0; at < length; at++) {
    if (path[at] !== begins && path[at] !== goesOn) continue
    let stop = at + 1
    while (stop < length && path[stop] === goesOn) stop++
    const run = trimRange(passage.tokens, { start: offset + at, end: offset + stop })
    if (run.end > run.start) runs.push(run)
    at = stop - 1
  }
  return runs
}

/** A cue for which nothing is said is asked again, ever more eagerly, what would be said if something were. */
const EAGERNESS = 3
const MOST_EAGER = 9

/** Reads the source and content of each cue. A cue for which no content is found is no cue. */
export function readSpans(
  reading: Reading,
  cues: readonly FoundCue[],
  weights: ChainWeights,
  contentBias: number,
): Candidate[] {
  const { passage } = reading
  const { scale, transitions } = weights
  const scorer = new ChainScorer(weights)
  const sequence = new Sequence()
  const counts = countUp(reading, cues)
  const found: Candidate[] = []
  for (const cue of cues) {
    const window = windowOf(reading, cue)
    const context = spanContext(reading, window, counts)
    const length = window.end - window.start
    sequence.reserve(length, SPAN_LABELS)
    const { scores, classes } = sequence
    let nothing = 0
    for (let at = 0; at < length; at++) {
      const token = window.start + at
      const base = at * SPAN_LABELS
      const tokenClass = spanClass(context, token)
      classes[at] = tokenClass
      nothing += transitions[tokenClass * SPAN_LABELS * SPAN_LABELS] as number
      scores[base] = 0
      if (token >= cue.start && token < cue.end) {
        for (let label = 1; label < SPAN_LABELS; label++) scores[base + label] = FORBIDDEN
        continue
      }
      scorer.clear()
      spanFeatures(context, token, scorer)
      for (let label = 1; label < SPAN_LABELS; label++) scores[base + label] = scorer.sum(label) * scale
      scores[base + CONTENT_BEGINS] = (scores[base + CONTENT_BEGINS] as number) + contentBias
    }
    let path = sequence.bestPath(weights, length, SPAN_ALLOWED)
    let eagerness = 0
    const runs = (begins: number, goesOn: number) => runsOf(passage, path, length, begins, goesOn, window.start)
    let content = withoutWritersRest(passage, cue, runs(CONTENT_BEGINS, CONTENT))
    while (content.length === 0 && eagerness < MOST_EAGER) {
      eagerness += EAGERNESS
      for (let at = 0; at < length; at++) {
        const cell = at * SPAN_LABELS + CONTENT_BEGINS
        scores[cell] = (scores[cell] as number) + EAGERNESS
      }
      path = sequence.bestPath(weights, length, SPAN_ALLOWED)
      content = withoutWritersRest(passage, cue, runs(CONTENT_BEGINS, CONTENT))
    }
    if (content.length === 0) continue
    const read = runs(SOURCE_BEGINS, SOURCE).reduce<TokenRange | null>(
      (longest, run) => (longest && longest.end - longest.start >= run.end - run.start ? longest : run),
      null,
    )
    const source = sourceOrGuess(reading, window, read)
    const spanMargin = sequence.best - nothing - eagerness * content.length
    found.push({ cue, source, content, window, spanMargin, sourceFromRules: read === null && source !== null })
  }
  return found
}

/** How readily cues are looked at: nearly all that are some, and as many that are none. */
export const CANDIDATE_BIAS = 2.5

/** Everything that may be an attribution. */
export function findCandidates(
  reading: Reading,
  cues: ChainWeights,
  spans: ChainWeights,
  contentBias: number,
): Candidate[] {
  return readSpans(reading, tagCues(reading, cues, CANDIDATE_BIAS), spans, contentBias)
}

/** The candidates that are likely enough, each with the log-odds that it is right as its cue's margin. */
export function likelyOnes(
  reading: Reading,
  candidates: readonly Candidate[],
  trees: Trees,
  bias: number,
): ModelAttribution[] {
  const values = candidateValues(reading, candidates)
  return candidates.flatMap(({ cue, source, content }, index) => {
    const margin = treesScore(trees, values[index] as Float32Array) + bias
    return margin > 0 ? [{ cue: { start: cue.start, end: cue.end, margin }, source, content }] : []
  })
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
  const reading = readForModel(passage, model.groups)
  const candidates = findCandidates(reading, model.cues, model.spans, model.contentBias)
  const read = likelyOnes(reading, candidates, model.trees, model.bias)
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
