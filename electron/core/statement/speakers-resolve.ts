import type { SpeakerKind } from '../../contract'
import { genderOfRole } from '../text/names-lexicon'
import { type Candidate, type Place, type Reference, rankCandidates, SPEAKER_WEIGHT } from './coreference'
import type { FoundEntity } from './entities'
import {
  canBeCalled,
  canBeEpithet,
  canRepeat,
  type DescribedEntity,
  fitsPerson,
  namesBody,
} from './speakers-descriptions'
import { type Description, type ReadWords, readPhrase, type SourceReading } from './speakers-source'
import type { LocalSpeaker } from './types'

/** Everything known while the speakers of one article are worked out, in text order. */
export interface SpeakerState {
  readonly text: string
  readonly read: ReadWords
  readonly entities: FoundEntity[]
  /** For entities that are only described, their description. */
  readonly described: DescribedEntity[]
  readonly descriptionOf: Map<number, Description>
  /** References by name, and those made by sources already understood; each in text order. */
  readonly named: readonly Reference[]
  readonly spoken: Reference[]
  /** Groups such as `A and B` by their members. */
  readonly joint: Map<string, number>
  readonly members: Map<number, readonly number[]>
}

/** How much likelier the best candidate must be than the next before it is shown as resolved. */
const CLEAR_LEAD = 1.5
/** A candidate weighed lower than this is too far away to be meant. */
const LEAST_SCORE = 0.45
/** How prominent somebody must be for a description not used before to mean him. */
const LEAST_EPITHET = 1.6
const MOST_CANDIDATES = 4

export const unknownSpeaker = (candidates: readonly number[] = [], kind: SpeakerKind = 'unnamed'): LocalSpeaker => ({
  entity: null,
  certainty: 'unknown',
  kind,
  members: [],
  candidates,
})

const kindOf = (entity: FoundEntity | undefined): SpeakerKind =>
  entity === undefined || entity.kind === 'topic' ? 'body' : entity.kind

/** The speaker that an entity is. */
export const asSpeaker = (state: SpeakerState, entity: number, certainty: 'named' | 'resolved'): LocalSpeaker => ({
  entity,
  certainty,
  kind: kindOf(state.entities[entity]),
  members: state.members.get(entity) ?? [],
  candidates: [],
})

/** The best candidate where it leads clearly; else unknown, with those that could be meant. */
export function decide(state: SpeakerState, ranked: readonly Candidate[], kind: SpeakerKind): LocalSpeaker {
  const [best, second] = ranked
  if (!best || best.score < LEAST_SCORE) return unknownSpeaker(best ? [best.entity] : [], kind)
  if (!second || best.score >= CLEAR_LEAD * second.score) return asSpeaker(state, best.entity, 'resolved')
  const close = ranked.filter((candidate) => candidate.score * CLEAR_LEAD > best.score)
  return unknownSpeaker(
    close.slice(0, MOST_CANDIDATES).map((candidate) => candidate.entity),
    kind,
  )
}

const PERSONAL: Readonly<Record<string, 'male' | 'female'>> = {
  he: 'male',
  him: 'male',
  his: 'male',
  himself: 'male',
  she: 'female',
  her: 'female',
  hers: 'female',
  herself: 'female',
}
const MANY = new Set(['they', 'them', 'their', 'theirs', 'themselves'])
const THING = new Set(['it', 'its', 'itself'])

/** Whom a pronoun of the third person means. `excluded` are those whom its own content names. */
export function resolvePronoun(
  state: SpeakerState,
  pronoun: string,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const gender = PERSONAL[pronoun]
  const suits = (index: number): number => {
    const entity = state.entities[index]
    if (!entity || excluded.has(index)) return 0
    const description = state.descriptionOf.get(index)
    const many = entity.kind === 'group' || description?.plural === true
    if (gender) {
      if (many || (entity.kind !== 'person' && entity.kind !== 'unnamed')) return 0
      if (entity.gender !== null) return entity.gender === gender ? 1 : 0
      return (gender === 'female' ? 0.6 : 0.8) * (entity.sure ? 1 : 0.6)
    }
    if (MANY.has(pronoun)) return many ? 1 : entity.kind === 'body' ? 0.4 : 0
    if (THING.has(pronoun)) {
      if (many || entity.kind === 'person' || entity.kind === 'unnamed') return 0
      return entity.kind === 'body' ? 1 : 0.5
    }
    return 0
  }
  const kind = gender ? 'person' : MANY.has(pronoun) ? 'group' : 'body'
  return decide(state, rankCandidates([state.named, state.spoken], place, suits), kind)
}

