import type { FeatureSink } from './hash'
import type { Lexicon } from './lexicon'
import { POS_COUNT, type Reading, RULE_CONTENT, RULE_CUE } from './reading'

const VERB = 15
const AUX = 3
/** Stand for what is before a sentence's first and after its last token. */
const BEFORE = 1
const AFTER = 2
/** Tokens beyond the sentence's ends that a feature may ask for. */
const MARGIN = 3

/** How readily a word is a cue as the part of speech it has here: 0 to 7, of a noun or other word 8 to 15. */
const readinessOf = (lexicon: Lexicon, number: number, pos: number): number =>
  pos === VERB || pos === AUX ? (lexicon.cueVerb[number] as number) : 8 + (lexicon.cueNoun[number] as number)

/** How many features `cueWordFeatures` adds. */
export const CUE_WORD_FEATURES = 8

/** Features that hang on a word and its part of speech alone, worked out once for each. */
export function cueWordFeatures(lexicon: Lexicon, number: number, pos: number, into: FeatureSink): void {
  const word = lexicon.word[number] as number
  const stem = lexicon.stem[number] as number
  into.add(0, 1, 0, 0)
  into.add(1, word, 0, 0)
  into.add(2, stem, 0, 0)
  into.add(3, stem, pos, 0)
  into.add(4, lexicon.ending[number] as number, pos, 0)
  into.add(5, lexicon.cluster[number] as number, pos, 0)
  into.add(6, readinessOf(lexicon, number, pos), pos, 0)
  into.add(7, word, pos, 0)
}

/** 2 within what a rule takes for content, and 1 more inside quotation marks. */
const coveredBy = (rule: number, quote: number): number => ((rule & RULE_CONTENT) !== 0 ? 2 : 0) + (quote !== 0 ? 1 : 0)

/** What the cue features read of one sentence, with room at both ends, so that no look around needs a check. */
export class CueSentence {
  private word = new Int32Array(256)
  private stem = new Int32Array(256)
  private pos = new Uint8Array(256)
  private rule = new Uint8Array(256)
  private quote = new Uint8Array(256)
  private readiness = new Uint8Array(256)
  private follower = new Int32Array(256)
  private headline = 0
  private quotations = 0
  private start = 0
  /** Rule cues and verbs before each token. */
  private cuesBefore = new Uint8Array(256)
  private verbsBefore = new Uint8Array(256)
  private reading: Reading | null = null

  /** Reads a sentence, for its features to be asked for any of its tokens. */
  read(reading: Reading, start: number, end: number): void {
    const room = end - start + 2 * MARGIN
    if (room > this.word.length) {
      const size = 2 ** Math.ceil(Math.log2(room))
      this.word = new Int32Array(size)
      this.stem = new Int32Array(size)
      this.pos = new Uint8Array(size)
      this.rule = new Uint8Array(size)
      this.quote = new Uint8Array(size)
      this.readiness = new Uint8Array(size)
      this.follower = new Int32Array(size)
      this.cuesBefore = new Uint8Array(size)
      this.verbsBefore = new Uint8Array(size)
    }
    const { word, stem, pos, rule, quote, readiness, follower, cuesBefore, verbsBefore } = this
    for (let at = 0; at < MARGIN; at++) {
      const last = end - start + MARGIN + at
      word[at] = stem[at] = pos[at] = BEFORE
      word[last] = stem[last] = pos[last] = AFTER
      quote[at] = quote[last] = 4
      rule[at] = rule[last] = readiness[at] = readiness[last] = follower[at] = follower[last] = 0
    }
    let cues = 0
    let verbs = 0
    let quotations = 0
    for (let from = start, at = MARGIN; from < end; from++, at++) {
      const kind = reading.pos[from] as number
      word[at] = reading.word[from] as number
      stem[at] = reading.stem[from] as number
      pos[at] = kind + 3
      rule[at] = reading.rule[from] as number
      quote[at] = reading.quote[from] as number
      readiness[at] = readinessOf(reading.lexicon, reading.number[from] as number, kind)
      follower[at] = reading.follower[from] as number
      cuesBefore[at] = cues
      verbsBefore[at] = verbs
      if (quote[at] === 2) quotations++
      const ruleCue = (rule[at] as number) & RULE_CUE
      if (ruleCue !== 0 && cues < 3 && (from + 1 >= end || ((reading.rule[from + 1] as number) & RULE_CUE) === 0))
        cues++
      if (kind === VERB && verbs < 4) verbs++
    }
    this.reading = reading
    this.start = start
    this.quotations = Math.min(quotations, 2)
    this.headline = reading.passage.tokens[start]?.paragraph === 0 ? 1 : 0
  }

