import type { Token } from '../../text/token'
import type { TokenRange } from '../passage'
import type { FeatureSink } from './hash'
import { type Reading, TOKEN_CLASSES } from './reading'
import type { Window } from './window'

/** Labels of the tokens around a cue. */
export const NOTHING = 0
export const SOURCE_BEGINS = 1
export const SOURCE = 2
export const CONTENT_BEGINS = 3
export const CONTENT = 4
export const SPAN_LABELS = 5
export const SPAN_CLASSES = TOKEN_CLASSES * 3

/** Which label may follow which: a span goes on only where it has begun. */
export const SPAN_ALLOWED = new Uint8Array(SPAN_LABELS * SPAN_LABELS).fill(1)
for (let before = 0; before < SPAN_LABELS; before++) {
  if (before !== SOURCE_BEGINS && before !== SOURCE) SPAN_ALLOWED[before * SPAN_LABELS + SOURCE] = 0
  if (before !== CONTENT_BEGINS && before !== CONTENT) SPAN_ALLOWED[before * SPAN_LABELS + CONTENT] = 0
}

/** Running counts over the article, so that what stands between two tokens is a subtraction. */
export interface Counts {
  readonly commas: Int32Array
  readonly verbs: Int32Array
  readonly joins: Int32Array
  readonly cues: Int32Array
  readonly isCue: Uint8Array
}

/** Counts commas, verbs, conjunctions and cues up to each token. */
export function countUp(reading: Reading, cues: readonly { start: number; end: number }[]): Counts {
  const { tokenClass, pos, passage } = reading
  const size = passage.tokens.length
  const counts = {
    commas: new Int32Array(size + 1),
    verbs: new Int32Array(size + 1),
    joins: new Int32Array(size + 1),
    cues: new Int32Array(size + 1),
    isCue: new Uint8Array(size),
  }
  for (const { start, end } of cues) counts.isCue.fill(2, start, end)
  for (const { start } of cues) counts.isCue[start] = 1
  for (let at = 0; at < size; at++) {
    const kind = tokenClass[at] ?? 0
    counts.commas[at + 1] = (counts.commas[at] ?? 0) + (kind === 4 ? 1 : 0)
    counts.verbs[at + 1] = (counts.verbs[at] ?? 0) + (pos[at] === 15 || pos[at] === 3 ? 1 : 0)
    counts.joins[at + 1] = (counts.joins[at] ?? 0) + (kind === 11 || kind === 12 || kind === 14 || kind === 9 ? 1 : 0)
    counts.cues[at + 1] = (counts.cues[at] ?? 0) + (counts.isCue[at] === 1 ? 1 : 0)
  }
  return counts
}

/** 1, 2, 3, then ever coarser. */
function bucket(distance: number): number {
  if (distance <= 4) return distance
  if (distance <= 6) return 5
  if (distance <= 10) return 6
  if (distance <= 16) return 7
  return distance <= 30 ? 8 : 9
}

/** What the span features read of one window. */
export interface SpanContext {
  readonly reading: Reading
  readonly window: Window
  readonly counts: Counts
  /** What the rules make of each token, one place before the window included: 1 source, 2 content. */
  readonly guessed: Uint8Array
  readonly cueStem: number
  readonly cueWord: number
  readonly cueFirst: number
  readonly cueCluster: number
  readonly cueSentence: number
  readonly own: TokenRange
  readonly cuesHere: number
}

/** Reads a cue's window, for `spanFeatures` to be asked for any of its tokens. */
export function spanContext(reading: Reading, window: Window, counts: Counts): SpanContext {
  const { cue, start, end, guess, head } = window
  const { tokens, sentences } = reading.passage
  const guessed = new Uint8Array(end - start + 2)
  const mark = (range: TokenRange, value: number) =>
    guessed.fill(value, Math.max(range.start, start) - start + 1, Math.max(Math.min(range.end, end), start) - start + 1)
  if (guess?.source) mark(guess.source, 1)
  for (const piece of guess?.content ?? []) mark(piece, 2)
  const cueSentence = tokens[cue.start]?.sentence ?? 0
  const own = sentences[cueSentence] ?? cue
  return {
    reading,
    window,
    counts,
    guessed,
    cueStem: reading.stem[head] ?? 0,
    cueWord: reading.word[cue.end - 1] ?? 0,
    cueFirst: reading.pos[cue.start] ?? 0,
    cueCluster: reading.lexicon.cluster[reading.number[head] ?? 0] ?? 0,
    cueSentence,
    own,
    cuesHere: Math.min((counts.cues[own.end] ?? 0) - (counts.cues[own.start] ?? 0), 3),
  }
}

/** The class of a token of the window, which its transitions depend on. */
export const spanClass = ({ reading, window: { cue } }: SpanContext, at: number): number =>
  (reading.tokenClass[at] as number) + TOKEN_CLASSES * (at < cue.start ? 0 : at < cue.end ? 1 : 2)

