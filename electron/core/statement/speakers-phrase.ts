import { isPeople, isPeoplePlural, roleOf, titleOf, transcriptLabel } from '../text/names-lexicon'
import type { NameWord } from '../text/names-words'
import type { EntityMention } from './entities'

/** Noun phrases that describe who speaks, read word by word. */

/** A description of a speaker without a name of his own: `another senior US official`, `the senator`. */
export interface Description {
  /** The noun that says what it is, singular where it is a role noun: `official`, `prime minister`, `campaign`. */
  readonly head: string
  readonly plural: boolean
  /** The head is a noun for people. */
  readonly personal: boolean
  /** `definite`: the, this; `another`; `indefinite`: a, one, some; `possessive`: his, X's; `bare`: nothing. */
  readonly determiner: 'definite' | 'another' | 'indefinite' | 'possessive' | 'bare'
  /** Lower-case words between determiner and head. */
  readonly modifiers: readonly string[]
  /** The entity named right before the head: whose campaign, whose spokesman. */
  readonly owner: number | null
  /** Word index of a possessive pronoun that it begins with (`his campaign`), or null. */
  readonly ownerPronoun: number | null
  /** Word index of the head. */
  readonly headWord: number
  /** First and after-last word of the whole phrase, without a relative clause. */
  readonly from: number
  readonly to: number
}

/** The words of an article and the mention that each belongs to. */
export interface ReadWords {
  readonly words: readonly NameWord[]
  /** For each word, the mention whose title or name it is part of. */
  readonly mentionAt: readonly (EntityMention | undefined)[]
}

/** Pronouns that begin a relative clause. */
export const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'whose'])
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'both'])
const INDEFINITE = new Set(
  'a an one some several many most few two three four five six seven eight nine ten dozens hundreds thousands numerous various any no more other others'.split(
    ' ',
  ),
)
const OWNING = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const SINGULAR_S = /(ss|us|is|news|series|politics|congress|process)$/

/** Words that stand for people without a noun: `some in the party`, `one of his advisers`. */
const MANY_PEOPLE = new Set(
  'some many others most few several both all those two three four five six half third two-thirds quarter quarters majority minority percent dozens hundreds thousands millions'.split(
    ' ',
  ),
)
/** True for a word that stands for people without saying which: `many`. */
export const isQuantity = (lower: string): boolean => MANY_PEOPLE.has(lower)
const ONE_PERSON = new Set(['one', 'another', 'someone', 'somebody', 'anyone', 'everyone', 'nobody'])

