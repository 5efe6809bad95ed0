import type { Spans } from '../../contract'
import { isPeoplePlural, roleOf } from '../text/names-lexicon'
import type { NameWord } from '../text/names-words'
import type { EntityMention } from './entities'
import { type Description, describePhrase, nounPhraseEnd, RELATIVES, type ReadWords, wordFrom } from './speakers-phrase'

/** What the source of an attribution says about its speaker, before anything is looked up elsewhere in the text. */
export type SourceReading =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'pronoun'; readonly pronoun: string; readonly word: number }
  | { readonly kind: 'relative'; readonly word: number }
  | {
      readonly kind: 'name'
      readonly mention: EntityMention
      readonly word: number
      /** The role noun that the source itself gives: `spokesman` in `a spokesman, Tim Vale`. */
      readonly role?: string
      /** The whole description that the name is an apposition to: `the official, Jane Roe`. */
      readonly description?: Description
    }
  | { readonly kind: 'description'; readonly description: Description; readonly word: number }
  | { readonly kind: 'joint'; readonly parts: readonly SourceReading[]; readonly from: number; readonly to: number }

const PRONOUNS = new Set(
  'he she it they we i you him her them us me his their its our my himself herself themselves itself hers theirs'.split(
    ' ',
  ),
)
const LEADING = new Set(['according', 'to', 'by', 'from', 'for', 'of', 'as', 'among', 'with', 'in'])

function holdsNoun({ words }: ReadWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const pos = words[at]?.pos
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') return true
  }
  return false
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
    if (holdsNoun(read, begin, stop)) {
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
  const begin = afterDateline(read, start, to)
  const parts: SourceReading[] = []
  const counted = afterQuantity(read, begin, to)
  let at = counted
  while (at < to && parts.length < 12) {
    const { reading, end } = readUnit(read, at, to)
    if (reading.kind === 'nothing') break
    parts.push(reading)
    const next = afterCoordination(read, end, to, parts)
    if (next === null) break
    at = next
  }
  const reading = joined(read, parts, counted, to)
  if (counted === begin || reading.kind !== 'description') return reading
  const { description } = reading
  return { ...reading, description: { ...description, from: begin, determiner: 'indefinite' } }
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

const QUANTITY =
  /^(?:(?:more|less|fewer|other) than|at (?:least|most)|close to|up to|as many as|nearly|about|almost|around|roughly|over|some) (?=\S)/

const QUANTITY_BEGINS = new Set(
  'more less fewer other at close up as nearly about almost around roughly over some'.split(' '),
)

/** Over `more than`, `at least`, `nearly` before a number of people. */
function afterQuantity(read: ReadWords, from: number, to: number): number {
  if (!QUANTITY_BEGINS.has(read.words[from]?.lower ?? '')) return from
  let written = ''
  for (let at = from; at < Math.min(to, from + 4); at++) written += `${read.words[at]?.lower ?? ''} `
  const counted = QUANTITY.exec(`${written}.`)?.[0].trim().split(' ').length ?? 0
  const next = read.words[from + counted]
  const counts =
    next &&
    (next.pos === 'NUM' || next.pos === 'DET' || /^(half|dozens?|hundreds|two|three|four|five)/.test(next.lower))
  return counted > 0 && from + counted < to && counts ? from + counted : from
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
  // `a dozen House and Senate Democrats`: one group.
  if (parts.length === 2 && first.kind === 'name' && second.kind === 'name') {
    const words = second.mention.name.key.split(' ')
    const oneWord = first.mention.name.endWord - first.mention.name.firstWord === 1 && !first.mention.name.titled
    if (words.length > 1 && oneWord && isPeoplePlural(words[words.length - 1] ?? '')) {
      const description = describePhrase(read, from, second.mention.name.endWord, to)
      return { kind: 'description', description, word: from }
    }
  }
  // `Harbour chief and television star Ben Falk`: one, described twice.
  if (parts.length === 2 && first.kind === 'description' && second.kind === 'name') {
    const { personal, plural, determiner } = first.description
    const described = second.word < second.mention.name.nameWord && !read.words[second.word]?.capital
    const goesOn = read.words[second.word]?.pos !== 'DET' && (determiner === 'bare' || determiner === 'possessive')
    if (personal && !plural && described && goesOn) return second
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
    const description = describePhrase(read, from, end, to)
    return { reading: { kind: 'description', description, word: from }, end: description.to }
  }
  if (last && (!last.name.possessive || end >= to))
    return { reading: { kind: 'name', mention: last, word: from }, end: afterName(read, end, to) }
  const named = namedAfter(read, from, end, to)
  if (named) return named
  const description = describePhrase(read, from, end, to)
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
function namedAfter(
  read: ReadWords,
  from: number,
  end: number,
  to: number,
): { reading: SourceReading; end: number } | null {
  let at = end
  while (at < to && !/^[,—–(]$/.test(read.words[at]?.text ?? '') && at < end + 14) at++
  const mention = read.mentionAt[at + 1]
  if (!mention || at + 1 >= to || /^(who|which|that)$/.test(read.words[at + 1]?.lower ?? '')) return null
  const head = read.words[end - 1]
  const role = head && roleOf(head.lower)
  const person = role ? !role.plural : /(?:or|er|ist|ian|ant|ee)$/.test(head?.lower ?? '')
  if (!person || mention.name.firstWord !== at + 1 || mention.name.possessive) return null
  // `the Democrat, Representative Jane Roe of Ohio,`
  const place = read.words[mention.name.endWord]?.lower === 'of' ? read.mentionAt[mention.name.endWord + 1] : undefined
  const nameEnd = place?.name.endWord ?? mention.name.endWord
  const after = read.words[nameEnd]
  const closes = nameEnd >= to || after === undefined || /^[,)—–(]$|^who$/.test(after.text)
  if (!closes || mention.name.key.split(' ').length < 2) return null
  const noun = role ? { role: role.noun, description: describePhrase(read, from, end, end) } : {}
  return { reading: { kind: 'name', mention, word: at + 1, ...noun }, end: mention.name.endWord }
}
