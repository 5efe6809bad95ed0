import { type Place, rankCandidates } from './coreference'
import { asSpeaker, decide, type SpeakerState } from './speakers-state'
import type { LocalSpeaker } from './types'

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

/** How much less somebody suits he or she of whom the text doesn't tell which, or doesn't show that it is a person. */
const UNKNOWN_GENDER = 0.9
const UNSURE_PERSON = 0.85
const MAYBE_PERSON = 0.5

/** A single name that speaks and that nothing shows to be a body: `Orr said`. */
const mayBePerson = (state: SpeakerState, index: number): boolean => {
  const entity = state.entities[index]
  return entity?.kind === 'body' && !entity.sure && !entity.name.includes(' ') && !state.descriptionOf.has(index)
}

/** How well an entity suits a pronoun of the third person; 0 where it can't be meant. */
function suitsPronoun(state: SpeakerState, pronoun: string, index: number): number {
  const entity = state.entities[index]
  if (!entity) return 0
  const many = entity.kind === 'group' || state.descriptionOf.get(index)?.plural === true
  const gender = PERSONAL[pronoun]
  if (gender) {
    if (many) return 0
    if (entity.kind !== 'person' && entity.kind !== 'unnamed') return mayBePerson(state, index) ? MAYBE_PERSON : 0
    if (entity.gender !== null) return entity.gender === gender ? 1 : 0
    return entity.sure ? UNKNOWN_GENDER : UNKNOWN_GENDER * UNSURE_PERSON
  }
  if (MANY.has(pronoun)) return many ? 1 : entity.kind === 'body' ? 0.4 : 0
  if (!THING.has(pronoun) || many || entity.kind === 'person' || entity.kind === 'unnamed') return 0
  return entity.kind === 'body' ? 1 : 0.5
}

const rank = (state: SpeakerState, pronoun: string, place: Place, excluded: ReadonlySet<number>) =>
  rankCandidates([state.named, state.spoken], place, (index) =>
    excluded.has(index) ? 0 : suitsPronoun(state, pronoun, index),
  )

/** The weight of the likeliest antecedent of a pronoun; 0 without one. */
export const bestScore = (state: SpeakerState, pronoun: string, place: Place, excluded: ReadonlySet<number>): number =>
  rank(state, pronoun, place, excluded)[0]?.score ?? 0

/** Whom a pronoun of the third person means. `excluded` are those whom its own content names. */
export function resolvePronoun(
  state: SpeakerState,
  pronoun: string,
  place: Place,
  excluded: ReadonlySet<number>,
): LocalSpeaker {
  const kind = PERSONAL[pronoun] ? 'person' : MANY.has(pronoun) ? 'group' : 'body'
  const speaker = decide(state, rank(state, pronoun, place, excluded), kind)
  if (speaker.entity === null || !PERSONAL[pronoun] || !mayBePerson(state, speaker.entity)) return speaker
  // He or she is said of the name, so that it is a person's.
  const entity = state.entities[speaker.entity]
  if (entity) Object.assign(entity, { kind: 'person', sure: true, gender: PERSONAL[pronoun] })
  return asSpeaker(state, speaker.entity, 'resolved')
}
