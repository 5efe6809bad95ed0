import { genderOfRole, isPeople, transcriptLabel } from '../text/names-lexicon'
import { type Candidate, type Place, rankCandidates, referenceFrom } from './coreference'
import {
  canBeCalled,
  canBeEpithet,
  canRepeat,
  type DescribedEntity,
  fitsPerson,
  namesBody,
} from './speakers-descriptions'
import { isWords } from './speakers-documents'
import { type Description, isQuantity, labelAt } from './speakers-phrase'
import { resolvePronoun } from './speakers-pronouns'
import { asSpeaker, CLEAR_LEAD, decide, kindOf, type SpeakerState, unknownSpeaker } from './speakers-state'
import type { LocalSpeaker } from './types'

/** How prominent somebody must be for a description not used before to mean him. */
const LEAST_EPITHET = 1.6
/** How many times oftener one bearer of a role must be named than the next to be meant from afar. */
const MAIN_BEARER = 3
/** How many earlier descriptions with the same head are looked back at, and how many bodies from afar. */
const MOST_LOOKED_AT = 40
const MOST_BODIES = 300
/** `Neither side said`, `none of the candidates wants`: nobody does. */
const NOBODY = /^(?:no|none|neither|nobody)$/
/** How many people near are offered where a description settles nobody. */
const MOST_NEAR = 3

/** Adds an entity that the text only describes. */
function addDescribed(state: SpeakerState, description: Description, name: string): number {
  const entity = state.entities.length
  state.entities.push({
    name,
    kind: description.plural ? 'group' : description.personal ? 'unnamed' : 'body',
    sure: true,
    aliases: new Set(),
    roles: new Set([description.head]),
    attributes: new Set(description.modifiers),
    gender: genderOfRole(description.head),
  })
  const alike = state.described.get(description.head)
  if (alike) alike.push({ entity, description })
  else state.described.set(description.head, [{ entity, description }])
  state.descriptionOf.set(entity, description)
  // `some House Democrats` speak, not the House Democrats whose name stands in the phrase.
  const head = state.read.mentionAt[description.headWord]
  const at = head ? referenceFrom(state.named, head.name.start) : -1
  const reference = state.named[at]
  if (head && reference?.offset === head.name.start) state.named[at] = { ...reference, weight: 0 }
  return entity
}

/** The description as it is written, on one line and without `the`. */
function written(state: SpeakerState, from: number, to: number): string {
  const { words } = state.read
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last) return ''
  const phrase = state.text.slice(first.start, last.end).replace(/\s+/g, ' ')
  return phrase.replace(/^(?:the|this|that|these) (?=\S)/i, '')
}

/** The entity of a document whose author is known: the one mentioned before under this description, or a new one. */
export function describedAs(state: SpeakerState, description: Description): number {
  const same = earlier(state, description.head, (entry) => canRepeat(entry.description, description))
  return same?.entity ?? addDescribed(state, description, written(state, description.from, description.to))
}

/** The latest description with this head that means the same. */
const earlier = (state: SpeakerState, head: string, isSame: (entry: DescribedEntity) => boolean) =>
  state.described.get(head)?.slice(-MOST_LOOKED_AT).findLast(isSame)

const isSameOwned = (before: Description, after: Description) =>
  before.owner !== null && before.owner === after.owner && before.head === after.head && before.plural === after.plural

/** `his campaign`: the campaign of whom the pronoun means. */
function resolveOwned(state: SpeakerState, description: Description, pronoun: number, place: Place): LocalSpeaker {
  const name = written(state, description.from, description.to)
  const word = state.read.words[pronoun]
  const owner = word && resolvePronoun(state, word.lower, place, new Set())
  if (!owner || owner.entity === null) {
    const own = earlier(state, description.head, ({ entity }) => state.entities[entity]?.name === name)
    const entity = own?.entity ?? addDescribed(state, description, name)
    state.awaited.add(entity)
    return unknownSpeaker([entity], kindOf(state.entities[entity]))
  }
  const owned = { ...description, owner: owner.entity, ownerPronoun: null, determiner: 'possessive' as const }
  const known = earlier(state, owned.head, (entry) => isSameOwned(entry.description, owned))
  const full = `${state.entities[owner.entity]?.name ?? ''}'s ${name.split(' ').slice(1).join(' ')}`
  return asSpeaker(state, known?.entity ?? addDescribed(state, owned, full), 'resolved')
}

