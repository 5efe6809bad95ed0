import type { Spans } from '../../contract'
import { isPeoplePlural, roleOf, titleOf } from '../text/names-lexicon'
import type { NameWord } from '../text/names-words'
import type { EntityMention } from './entities'

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

/** What the source of an attribution says about its speaker, before anything is looked up elsewhere in the text. */
export type SourceReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'pronoun'; readonly pronoun: string; readonly word: number }
  | { readonly kind: 'relative'; readonly word: number }
  | { readonly kind: 'name'; readonly mention: EntityMention; readonly word: number }
  | { readonly kind: 'description'; readonly description: Description; readonly word: number }
  | { readonly kind: 'joint'; readonly parts: readonly SourceReading[]; readonly from: number; readonly to: number }

/** The words of an article and the mention that each belongs to. */
export interface ReadWords {
  readonly words: readonly NameWord[]
  /** For each word, the mention whose title or name it is part of. */
  readonly mentionAt: readonly (EntityMention | undefined)[]
}

const PRONOUNS = new Set(
  'he she it they we i you him her them us me his their its our my himself herself themselves itself hers theirs'.split(
    ' ',
  ),
)
const RELATIVES = new Set(['who', 'which', 'that', 'whom', 'whose'])
const DEFINITE = new Set(['the', 'this', 'that', 'these', 'those', 'both'])
const INDEFINITE = new Set(
  'a an one some several many most few two three four five six seven eight nine ten dozens hundreds thousands numerous various any no more other others'.split(
    ' ',
  ),
)
const OWNING = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const LEADING = new Set(['according', 'to', 'by', 'from', 'for', 'of', 'as', 'among', 'with', 'in'])
/** Words that stand for people without a noun: `some in the party`, `one of his advisers`. */
const MANY_PEOPLE = new Set(
  'some many others most few several both all those two three four five six half third two-thirds quarter quarters majority minority percent dozens hundreds thousands millions'.split(
    ' ',
  ),
)
const ONE_PERSON = new Set(['one', 'another', 'someone', 'somebody', 'anyone', 'everyone', 'nobody'])
const SINGULAR_S = /(ss|us|is|news|series|politics|congress|process)$/

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

/** Reads the source of an attribution. */
export function readSource(read: ReadWords, source: Spans): SourceReading {
  const [first] = source
  const last = source[source.length - 1]
  if (!first || !last) return { kind: 'nothing' }
  let from = wordFrom(read.words, first[0])
  let to = wordFrom(read.words, first[1])
  // A source in several pieces is read by its first piece that has a noun or a name in it.
  for (const [start, end] of source) {
    const [begin, stop] = [wordFrom(read.words, start), wordFrom(read.words, end)]
    if (read.words.slice(begin, stop).some((word) => /^(NOUN|PROPN|PRON)$/.test(word.pos))) {
      from = begin
      to = stop
      break
    }
  }
  // An offset inside a word (`Smith` of `Smith-led`) still means that word.
  if (from === to && from > 0 && (read.words[from - 1]?.end ?? 0) > first[0]) from--
  return readPhrase(read, from, to)
}

const isWord = (word: NameWord | undefined) => word !== undefined && word.pos !== 'PUNCT'

/** Reads the noun phrase from word `from` to `to`. */
export function readPhrase(read: ReadWords, from: number, to: number): SourceReading {
  let start = from
  let both = false
  while (start < to) {
    const word = read.words[start]
    if (!word) break
    if (word.lower === 'both' || word.lower === 'either' || word.lower === 'neither') both = true
    else if (
      isWord(word) &&
      !(LEADING.has(word.lower) && !read.mentionAt[start]) &&
      word.pos !== 'CCONJ' &&
      word.pos !== 'SCONJ'
    )
      break
    start++
  }
  if (start >= to) {
    const word = read.words[from]
    if (both && word) return { kind: 'pronoun', pronoun: 'they', word: from }
    return { kind: 'nothing' }
  }
  const parts: SourceReading[] = []
  let at = afterDateline(read, start, to)
  while (at < to && parts.length < 12) {
    const { reading, end } = readUnit(read, at, to)
    if (reading.kind === 'nothing') break
    parts.push(reading)
    const next = afterCoordination(read, end, to, parts)
    if (next === null) break
    at = next
  }
  return joined(read, parts, start, to)
}

