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
