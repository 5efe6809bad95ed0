import bodyWords from '../../../resources/lexicons/bodies.json'
import firstNames from '../../../resources/lexicons/first-names.json'
import openerWords from '../../../resources/lexicons/openers.json'
import placeWords from '../../../resources/lexicons/places.json'
import roleWords from '../../../resources/lexicons/roles.json'
import titleWords from '../../../resources/lexicons/titles.json'

/** General knowledge about names: titles, role nouns, countries and peoples, last words of bodies. No list of people. */

export type Gender = 'male' | 'female'

/** What a title says about its bearer. */
export interface Title {
  readonly gender: Gender | null
  /** Role nouns that point back to the bearer: "the senator". */
  readonly roles: readonly string[]
}

const asTitle = ([, value]: [string, { gender?: string; roles: string[] }]): Title => ({
  gender: value.gender === 'male' || value.gender === 'female' ? value.gender : null,
  roles: value.roles,
})
const TITLES: ReadonlyMap<string, Title> = new Map(
  Object.entries(titleWords.titles).map((entry) => [entry[0], asTitle(entry)]),
)
/** The words of the longest title. */
export const LONGEST_TITLE = 4

/** The title written as these lower-case words without full stops, or null: `secretary of state`, `sen`. */
export const titleOf = (words: string): Title | null => TITLES.get(words) ?? null

const OPENERS: ReadonlySet<string> = new Set(openerWords.openers)
const CALENDAR: ReadonlySet<string> = new Set(openerWords.calendar)
const PARTICLES: ReadonlySet<string> = new Set(openerWords.particles)
/** A word that begins sentences and is no name: articles, pronouns, prepositions, adverbs. */
export const isOpener = (lower: string): boolean => OPENERS.has(lower)
/** The name of a day, month or feast. */
export const isCalendar = (lower: string): boolean => CALENDAR.has(lower)
/** A small word inside names of people: `de`, `van`, `bin`. */
export const isParticle = (lower: string): boolean => PARTICLES.has(lower)

const BODY_HEADS: ReadonlySet<string> = new Set(bodyWords.bodies)
const PLACE_HEADS: ReadonlySet<string> = new Set(bodyWords.places)
const THING_HEADS: ReadonlySet<string> = new Set(bodyWords.things)
const GENERIC_HEADS: ReadonlySet<string> = new Set(bodyWords.generic)
const KNOWN_BODIES: ReadonlySet<string> = new Set(bodyWords.knownBodies.map((name) => name.toLowerCase()))
export const isBodyHead = (lower: string): boolean => BODY_HEADS.has(lower)
export const isPlaceHead = (lower: string): boolean => PLACE_HEADS.has(lower)
export const isThingHead = (lower: string): boolean => THING_HEADS.has(lower)
/** A last word that a short form leaves out: `Front`, `Party`, `Inc`. */
export const isGenericHead = (lower: string): boolean => GENERIC_HEADS.has(lower)
/** A body that is called by a name of its own, such as a parliament's house. */
export const isKnownBody = (lower: string): boolean => KNOWN_BODIES.has(lower)

const withoutArticle = (name: string) => name.replace(/^the /i, '')
/** Abbreviations of states that are words without their full stop. */
const WORDS_TOO = new Set(['la', 'miss', 'ill', 'mass', 'wash', 'ore', 'ind'])
const PLACES = new Map<string, string>()
const PEOPLES = new Map<string, string>()
for (const { name, other, people, capitals } of [
  ...placeWords.countries,
  ...placeWords.states,
  ...placeWords.regions,
]) {
  for (const form of [name, ...other]) {
    const lower = withoutArticle(form).toLowerCase()
    PLACES.set(lower, name)
    const bare = lower.replaceAll('.', '')
    if (!WORDS_TOO.has(bare)) PLACES.set(bare, name)
  }
  for (const form of people) PEOPLES.set(form.toLowerCase(), name)
  for (const form of capitals) PLACES.set(form.toLowerCase(), form)
}
for (const name of placeWords.cities) PLACES.set(name.toLowerCase(), name)