/** `GENEVA — Jane Roe`: the place a report is filed from is no part of who speaks. */
function afterDateline(read: ReadWords, from: number, to: number): number {
  for (let at = from; at < Math.min(to, from + 8); at++) {
    const word = read.words[at]
    if (!word) break
    if (/^(—|–|―|--|-)$/.test(word.text)) {
      const place = read.words[from]
      return place && place.text === place.text.toUpperCase() && place.text.length > 2 && at + 1 < to ? at + 1 : from
    }
  }
  return from
}

/** Where the next member of a list begins (`A, B and C`), or null if no list goes on at word `at`. */
function afterCoordination(read: ReadWords, at: number, to: number, parts: readonly SourceReading[]): number | null {
  let next = at
  const comma = read.words[next]?.text === ','
  if (comma) next++
  if (/^(and|or|nor|&)$/.test(read.words[next]?.lower ?? '')) return next + 1 < to ? next + 1 : null
  if (!comma || next >= to) return null
  // A comma goes on with the list only where an `and` still follows and every member so far is a name.
  const { reading, end } = readUnit(read, next, to)
  if (reading.kind !== 'name' || parts.some((part) => part.kind !== 'name')) return null
  if (reading.mention.name.fullStart < (read.words[next]?.start ?? 0)) return null
  const after = read.words[end]?.text === ',' ? end + 1 : end
  const goesOn =
    read.words[after]?.lower === 'and' || (read.words[end]?.text === ',' && read.mentionAt[end + 1] !== undefined)
  return goesOn && after < to ? next : null
}

function joined(read: ReadWords, parts: readonly SourceReading[], from: number, to: number): SourceReading {
  const [first, second] = parts
  if (!first) return { kind: 'nothing' }
  if (!second) return first
  const names = parts.filter((part) => part.kind === 'name')
  // `U.S. and Iranian officials`: the place only describes the noun.
  if (first.kind === 'name' && second.kind === 'description' && second.description.plural && parts.length === 2) {
    const bare = second.description.determiner === 'bare' && first.mention.name.before !== 'the'
    const place = first.mention.name.endWord - first.word === 1 && !first.mention.name.titled
    if (bare && place && second.description.modifiers.length > 0 && read.words[first.word + 1]?.lower === 'and')
      return { ...second, description: { ...second.description, from, modifiers: [] } }
  }
  const people = parts.filter((part) => part.kind === 'name' || part.kind === 'pronoun')
  if (names.length === 0 && people.length === 0) {
    if (first.kind !== 'description') return first
    const last = parts[parts.length - 1]
    // `state and local leaders`: the first noun only describes the second.
    const adjectival =
      !first.description.plural && first.description.determiner === 'bare' && !first.description.personal
    if (adjectival && last?.kind === 'description' && last.description.plural)
      return { ...last, description: { ...last.description, from: first.description.from } }
    const end = last?.kind === 'description' ? last.description.to : first.description.to
    const plural =
      first.description.plural || (second.kind === 'description' && second.description.determiner !== 'bare')
    return { ...first, description: { ...first.description, plural, to: end } }
  }
  return { kind: 'joint', parts, from, to }
}

/** One member: a pronoun, a name with its apposition, or a description with its own. */
function readUnit(read: ReadWords, from: number, to: number): { reading: SourceReading; end: number } {
  const word = read.words[from]
  const nothing = { reading: { kind: 'nothing' } as const, end: from + 1 }
  if (!word) return nothing
  const alone = from + 1 >= to || !/^(NOUN|PROPN|ADJ|NUM)$/.test(read.words[from + 1]?.pos ?? '')
  if (RELATIVES.has(word.lower) && alone) return { reading: { kind: 'relative', word: from }, end: from + 1 }
  if (PRONOUNS.has(word.lower) && alone && !read.mentionAt[from])
    return { reading: { kind: 'pronoun', pronoun: word.lower, word: from }, end: from + 1 }
  const end = nounPhraseEnd(read, from, to)
  if (end === from || (end === from + 1 && /^(VERB|AUX)$/.test(word.pos) && !roleOf(word.lower))) return nothing
  const last = read.mentionAt[end - 1]
  if (last && isSomeOfPeople(read, last, from, end, to)) {
    const description = describe(read, from, end, to)
    return { reading: { kind: 'description', description, word: from }, end: description.to }
  }
  if (last && (!last.name.possessive || end >= to))
    return { reading: { kind: 'name', mention: last, word: from }, end: afterName(read, end, to) }
  const named = namedAfter(read, end, to)
  if (named) return named
  const description = describe(read, from, end, to)
  return { reading: { kind: 'description', description, word: from }, end: description.to }
}

