import { isCalendar, roleOf } from '../text/names-lexicon'
import type { NameWord } from '../text/names-words'
import { afterAdverbs, isSubject } from './coreference'
import { SPEECH } from './entities-kind'
import { canSpeak, isDocumentNoun } from './speakers-descriptions'
import { isPassive } from './speakers-passive'
import { type ReadWords, wordFrom } from './speakers-phrase'
import { readPhrase, type SourceReading } from './speakers-source'
import type { Attribution } from './types'

/** The subject of a clause, for statements whose source span is missing or holds something that cannot speak. */

const SMALL = /^(ADP|CCONJ|SCONJ|DET|AUX|PART)$/
const SUBJECT_PRONOUNS = new Set(['he', 'she', 'they', 'it', 'we', 'i'])

/** True for a cue such as `saying`, whose subject is that of the whole sentence. */
export const isParticiple = (text: string, attribution: Attribution): boolean => {
  const [cue] = attribution.cue
  if (cue === undefined) return false
  const written = text.slice(cue[0], Math.min(cue[1], cue[0] + 40))
  return /^\p{L}+ing\b/iu.test(written) && !/^according/i.test(written)
}

/** True if the words hold a clause, not a noun phrase: `officials, were less sure`, `the talks, Smith denied it`. */
function holdsClause(read: ReadWords, from: number, to: number): boolean {
  const { words, mentionAt } = read
  for (let at = from + 1; at < to; at++) {
    if (words[at]?.text !== ',') continue
    const next = words[afterAdverbs(words, at + 1)]
    if (next && afterAdverbs(words, at + 1) < to && /^(VERB|AUX)$/.test(next.pos) && !/ing$/.test(next.lower))
      return true
    const mention = mentionAt[at + 1]
    if (
      mention &&
      !mention.name.possessive &&
      afterAdverbs(words, mention.name.endWord) < to &&
      isSubject(read, mention)
    )
      return /^(VERB|AUX)$/.test(words[afterAdverbs(words, mention.name.endWord)]?.pos ?? '')
  }
  return false
}

const PLACING = new Set(
  'in on at of to into onto between through upon over against under toward towards within without near'.split(' '),
)

/**
 * Where the source begins, if a preposition before it makes it part of another phrase, so that the verb of the cue after it
 * isn't its own: `a letter to the envoys warning`, `talks between Roe and Moss showed`. Else -1.
 */
function beginsAfterPreposition(read: ReadWords, text: string, attribution: Attribution): number {
  const { words, mentionAt } = read
  const [first = [0, 0]] = attribution.source
  const [, end] = attribution.source[attribution.source.length - 1] ?? first
  const [cue] = attribution.cue
  if (cue === undefined || cue[0] < end) return -1
  const from = wordFrom(words, first[0])
  const before = words[from - 1]
  if (!before || before.sentence !== words[from]?.sentence) return -1
  if (before.lower !== 'as' && (!PLACING.has(before.lower) || before.pos === 'PART')) return -1
  if (mentionAt[from] !== undefined && mentionAt[from - 1] === mentionAt[from]) return -1
  if (!isParticiple(text, attribution) && !isVerb(words[afterAdverbs(words, wordFrom(words, cue[0]))])) return -1
  if (before.lower !== 'as') return from
  // `as mayor, said`, `named as Roe’s running mate, told`: in what capacity, not who.
  const to = wordFrom(words, end)
  const reading = readPhrase(read, from, to)
  if (reading.kind !== 'description' || reading.description.plural) return -1
  const { determiner, personal } = reading.description
  return (determiner === 'bare' && personal) || (determiner === 'possessive' && words[to]?.text === ',') ? from : -1
}

/**
 * True if what was read as the source of an attribution can't be one: a day, a phrase that breaks off (`the deal and`),
 * a clause, a word that is no noun, or, before a participle or a verb after `and`, a thing that doesn't speak (`left the
 * courthouse saying`).
 */
