import {
  isBodyHead,
  isParticle,
  isPeople,
  isPeoplePlural,
  isPlaceHead,
  isThingHead,
  longNamesFrom,
  placeOf,
  roleOf,
  titleOf,
  transcriptLabel,
} from './names-lexicon'
import { type NameParts, partsOfRun } from './names-titles'
import { canBeInName, gatherEvidence, type NameWord, provenCapital, type WordEvidence } from './names-words'

/** A name as it stands in the text, with the words around it that tell what it is. */
export interface NameMention extends NameParts {
  /** UTF-16 offsets of the name, without title and possessive ending. */
  readonly start: number
  readonly end: number
  /** Where the title before it begins; equals `start` without one. */
  readonly fullStart: number
  /** Indices into the words, end exclusive; `firstWord` with the title. */
  readonly firstWord: number
  readonly nameWord: number
  readonly endWord: number
  /** Lower-case words of the name without full stops, joined by blanks. */
  readonly key: string
  readonly sentence: number
  readonly paragraph: number
  readonly possessive: boolean
  /** The small word right before it: `the`, `in`; empty at a sentence's beginning. */
  readonly before: string
}

const CONNECTED_BY_FOR = new Set([
  'americans',
  'citizens',
  'center',
  'centre',
  'doctors',
  'students',
  'women',
  'general',
])
const MANY_OF = new Set(['states', 'members', 'state', 'sons', 'daughters', 'friends', 'leader'])
const SUFFIX = /^(?:jr\.?|sr\.?|inc\.?|llc|ltd\.?|m\.d\.|ph\.d\.|esq\.?)$/

const startsName = (words: readonly NameWord[], at: number, evidence: WordEvidence): boolean => {
  const word = words[at]
  if (!word || !canBeInName(word)) return false
  const proven = provenCapital(evidence, word.lower)
  if (evidence.headlines.has(word.sentence)) return proven
  if (word.end - word.start === 1) return false
  if (!word.initial) return !(word.text.length > 5 && word.text === word.text.toUpperCase() && isSmall(evidence, word))
  if (proven || knownLength(words, at) > 0 || placeOf(word.lower) !== null || titleOf(word.bare) !== null) return true
  if (isPeople(word.lower)) return true
  if (isSmall(evidence, word)) return false
  const next = words[at + 1]
  const goesOn = next !== undefined && next.sentence === word.sentence && canBeInName(next)
  if (goesOn) return word.pos === 'PROPN' || word.pos === 'NOUN' || /^\p{Lu}\.?$/u.test(next.text)
  if (word.pos !== 'PROPN' || roleOf(word.lower) !== null) return false
  if (word.possessive) return true
  const acts = next !== undefined && (/^(VERB|AUX|ADV)$/.test(next.pos) || next.text === ',' || next.lower === 'and')
  return acts && !/[^s]s$/.test(word.lower)
}

const isSmall = (evidence: WordEvidence, word: NameWord) => (evidence.small.get(word.lower) ?? 0) > 0

/** How many words a known long name takes that begins here: 2 for `White House`. */
function knownLength(words: readonly NameWord[], at: number): number {
  const first = words[at]
  if (!first) return 0
  for (const name of longNamesFrom(first.lower))
    if (
      name.every(
        (part, offset) => words[at + offset]?.lower === part && words[at + offset]?.sentence === first.sentence,
      )
    )
      return name.length
  return 0
}

/** How many words beyond `at` belong to the same name: connectors with the capital that follows them. */
function connected(words: readonly NameWord[], start: number, at: number): number {
  const word = words[at]
  const last = words[at - 1]
  const sentence = words[start]?.sentence
  const capitalAt = (index: number) => {
    const next = words[index]
    return next !== undefined && next.sentence === sentence && canBeInName(next)
  }
  if (!word || !last || word.sentence !== sentence) return 0
  if (word.text === '&') return capitalAt(at + 1) ? 2 : 0
  if (word.text === ',') return SUFFIX.test(words[at + 1]?.lower ?? '') && capitalAt(at + 1) ? 2 : 0
  if (isParticle(word.lower) && !word.capital) {
    const second = words[at + 1]
    if (second && isParticle(second.lower) && capitalAt(at + 2)) return 3
    return capitalAt(at + 1) ? 2 : 0
  }
  const head = isBodyHead(last.bare) || isPlaceHead(last.bare) || isThingHead(last.bare)
  if (word.lower === 'of') {
    const titled = titleOf(last.bare) !== null && last.bare === 'secretary'
    if (!head && !titled && !MANY_OF.has(last.bare)) return 0
    if (capitalAt(at + 1)) return 2
    return words[at + 1]?.lower === 'the' && capitalAt(at + 2) ? 3 : 0
  }
  if (word.lower === 'for' || word.lower === 'on') {
    const joins = head || (word.lower === 'for' && (CONNECTED_BY_FOR.has(last.bare) || isPeoplePlural(last.lower)))
    if (!joins || isThingHead(last.bare)) return 0
    if (capitalAt(at + 1)) return 2
    return /^(the|a)$/.test(words[at + 1]?.lower ?? '') && capitalAt(at + 2) ? 3 : 0
  }
  if (word.lower === 'and' && !head && capitalAt(at + 1)) {
    const before = words[start - 1]
    // `Committee on Oversight and Reform`: within what such a body is for.
    for (let inside = start + 1; inside < at; inside++)
      if (/^(of|on|for)$/.test(words[inside]?.lower ?? '') && isBodyHead(words[inside - 1]?.bare ?? '')) return 2
    if (before?.lower !== 'the') return 0
    // `the United States and Norwegian Federation` are two.
    if (isPeople(words[at + 1]?.lower ?? '') || knownLength(words, start) >= at - start) return 0
    let end = at + 1
    while (capitalAt(end) && !words[end - 1]?.possessive) end++
    return isBodyHead(words[end - 1]?.bare ?? '') ? end - at : 0
  }
  return 0
}