/** Index of the first word that starts at or after `offset`. */
export function wordFrom(words: readonly NameWord[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Index after the last word of the simple noun phrase that begins at `from`: determiners, adjectives, nouns, names. */
export function nounPhraseEnd(read: ReadWords, from: number, to: number): number {
  let at = from
  let nouns = 0
  while (at < to) {
    const mention = read.mentionAt[at]
    if (mention) {
      at = Math.min(mention.name.endWord, to)
      nouns++
      continue
    }
    const word = read.words[at]
    if (!word || word.pos === 'PUNCT' || word.pos === 'ADP' || word.pos === 'AUX' || word.pos === 'CCONJ') break
    if (word.pos === 'PRON' && !(at === from && OWNING.has(word.lower)) && !DEFINITE.has(word.lower)) break
    if (word.pos === 'SCONJ' || word.pos === 'PART' || RELATIVES.has(word.lower)) {
      if (at === from && DEFINITE.has(word.lower)) {
        at++
        continue
      }
      if (word.pos !== 'PART') break
    }
    if (word.pos === 'DET' && at > from && nouns > 0) break
    if (word.pos === 'ADV' && nouns > 0) break
    const noun = word.pos === 'NOUN' || word.pos === 'PROPN' || roleOf(word.lower) !== null
    // `Roe's running mate`: a participle after a possessive is part of the phrase.
    if (word.pos === 'VERB' && nouns > 0 && !noun && !read.words[at - 1]?.possessive) break
    if (noun) nouns++
    at++
  }
  // A trailing adverb or participle that no noun follows is not the head.
  while (
    at > from + 1 &&
    !read.mentionAt[at - 1] &&
    /^(ADV|VERB|ADJ)$/.test(read.words[at - 1]?.pos ?? '') &&
    nouns > 0 &&
    !roleOf(read.words[at - 1]?.lower ?? '')
  )
    at--
  return at
}

function determinerOf(word: NameWord, owned: boolean): Description['determiner'] {
  if (OWNING.has(word.lower) || owned) return 'possessive'
  if (word.lower === 'another') return 'another'
  if (DEFINITE.has(word.lower)) return 'definite'
  if (INDEFINITE.has(word.lower) || word.pos === 'NUM') return 'indefinite'
  return 'bare'
}

/** The words of a label such as `AUDIENCE MEMBER`. */
export const labelAt = (words: readonly NameWord[], from: number, end: number): string =>
  words
    .slice(from, end)
    .map((word) => word.text)
    .join(' ')

/** Nouns of number before the people themselves: `a number of senators`. */
const PARTITIVES = new Set(
  'number group handful couple majority minority series host dozen score pair crowd chorus string variety array coalition slew'.split(
    ' ',
  ),
)

/** `a number of business leaders`: the people after `of`, several of them. */
function peopleAfter(read: ReadWords, headWord: number, to: number): Description | null {
  const { words } = read
  if (!PARTITIVES.has(words[headWord]?.lower ?? '') || words[headWord + 1]?.lower !== 'of') return null
  const end = nounPhraseEnd(read, headWord + 2, to)
  if (end <= headWord + 2) return null
  const people = describePhrase(read, headWord + 2, end, to)
  return people.plural && people.personal ? people : null
}

/** The description that the noun phrase `from` to `end` gives; it may go on to `to`. */
export function describePhrase(read: ReadWords, from: number, end: number, to: number): Description {
  const { words, mentionAt } = read
  const several = peopleAfter(read, end - 1, to)
  if (several) return { ...several, from, determiner: 'indefinite' }
  const first = words[from] as NameWord
  const headWord = words[end - 1] as NameWord
  const before = words[end - 2]
  const compound = before && end - 2 >= from ? `${before.bare} ${headWord.bare}` : ''
  const role = roleOf(headWord.lower)
  const lower = headWord.lower
  const many = MANY_PEOPLE.has(lower) || isPeoplePlural(lower)
  const label = end - from < 3 ? transcriptLabel(labelAt(words, from, end)) : null
  // `the Ohio Republican`
  const member = end - from > 1 && isPeople(lower) && !isPeoplePlural(lower) && headWord.pos !== 'ADJ'
  const one = ONE_PERSON.has(lower) || label !== null || member
  const proper = headWord.pos === 'PROPN' && !headWord.initial
  const plural = role ? role.plural : many || (/s$/.test(lower) && !SINGULAR_S.test(lower) && !proper)
  const pronoun = OWNING.has(first.lower) && !mentionAt[from] ? from : null
  let owner: number | null = null
  for (let at = end - 2; at >= from && owner === null; at--)
    if (mentionAt[at] !== mentionAt[end - 1]) owner = mentionAt[at]?.entity ?? null
  const owned = owner !== null && words.slice(from, end - 1).some((word) => word.possessive)
  const determiner = label?.asks ? 'another' : determinerOf(first, owned)
  const starts = determiner === 'bare' || (determiner === 'possessive' && pronoun === null) ? from : from + 1
  return {
    head: compound !== '' && titleOf(compound) !== null ? compound : (role?.noun ?? lower),
    plural,
    personal: role !== null || many || one,
    determiner,
    modifiers: words.slice(starts, Math.max(starts, end - 1)).map((word) => word.lower),
    owner,
    ownerPronoun: pronoun,
    headWord: end - 1,
    from,
    to: plural && areNamedAfter(read, end, to) ? withoutMark(read, to) : phraseEnd(read, end, to),
  }
}

const withoutMark = ({ words }: ReadWords, to: number) => (words[to - 1]?.pos === 'PUNCT' ? to - 1 : to)

/** True if what follows the comma names those who are described: `two mayors, Roe and Moss`. */
function areNamedAfter({ words, mentionAt }: ReadWords, end: number, to: number): boolean {
  let at = end
  while (at < to && words[at]?.text !== ',') at++
  if (at + 1 >= to) return false
  for (at++; at < to; at++) if (!mentionAt[at] && words[at]?.lower !== 'and' && words[at]?.text !== ',') return false
  return true
}

/** True for a verb in the past or present whose object follows: not `travelling with the envoy` or `briefed on the plan`. */
function takesObject({ words, mentionAt }: ReadWords, at: number): boolean {
  const next = words[at + 1]
  if (!next || /ing$/.test(words[at]?.lower ?? '')) return false
  return mentionAt[at + 1] !== undefined || next.pos === 'DET' || next.pos === 'PRON'
}

/** The description goes on over `of …`, `travelling with …` and stops before a comma or a relative clause. */
function phraseEnd(read: ReadWords, end: number, to: number): number {
  let at = end
  while (at < to) {
    const word = read.words[at]
    if (!word || /^[,;:—–()]$|^--$/.test(word.text) || /^(who|which|whose|whom)$/.test(word.lower)) break
    if (word.lower === 'that' && /^(VERB|AUX)$/.test(read.words[at + 1]?.pos ?? '')) break
    if (word.lower === 'and' && at === end) break
    // `some senators have said`, `officials used the letters to say`: what they do is no part of who they are.
    if (word.pos === 'AUX' || (word.pos === 'VERB' && takesObject(read, at))) break
    at++
  }
  while (at > end && at < to && read.words[at - 1]?.pos === 'ADV') at--
  return at
}
