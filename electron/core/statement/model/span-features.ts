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

const guessBuffer = new Uint8Array(4096)

/** Fills in the features of each token of a cue's window. */
export function spanFeatures(reading: Reading, window: Window, counts: Counts, into: FeatureSink): void {
  const { word, stem, pos, shape, quote, tokenClass, passage } = reading
  const { tokens, quotations, sentences } = passage
  const { cue, start, end, frame, guess } = window
  into.clear()
  const size = Math.min(end - start, guessBuffer.length - 2)
  guessBuffer.fill(0, 0, size + 2)
  if (guess?.source)
    for (let at = Math.max(guess.source.start, start); at < Math.min(guess.source.end, end); at++)
      guessBuffer[at - start + 1] = 1
  for (const piece of guess?.content ?? [])
    for (let at = Math.max(piece.start, start); at < Math.min(piece.end, end); at++) guessBuffer[at - start + 1] = 2
  const cueStem = stem[window.head] ?? 0
  const cueWord = word[cue.end - 1] ?? 0
  const cueFirst = pos[cue.start] ?? 0
  const cueSentence = tokens[cue.start]?.sentence ?? 0
  const own = sentences[cueSentence] ?? cue
  const cuesHere = Math.min((counts.cues[own.end] ?? 0) - (counts.cues[own.start] ?? 0), 3)
  const inWindow = (at: number) => at >= start && at < end
  for (let at = start; at < start + size; at++) {
    const inCue = at >= cue.start && at < cue.end
    const side = at < cue.start ? 0 : inCue ? 1 : 2
    const low = side === 0 ? at : cue.end
    const high = side === 0 ? cue.start : at
    const distance = side === 0 ? cue.start - at : at - cue.end + 1
    into.next((tokenClass[at] ?? 0) + TOKEN_CLASSES * side)
    if (inCue) {
      into.add(0, 99, 0, 0)
      continue
    }
    const far = bucket(distance) + side * 16
    const w = word[at] ?? 0
    const p = pos[at] ?? 0
    const kind = tokenClass[at] ?? 0
    const q = quote[at] ?? 0
    const before = at > start ? (word[at - 1] ?? 0) : 1
    const after = at + 1 < end ? (word[at + 1] ?? 0) : 1
    const posBefore = inWindow(at - 1) ? (pos[at - 1] ?? 0) : 30
    const posAfter = inWindow(at + 1) ? (pos[at + 1] ?? 0) : 30
    const g = guessBuffer[at - start + 1] ?? 0
    const gBefore = guessBuffer[at - start] ?? 0
    const gAfter = guessBuffer[at - start + 2] ?? 0
    const guessed = gBefore * 9 + g * 3 + gAfter
    const sentence = Math.max(-2, Math.min(2, (tokens[at]?.sentence ?? 0) - cueSentence)) + 2
    const commas = Math.min((counts.commas[high] ?? 0) - (counts.commas[low] ?? 0), 3)
    const verbs = Math.min((counts.verbs[high] ?? 0) - (counts.verbs[low] ?? 0), 3)
    const joins = Math.min((counts.joins[high] ?? 0) - (counts.joins[low] ?? 0), 2)
    const cues = Math.min((counts.cues[high] ?? 0) - (counts.cues[low] ?? 0), 2)
    const quotation = quotations.at[at] ?? -1
    const related =
      quotation < 0 ? 0 : quotation === window.quotationBefore ? 2 : quotation === window.quotationAfter ? 3 : 1
    const otherCue = counts.isCue[at] ?? 0
    const inSentence = tokens[at]?.sentence === cueSentence
    const toEnd = inSentence ? Math.min(own.end - at, 3) : 4
    const fromStart = inSentence ? Math.min(at - own.start, 3) : 4
    const sideFrame = side * 32 + frame
    into.add(0, side, sentence, 0)
    into.add(1, w, side, 0)
    into.add(2, stem[at] ?? 0, far, 0)
    into.add(3, p, far, 0)
    into.add(4, guessed, side, 0)
    into.add(5, guessed, sideFrame, 0)
    into.add(6, guessed, related, side)
    into.add(7, guessed, far, commas)
    into.add(8, cueStem, far, 0)
    into.add(9, cueStem, guessed, side)
    into.add(10, cueStem, p, side)
    into.add(11, cueWord, far, p)
    into.add(12, before, w, side)
    into.add(13, w, after, side)
    into.add(14, posBefore * 32 + p, posAfter, side)
    into.add(15, posBefore * 32 + p, inWindow(at - 2) ? (pos[at - 2] ?? 0) : 30, side)
    into.add(16, commas * 4 + verbs, side * 4 + joins, p)
    into.add(17, commas * 4 + verbs, side, kind)
    into.add(18, cues * 4 + otherCue, guessed, side)
    into.add(
      19,
      (inWindow(at - 1) ? (quote[at - 1] ?? 0) : 4) * 5 + q,
      inWindow(at + 1) ? (quote[at + 1] ?? 0) : 4,
      side,
    )
    into.add(20, related * 5 + sentence, sideFrame, 0)
    into.add(21, joins * 4 + cues, commas, kind)
    into.add(22, fromStart, guessed, side)
    into.add(23, toEnd, guessed, side)
    into.add(24, w, distance <= 3 ? far : 0, frame)
    into.add(25, kind, far, frame)
    into.add(26, (shape[at] ?? 0) * 8 + fromStart, p, side)
    into.add(27, before, guessed, side)
    into.add(28, after, guessed, side)
    into.add(29, kind * 32 + (inWindow(at - 1) ? (tokenClass[at - 1] ?? 0) : 31), guessed, side)
    into.add(30, cueStem, w, distance <= 6 ? side : side + 4)
    into.add(31, verbs * 4 + commas, related, frame)
    into.add(32, otherCue, p, far)
    into.add(33, cuesHere, cues * 3 + side, verbs)
    into.add(34, cueFirst, p, far)
    into.add(35, sentence, related, q)
    into.add(36, posAfter * 32 + p, inWindow(at + 2) ? (pos[at + 2] ?? 0) : 30, side)
    into.add(37, w, commas * 4 + Math.min(verbs, 2), side)
    into.add(38, kind, commas * 4 + cues, guessed)
    into.add(39, cueStem, frame, side * 4 + Math.min(verbs, 2))
  }
}