/** The speaker that a description means: somebody met before, or a new one who stays without a name. */
export function resolveDescription(
  state: SpeakerState,
  description: Description,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const { determiner, head } = description
  if (description.ownerPronoun !== null) return resolveOwned(state, description, description.ownerPronoun, place)
  const label = transcriptLabel(labelAt(state.read.words, description.from, description.to))
  const name = label?.name ?? written(state, description.from, description.to)
  const asNew = () => {
    const entity = addDescribed(state, description, name)
    const settled = introduces(state, description) ? 'named' : isMetBefore(state, description) ? 'resolved' : null
    return settled ? asSpeaker(state, entity, settled) : unsettled(state, entity, place, excluded)
  }
  if (NOBODY.test(state.read.words[description.from]?.lower ?? '')) return unknownSpeaker([], 'unnamed')
  if (determiner === 'indefinite' || determiner === 'another') return asNew()
  const same = earlier(state, head, (entry) =>
    description.owner !== null
      ? isSameOwned(entry.description, description)
      : canRepeat(entry.description, description),
  )
  if (determiner === 'definite' && !description.plural) {
    const near = (suits: (index: number) => boolean) =>
      rankCandidates([state.named, state.spoken], place, (index) => (!excluded.has(index) && suits(index) ? 1 : 0))
    const found = description.personal
      ? (resolveByRole(state, description, near, same !== undefined) ??
        (same || description.owner !== null ? null : resolveEpithet(state, description, near)))
      : description.owner === null && namesBody(description)
        ? resolveBody(state, head, near, same !== undefined)
        : null
    if (found) return found
  }
  if (!same) return asNew()
  // `the official` after `a senior official`: worked out from the text; `officials` again: the description used.
  if (state.awaited.has(same.entity)) return unsettled(state, same.entity, place, excluded)
  const repeats = state.entities[same.entity]?.name.toLowerCase() === name.toLowerCase()
  const says = determiner === 'bare' || (repeats && introduces(state, description))
  return asSpeaker(state, same.entity, says ? 'named' : 'resolved')
}

/**
 * True if a description itself says who speaks: an unnamed speaker whom it brings in (`a senior official`, `officials`).
 * `The chairman`, `the administration` and a bare `many` mean somebody whom the reader has to know from elsewhere.
 */
function introduces(state: SpeakerState, { determiner, plural, personal, modifiers, ...phrase }: Description): boolean {
  const { words, mentionAt } = state.read
  const alone = phrase.headWord === phrase.from && phrase.to === phrase.headWord + 1
  if (alone && (isQuantity(phrase.head) || words[phrase.from]?.lower === 'such')) return false
  if (determiner !== 'definite') return true
  let names = modifiers.some(isPeople)
  for (let at = phrase.from; at < phrase.to && !names; at++) names = mentionAt[at] !== undefined
  return plural && personal ? names || modifiers.length > 0 : !personal && names
}

/**
 * True if the text has spoken of somebody in these words before, so that `the driver` is the driver. The words of
 * somebody (`the ad`) stay somebody's, and `many` may be any.
 */
function isMetBefore(state: SpeakerState, description: Description): boolean {
  if (isWords(description) || isQuantity(description.head)) return false
  if (!description.personal || description.plural) return true
  const { words } = state.read
  const { lower } = words[description.headWord] ?? { lower: '' }
  state.firstNouns ??= firstNouns(words)
  return (state.firstNouns.get(lower) ?? words.length) < description.from
}

/** Where each noun first stands, as word indices. */
function firstNouns(words: SpeakerState['read']['words']): Map<string, number> {
  const first = new Map<string, number>()
  words.forEach(({ pos, lower }, at) => {
    if (pos === 'NOUN' && !first.has(lower)) first.set(lower, at)
  })
  return first
}