  /** The features of one token that hang on what stands around it: those that decide most cases. */
  nearFeatures(token: number, into: FeatureSink): void {
    const { word, stem, pos, rule, readiness, follower, reading } = this
    if (reading === null) return
    const at = token - this.start + MARGIN
    const w = word[at] as number
    const s = stem[at] as number
    const p = pos[at] as number
    const f = follower[at] as number
    const r = rule[at] as number
    const k = readiness[at] as number
    const subject = reading.subject[token] as number
    const covered = coveredBy(r, this.quote[at] as number)
    into.add(10, s, f, 0)
    into.add(11, s, f, p)
    into.add(12, s, subject, 0)
    into.add(13, s, covered, 0)
    into.add(14, p, f, covered)
    into.add(17, word[at - 1] as number, w, 0)
    into.add(18, w, word[at + 1] as number, 0)
    into.add(20, stem[at + 1] as number, p, 0)
    into.add(23, pos[at - 1] as number, p, pos[at + 1] as number)
    into.add(29, r, rule[at - 1] as number, rule[at + 1] as number)
    into.add(30, r, reading.frame[token] as number, s)
    into.add(31, r, f, p)
    into.add(43, k, f, p)
    into.add(44, k, subject, f)
    into.add(46, reading.lexicon.cluster[reading.number[token] as number] as number, f, 0)
  }

  /** The other features of one token. */
  farFeatures(token: number, into: FeatureSink): void {
    const { stem, pos, rule, quote, readiness, follower, reading, headline } = this
    if (reading === null) return
    const at = token - this.start + MARGIN
    const { lexicon, number, subjectAt, objectAt } = reading
    const s = stem[at] as number
    const p = pos[at] as number
    const f = follower[at] as number
    const r = rule[at] as number
    const k = readiness[at] as number
    const q = quote[at] as number
    const g = lexicon.cluster[number[token] as number] as number
    const subject = reading.subject[token] as number
    const covered = coveredBy(r, q)
    const p1 = pos[at - 1] as number
    const n1 = pos[at + 1] as number
    const s1 = stem[at - 1] as number
    const t1 = stem[at + 1] as number
    const t2 = stem[at + 2] as number
    const subjectToken = subjectAt[token] as number
    const objectToken = objectAt[token] as number
    const subjectNumber = subjectToken >= 0 ? (number[subjectToken] as number) : -1
    const subjectStem = subjectToken >= 0 ? (reading.stem[subjectToken] as number) : 0
    const subjectGroup = subjectToken >= 0 ? (lexicon.cluster[subjectNumber] as number) : 300
    const subjectKind =
      subjectToken >= 0
        ? (lexicon.source[subjectNumber] as number) * POS_COUNT + (reading.pos[subjectToken] as number)
        : 300
    const objectGroup = objectToken >= 0 ? (lexicon.cluster[number[objectToken] as number] as number) : 300
    const objectPos = objectToken >= 0 ? (reading.pos[objectToken] as number) : 30
    into.add(15, p, subject, f)
    into.add(16, reading.shape[token] as number, p, headline)
    into.add(19, s1, p, 0)
    into.add(21, stem[at - 2] as number, p, 0)
    into.add(22, t2, p, 0)
    into.add(24, pos[at - 2] as number, p1, p)
    into.add(25, p, n1, pos[at + 2] as number)
    into.add(26, s1, s, t1)
    into.add(27, s, t1, t2)
    into.add(28, stem[at - 2] as number, s1, s)
    into.add(32, quote[at - 1] as number, q, quote[at + 1] as number)
    into.add(33, s, quote[at - 1] as number, quote[at + 1] as number)
    into.add(34, this.cuesBefore[at] as number, covered, p)
    into.add(35, Math.min(this.cuesBefore[at] as number, 2), r, s)
    into.add(36, this.verbsBefore[at] as number, p, f)
    into.add(37, this.quotations, p, covered)
    into.add(38, s, headline, this.quotations)
    into.add(39, r & RULE_CUE, s1, t1)
    into.add(40, follower[at + 1] as number, s, 0)
    into.add(41, s, subjectStem, 0)
    into.add(42, p, subjectStem, f)
    into.add(45, k, subjectKind, 0)
    into.add(47, g, subjectGroup, 0)
    into.add(48, s, subjectKind, 0)
    into.add(49, s, objectGroup, 0)
    into.add(50, g, objectGroup, p)
    into.add(51, s, objectPos, f)
    into.add(52, k, objectGroup, p)
    into.add(53, readiness[at - 1] as number, k, readiness[at + 1] as number)
    into.add(54, s, subjectGroup, 0)
  }
}
