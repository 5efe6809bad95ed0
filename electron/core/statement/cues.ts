import lexicon from '../../../resources/lexicons/cues.json'
import { stem } from '../text/stems'
import type { Token } from '../text/token'
import { lastInside } from './contents'
import type { Cue, Frame } from './cue'
import type { Passage, TokenRange } from './passage'
import { isNounLike, nounPhraseBefore } from './sources'

const stems = (list: string) => new Set(list.split(/\s+/).map(stem))
const QUOTE = stems(lexicon.quote)
const THAT = stems(lexicon.that)
const CLAUSE = stems(lexicon.clause)
const OBJECT = stems(lexicon.object)
const INFINITIVE = stems(lexicon.infinitive)
const END = stems(lexicon.end)
const byFollower = (table: Readonly<Record<string, string>>) =>
  new Map(Object.entries(table).map(([follower, list]) => [follower, stems(list)]))
const PREPOSITION = byFollower(lexicon.preposition)
const NOUNS = byFollower(lexicon.nouns)
const ADJECTIVES = byFollower(lexicon.adjectives)
/** Every word that can be a cue by itself: the others need no look, which saves most of the time. */
const KNOWN = new Set(
  [
    QUOTE,
    THAT,
    CLAUSE,
    OBJECT,
    INFINITIVE,
    END,
    ...PREPOSITION.values(),
    ...NOUNS.values(),
    ...ADJECTIVES.values(),
  ].flatMap((list) => [...list]),
)
KNOWN.add(stem('ask')).add(stem('according'))
const UNSOURCED = stems('seem appear expect believe')

const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/
const AUXILIARY =
  /^(be|is|are|was|were|been|being|am|has|have|had|having|do|does|did|will|would|can|could|may|might|must|shall|should|'s|’s|'re|’re|'ve|’ve|'d|’d|'ll|’ll|'m|’m|wo|ca)$/
const NEGATION = /^(not|n't|n’t|never)$/
const isBe = (lower: string) => /^(be|is|are|was|were|been|being|'s|’s|'re|’re)$/.test(lower)

const startsNounPhrase = (token: Token) =>
  token.pos === 'DET' || token.pos === 'PRON' || isNounLike(token) || /^(neither|both|there|no)$/.test(token.lower)

/** The first token after the head that is not "Friday", "on Monday" or an adverb of time. */
export function afterTime(tokens: readonly Token[], head: number, end: number): number {
  let at = head + 1
  for (;;) {
    const lower = tokens[at]?.lower ?? ''
    const next = tokens[at + 1]?.lower ?? ''
    if (at >= end) return end
    if (WEEKDAY.test(lower) || /^(today|yesterday|tonight|later|also|recently|earlier|repeatedly|flatly)$/.test(lower))
      at++
    else if (lower === 'on' && WEEKDAY.test(next)) at += 2
    else if (WEEKDAY.test(tokens[at - 1]?.lower ?? '') && /^(morning|afternoon|evening|night)$/.test(lower)) at++
    else return at
  }
}

/** The verb group that ends with the head: "has repeatedly said", "did not deny", "continues to insist". */
function groupStart(tokens: readonly Token[], head: number, from: number): number {
  let start = head
  while (start > from) {
    const before = tokens[start - 1]
    if (!before) break
    const isAdverb = before.pos === 'ADV' && !/^(when|where|why|how|so|then|however|now)$/.test(before.lower)
    if (AUXILIARY.test(before.lower) || NEGATION.test(before.lower) || isAdverb) start--
    else if (
      before.lower === 'to' &&
      /^(continu|refus|declin|want|try|seem|appear|lik|use|go|begin|need)$/.test(
        stem(tokens[start - 2]?.lower ?? ''),
      ) &&
      start - 2 >= from
    )
      start -= 2
    else break
  }
  return start
}

/** True if a finite verb follows before the clause ends: a clause and no mere object. */
function clauseFollows(tokens: readonly Token[], from: number, end: number): boolean {
  for (let at = from; at < Math.min(end, from + 14); at++) {
    const token = tokens[at]
    if (!token || /^[.;:—]$/.test(token.text)) return false
    if (
      token.pos === 'AUX' ||
      (token.pos === 'VERB' && at > from && !/ing$/.test(token.lower) && tokens[at - 1]?.lower !== 'to')
    )
      return true
  }
  return false
}

/** How a verb or noun at `head` takes its content; null when it is no cue here. */
function frameOf(passage: Passage, head: number, start: number, sentence: TokenRange): Frame | null {
  const { tokens, quotations } = passage
  const token = tokens[head]
  if (!token) return null
  const word = stem(token.lower)
  if (token.lower === 'according' && tokens[head + 1]?.lower === 'to') return 'according'
  const at = afterTime(tokens, head, sentence.end)
  const next = at < sentence.end ? tokens[at] : undefined
  // "Asked whether …, Quill said": who asks is not told, and what Quill answers is the statement.
  if (head === sentence.start && /^(asked|pressed|questioned|told)$/.test(token.lower)) return null
  const quotationAt = (index: number) => index < sentence.end && (quotations.at[index] ?? -1) >= 0
  const beforeText = tokens[start - 1]?.text ?? ''
  // "…," Quill told the council on Monday: the quotation stands before, whatever follows.
  const subjectStart = nounPhraseBefore(passage, start, sentence.start)
  const quotationEnds =
    subjectStart.end > subjectStart.start && quotationAt(subjectStart.start - 1) && subjectStart.start > sentence.start
  const quoteOrComma = start > sentence.start && (beforeText === ',' || quotationAt(start - 1))
  if (token.pos === 'NOUN' || token.pos === 'ADJ') {
    const table = token.pos === 'NOUN' ? NOUNS : ADJECTIVES
    return next && at === head + 1 && table.get(next.lower)?.has(word) ? 'noun' : null
  }
  if (
    token.pos === 'VERB' &&
    quotationEnds &&
    QUOTE.has(word) &&
    start > sentence.start &&
    next &&
    next.lower !== 'that' &&
    next.text !== ':' &&
    !quotationAt(at) &&
    /^[,.!?…]$/.test(lastInside(passage, quotations.at[subjectStart.start - 1] ?? -1)?.text ?? '')
  )
    return 'end'
  if (quotationAt(at) || (/^[,:]$/.test(next?.text ?? '') && quotationAt(at + 1))) {
    if (QUOTE.has(word) || next?.text === ':') return 'quote'
  }
  if (!next || /^[,.;?!)—–]$/.test(next.text)) {
    return END.has(word) && start > sentence.start + 1 ? 'end' : null
  }
  if (next.text === ':') return QUOTE.has(word) ? 'clause' : null
  if (QUOTE.has(word) && quoteOrComma && startsNounPhrase(next) && END.has(word)) {
    if (quotationAt(start - 1) || !clauseFollows(tokens, at, sentence.end)) return 'inverted'
  }
  if (next.lower === 'that' && THAT.has(word)) return 'that'
  if (next.lower === 'to' && INFINITIVE.has(word)) return 'infinitive'
  if (PREPOSITION.get(next.lower)?.has(word)) return 'preposition'
  if (/^(how|why|what|whether|if|when)$/.test(next.lower) && (CLAUSE.has(word) || word === 'ask')) return 'clause'
  const afterAdverb = next.pos === 'ADV' && isNounLike(tokens[at + 1])
  if (startsNounPhrase(next) || afterAdverb || next.pos === 'VERB' || next.pos === 'AUX') {
    if (CLAUSE.has(word) && (clauseFollows(tokens, at, sentence.end) || word === 'say')) return 'clause'
    if (OBJECT.has(word)) return 'object'
  }
  if (quotationAt(start - 2) && END.has(word)) return 'end'
  return null
}