/** `some Republicans`, `Kurds in the north`: fewer than the whole people, so a description of its own. */
function isSomeOfPeople(read: ReadWords, mention: EntityMention, from: number, end: number, to: number): boolean {
  if (!isPeoplePlural(mention.name.key.split(' ').pop() ?? '')) return false
  const described =
    mention.name.firstWord > from && !/^(the|both)$/.test(read.words[mention.name.firstWord - 1]?.lower ?? '')
  return described || (end < to && read.words[end]?.pos === 'ADP')
}

/** After a name: over a party in brackets and an apposition that ends before a list goes on. */
function afterName(read: ReadWords, end: number, to: number): number {
  let at = end
  if (read.words[at]?.text === '(') {
    while (at < to && read.words[at]?.text !== ')' && at < end + 12) at++
    at++
  }
  return Math.min(at, to)
}

/** `A spokesman for the firm, Jane Roe,`: the name behind the description is the speaker. */
function namedAfter(read: ReadWords, end: number, to: number): { reading: SourceReading; end: number } | null {
  let at = end
  while (at < to && !/^[,—–(]$/.test(read.words[at]?.text ?? '') && at < end + 14) at++
  const mention = read.mentionAt[at + 1]
  if (!mention || at + 1 >= to || /^(who|which|that)$/.test(read.words[at + 1]?.lower ?? '')) return null
  const head = read.words[end - 1]
  const role = head && roleOf(head.lower)
  const person = role ? !role.plural : /(?:or|er|ist|ian|ant|ee)$/.test(head?.lower ?? '')
  if (!person || mention.name.firstWord !== at + 1 || mention.name.possessive) return null
  const after = read.words[mention.name.endWord]
  const closes = mention.name.endWord >= to || after === undefined || /^[,)—–(]$|^who$/.test(after.text)
  if (!closes || mention.name.key.split(' ').length < 2) return null
  return { reading: { kind: 'name', mention, word: at + 1 }, end: mention.name.endWord }
}

/** Index after the last word of the simple noun phrase that begins at `from`: determiners, adjectives, nouns, names. */
function nounPhraseEnd(read: ReadWords, from: number, to: number): number {
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
    if (word.pos === 'VERB' && nouns > 0 && !noun) break
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

function describe(read: ReadWords, from: number, end: number, to: number): Description {
  const { words, mentionAt } = read
  const first = words[from] as NameWord
  const headWord = words[end - 1] as NameWord
  const before = words[end - 2]
  const compound = before && end - 2 >= from ? `${before.bare} ${headWord.bare}` : ''
  const role = roleOf(headWord.lower)
  const lower = headWord.lower
  const several = MANY_PEOPLE.has(lower) || isPeoplePlural(lower)
  const one = ONE_PERSON.has(lower)
  const proper = headWord.pos === 'PROPN' && !headWord.initial
  const plural = role ? role.plural : several || (/s$/.test(lower) && !SINGULAR_S.test(lower) && !proper)
  const pronoun = OWNING.has(first.lower) && !mentionAt[from] ? from : null
  let owner: number | null = null
  for (let at = end - 2; at >= from && owner === null; at--)
    if (mentionAt[at] !== mentionAt[end - 1]) owner = mentionAt[at]?.entity ?? null
  const owned = owner !== null && words.slice(from, end - 1).some((word) => word.possessive)
  const determiner = determinerOf(first, owned)
  const starts = determiner === 'bare' || (determiner === 'possessive' && pronoun === null) ? from : from + 1
  return {
    head: compound !== '' && titleOf(compound) !== null ? compound : (role?.noun ?? lower),
    plural,
    personal: role !== null || several || one,
    determiner,
    modifiers: words.slice(starts, Math.max(starts, end - 1)).map((word) => word.lower),
    owner,
    ownerPronoun: pronoun,
    headWord: end - 1,
    from,
    to: phraseEnd(read, end, to),
  }
}

/** The description goes on over `of …`, `travelling with …` and stops before a comma or a relative clause. */
function phraseEnd(read: ReadWords, end: number, to: number): number {
  let at = end
  while (at < to) {
    const word = read.words[at]
    if (!word || /^[,;:—–()]$|^--$/.test(word.text) || /^(who|which|whose|whom)$/.test(word.lower)) break
    if (word.lower === 'and' && at === end) break
    at++
  }
  return at
}
