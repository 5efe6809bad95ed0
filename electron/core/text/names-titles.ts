import {
  type Gender,
  genderOfFirstName,
  genderOfRole,
  isBodyHead,
  isPeople,
  isPeoplePlural,
  isPlaceHead,
  isThingHead,
  LONGEST_TITLE,
  placeOf,
  roleOf,
  titleOf,
} from './names-lexicon'
import type { NameWord } from './names-words'

/** A run of capitalised words taken apart: a title (`US Secretary of State`) and the name after it. */
export interface NameParts {
  /** First word of the title, or of the name where there is none. */
  readonly firstWord: number
  /** First word of the name. */
  readonly nameWord: number
  /** The title says that a person follows. */
  readonly titled: boolean
  /** Role nouns that point back to the bearer of the title. */
  readonly roles: readonly string[]
  readonly gender: Gender | null
}

const isHead = (bare: string) => isBodyHead(bare) || isPlaceHead(bare) || isThingHead(bare)
/** Titles that as often begin the name of something else: `General Motors`. */
const DOUBTFUL = new Set(['general', 'major', 'father', 'sister', 'prince', 'lady', 'king', 'queen', 'chief', 'duke'])

/** Adjectives that `the` makes a people of: the French, the British, the Chinese. Not `the Republican`. */
const AS_PEOPLE = /(?:sh|ch|ese|ss|is)$/

/** After these any word is a name, even one that is a title itself: `Mr. King`. */
const COURTESY = new Set(['mr', 'mrs', 'ms', 'miss', 'dr'])

/** The last title inside the words `from` to `to`: where it ends and what it says. */
function lastTitle(words: readonly NameWord[], from: number, to: number) {
  const courtesy = COURTESY.has(words[from]?.bare ?? '') ? titleOf(words[from]?.bare ?? '') : null
  if (courtesy && to > from + 1) return { start: from, end: from + 1, title: courtesy, word: words[from]?.bare ?? '' }
  for (let end = to; end > from; end--)
    for (let length = Math.min(LONGEST_TITLE, end - from); length > 0; length--) {
      let written = ''
      for (let at = end - length; at < end; at++) written += `${written && ' '}${words[at]?.bare ?? ''}`
      const title = titleOf(written)
      if (title && end === to && isNamedSo(words, from, end - length)) continue
      if (title) return { start: end - length, end, title, word: written }
    }
  return null
}

/** `Peter T. King`, `Steve King`: after a first name or an initial a title is a family name. */
const isNamedSo = (words: readonly NameWord[], from: number, at: number): boolean =>
  at > from && (genderOfFirstName(words[at - 1]?.bare ?? '') !== null || /^\p{Lu}\.?$/u.test(words[at - 1]?.text ?? ''))

/** True for words that only describe a title or role: `Russian`, `Ohio`, `House`, `Republican`. */
const describes = (word: NameWord | undefined) =>
  word !== undefined &&
  (isPeople(word.lower) ||
    placeOf(word.lower) !== null ||
    isHead(word.bare) ||
    titleOf(word.bare) !== null ||
    roleOf(word.lower) !== null ||
    word.pos === 'ADJ')

/**
 * Takes apart the capitalised words `from` to `to`. Null if they are no name: an adjective of nation or party (`Russian`
 * in `Russian jets`), or a title that nobody's name follows (`the Secretary of State`).
 */
export function partsOfRun(words: readonly NameWord[], from: number, to: number): NameParts | null {
  const last = words[to - 1]
  if (!last) return null
  const headed = isHead(last.bare)
  const title = lastTitle(words, from, to)
  const found = headed && to - from > 1 && title?.end !== to ? null : title
  if (found) {
    const rest = words.slice(found.end, to)
    if (rest.length > 0 && !rest.some((word) => isBodyHead(word.bare) || isPlaceHead(word.bare))) {
      const plain = DOUBTFUL.has(found.word) && rest.length === 1 && found.start === from
      if (!(plain && words[from - 1]?.lower === 'the'))
        return {
          firstWord: from,
          nameWord: found.end,
          titled: true,
          roles: found.title.roles,
          gender: found.title.gender,
        }
    }
    if (rest.length === 0) {
      const before = words.slice(from, found.start)
      if (before.length === 0 || before.every(describes) || before.length > 2) return null
    }
  }
  return withRoleInside(words, from, to) ?? withoutAdjectives(words, from, to, headed)
}

/** `National Security Adviser Jane Roe`: a role noun with a capital, and two words or more after it. */
function withRoleInside(words: readonly NameWord[], from: number, to: number): NameParts | null {
  if (isHead(words[to - 1]?.bare ?? '')) return null
  for (let at = to - 3; at >= from; at--) {
    const role = roleOf(words[at]?.lower ?? '')
    if (!role || role.plural || isPeople(words[at]?.lower ?? '')) continue
    if (at === from && words[at + 1]?.text === '&') continue
    return { firstWord: from, nameWord: at + 1, titled: true, roles: [role.noun], gender: genderOfRole(role.noun) }
  }
  return null
}

function withoutAdjectives(words: readonly NameWord[], from: number, to: number, headed: boolean): NameParts | null {
  const role = isPlace(words, from, to) ? null : roleBefore(words, from)
  const named = (nameWord: number): NameParts => ({
    firstWord: role && nameWord === from ? from - 1 : from,
    nameWord,
    titled: role !== null && nameWord === from,
    roles: role && nameWord === from ? [role] : [],
    gender: role && nameWord === from ? genderOfRole(role) : null,
  })
  const first = words[from]
  if (!first) return null
  if (to - from === 1 && isPeople(first.lower) && placeOf(first.lower) === null) {
    const next = words[to]
    const noun = next && next.sentence === first.sentence && /^(NOUN|PROPN|ADJ)$/.test(next.pos)
    if (isPeoplePlural(first.lower)) return named(from)
    const asPeople = words[from - 1]?.lower === 'the' && AS_PEOPLE.test(first.lower)
    return first.possessive || noun || !asPeople ? null : named(from)
  }
  // `the Ohio Republican` describes somebody.
  const last = words[to - 1]
  const member =
    last !== undefined && isPeople(last.lower) && !isPeoplePlural(last.lower) && placeOf(last.lower) === null
  if (member && to - from > 1 && /^(?:the|a|an)$/.test(words[from - 1]?.lower ?? '') && isPlace(words, from, to - 1))
    return null
  let start = from
  while (!headed && to - start > 2 && describesName(words[start])) start++
  if (to - start === 1 && roleOf(words[start]?.lower ?? '') !== null && start > from) return null
  return named(start)
}

function isPlace(words: readonly NameWord[], from: number, to: number): boolean {
  let written = words[from]?.lower ?? ''
  for (let at = from + 1; at < to; at++) written += ` ${words[at]?.lower ?? ''}`
  return placeOf(written) !== null
}

/** A nation, party or place before a name of two words or more: `Republican`, `Ohio`. */
const describesName = (word: NameWord | undefined) =>
  word !== undefined &&
  !word.possessive &&
  (isPeople(word.lower) || (placeOf(word.lower) !== null && !/^st/.test(word.bare)))

/** The role noun in small letters right before a name: `spokeswoman` in `Harbour Board spokeswoman Jane Roe` */
function roleBefore(words: readonly NameWord[], from: number): string | null {
  const word = words[from]
  const before = words[from - 1]
  if (!word || !before || before.sentence !== word.sentence || before.capital || before.possessive) return null
  const role = roleOf(before.lower)
  return role && !role.plural && before.pos !== 'VERB' && before.pos !== 'ADJ' ? role.noun : null
}