/** Beyond the window's ends. */
const NO_POS = 30

/** Fills in the features of one token of a cue's window that is not of the cue itself. */
export function spanFeatures(context: SpanContext, at: number, into: FeatureSink): void {
  const { reading, window, counts, cueStem, own, cueSentence } = context
  const { word, pos, quote, tokenClass, passage, lexicon } = reading
  const { tokens, quotations } = passage
  const { cue, start, end, frame } = window
  const side = at < cue.start ? 0 : 2
  const low = side === 0 ? at : cue.end
  const high = side === 0 ? cue.start : at
  const distance = side === 0 ? cue.start - at : at - cue.end + 1
  const far = bucket(distance) + side * 16
  const number = reading.number[at] as number
  const w = word[at] as number
  const p = pos[at] as number
  const kind = tokenClass[at] as number
  const q = quote[at] as number
  const first = at === start
  const last = at + 1 === end
  const before = first ? 1 : (word[at - 1] as number)
  const after = last ? 1 : (word[at + 1] as number)
  const posBefore = first ? NO_POS : (pos[at - 1] as number)
  const posAfter = last ? NO_POS : (pos[at + 1] as number)
  const guess = at - start + 1
  const guessed =
    (context.guessed[guess - 1] as number) * 9 +
    (context.guessed[guess] as number) * 3 +
    (context.guessed[guess + 1] as number)
  const ownSentence = (tokens[at] as Token).sentence
  const sentence = Math.max(-2, Math.min(2, ownSentence - cueSentence)) + 2
  const commas = Math.min((counts.commas[high] as number) - (counts.commas[low] as number), 3)
  const verbs = Math.min((counts.verbs[high] as number) - (counts.verbs[low] as number), 3)
  const joins = Math.min((counts.joins[high] as number) - (counts.joins[low] as number), 2)
  const cues = Math.min((counts.cues[high] as number) - (counts.cues[low] as number), 2)
  const quotation = quotations.at[at] as number
  const related =
    quotation < 0 ? 0 : quotation === window.quotationBefore ? 2 : quotation === window.quotationAfter ? 3 : 1
  const otherCue = counts.isCue[at] as number
  const inSentence = ownSentence === cueSentence
  const toEnd = inSentence ? Math.min(own.end - at, 3) : 4
  const fromStart = inSentence ? Math.min(at - own.start, 3) : 4
  const sideFrame = side * 32 + frame
  into.add(0, side, sentence, 0)
  into.add(1, w, side, 0)
  into.add(2, reading.stem[at] as number, far, 0)
  into.add(3, p, far, 0)
  into.add(5, guessed, sideFrame, 0)
  into.add(6, guessed, related, side)
  into.add(7, guessed, far, commas)
  into.add(8, cueStem, far, 0)
  into.add(9, cueStem, guessed, side)
  into.add(10, cueStem, p, side)
  into.add(11, context.cueWord, far, p)
  into.add(12, before, w, side)
  into.add(13, w, after, side)
  into.add(14, posBefore * 32 + p, posAfter, side)
  into.add(15, posBefore * 32 + p, at - 2 >= start ? (pos[at - 2] as number) : NO_POS, side)
  into.add(16, commas * 4 + verbs, side * 4 + joins, p)
  into.add(17, commas * 4 + verbs, side, kind)
  into.add(18, cues * 4 + otherCue, guessed, side)
  into.add(19, (first ? 4 : (quote[at - 1] as number)) * 5 + q, last ? 4 : (quote[at + 1] as number), side)
  into.add(20, related * 5 + sentence, sideFrame, 0)
  into.add(21, joins * 4 + cues, commas, kind)
  into.add(22, fromStart, guessed, side)
  into.add(23, toEnd, guessed, side)
  into.add(24, w, distance <= 3 ? far : 0, frame)
  into.add(25, kind, far, frame)
  into.add(26, (reading.shape[at] as number) * 8 + fromStart, p, side)
  into.add(27, before, guessed, side)
  into.add(28, after, guessed, side)
  into.add(29, kind * 32 + (first ? 31 : (tokenClass[at - 1] as number)), guessed, side)
  into.add(30, cueStem, w, distance <= 6 ? side : side + 4)
  into.add(31, verbs * 4 + commas, related, frame)
  into.add(32, otherCue, p, far)
  into.add(33, context.cuesHere, cues * 3 + side, verbs)
  into.add(34, context.cueFirst, p, far)
  into.add(37, w, commas * 4 + Math.min(verbs, 2), side)
  into.add(38, kind, commas * 4 + cues, guessed)
  into.add(39, cueStem, frame, side * 4 + Math.min(verbs, 2))
  into.add(40, lexicon.source[number] as number, p, far)
  into.add(41, lexicon.cluster[number] as number, side, guessed)
  into.add(42, context.cueCluster, p, far)
}
