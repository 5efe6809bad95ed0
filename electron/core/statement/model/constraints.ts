import { stem } from '../../text/stems'
import type { RawAttribution } from '../attributions'
import type { Passage, TokenRange } from '../passage'
import { FRAME_NAMES, type Reading } from './reading'
import type { Window } from './window'

/** One attribution as the model reads it. */
export interface ModelAttribution {
  readonly cue: TokenRange & { readonly margin: number }
  readonly source: TokenRange | null
  readonly content: readonly TokenRange[]
}

const length = ({ start, end }: TokenRange) => end - start

/** Frames whose subject the rules read well enough to fill in a source that the model leaves out. */
const SURE_SOURCE = new Set(['quote', 'that', 'clause', 'inverted', 'end', 'according', 'object'])

/** The model's source, or the rules' where the model has none and the rules are sure of theirs. */
export function sourceOrGuess(reading: Reading, window: Window, source: TokenRange | null): TokenRange | null {
  if (source) return source
  const guess = window.guess?.source
  const frame = FRAME_NAMES[(window.frame & 15) - 1]
  if (!guess || !frame || !SURE_SOURCE.has(frame) || (window.frame & 16) !== 0) return null
  const beside = guess.end === window.cue.start || guess.start === window.cue.end
  const sentence = reading.passage.tokens[window.cue.start]?.sentence
  return beside && reading.passage.tokens[guess.start]?.sentence === sentence ? guess : null
}

/**
 * After "…, Quill said, but …" the writer takes over: what follows the cue and begins with a conjunction goes on with
 * what was said only if it is quoted.
 */
export function withoutWritersRest(passage: Passage, cue: TokenRange, content: readonly TokenRange[]): TokenRange[] {
  const { tokens, quotations } = passage
  const before = content.some(({ end }) => end <= cue.start)
  return content.filter(({ start }) => {
    if (!before || start < cue.end || tokens[start]?.sentence !== tokens[cue.start]?.sentence) return true
    return !/^(but|and|while|as|though|although)$/.test(tokens[start]?.lower ?? '') || (quotations.at[start] ?? -1) >= 0
  })
}

/** Splits a range where a sentence ends. */
function bySentence(passage: Passage, range: TokenRange): TokenRange[] {
  const parts: TokenRange[] = []
  let start = range.start
  for (let at = range.start + 1; at <= range.end; at++) {
    const ends = at === range.end || passage.tokens[at]?.sentence !== passage.tokens[at - 1]?.sentence
    if (!ends) continue
    parts.push({ start, end: at })
    start = at
  }
  return parts
}

/**
 * What a statement says beyond its cue's sentence. Words that another cue's own sentence claims are that cue's; and an
 * indirect statement does not run on into a full quotation, which stands for itself until its speaker is worked out.
 */
export function withinReach(passage: Passage, found: readonly ModelAttribution[]): ModelAttribution[] {
  const { tokens, quotations } = passage
  const claimed = new Int32Array(tokens.length).fill(-1)
  found.forEach(({ cue, content }, index) => {
    const sentence = tokens[cue.start]?.sentence
    for (const range of content)
      for (const part of bySentence(passage, range))
        if (tokens[part.start]?.sentence === sentence) claimed.fill(index, part.start, part.end)
  })
  return found.flatMap((attribution, index) => {
    const sentence = tokens[attribution.cue.start]?.sentence
    const parts = attribution.content.flatMap((range) => bySentence(passage, range))
    const own = parts.filter((part) => tokens[part.start]?.sentence === sentence)
    if (own.length === parts.length) return [attribution]
    const quoted = own.length === 0 || own.some((part) => quotedIn(part))
    const far = parts.filter((part) => tokens[part.start]?.sentence !== sentence && quoted && !taken(part, index))
    const content = joined([...own, ...far].sort((a, b) => a.start - b.start))
    return content.length > 0 ? [{ ...attribution, content }] : []
  })

  function quotedIn({ start, end }: TokenRange): boolean {
    for (let at = start; at < end; at++) if ((quotations.at[at] ?? -1) >= 0) return true
    return false
  }
  function taken({ start, end }: TokenRange, index: number): boolean {
    for (let at = start; at < end; at++) if ((claimed[at] ?? -1) >= 0 && claimed[at] !== index) return true
    return false
  }
}