/** A speaker's label at the beginning of a paragraph: "SECRETARY QUILL:", "Q.", "QUESTION:". */
function transcriptLabel(passage: Passage, sentence: TokenRange): Cue | null {
  const { tokens } = passage
  const first = tokens[sentence.start]
  if (!first || tokens[sentence.start - 1]?.paragraph === first.paragraph) return null
  if (/^(Q|A)\.$/.test(first.text))
    return {
      range: { start: sentence.start, end: sentence.start + 1 },
      head: sentence.start,
      frame: 'transcript',
      passive: false,
    }
  for (let at = sentence.start; at < Math.min(sentence.end, sentence.start + 7); at++) {
    const token = tokens[at]
    if (!token) return null
    if (token.text === ':')
      return at > sentence.start && at + 2 < sentence.end
        ? { range: { start: at, end: at + 1 }, head: at, frame: 'transcript', passive: false }
        : null
    if (token.text !== token.text.toUpperCase() || !/[\p{Lu}.,()-]/u.test(token.text)) {
      if (!(token.text === 'Q' || token.text === 'A')) return null
    }
  }
  return null
}

/** "…, grinning: “No.”": a colon makes a cue of any verb. */
const colonFollows = (tokens: readonly Token[], head: number) =>
  tokens[head + 1]?.text === ':' || tokens[head + 2]?.text === ':' || tokens[head + 3]?.text === ':'

/** Finds the cues of a passage outside quotations, in text order. */
export function findCues(passage: Passage): Cue[] {
  const { tokens, quotations } = passage
  const cues: Cue[] = []
  for (const sentence of passage.sentences) {
    const label = transcriptLabel(passage, sentence)
    if (label) {
      cues.push(label)
      continue
    }
    for (let head = sentence.start; head < sentence.end; head++) {
      const token = tokens[head]
      if (!token || (quotations.at[head] ?? -1) >= 0) continue
      if (token.pos !== 'VERB' && token.pos !== 'NOUN' && token.pos !== 'ADJ') continue
      const word = stem(token.lower)
      if (!KNOWN.has(word) && !colonFollows(tokens, head)) continue
      const start = token.pos === 'VERB' || token.pos === 'ADJ' ? groupStart(tokens, head, sentence.start) : head
      const frame = frameOf(passage, head, start, sentence)
      if (!frame) continue
      const passiveForm =
        start < head &&
        isBe(tokens[head - 1]?.lower ?? '') &&
        !(/^['’]s$/.test(tokens[head - 1]?.lower ?? '') && frame !== 'infinitive') &&
        /(ed|en|aid|own|old)$/.test(token.lower)
      const takesPreposition =
        frame === 'according' || frame === 'preposition' || (frame === 'noun' && tokens[head + 1]?.lower !== 'that')
      const inGroup = takesPreposition && !/^(whether|if|after|during)$/.test(tokens[head + 1]?.lower ?? '')
      cues.push({
        range: { start, end: head + ((inGroup && tokens[head + 1]?.lower !== 'to') || frame === 'according' ? 2 : 1) },
        head,
        frame,
        passive:
          frame !== 'inverted' &&
          token.pos === 'VERB' &&
          (passiveForm || (UNSOURCED.has(word) && frame === 'infinitive' && !/^expects?$/.test(token.lower))),
      })
    }
  }
  return cues
}