export function isNoSource(read: ReadWords, text: string, attribution: Attribution, reading: SourceReading): boolean {
  if (reading.kind === 'nothing') return true
  const { words } = read
  const end = attribution.source[attribution.source.length - 1]?.[1] ?? 0
  const [cue] = attribution.cue
  const after = wordFrom(words, end)
  const breaksOff = words[after - 1]?.pos === 'CCONJ'
  if (beginsAfterPreposition(read, text, attribution) >= 0) return true
  const according = cue !== undefined && /^according/i.test(text.slice(cue[0], cue[0] + 9))
  if (reading.kind !== 'description') return breaksOff && reading.kind !== 'joint'
  const { description } = reading
  const head = words[description.headWord]
  const last = words[description.to - 1]
  if (breaksOff || !head || !last || isCalendar(head.bare)) return true
  if (isCalendar(words[description.from]?.bare ?? '') && !description.personal) return true
  if (!according && holdsClause(read, description.from, after)) return true
  if (
    SMALL.test(last.pos) &&
    !/^(some|many|all|most|both|few|several|others?|another|that|those|one)$/.test(last.lower)
  )
    return true
  if (description.personal) return false
  if (!/^(NOUN|PROPN|NUM|X)$/.test(head.pos)) return true
  if (head.pos === 'PROPN' && head.capital) return false
  const joined = cue !== undefined && words[wordFrom(words, cue[0]) - 1]?.lower === 'and'
  return (joined || isParticiple(text, attribution)) && !canSpeak(description)
}

/**
 * True for a verb that may as well belong to somebody between it and its source. For a participle: `joined the critics
 * calling`, `met senators who oppose it, saying`, `signed a letter from Roe, calling`. For any: `thanked donors, most of
 * whom had said`, `asked Moss to say`.
 */
export function mayBeAnothers(read: ReadWords, text: string, attribution: Attribution): boolean {
  const { words, mentionAt } = read
  const last = attribution.source[attribution.source.length - 1]
  const [cue] = attribution.cue
  if (!last || !cue || cue[0] < last[1]) return false
  const isSomebody = (at: number) => mentionAt[at] !== undefined || roleOf(words[at]?.lower ?? '') !== null
  const from = wordFrom(words, last[1])
  const cueWord = wordFrom(words, cue[0])
  if (!isParticiple(text, attribution)) {
    if (cueWord <= from + 1) return false
    if (/^whom?$/.test(words[cueWord - 1]?.lower ?? '')) return cueWord - 2 > from
    return words[cueWord - 1]?.lower === 'to' && words[cueWord - 1]?.pos === 'PART' && isSomebody(cueWord - 2)
  }
  if (cueWord > from && cueWord - 1 > from && isSomebody(cueWord - 1)) return true
  for (let at = from + 1; at < cueWord && at < from + 40; at++) {
    const lower = words[at]?.lower ?? ''
    if (lower === 'who' && isSomebody(at - 1)) return true
    if (/^(?:from|by)$/.test(lower) && isDocumentNoun(words[at - 1]?.lower ?? '')) return true
  }
  return false
}

const isVerb = (word: NameWord | undefined) => word?.pos === 'VERB' || word?.pos === 'AUX'

/** Every subject between two words, in order: names, pronouns and people in a role that a verb follows. */
export function subjectsBetween(read: ReadWords, from: number, to: number): { reading: SourceReading; at: number }[] {
  const { words, mentionAt } = read
  const found: { reading: SourceReading; at: number }[] = []
  const verbAfter = (at: number) => isVerb(words[afterAdverbs(words, at)])
  for (let at = from; at < to; at++) {
    const word = words[at]
    const mention = mentionAt[at]
    if (!word) break
    if (mention) {
      const end = mention.name.endWord
      if (!mention.name.possessive && isSubject(read, mention))
        found.push({ reading: { kind: 'name', mention, word: at }, at })
      at = Math.max(at, end - 1)
    } else if (SUBJECT_PRONOUNS.has(word.lower)) {
      if (verbAfter(at + 1)) found.push({ reading: { kind: 'pronoun', pronoun: word.lower, word: at }, at })
    } else if (roleOf(word.lower) !== null && verbAfter(at + 1)) {
      let start = at
      while (start > from && /^(NOUN|PROPN|ADJ|NUM)$/.test(words[start - 1]?.pos ?? '')) start--
      if (
        start > from &&
        (words[start - 1]?.pos === 'DET' || /^(his|her|their|its)$/.test(words[start - 1]?.lower ?? ''))
      )
        start--
      if (words[start - 1]?.pos === 'ADP' && words[start - 1]?.sentence === word.sentence) continue
      const reading = readPhrase(read, start, at + 1)
      if (reading.kind !== 'nothing') found.push({ reading, at: start })
    }
  }
  return found
}