/** The usual name of a country, state, capital or large city, or null: `U.S.` gives `United States`. */
export const placeOf = (lower: string): string | null => PLACES.get(lower) ?? null

const PARTIES: ReadonlySet<string> = new Set(
  `republican democrat democratic conservative liberal labour libertarian communist socialist islamist christian muslim
  jew jewish catholic protestant evangelical mormon sunni shiite shia hispanic latino latina latinx asian-american
  african-american black white native arab gop tory whig baathist nazi marxist zionist`.split(/\s+/),
)
const singular = (lower: string) => lower.replace(/(?<=[a-z]{3})(?<!s)s$/, '')
/** An adjective of nation, party or faith, or one of its people: `Russian`, `Republicans`. */
export const isPeople = (lower: string): boolean =>
  PEOPLES.has(lower) || PARTIES.has(lower) || PEOPLES.has(singular(lower)) || PARTIES.has(singular(lower))
/** People of a nation, party or faith: `Kurds`, `Republicans`, also `Tories`. */
export const isPeoplePlural = (lower: string): boolean =>
  (singular(lower) !== lower && isPeople(singular(lower))) || lower === 'tories' || lower === 'dems'
/** The country that an adjective or people belongs to, or null. */
export const countryOfPeople = (lower: string): string | null =>
  PEOPLES.get(lower) ?? PEOPLES.get(singular(lower)) ?? null

const ROLES = new Map<string, Gender | null>()
for (const noun of roleWords.neutral) ROLES.set(noun, null)
for (const noun of roleWords.male) ROLES.set(noun, 'male')
for (const noun of roleWords.female) ROLES.set(noun, 'female')
const PLURAL_PEOPLE: ReadonlySet<string> = new Set(roleWords.plural)

/** The role noun in the singular that a word is (`spokesmen` gives `spokesman`), and whether it stood in the plural. */
export function roleOf(lower: string): { readonly noun: string; readonly plural: boolean } | null {
  if (ROLES.has(lower)) return { noun: lower, plural: false }
  if (PLURAL_PEOPLE.has(lower)) return { noun: lower, plural: true }
  for (const noun of [
    lower.replace(/s$/, ''),
    lower.replace(/es$/, ''),
    lower.replace(/ies$/, 'y'),
    lower.replace(/men$/, 'man'),
    lower.replace(/wives$/, 'wife'),
    lower.replace(/people$/, 'person'),
  ])
    if (noun !== lower && ROLES.has(noun)) return { noun, plural: true }
  return null
}

/** The gender a role noun itself tells (`spokeswoman`), or null. */
export const genderOfRole = (noun: string): Gender | null => ROLES.get(noun) ?? null

const FIRST_NAMES = new Map<string, Gender>([
  ...firstNames.male.split(' ').map((name): [string, Gender] => [name, 'male']),
  ...firstNames.female.split(' ').map((name): [string, Gender] => [name, 'female']),
])
/** Whether he or she is said of people with this first name, where it is a common one. Never evidence of a name. */
export const genderOfFirstName = (lower: string): Gender | null => FIRST_NAMES.get(lower) ?? null

/** Two-or-more-word names of places and bodies by their first lower-case word, longest first. */
const LONG_NAMES = new Map<string, string[][]>()
for (const name of [...PLACES.keys(), ...KNOWN_BODIES]) {
  const parts = name.split(' ')
  const [first] = parts
  if (first === undefined || parts.length < 2) continue
  LONG_NAMES.set(
    first,
    [...(LONG_NAMES.get(first) ?? []), parts].sort((a, b) => b.length - a.length),
  )
}
/** Known names of more than one word that begin with this lower-case word, longest first. */
export const longNamesFrom = (lower: string): readonly (readonly string[])[] => LONG_NAMES.get(lower) ?? []
