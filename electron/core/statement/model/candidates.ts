import type { TokenRange } from '../passage'
import type { ModelAttribution } from './constraints'
import { type Reading, RULE_CONTENT, RULE_CUE, RULE_HEAD } from './reading'
import type { Window } from './window'

/** An attribution that may or may not be one, with what speaks for and against it. */
export interface Candidate extends ModelAttribution {
  readonly window: Window
  /** How much better the best reading of its window scores than one without source and content. */
  readonly spanMargin: number
  /** The source is the rules', not the model's. */
  readonly sourceFromRules: boolean
}

const length = ({ start, end }: TokenRange) => end - start
const shared = (a: TokenRange, b: TokenRange) => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
const total = (ranges: readonly TokenRange[]) => ranges.reduce((sum, range) => sum + length(range), 0)

/** What the other candidates of an article say about each. */
interface Company {
  /** For each token, the strongest margin of a cue it belongs to, and of a content it belongs to. */
  readonly cue: Float32Array
  readonly content: Float32Array
  /** Candidates in each sentence, in text order. */
  readonly bySentence: ReadonlyMap<number, readonly Candidate[]>
  /** How strongly each source's last word stands as a source in the article. */
  readonly sources: ReadonlyMap<number, number>
  /** Candidates that are likely right, a sentence. */
  readonly density: number
}

const NONE = -20
const LIKELY = 1

function companyOf(reading: Reading, candidates: readonly Candidate[]): Company {
  const { tokens, sentences } = reading.passage
  const cue = new Float32Array(tokens.length).fill(NONE)
  const content = new Float32Array(tokens.length).fill(NONE)
  const bySentence = new Map<number, Candidate[]>()
  const sources = new Map<number, number>()
  let likely = 0
  const raise = (best: Float32Array, range: TokenRange, margin: number) => {
    for (let at = range.start; at < range.end; at++) if ((best[at] as number) < margin) best[at] = margin
  }
  for (const candidate of candidates) {
    const { margin } = candidate.cue
    raise(cue, candidate.cue, margin)
    for (const range of candidate.content) raise(content, range, margin)
    const sentence = tokens[candidate.cue.start]?.sentence ?? 0
    const list = bySentence.get(sentence)
    if (list) list.push(candidate)
    else bySentence.set(sentence, [candidate])
    if (margin > LIKELY) likely++
    const last = candidate.source ? reading.word[candidate.source.end - 1] : undefined
    if (last !== undefined && margin > LIKELY) sources.set(last, (sources.get(last) ?? 0) + 1)
  }
  return { cue, content, bySentence, sources, density: likely / Math.max(1, sentences.length) }
}

/** The values by which each candidate is judged, in the order of the candidates. */
export function candidateValues(reading: Reading, candidates: readonly Candidate[]): Float32Array[] {
  const company = companyOf(reading, candidates)
  return candidates.map((candidate) => valuesOf(reading, candidate, company))
}

/** How far a noun that tells who speaks is looked for from a source's beginning. */
const SOURCE_REACH = 6
const NOUN = 7
const PROPN = 11
const VERB = 15

/** The last noun or name near the beginning of a source: "officials" of "officials familiar with the talks". */
function sourceHead({ pos }: Reading, { start, end }: TokenRange): number {
  let head = start
  for (let at = start; at < Math.min(end, start + SOURCE_REACH); at++) {
    if (pos[at] !== NOUN && pos[at] !== PROPN) {
      if (head > start) break
      continue
    }
    head = at
  }
  return head
}

function valuesOf(reading: Reading, candidate: Candidate, company: Company): Float32Array {
  const { passage, lexicon, number, pos, quote, tokenClass, rule, subjectAt, objectAt } = reading
  const { tokens, sentences } = passage
  const { cue, source, content, window, spanMargin } = candidate
  const { head, guess } = window
  const sentence = tokens[cue.start]?.sentence ?? 0
  const own = sentences[sentence] ?? cue
  const neighbours = company.bySentence.get(sentence) ?? []
  const inContent = total(content)
  const guessed = guess ? total(guess.content) : 0
  const both = guess
    ? guess.content.reduce((sum, range) => sum + content.reduce((part, other) => part + shared(range, other), 0), 0)
    : 0
  let quoted = 0
  let verbs = 0
  let rivalCue = NONE
  for (const { start, end } of content)
    for (let at = start; at < end; at++) {
      if (quote[at] !== 0) quoted++
      if (pos[at] === VERB) verbs++
      rivalCue = Math.max(rivalCue, company.cue[at] as number)
    }
  let rivalContent = NONE
  for (let at = cue.start; at < cue.end; at++) rivalContent = Math.max(rivalContent, company.content[at] as number)
  const first = content[0] ?? cue
  const speaker = source ? sourceHead(reading, source) : -1
  const subject = subjectAt[head] ?? -1
  const object = objectAt[head] ?? -1
  const sourceLevel = (at: number) => (at < 0 ? -1 : (lexicon.source[number[at] as number] as number))
  const posOf = (at: number) => (at < 0 ? -1 : (pos[at] as number))
  const known = number[head] as number
  const margins = neighbours.map((other) => other.cue.margin).sort((a, b) => b - a)
  const before = cue.start - 1
  const after = cue.end
  return Float32Array.of(
    cue.margin,
    spanMargin,
    inContent,
    source ? length(source) : 0,
    candidate.sourceFromRules ? 1 : 0,
    length(cue),
    posOf(head),
    window.frame,
    lexicon.cueVerb[known] as number,
    lexicon.cueNoun[known] as number,
    sourceLevel(speaker),
    posOf(speaker),
    inContent === 0 ? 0 : quoted / inContent,
    tokenClass[first.start] ?? 0,
    posOf(first.start),
    first.start < cue.start ? cue.start - first.end : first.start - cue.end,
    first.start < cue.start ? 1 : 0,
    content.length,
    (rule[head] ?? 0) & (RULE_HEAD | RULE_CUE | RULE_CONTENT),
    inContent + guessed === 0 ? 0 : (2 * both) / (inContent + guessed),
    tokens[cue.start]?.paragraph === 0 ? 1 : 0,
    length(own),
    neighbours.length,
    rivalContent - cue.margin,
    rivalCue - cue.margin,
    margins.indexOf(cue.margin),
    after < own.end ? (tokenClass[after] as number) : -1,
    after < own.end ? posOf(after) : -1,
    before >= own.start ? posOf(before) : -1,
    verbs,
    company.density,
    sentence / Math.max(1, sentences.length),
    sourceLevel(subject),
    posOf(subject),
    sourceLevel(object),
    posOf(object),
    posOf(cue.start),
    source ? (company.sources.get(reading.word[source.end - 1] as number) ?? 0) : -1,
    source === null ? -9 : source.start < cue.start ? source.end - cue.start : source.start - cue.end,
    cue.start - own.start,
  )
}
