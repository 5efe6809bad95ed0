import { type RawAttribution, readAround } from '../attributions'
import type { Cue } from '../cue'
import { findCues } from '../cues'
import type { Passage } from '../passage'
import { classOf, numbersOf, shapeOf } from './token-numbers'

const POS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
  'SPACE',
]
const POS_NUMBER = new Map(POS.map((pos, number) => [pos, number]))

/** What the features read of each token, as numbers, worked out once for an article. */
export interface Reading {
  readonly passage: Passage
  readonly word: Int32Array
  readonly stem: Int32Array
  readonly ending: Int32Array
  readonly pos: Uint8Array
  readonly shape: Uint8Array
  /** 0 outside quotations, 1 inside, 2 an opening mark, 3 a closing mark. */
  readonly quote: Uint8Array
  readonly tokenClass: Uint8Array
  /** What follows, past adverbs of time: which decides what a verb can take. */
  readonly follower: Int32Array
  /** The head of the noun phrase before, past auxiliaries and adverbs. */
  readonly subject: Int32Array
  /** What the rules make of the token: bits for cue head, cue, source, content. */
  readonly rule: Uint8Array
  /** Frame of the rule cue at the token, 0 if none. */
  readonly frame: Uint8Array
  /** The token that `subject` describes, -1 if none. */
  readonly subjectAt: Int32Array
  /** Cues that the rules find, by sentence, and what they read around each, by its head. */
  readonly ruleCues: ReadonlyMap<number, readonly Cue[]>
  readonly ruleGuesses: ReadonlyMap<number, RawAttribution | null>
}

export const RULE_HEAD = 1
export const RULE_CUE = 2
export const RULE_SOURCE = 4
export const RULE_CONTENT = 8
export const TOKEN_CLASSES = 24

/** Frames by number, from 1. */
export const FRAME_NAMES = [
  'quote',
  'that',
  'clause',
  'object',
  'infinitive',
  'preposition',
  'noun',
  'inverted',
  'end',
  'according',
  'transcript',
] as const
export const frameNumber = (frame: Cue['frame']) => FRAME_NAMES.indexOf(frame) + 1

/** Auxiliaries, adverbs and particles, by number of part of speech. */
const SKIPPED_BEFORE = Uint8Array.from(POS, (pos) => (pos === 'AUX' || pos === 'ADV' || pos === 'PART' ? 1 : 0))

/** What stands at `at` as something a verb is followed by. */
function followerAt(
  passage: Passage,
  at: number,
  { word, pos }: Pick<Reading, 'word' | 'pos'>,
  skipped: Uint8Array,
): number {
  const { tokens, quotations } = passage
  const sentence = tokens[at]?.sentence
  let next = at + 1
  while (next < at + 3 && skipped[next] === 1) next++
  const token = tokens[next]
  if (!token || token.sentence !== sentence) return 1
  if ((quotations.at[next] ?? -1) >= 0 && (quotations.at[at] ?? -1) < 0) return 2
  if (/^[,:]$/.test(token.text)) {
    const quoted = (quotations.at[next + 1] ?? -1) >= 0 && (quotations.at[at] ?? -1) < 0
    return (token.text === ',' ? 3 : 5) + (quoted ? 1 : 0)
  }
  if (token.pos === 'PUNCT') return 7
  if (token.pos === 'ADP' || token.pos === 'PART' || token.pos === 'SCONJ' || token.lower === 'that')
    return word[next] ?? 0
  return 10 + (pos[next] ?? 0)
}