/** Ranges that touch, as one. */
function joined(ranges: readonly TokenRange[]): TokenRange[] {
  const result: TokenRange[] = []
  for (const range of ranges) {
    const last = result.at(-1)
    if (last && last.end === range.start) result[result.length - 1] = { start: last.start, end: range.end }
    else if (length(range) > 0) result.push(range)
  }
  return result
}

/** Frames whose attributions the rules find surely enough to add where the model found nothing. */
const SURE_FRAMES = new Set(['quote', 'that', 'clause', 'inverted', 'end', 'according', 'object'])

/** A page with fewer labelled paragraphs is no transcript: `UPDATE: …` above an article. */
const FEWEST_TURNS = 2

/** What the labels of a transcript give to their speakers; empty for a page that is none. */
function transcriptTurns(reading: Reading): ModelAttribution[] {
  const turns = [...reading.ruleCues.values()].flat().flatMap(({ head, frame }): ModelAttribution[] => {
    const guess = frame === 'transcript' ? reading.ruleGuesses.get(head) : undefined
    return guess?.source ? [{ cue: { ...guess.cue, margin: 0 }, source: guess.source, content: guess.content }] : []
  })
  return turns.length < FEWEST_TURNS ? [] : turns
}

/** Of what the model found, what isn't part of somebody's turn in a transcript; and the turns. */
function withTurns(reading: Reading, found: readonly ModelAttribution[]): ModelAttribution[] {
  const turns = transcriptTurns(reading)
  if (turns.length === 0) return [...found]
  const owned = new Uint8Array(reading.passage.tokens.length)
  for (const { source, content } of turns)
    for (const { start, end } of [...content, ...(source ? [source] : [])]) owned.fill(1, start, end)
  return [...turns, ...found.filter(({ cue }) => !owned[cue.start])]
}

/** What the rules are sure of and the model passed over: nothing of it may touch what the model found. */
export function withSureRules(reading: Reading, fromModel: readonly ModelAttribution[]): ModelAttribution[] {
  const found = withTurns(reading, fromModel)
  const covered = new Uint8Array(reading.passage.tokens.length)
  const cover = ({ cue, content }: Pick<ModelAttribution, 'content'> & { cue: TokenRange }) => {
    covered.fill(1, cue.start, cue.end)
    for (const { start, end } of content) covered.fill(1, start, end)
  }
  found.forEach(cover)
  const added: ModelAttribution[] = []
  for (const cues of reading.ruleCues.values())
    for (const cue of cues) {
      const guess = reading.ruleGuesses.get(cue.head)
      if (!guess?.source || cue.passive || !SURE_FRAMES.has(cue.frame)) continue
      const ranges = [guess.cue, ...guess.content]
      if (ranges.some(({ start, end }) => covered.subarray(start, end).includes(1))) continue
      added.push({ cue: { ...guess.cue, margin: 0 }, source: guess.source, content: guess.content })
      cover({ cue: guess.cue, content: guess.content })
    }
  return [...found, ...added].sort((a, b) => a.cue.start - b.cue.start)
}

/** Verbs whose own report inside a report is a statement of its own: "Orr said Quill told her that …". */
const REPORTING = new Set(
  ['say', 'tell', 'claim', 'announce', 'warn', 'deny', 'report', 'argue', 'insist', 'promise', 'testify'].map(stem),
)

/** Statements that the rules read, in full, inside what another statement says: with a named source and a clause. */
export function reportedWithin(reading: Reading, found: readonly ModelAttribution[]): RawAttribution[] {
  const { tokens } = reading.passage
  const owner = new Int32Array(tokens.length).fill(-1)
  for (const [index, { content }] of found.entries())
    for (const { start, end } of content) owner.fill(index, start, end)
  const inner: RawAttribution[] = []
  for (const cues of reading.ruleCues.values())
    for (const { head, frame, passive } of cues) {
      const guess = reading.ruleGuesses.get(head)
      const outer = owner[head] ?? -1
      if (outer < 0 || passive || !guess?.source || (frame !== 'that' && frame !== 'clause')) continue
      if (!REPORTING.has(stem(tokens[head]?.lower ?? '')) || tokens[guess.source.end - 1]?.pos === 'PRON') continue
      const inside = [guess.source, ...guess.content].every((range) => {
        for (let at = range.start; at < range.end; at++) if (owner[at] !== outer) return false
        return true
      })
      if (inside) inner.push(guess)
    }
  return inner
}