/** Somebody whom the text takes to be known: the people near who may be meant, and whoever it is that was described. */
function unsettled(state: SpeakerState, entity: number, place: Place, excluded: ReadonlySet<number>): LocalSpeaker {
  const { kind, gender } = state.entities[entity] ?? { kind: 'unnamed', gender: null }
  const people = rankCandidates([state.named, state.spoken], place, (index) => {
    const other = state.entities[index]
    if (!other || excluded.has(index) || (kind !== 'group' && other.kind !== 'person')) return 0
    if (kind === 'group' && other.kind !== 'group') return 0
    return gender !== null && other.gender !== null && gender !== other.gender ? 0 : 1
  })
  state.awaited.add(entity)
  const near = people.slice(0, MOST_NEAR).map((candidate) => candidate.entity)
  return unknownSpeaker([...near, entity], kindOf(state.entities[entity]))
}

/** `The official, Jane Roe, said`: an official spoken of before without a name is her. */
export function noteIdentity(state: SpeakerState, description: Description, person: number): void {
  if (description.determiner !== 'definite' || description.plural) return
  const before = earlier(state, description.head, (entry) => canRepeat(entry.description, description))
  if (before && before.entity !== person) state.sameAs.set(before.entity, person)
}

/** Those near a place that suit, likeliest first. */
type Near = (suits: (index: number) => boolean) => Candidate[]

/** `the senator`: people who bear the role, those with a name first; the text's main bearer where none stands near. */
function resolveByRole(
  state: SpeakerState,
  description: Description,
  near: Near,
  repeats: boolean,
): LocalSpeaker | null {
  const bearers = new Set(state.bearers.get(description.head)?.slice(0, MOST_BODIES))
  const isBearer = (index: number) => {
    const entity = bearers.has(index) ? state.entities[index] : undefined
    return entity !== undefined && fitsPerson(entity, description)
  }
  const people = near(isBearer)
  if (people.length > 0) return decide(state, people, 'person')
  if (repeats) {
    const alike = state.described.get(description.head)?.slice(-MOST_LOOKED_AT) ?? []
    const older = new Set(
      alike.filter((entry) => canRepeat(entry.description, description)).map(({ entity }) => entity),
    )
    const described = near((index) => older.has(index))
    return described.length > 0 ? decide(state, described, 'unnamed') : null
  }
  const mentions = (index: number) => state.mentions[index] ?? 0
  const [main, next] = [...bearers].filter(isBearer).sort((a, b) => mentions(b) - mentions(a) || a - b)
  if (main === undefined) return null
  const isMain = next === undefined || mentions(main) >= MAIN_BEARER * mentions(next)
  return isMain ? asSpeaker(state, main, 'resolved') : null
}

/** `the New York businessman`: another word for the person most prominent here. */
function resolveEpithet(state: SpeakerState, description: Description, near: Near): LocalSpeaker | null {
  const [person, next] = near((index) => {
    const entity = state.entities[index]
    return entity !== undefined && canBeEpithet(entity, description)
  })
  const clear = person && person.score >= LEAST_EPITHET && person.score >= CLEAR_LEAD * (next?.score ?? 0)
  return clear ? asSpeaker(state, person.entity, 'resolved') : null
}

/** `the agency`: the nearest body that can be called so, or the only one of the text. */
function resolveBody(state: SpeakerState, head: string, near: Near, repeats: boolean): LocalSpeaker | null {
  const isCalled = (index: number) => {
    const entity = state.entities[index]
    return entity !== undefined && !state.descriptionOf.has(index) && canBeCalled(entity, head)
  }
  const bodies = near(isCalled)
  if (bodies.length > 0) return decide(state, bodies, 'body')
  if (repeats) return null
  const [only, ...others] = state.bodies.slice(0, MOST_BODIES).filter(isCalled)
  return only !== undefined && others.length === 0 ? asSpeaker(state, only, 'resolved') : null
}
