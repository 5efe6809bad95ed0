import type { NameMention } from '../text/names'
import {
  type Gender,
  genderOfFirstName,
  genderOfRole,
  isBodyHead,
  isKnownBody,
  isPeople,
  isPeoplePlural,
  isPlaceHead,
  isThingHead,
  placeOf,
  roleOf,
} from '../text/names-lexicon'
import { canBeInName, type NameWord, type WordEvidence } from '../text/names-words'
import type { Entity } from './types'

/** What the text around all mentions of one written name says about its bearer. */
export interface NameCues {
  titled: number
  /** Followed by `, who`, an age, a party label or an apposition with a role noun. */
  described: number
  /** Followed by he or she in its sentence, with no other name between. */
  followed: number
  /** Followed so by `he`, and by `she`. */
  he: number
  she: number
  /** Beside a verb of saying. */
  speaks: number
  /** After `in`, `at`, `near`. */
  located: number
  /** After `the` and not before another noun. */
  withArticle: number
  /** Role nouns of its titles and appositions. */
  readonly roles: Set<string>
  /** Other words of its titles and appositions: `ohio`, `republican`. */
  readonly attributes: Set<string>
  male: number
  female: number
}

export const noCues = (): NameCues => ({
  titled: 0,
  described: 0,
  followed: 0,
  he: 0,
  she: 0,
  speaks: 0,
  located: 0,
  withArticle: 0,
  roles: new Set(),
  attributes: new Set(),
  male: 0,
  female: 0,
})

/** Verbs of saying that stand beside the name of who speaks. */
export const SPEECH: ReadonlySet<string> = new Set(
  `said says say told tells asked asks added adds wrote writes tweeted argued argues insisted replied responded explained
  continued noted suggested acknowledged conceded joked quipped recalled testified concluded declared warned wants thinks
  believes`.split(/\s+/),
)
const LOCATING = new Set(['in', 'near', 'across', 'throughout', 'toward', 'towards'])
const DIRECTIONS = new Set(['northern', 'southern', 'eastern', 'western', 'central', 'downtown'])
const PARTY: Readonly<Record<string, string>> = { r: 'republican', d: 'democrat', i: 'independent' }

const countGender = (cues: NameCues, gender: Gender | null) => {
  if (gender === 'male') cues.male++
  if (gender === 'female') cues.female++
}

/** Adds what stands around one mention to the cues of its name. */
export function readCues(words: readonly NameWord[], mention: NameMention, cues: NameCues): void {
  if (mention.titled) cues.titled++
  countGender(cues, mention.gender)
  for (const role of mention.roles) cues.roles.add(role)
  for (let at = mention.firstWord; at < mention.nameWord; at++) cues.attributes.add(words[at]?.lower ?? '')
  for (let at = mention.firstWord - 1; at >= mention.firstWord - 3 && mention.roles.length > 0; at--) {
    const word = words[at]
    if (!word || word.sentence !== mention.sentence || !/^(NOUN|PROPN|ADJ)$/.test(word.pos)) break
    cues.attributes.add(word.lower)
  }
  if (mention.key.indexOf(' ') < 0) {
    const gender = pronounFollows(words, mention)
    if (gender !== null) cues.followed++
    if (gender === 'male') cues.he++
    if (gender === 'female') cues.she++
  }
  readRoleBefore(words, mention, cues)
  const next = words[mention.endWord]
  const before = words[mention.firstWord - 1]
  if (LOCATING.has(mention.before) || DIRECTIONS.has(mention.before)) cues.located++
  if (mention.before === 'of' && isPlaceHead(words[mention.firstWord - 2]?.lower ?? '')) cues.located++
  if (mention.before === 'the' && !(next && /^(NOUN|PROPN)$/.test(next.pos)) && !mention.possessive) cues.withArticle++
  if (!next || next.sentence !== mention.sentence) return
  if (SPEECH.has(next.lower) || (before && SPEECH.has(before.lower) && /^[,.”"“]|^who$/.test(next.text))) cues.speaks++
  if (next.lower === 'who') cues.described++
  if (next.text === ',' || next.text === '(' || next.text === '—' || next.text === '–')
    readApposition(words, mention.endWord + 1, cues)
}

/** `the envoy, Jane Roe,`: a role noun and a comma before the name, and a comma after it. */
function readRoleBefore(words: readonly NameWord[], mention: NameMention, cues: NameCues): void {
  const at = mention.firstWord - 1
  const closing = words[mention.endWord]
  if (words[at]?.text !== ',' || (closing && !/^[,.—–)]$/.test(closing.text)) || !mention.key.includes(' ')) return
  const role = roleOf(words[at - 1]?.lower ?? '')
  if (!role || role.plural || words[at - 1]?.sentence !== mention.sentence) return
  cues.described++
  cues.roles.add(role.noun)
  countGender(cues, genderOfRole(role.noun))
}

const MALE = new Set(['he', 'his', 'him', 'himself'])
const FEMALE = new Set(['she', 'her', 'herself'])

function pronounFollows(words: readonly NameWord[], mention: NameMention): Gender | null {
  for (let at = mention.endWord; at < mention.endWord + 20; at++) {
    const word = words[at]
    if (!word || word.sentence !== mention.sentence || (word.capital && canBeInName(word))) return null
    if (MALE.has(word.lower)) return 'male'
    if (FEMALE.has(word.lower)) return 'female'
  }
  return null
}

/** Reads what follows `NAME,`: `who …`, `45,`, `R-Ohio`, `a spokesman for …`. */
function readApposition(words: readonly NameWord[], from: number, cues: NameCues): void {
  const first = words[from]
  if (!first) return
  if (first.lower === 'who' || first.lower === 'whose' || first.lower === 'whom') {
    cues.described++
    return
  }
  if (/^\d{1,2}$/.test(first.text) && words[from + 1]?.text === ',') cues.described++
  const party = /^([RDI])(?:-\p{Lu}.*)?$/u.exec(first.text)?.[1]?.toLowerCase()
  if (party !== undefined) {
    cues.described++
    cues.roles.add(PARTY[party] ?? '')
    // `(R-Ohio)`, `(R-Calif.)`: the Ohio senator, the California senator.
    const state = first.lower.slice(2).replace(/\.$/, '')
    for (const word of (placeOf(state) ?? state).toLowerCase().split(' ')) if (word) cues.attributes.add(word)
    return
  }
  let head: string | null = null
  const seen: string[] = []
  let at = from
  for (; at < from + 10; at++) {
    const word = words[at]
    if (!word || word.sentence !== first.sentence || /^(PUNCT|ADP|VERB|AUX|CCONJ|SCONJ|PRON)$/.test(word.pos)) break
    if (at > from && (word.pos === 'DET' || (word.capital && canBeInName(word) && head !== null))) break
    const role = roleOf(word.lower)
    if (role && !role.plural) head = role.noun
    else if (word.pos !== 'DET') head = word.possessive ? null : head
    seen.push(word.lower)
  }
  // `Smith, Jones said`: a name is no apposition; `Smith, the Ohio governor,` is.
  const ends = words[at]
  if (head === null || (ends && /^(VERB|AUX)$/.test(ends.pos)) || seen.length === 0) return
  cues.described++
  cues.roles.add(head)
  countGender(cues, genderOfRole(head))
  for (const word of seen) cues.attributes.add(word)
}

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}.&]{1,6}$/u