/** Closing marks, commas and stops between a quotation and what follows it. */
const CLOSING = /^[,.!?"”’']+$/

/**
 * Who stands beside a statement that was found without its source: `…” Roe said`, `…, said Jane Roe, …`. Null where nobody
 * does.
 */
export function speakerBeside(read: ReadWords, attribution: Attribution): SourceReading | null {
  const { words, mentionAt } = read
  const named = (at: number): SourceReading | null => {
    const mention = mentionAt[at]
    const next = mention && words[mention.name.endWord]
    return mention && mention.name.firstWord === at && (!next || CLOSING.test(next.text))
      ? { kind: 'name', mention, word: at }
      : null
  }
  for (const [, end] of attribution.cue) {
    const at = wordFrom(words, end)
    if (SPEECH.has(words[at - 1]?.lower ?? '')) return named(at)
  }
  const last = attribution.content[attribution.content.length - 1]
  let at = last ? wordFrom(words, last[1]) : words.length
  for (let marks = 0; marks < 3 && CLOSING.test(words[at]?.text ?? ''); marks++) at++
  const first = words[at]
  if (!first || first.paragraph !== words[at - 1]?.paragraph) return null
  if (SPEECH.has(first.lower)) return named(at + 1)
  const mention = mentionAt[at]
  if (mention?.name.firstWord === at && SPEECH.has(words[mention.name.endWord]?.lower ?? ''))
    return { kind: 'name', mention, word: at }
  if (/^(he|she|they|it)$/.test(first.lower) && SPEECH.has(words[at + 1]?.lower ?? ''))
    return { kind: 'pronoun', pronoun: first.lower, word: at }
  return null
}

/** The noun phrase a sentence begins with, if it is of somebody or something that can speak. */
export function openingSubject(read: ReadWords, from: number, to: number): SourceReading | null {
  let start = from
  while (start < to) {
    // `And on Monday, the engineers …`
    const day = read.words[start]?.pos === 'ADP' && isCalendar(read.words[start + 1]?.bare ?? '')
    if (!day && !/^(CCONJ|ADV|PUNCT)$/.test(read.words[start]?.pos ?? '')) break
    start += day ? 2 : 1
  }
  const first = read.words[start]
  if (start >= to || !first || !/^(DET|NOUN|PROPN|ADJ|NUM)$/.test(first.pos)) return null
  const reading = readPhrase(read, start, to)
  return reading.kind === 'description' && canSpeak(reading.description) ? reading : null
}

/**
 * The subject that a cue belongs to: of the sentence's first clause for a participle, else the nearest one before the
 * cue. `outer` is the span of somebody's words that the statement stands in, if any; `isAnothers` tells words that are
 * what another statement says.
 */
export function clauseSubject(
  read: ReadWords,
  text: string,
  attribution: Attribution,
  outer: readonly [number, number] | null,
  isAnothers: (word: number) => boolean,
): SourceReading | null {
  const { words } = read
  const [cue] = attribution.cue
  if (cue === undefined || isPassive(read, attribution) || /\bby$/i.test(text.slice(cue[0], cue[1]))) return null
  const cueWord = wordFrom(words, cue[0])
  const sentence = words[cueWord]?.sentence
  if (sentence === undefined) return null
  const lowest = outer ? wordFrom(words, outer[0]) : 0
  let start = cueWord
  while (start > lowest && words[start - 1]?.sentence === sentence && cueWord - start < 120) start--
  // What stands after a preposition is no subject; the nearest one before it is.
  const begins = beginsAfterPreposition(read, text, attribution)
  const whole = begins < 0 ? null : readPhrase(read, begins, cueWord)
  const end = whole?.kind === 'description' || whole?.kind === 'joint' ? begins : cueWord
  const before = subjectsBetween(read, start, end).filter(({ at }) => !isAnothers(at))
  const opening = isAnothers(start) ? null : openingSubject(read, start, cueWord)
  if (opening && (before[0]?.at ?? cueWord) > start) before.unshift({ reading: opening, at: start })
  const first = before[0]?.reading ?? null
  if (isParticiple(text, attribution)) {
    if (first) return begins < 0 ? first : (before.at(-1)?.reading ?? first)
    let last = cueWord
    while (words[last]?.sentence === sentence && last - cueWord < 120) last++
    const after = subjectsBetween(read, cueWord, last).filter(({ at }) => words[at - 1]?.text === ',')
    return after[0]?.reading ?? null
  }
  return before.at(-1)?.reading ?? null
}