/** Reads a passage into numbers, with what the rules find in it. */
export function readForModel(passage: Passage): Reading {
  const { tokens, quotations } = passage
  const size = tokens.length
  const reading = {
    passage,
    word: new Int32Array(size),
    stem: new Int32Array(size),
    ending: new Int32Array(size),
    pos: new Uint8Array(size),
    shape: new Uint8Array(size),
    quote: new Uint8Array(size),
    tokenClass: new Uint8Array(size),
    follower: new Int32Array(size),
    subject: new Int32Array(size),
    rule: new Uint8Array(size),
    frame: new Uint8Array(size),
    subjectAt: new Int32Array(size).fill(-1),
    ruleCues: new Map<number, Cue[]>(),
    ruleGuesses: new Map<number, RawAttribution | null>(),
  }
  const skipped = new Uint8Array(size)
  for (const quotation of quotations.list) {
    reading.quote.fill(1, quotation.start, quotation.end)
    for (let at = quotation.start; at < quotation.end && /^["“”„«»'‘’`]+$/.test(tokens[at]?.text ?? ''); at++)
      reading.quote[at] = 2
    if (quotation.closed)
      for (let at = quotation.end - 1; at > quotation.start && /^["“”„«»'‘’`]+$/.test(tokens[at]?.text ?? ''); at--)
        reading.quote[at] = 3
  }
  for (let at = 0; at < size; at++) {
    const token = tokens[at]
    if (!token) continue
    const numbers = numbersOf(token.lower)
    reading.word[at] = numbers.word
    reading.stem[at] = numbers.stem
    reading.ending[at] = numbers.ending
    skipped[at] = numbers.skipped ? 1 : 0
    reading.pos[at] = POS_NUMBER.get(token.pos) ?? 16
    reading.shape[at] = shapeOf(token)
    reading.tokenClass[at] = classOf(token, reading.quote[at] ?? 0, tokens[at - 1]?.sentence !== token.sentence)
  }
  for (let at = 0; at < size; at++) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT') continue
    reading.follower[at] = followerAt(passage, at, reading, skipped)
    let before = at - 1
    while (
      before >= 0 &&
      tokens[before]?.sentence === token.sentence &&
      before > at - 5 &&
      SKIPPED_BEFORE[reading.pos[before] ?? 0] === 1
    )
      before--
    const head = tokens[before]
    if (head && head.sentence === token.sentence) reading.subjectAt[at] = before
    reading.subject[at] =
      !head || head.sentence !== token.sentence
        ? 1
        : head.pos === 'PRON' || head.pos === 'PUNCT' || head.pos === 'ADP' || head.pos === 'CCONJ'
          ? (reading.word[before] ?? 0)
          : 10 + (reading.pos[before] ?? 0)
  }
  markRules(reading)
  return reading
}

/** Marks what the rules find: each cue with what it reads around it. */
function markRules({
  passage,
  rule,
  frame,
  ruleCues,
  ruleGuesses,
}: Omit<Reading, keyof WritableRules> & WritableRules): void {
  const cues = findCues(passage)
  for (const cue of cues) {
    const sentence = passage.tokens[cue.head]?.sentence ?? -1
    const list = ruleCues.get(sentence)
    if (list) list.push(cue)
    else ruleCues.set(sentence, [cue])
  }
  const mark = (start: number, end: number, bit: number) => {
    for (let at = start; at < end; at++) rule[at] = (rule[at] ?? 0) | bit
  }
  for (const cue of cues) {
    mark(cue.range.start, cue.range.end, RULE_CUE)
    mark(cue.head, cue.head + 1, RULE_HEAD)
    frame[cue.head] = frameNumber(cue.frame) + (cue.passive ? 16 : 0)
    const raw = readAround(passage, cue, ruleCues.get(passage.tokens[cue.head]?.sentence ?? -1) ?? [])
    ruleGuesses.set(cue.head, raw)
    if (!raw) continue
    if (raw.source) mark(raw.source.start, raw.source.end, RULE_SOURCE)
    for (const piece of raw.content) mark(piece.start, piece.end, RULE_CONTENT)
  }
}

interface WritableRules {
  readonly ruleCues: Map<number, Cue[]>
  readonly ruleGuesses: Map<number, RawAttribution | null>
}