/** Adds an entity that the text only describes. */
function addDescribed(state: SpeakerState, description: Description, name: string, offset: number): number {
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
function resolveDescription(
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
    const older = same && state.described.filter((entry) => canRepeat(entry.description, description))
    const people = description.personal
      ? rankCandidates([state.named, state.spoken], place, (index) => {
          const entity = state.entities[index]
          if (!entity || excluded.has(index)) return 0
          if (older?.some((entry) => entry.entity === index)) return 1
          return fitsPerson(entity, description) ? 1 : 0
        })
      : []
    const [near] = people
    if (near) return decide(state, people, 'person')
    const far = description.personal ? bearersOfRole(state, description) : []
    if (far.length === 1 && far[0] !== undefined && !same) return asSpeaker(state, far[0], 'resolved')
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

const isSameOwned = (earlier: Description, later: Description) =>
  earlier.owner !== null &&
  earlier.owner === later.owner &&
  earlier.head === later.head &&
  earlier.plural === later.plural

const bearersOfRole = (state: SpeakerState, description: Description): number[] =>
  state.entities.flatMap((entity, index) => (fitsPerson(entity, description) ? [index] : []))

/** `who` after a noun: the noun phrase right before it. */
function resolveRelative(state: SpeakerState, word: number, place: Place, excluded: ReadonlySet<number>): LocalSpeaker {
  const { words, mentionAt } = state.read
  let end = word
  while (end > 0 && /^[,)—–(]$/.test(words[end - 1]?.text ?? '') && words[end - 1]?.sentence === words[word]?.sentence)
    end--
  const mention = mentionAt[end - 1]
  const personal = /^who/.test(words[word]?.lower ?? '')
  const kind = mention && state.entities[mention.entity]?.kind
  if (mention && (!personal || kind === 'person' || kind === 'group' || kind === 'body'))
    return asSpeaker(state, mention.entity, 'resolved')
  let from = end
  while (from > 0 && end - from < 12) {
    const before = words[from - 1]
    if (!before || before.sentence !== words[word]?.sentence) break
    if (!mentionAt[from - 1] && !/^(NOUN|PROPN|ADJ|DET|NUM|ADP|PART)$/.test(before.pos)) break
    from--
  }
  while (from < end && words[from]?.pos === 'ADP') from++
  const reading = readPhrase(state.read, from, end)
  if (reading.kind === 'relative' || reading.kind === 'nothing') return unknownSpeaker()
  const found = resolveReading(state, reading, place, excluded)
  return found.certainty === 'named' ? { ...found, certainty: 'resolved' } : found
}

function resolveJoint(
  state: SpeakerState,
  reading: Extract<SourceReading, { kind: 'joint' }>,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const parts = reading.parts.map((part) => resolveReading(state, part, place, excluded))
  const known = parts.flatMap((part) => (part.entity === null ? [] : [part.entity]))
  const members = [...new Set(known)]
  if (known.length < parts.length || members.length < 2)
    return unknownSpeaker([...members, ...parts.flatMap((part) => part.candidates)], 'group')
  const key = [...members].sort((a, b) => a - b).join(' ')
  let entity = state.joint.get(key)
  if (entity === undefined) {
    entity = state.entities.length
    const names = members.map((member) => state.entities[member]?.name ?? '')
    state.entities.push({
      name: `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`,
      kind: 'group',
      sure: true,
      aliases: new Set(),
      roles: new Set(),
      attributes: new Set(),
      gender: null,
    })
    state.joint.set(key, entity)
    state.members.set(entity, members)
  }
  return asSpeaker(state, entity, parts.every((part) => part.certainty === 'named') ? 'named' : 'resolved')
}

/** The speaker that a source means, by what stands before it in the text. First-person pronouns are not settled here. */
export function resolveReading(
  state: SpeakerState,
  reading: SourceReading,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  switch (reading.kind) {
    case 'nothing':
      return unknownSpeaker()
    case 'name':
      // A family name that two bearers have just been given with is nobody's for certain.
      if (reading.mention.others.length > 0)
        return unknownSpeaker([reading.mention.entity, ...reading.mention.others], 'person')
      return asSpeaker(state, reading.mention.entity, 'named')
    case 'pronoun':
      return resolvePronoun(state, reading.pronoun, place, excluded)
    case 'relative':
      return resolveRelative(state, reading.word, place, excluded)
    case 'description':
      return resolveDescription(state, reading.description, place, excluded)
    case 'joint':
      return resolveJoint(state, reading, place, excluded)
  }
}

/** Notes that a speaker has spoken, so that a pronoun after it can mean him. */
export function noteSpeaker(state: SpeakerState, speaker: LocalSpeaker, place: Place, factor: number): void {
  if (speaker.entity === null) return
  for (const entity of [speaker.entity, ...speaker.members])
    state.spoken.push({ ...place, entity, weight: SPEAKER_WEIGHT * factor })
}
