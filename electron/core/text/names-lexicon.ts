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
  `republican democrat dem democratic conservative liberal labour libertarian communist socialist islamist islamic christian muslim
  jew jewish catholic protestant evangelical mormon sunni shiite shia hispanic latino latina latinx asian-american
  african-american black white native arab gop tory whig baathist nazi marxist zionist`.split(/\s+/),
)
/** Everything that can be said of one of a people (`kurd`, `kurdish`), and of many (`kurds`). */
const PEOPLE_WORDS: ReadonlySet<string> = new Set([...PEOPLES.keys(), ...PARTIES])
const PEOPLE_PLURALS: ReadonlySet<string> = new Set([
  ...[...PEOPLE_WORDS].filter((word) => !word.endsWith('s') && !/(?:sh|ch|ese)$/.test(word)).map((word) => `${word}s`),
  'tories',
  'dems',
])
/** An adjective of nation, party or faith, or one of its people: `Russian`, `Republicans`. */
export const isPeople = (lower: string): boolean => PEOPLE_WORDS.has(lower) || PEOPLE_PLURALS.has(lower)
/** People of a nation, party or faith: `Kurds`, `Republicans`, also `Tories`. */
export const isPeoplePlural = (lower: string): boolean => PEOPLE_PLURALS.has(lower)
const ROLES = new Map<string, Gender | null>()
for (const noun of roleWords.neutral) ROLES.set(noun, null)
for (const noun of roleWords.male) ROLES.set(noun, 'male')
for (const noun of roleWords.female) ROLES.set(noun, 'female')

/** A role noun as a word in the text gives it: in the singular, and whether it stood in the plural. */
export interface Role {
  readonly noun: string
  readonly plural: boolean
}

const pluralOf = (noun: string): string => {
  if (/man$/.test(noun)) return noun.replace(/man$/, 'men')
  if (/person$/.test(noun)) return noun.replace(/person$/, 'people')
  if (/(?:ife)$/.test(noun)) return noun.replace(/fe$/, 'ves')
  if (/[^aeiou]y$/.test(noun)) return noun.replace(/y$/, 'ies')
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

const ROLE_WORDS = new Map<string, Role>()
for (const noun of ROLES.keys()) ROLE_WORDS.set(pluralOf(noun), { noun, plural: true })
for (const noun of roleWords.plural) ROLE_WORDS.set(noun, { noun, plural: true })
for (const noun of ['spokesperson', 'chairperson']) ROLE_WORDS.set(`${noun}s`, { noun, plural: true })
for (const noun of ROLES.keys()) ROLE_WORDS.set(noun, { noun, plural: false })

/** The role noun that a word is (`spokesmen` gives `spokesman`, in the plural), or null. */
export const roleOf = (lower: string): Role | null => ROLE_WORDS.get(lower) ?? null

/** The gender a role noun itself tells (`spokeswoman`), or null. */
export const genderOfRole = (noun: string): Gender | null => ROLES.get(noun) ?? null

const FIRST_NAMES = new Map<string, Gender>([
  ...firstNames.male.split(' ').map((name): [string, Gender] => [name, 'male']),
  ...firstNames.female.split(' ').map((name): [string, Gender] => [name, 'female']),
])
/** Whether he or she is said of people with this first name, where it is a common one. Never evidence of a name. */
export const genderOfFirstName = (lower: string): Gender | null => FIRST_NAMES.get(lower) ?? null

/** A label of a transcript that names nobody, as a noun; `asks` where each time it may be another. */
export interface TranscriptLabel {
  readonly name: string
  readonly asks: boolean
}
const ASKS = /^(?:REPORTER|JOURNALIST|INTERVIEWER|PARTICIPANT|STUDENT|AUDIENCE|AUDIENCE MEMBER)$/
const LEADS = /^(?:MODERATOR|HOST|ANCHOR|OPERATOR|INTERPRETER|TRANSLATOR|ANNOUNCER|FACILITATOR)$/

/** Who speaks under a label in capitals that names nobody (`Q.`, `QUESTION`, `MODERATOR`); null for any other. */
export const transcriptLabel = (label: string): TranscriptLabel | null => {
  if (/^Q(?:\.|UESTION|UESTIONER)?$/.test(label)) return { name: 'questioner', asks: true }
  const asks = ASKS.test(label)
  return asks || LEADS.test(label) ? { name: label.toLowerCase(), asks } : null
}

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