/** Index after the last word of the name that begins at `start`. */
function endOfName(words: readonly NameWord[], start: number, evidence: WordEvidence): number {
  const first = words[start]
  const headline = first !== undefined && evidence.headlines.has(first.sentence)
  let end = start + Math.max(1, knownLength(words, start))
  while (end < words.length && end - start < 14) {
    if (words[end - 1]?.possessive) break
    const word = words[end]
    if (!word || word.sentence !== first?.sentence) break
    if (canBeInName(word) && (!headline || provenCapital(evidence, word.lower)))
      end += Math.max(1, knownLength(words, end))
    else {
      const more = headline ? 0 : connected(words, start, end)
      if (more === 0) break
      end += more
    }
  }
  return end
}

/** The mention that the words `from` to `end` make; null if they are no name. Written out: a spread costs several times as much. */
function mentionOf(words: readonly NameWord[], from: number, end: number): NameMention | null {
  const parts = isInitials(words, from, end) ? null : partsOfRun(words, from, end)
  let nameWord = parts?.nameWord ?? end
  // `President of the United States of America`: the title goes as far as its `of the`.
  while (nameWord < end - 1 && /^(?:of|the|for|and)$/.test(words[nameWord]?.text ?? '')) nameWord++
  const first = parts && words[nameWord]
  const last = words[end - 1]
  if (!parts || !first || !last) return null
  let key = ''
  for (let at = nameWord; at < end; at++) {
    const word = words[at]
    if (word && word.pos !== 'PUNCT') key = key === '' ? word.bare : `${key} ${word.bare}`
  }
  return {
    firstWord: parts.firstWord,
    nameWord,
    titled: parts.titled,
    roles: parts.roles,
    gender: parts.gender,
    start: first.start,
    end: last.end,
    fullStart: words[parts.firstWord]?.start ?? first.start,
    endWord: end,
    key,
    sentence: first.sentence,
    paragraph: first.paragraph,
    possessive: last.possessive,
    before: beforeOf(words, parts.firstWord),
  }
}

/** Every name in the text, in order, never overlapping. Near-linear. */
export function findNames(words: readonly NameWord[], evidence: WordEvidence = gatherEvidence(words)): NameMention[] {
  const mentions: NameMention[] = []
  let at = 0
  while (at < words.length) {
    if (!startsName(words, at, evidence)) {
      at++
      continue
    }
    const end = endOfName(words, at, evidence)
    const mention = isLabel(words, at, end) ? null : mentionOf(words, at, end)
    if (mention) mentions.push(mention)
    at = end
  }
  return mentions
}

/** `AUDIENCE MEMBER:` in a transcript. */
const isLabel = (words: readonly NameWord[], from: number, to: number): boolean =>
  to - from < 3 &&
  words[to]?.text === ':' &&
  transcriptLabel(`${words[from]?.text}${to - from > 1 ? ` ${words[to - 1]?.text}` : ''}`) !== null

/** Letters with full stops that no name follows: `N.C.` left over from a label in brackets. */
const isInitials = (words: readonly NameWord[], from: number, to: number): boolean =>
  to - from === 1 && /^(?:\p{Lu}\.?)$/u.test(words[from]?.text ?? '')

function beforeOf(words: readonly NameWord[], at: number): string {
  const word = words[at]
  const before = words[at - 1]
  return before && before.sentence === word?.sentence && before.pos !== 'PUNCT' ? before.lower : ''
}
