import { type Place, rankCandidates } from './coreference'
import { decide, type SpeakerState } from './speakers-state'
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

/** How well an entity suits a pronoun of the third person; 0 where it can't be meant. */
function suitsPronoun(state: SpeakerState, pronoun: string, index: number): number {
  const entity = state.entities[index]
  if (!entity) return 0
  const many = entity.kind === 'group' || state.descriptionOf.get(index)?.plural === true
  const gender = PERSONAL[pronoun]
  if (gender) {
    if (many || (entity.kind !== 'person' && entity.kind !== 'unnamed')) return 0
    if (entity.gender !== null) return entity.gender === gender ? 1 : 0
    return (gender === 'female' ? 0.6 : 0.8) * (entity.sure ? 1 : 0.6)
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
  return decide(state, rank(state, pronoun, place, excluded), kind)
}