/** The kind of what bears a name. `words` are lower case without full stops, `printed` as first written. */
export function kindOfName(
  words: readonly string[],
  printed: string,
  cues: NameCues,
  evidence: WordEvidence,
): { readonly kind: Entity['kind']; readonly sure: boolean } {
  const sure = (kind: Entity['kind']) => ({ kind, sure: true })
  const key = words.join(' ')
  const last = words[words.length - 1] ?? ''
  const first = words[0] ?? ''
  const isPerson = cues.titled > 0 || cues.described > 0
  if (isKnownBody(key)) return sure('body')
  if (placeOf(key) !== null && cues.titled === 0) return sure('place')
  if (words.length > 1 || cues.male + cues.female === 0) {
    if (isBodyHead(last)) return sure('body')
    if (isThingHead(last)) return words.length > 1 ? sure('topic') : { kind: 'topic', sure: false }
    if (isPlaceHead(last) && words.length > 1) return isPeople(first) ? sure('body') : sure('place')
  }
  if (isPeoplePlural(last)) return sure('group')
  if (words.some((word, at) => at > 0 && /^(of|for|on|the|and|&)$/.test(word)))
    return words.some(isBodyHead) ? sure('body') : sure(words.some(isPlaceHead) ? 'place' : 'topic')
  if (isPerson && words.length < 5) return sure('person')
  if (words.length === 1) {
    if (ACRONYM.test(printed)) return sure('body')
    if (isPeople(key)) return sure('group')
    if (cues.located > 0 && cues.speaks === 0) return sure('place')
    const proven = (evidence.capital.get(printed.toLowerCase()) ?? 0) > 0
    if (cues.followed > 0 && cues.withArticle === 0 && proven) return { kind: 'person', sure: true }
    return { kind: cues.speaks > 0 || cues.withArticle > 0 ? 'body' : 'topic', sure: false }
  }
  if (words.some((word) => /^\p{L}$/u.test(word) || /^(jr|sr|iii)$/.test(word))) return sure('person')
  if (printed === printed.toUpperCase()) return { kind: 'topic', sure: false }
  if (cues.speaks === 0 && placeOf(last) !== null) return { kind: 'place', sure: false }
  if (cues.speaks === 0 && placeOf(first) !== null && genderOfFirstName(first) === null)
    return { kind: 'body', sure: false }
  if (cues.withArticle > 0 || words.length > 4 || /\d/.test(key)) return { kind: 'body', sure: false }
  if (isPeople(first) || words.every((word) => (evidence.small.get(word) ?? 0) > 0))
    return { kind: 'body', sure: false }
  if (cues.located > 0 && cues.speaks === 0) return { kind: 'place', sure: false }
  return { kind: 'person', sure: cues.speaks > 0 }
}
