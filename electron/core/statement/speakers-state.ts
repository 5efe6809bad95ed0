import type { SpeakerKind } from '../../contract'
import { type Candidate, type Place, type Reference, SPEAKER_WEIGHT } from './coreference'
import type { FoundEntity } from './entities'
import type { DescribedEntity } from './speakers-descriptions'
import type { Description, ReadWords } from './speakers-phrase'
import type { LocalSpeaker } from './types'

/** Everything known while the speakers of one article are worked out, in text order. */
export interface SpeakerState {
  readonly text: string
  readonly read: ReadWords
  readonly entities: FoundEntity[]
  /** For each word the attribution whose content it is in; -1 outside. */
  readonly owners: Int32Array
  /** Sentences in Title Case, by number. */
  readonly headlines: ReadonlySet<number>
  /** How often each entity is named. */
  readonly mentions: readonly number[]
  /** People by the role nouns they bear, and bodies, in the order of the text. */
  readonly bearers: Map<string, number[]>
  readonly bodies: readonly number[]
  /** Entities that are only described, by the head of their description; and the description of each. */
  readonly described: Map<string, DescribedEntity[]>
  readonly descriptionOf: Map<number, Description>
  /** Described entities whose name came out later in the text, and documents whose author is known. */
  readonly sameAs: Map<number, number>
  /** Described entities that are shown as unknown as long as their name doesn't come out. */
  readonly awaited: Set<number>
  /** References by name, and those made by sources already understood; each in text order. */
  readonly named: Reference[]
  readonly spoken: Reference[]
  /** Groups such as `A and B` by their members. */
  readonly joint: Map<string, number>
  readonly members: Map<number, readonly number[]>
  /** Where documents are mentioned, once that is asked. */
  documents: Map<string, number[]> | null
  /** Where each noun first stands, once that is asked. */
  firstNouns: Map<string, number> | null
}

/** How much likelier the best candidate must be than the next before it is shown as resolved. */
export const CLEAR_LEAD = 1.5
/** A candidate weighed lower than this is too far away to be meant. */
const LEAST_SCORE = 0.45
/** The same where nobody else comes into question. */
const LEAST_ALONE = 0.2
const PART_OF_GROUP = 0.5
const MOST_CANDIDATES = 4

export const unknownSpeaker = (candidates: readonly number[] = [], kind: SpeakerKind = 'unnamed'): LocalSpeaker => ({
  entity: null,
  certainty: 'unknown',
  kind,
  members: [],
  candidates,
})

/** The kind under which an entity is shown as a speaker. */
export const kindOf = (entity: FoundEntity | undefined): SpeakerKind =>
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
  if (!best || best.score < (second ? LEAST_SCORE : LEAST_ALONE)) return unknownSpeaker(best ? [best.entity] : [], kind)
  if (!second || best.score >= CLEAR_LEAD * second.score) return asSpeaker(state, best.entity, 'resolved')
  const close = ranked.filter((candidate) => candidate.score * CLEAR_LEAD > best.score)
  return unknownSpeaker(
    close.slice(0, MOST_CANDIDATES).map((candidate) => candidate.entity),
    kind,
  )
}

/** Notes that a speaker has spoken, so that a pronoun after it can mean him. */
export function noteSpeaker(state: SpeakerState, speaker: LocalSpeaker, place: Place, factor: number): void {
  if (speaker.entity === null) return
  for (const entity of [speaker.entity, ...speaker.members]) {
    // `They` after `lawmakers and Roe` are all of them, rather than the lawmakers alone.
    const part = entity !== speaker.entity && state.entities[entity]?.kind === 'group' ? PART_OF_GROUP : 1
    const { offset, sentence, paragraph } = place
    const reference = { offset, sentence, paragraph, entity, weight: SPEAKER_WEIGHT * factor * part }
    let at = state.spoken.length
    while (at > 0 && (state.spoken[at - 1]?.offset ?? 0) > offset) at--
    state.spoken.splice(at, 0, reference)
  }
}

/** Notes that an entity bears a role. */
export function bearRole(bearers: Map<string, number[]>, role: string, entity: number): void {
  const list = bearers.get(role)
  if (!list) bearers.set(role, [entity])
  else if (list[list.length - 1] !== entity) list.push(entity)
}
