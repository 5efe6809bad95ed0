import type { Token } from '../../text/token'
import { type RawAttribution, readAround } from '../attributions'
import type { Cue } from '../cue'
import { findCues } from '../cues'
import type { Passage } from '../passage'
import { Lexicon } from './lexicon'
import { classOf, shapeOf } from './token-numbers'
import type { WordGroups } from './word-groups'

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
export const POS_COUNT = POS.length
const [ADP, CCONJ, NOUN, PART, PRON, PROPN, PUNCT, SCONJ] = [
  'ADP',
  'CCONJ',
  'NOUN',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
].map((pos) => POS.indexOf(pos))

/** What the features read of each token, as numbers, worked out once for an article. */
export interface Reading {
  readonly passage: Passage
  readonly lexicon: Lexicon
  /** The number of each token's lower-case word in the lexicon. */
  readonly number: Int32Array
  readonly word: Int32Array
  readonly stem: Int32Array
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
  /** The first noun or pronoun after the token, past a few others; -1 if none. */
  readonly objectAt: Int32Array
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

/** What stands after `at` as something a verb is followed by. */
function followerAt({ passage, word, pos, number, lexicon }: Numbered, at: number): number {
  const { tokens, quotations } = passage
  const sentence = tokens[at]?.sentence
  let next = at + 1
  while (next < at + 3 && next < tokens.length && lexicon.skipped[number[next] as number] === 1) next++
  const token = tokens[next]
  if (!token || token.sentence !== sentence) return 1
  const unquoted = (quotations.at[at] ?? -1) < 0
  if (unquoted && (quotations.at[next] ?? -1) >= 0) return 2
  if (token.text === ',' || token.text === ':') {
    const quoted = unquoted && (quotations.at[next + 1] ?? -1) >= 0
    return (token.text === ',' ? 3 : 5) + (quoted ? 1 : 0)
  }
  const kind = pos[next]
  if (kind === PUNCT) return 7
  if (kind === ADP || kind === PART || kind === SCONJ || token.lower === 'that') return word[next] ?? 0
  return 10 + (kind ?? 0)
}

/** How far ahead the object of a verb is looked for. */
const OBJECT_REACH = 5

type Numbered = Pick<Reading, 'passage' | 'word' | 'pos' | 'number' | 'lexicon'>

const lexicons = new WeakMap<WordGroups, Lexicon>()
function lexiconOf(groups: WordGroups): Lexicon {
  const known = lexicons.get(groups)
  if (known) return known
  const lexicon = new Lexicon(groups)
  lexicons.set(groups, lexicon)
  return lexicon
}

const isQuoteMark = (text: string | undefined) => text !== undefined && /^["“”„«»'‘’`]+$/.test(text)

function quoteStates({ tokens, quotations }: Passage): Uint8Array {
  const quote = new Uint8Array(tokens.length)
  for (const { start, end, closed } of quotations.list) {
    quote.fill(1, start, end)
    for (let at = start; at < end && isQuoteMark(tokens[at]?.text); at++) quote[at] = 2
    if (closed) for (let at = end - 1; at > start && isQuoteMark(tokens[at]?.text); at--) quote[at] = 3
  }
  return quote
}

/** Reads a passage into numbers, with what the rules find in it. */
export function readForModel(passage: Passage, groups: WordGroups): Reading {
  const { tokens } = passage
  const size = tokens.length
  const lexicon = lexiconOf(groups)
  lexicon.makeRoom(size)
  const reading = {
    passage,
    lexicon,
    number: new Int32Array(size),
    word: new Int32Array(size),
    stem: new Int32Array(size),
    pos: new Uint8Array(size),
    shape: new Uint8Array(size),
    quote: quoteStates(passage),
    tokenClass: new Uint8Array(size),
    follower: new Int32Array(size),
    subject: new Int32Array(size),
    rule: new Uint8Array(size),
    frame: new Uint8Array(size),
    subjectAt: new Int32Array(size).fill(-1),
    objectAt: new Int32Array(size).fill(-1),
    ruleCues: new Map<number, Cue[]>(),
    ruleGuesses: new Map<number, RawAttribution | null>(),
  }
  const { number, word, stem, pos, quote } = reading
  let sentence = -1
  for (let at = 0; at < size; at++) {
    const token = tokens[at] as Token
    const known = lexicon.numberOf(token.lower)
    number[at] = known
    word[at] = lexicon.word[known] as number
    stem[at] = lexicon.stem[known] as number
    pos[at] = POS_NUMBER.get(token.pos) ?? 16
    reading.shape[at] = shapeOf(token)
    reading.tokenClass[at] = classOf(token, quote[at] as number, sentence !== token.sentence)
    sentence = token.sentence
  }
  for (const { start, end } of passage.sentences)
    for (let at = start; at < end; at++) {
      if (pos[at] === PUNCT) continue
      reading.follower[at] = followerAt(reading, at)
      let before = at - 1
      while (before >= start && before > at - 5 && SKIPPED_BEFORE[pos[before] as number] === 1) before--
      if (before >= start) {
        reading.subjectAt[at] = before
        const kind = pos[before] as number
        reading.subject[at] =
          kind === PRON || kind === PUNCT || kind === ADP || kind === CCONJ ? (word[before] as number) : 10 + kind
      } else reading.subject[at] = 1
      for (let after = at + 1; after < end && after <= at + OBJECT_REACH; after++) {
        const kind = pos[after]
        if (kind === PUNCT) break
        if (kind !== NOUN && kind !== PROPN && kind !== PRON) continue
        reading.objectAt[at] = after
        break
      }
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
