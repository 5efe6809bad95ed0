import { genderOfRole } from '../text/names-lexicon'
import { type Place, rankCandidates, referenceFrom } from './coreference'
import { canBeCalled, canBeEpithet, canRepeat, fitsPerson, namesBody } from './speakers-descriptions'
import type { Description } from './speakers-phrase'
import { resolvePronoun } from './speakers-pronouns'
import { asSpeaker, CLEAR_LEAD, decide, type SpeakerState } from './speakers-state'
import type { LocalSpeaker } from './types'

/** How prominent somebody must be for a description not used before to mean him. */
const LEAST_EPITHET = 1.6
/** How many times oftener one bearer of a role must be named than the next to be meant from afar. */
const MAIN_BEARER = 3
/** How many described speakers are looked back at. */
const MOST_LOOKED_AT = 60

/** Adds an entity that the text only describes. */
export function addDescribed(state: SpeakerState, description: Description, name: string, offset: number): number {
  const entity = state.entities.length
  const kind = description.plural ? 'group' : description.personal ? 'unnamed' : 'body'
  state.entities.push({
    name,
    kind,
    sure: true,
    aliases: new Set(),
    roles: new Set([description.head]),
    attributes: new Set(description.modifiers),
    gender: genderOfRole(description.head),
  })
  state.described.push({ entity, description, offset })
  state.descriptionOf.set(entity, description)
  // `some House Democrats` speak, not the House Democrats whose name stands in the phrase.
  const head = state.read.mentionAt[description.headWord]
  const at = head ? referenceFrom(state.named, head.name.start) : -1
  const reference = state.named[at]
  if (head && reference?.offset === head.name.start) state.named[at] = { ...reference, weight: 0 }
  return entity
}

const phrase = (state: SpeakerState, from: number, to: number): string => {
  const { words } = state.read
  const first = words[from]
  const last = words[to - 1]
  if (!first || !last) return ''
  const written = state.text.slice(first.start, last.end).replace(/\s+/g, ' ')
  return written.replace(/^(?:the|this|that|these|those) (?=\S)/i, '')
}

/** The speaker that a description means: somebody met before, or a new one who stays without a name. */
export function resolveDescription(
  state: SpeakerState,
  description: Description,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const { determiner } = description
  const name = phrase(state, description.from, description.to)
  if (description.ownerPronoun !== null) {
    const word = state.read.words[description.ownerPronoun]
    const owner = word && resolvePronoun(state, word.lower, place, new Set())
    if (!owner || owner.entity === null) {
      const own = state.described.find((entry) => state.entities[entry.entity]?.name === name)
      return asSpeaker(state, own?.entity ?? addDescribed(state, description, name, place.offset), 'named')
    }
    const owned = { ...description, owner: owner.entity, ownerPronoun: null, determiner: 'possessive' as const }
    const known = state.described.findLast((entry) => isSameOwned(entry.description, owned))
    const written = `${state.entities[owner.entity]?.name ?? ''}'s ${name.split(' ').slice(1).join(' ')}`
    return asSpeaker(state, known?.entity ?? addDescribed(state, owned, written, place.offset), 'resolved')
  }
  if (determiner === 'indefinite' || determiner === 'another')
    return asSpeaker(state, addDescribed(state, description, name, place.offset), 'named')
  const same = state.described.findLast((entry) =>
    description.owner !== null
      ? isSameOwned(entry.description, description)
      : canRepeat(entry.description, description),
  )
  if (determiner === 'definite' && !description.plural) {
    if (description.personal) {
      const bearer = resolveByRole(state, description, place, excluded, same !== undefined)
      if (bearer) return bearer
    }
    if (description.personal && !same && description.owner === null) {
      const [named, next] = rankCandidates([state.named, state.spoken], place, (index) => {
        const entity = state.entities[index]
        return entity && !excluded.has(index) && canBeEpithet(entity, description) ? 1 : 0
      })
      if (named && named.score >= LEAST_EPITHET && named.score >= CLEAR_LEAD * (next?.score ?? 0))
        return asSpeaker(state, named.entity, 'resolved')
    }
    if (!description.personal && namesBody(description)) {
      const bodies = rankCandidates([state.named, state.spoken], place, (index) => {
        const entity = state.entities[index]
        return entity && !excluded.has(index) && description.owner === null && canBeCalled(entity, description.head)
          ? 1
          : 0
      })
      if (bodies.length > 0) return decide(state, bodies, 'body')
      const bearers = state.entities.flatMap((entity, index) =>
        description.owner === null && canBeCalled(entity, description.head) ? [index] : [],
      )
      if (bearers.length === 1 && bearers[0] !== undefined && !same) return asSpeaker(state, bearers[0], 'resolved')
    }
  }
  if (same) {
    // `the official` after `a senior official`: worked out from the text; `officials` again: the description used.
    const repeats = state.entities[same.entity]?.name.toLowerCase() === name.toLowerCase()
    return asSpeaker(state, same.entity, repeats || determiner === 'bare' ? 'named' : 'resolved')
  }
  return asSpeaker(state, addDescribed(state, description, name, place.offset), 'named')
}

/** `the senator`: people who bear the role, those with a name first; the text's main bearer where none stands near. */
function resolveByRole(
  state: SpeakerState,
  description: Description,
  place: Place,
  excluded: ReadonlySet<number>,
  repeats: boolean,
): LocalSpeaker | null {
  const near = (suits: (index: number) => boolean) =>
    rankCandidates([state.named, state.spoken], place, (index) => (!excluded.has(index) && suits(index) ? 1 : 0))
  const isBearer = (index: number) => {
    const entity = state.entities[index]
    return entity !== undefined && fitsPerson(entity, description)
  }
  const people = near(isBearer)
  if (people.length > 0) return decide(state, people, 'person')
  const older = repeats
    ? state.described.slice(-MOST_LOOKED_AT).filter((entry) => canRepeat(entry.description, description))
    : []
  const described = near((index) => older.some((entry) => entry.entity === index))
  if (described.length > 0) return decide(state, described, 'unnamed')
  if (repeats) return null
  const mentions = (index: number) => state.mentions[index] ?? 0
  const far = state.entities
    .flatMap((entity, index) => (!excluded.has(index) && fitsPerson(entity, description) ? [index] : []))
    .sort((a, b) => mentions(b) - mentions(a) || a - b)
  const [main, next] = far
  if (main === undefined) return null
  if (next === undefined || mentions(main) >= MAIN_BEARER * mentions(next)) return asSpeaker(state, main, 'resolved')
  return null
}

const isSameOwned = (earlier: Description, later: Description) =>
  earlier.owner !== null &&
  earlier.owner === later.owner &&
  earlier.head === later.head &&
  earlier.plural === later.plural
