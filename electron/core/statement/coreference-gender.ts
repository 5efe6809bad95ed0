import { type Gender, genderOfFirstName } from '../text/names-lexicon'
import type { EntityMention, FoundEntity } from './entities'
import type { ReadWords } from './speakers-phrase'

const MALE = new Set(['he', 'him', 'his', 'himself'])
const FEMALE = new Set(['she', 'her', 'hers', 'herself'])
/** A title (`Mrs.`) or role noun (`spokeswoman`) outweighs what pronouns nearby suggest. */
const SAID_BY_TITLE = 8
const SUGGESTED_BY_FIRST_NAME = 3

/**
 * Works out whether people of an article are called he or she: by their titles, else by the pronouns that follow where
 * only one person is named in the sentence. Writes it into the entities.
 */
export function induceGenders(read: ReadWords, entities: readonly FoundEntity[]): void {
  const male = new Float64Array(entities.length)
  const female = new Float64Array(entities.length)
  const isPerson = (mention: EntityMention | undefined) =>
    mention !== undefined && entities[mention.entity]?.kind === 'person'
  let sentence = -1
  let only: number | null = null
  let several = false
  let before: number | null = null
  read.words.forEach((word, at) => {
    if (word.sentence !== sentence) {
      before = several ? null : only
      only = null
      several = false
      sentence = word.sentence
    }
    const mention = read.mentionAt[at]
    if (isPerson(mention) && mention) {
      if (only !== null && only !== mention.entity) several = true
      only = mention.entity
      return
    }
    const initial = word.lower.charCodeAt(0)
    if (several || (initial !== 0x68 && initial !== 0x73)) return
    const gender: Gender | null = MALE.has(word.lower) ? 'male' : FEMALE.has(word.lower) ? 'female' : null
    if (gender === null || several) return
    const meant = only ?? before
    if (meant === null) return
    const votes = gender === 'male' ? male : female
    votes[meant] = (votes[meant] ?? 0) + (only === null ? 0.5 : 1)
  })
  entities.forEach((entity, index) => {
    const [first = ''] = entity.kind === 'person' ? entity.name.toLowerCase().split(' ') : []
    const suggested = entity.name.includes(' ') ? genderOfFirstName(first) : null
    const weight = (gender: Gender) =>
      (entity.gender === gender ? SAID_BY_TITLE : 0) + (suggested === gender ? SUGGESTED_BY_FIRST_NAME : 0)
    const he = (male[index] ?? 0) + weight('male')
    const she = (female[index] ?? 0) + weight('female')
    if (he >= 1 && he >= 2 * she) entity.gender = 'male'
    else if (she >= 1 && she >= 2 * he) entity.gender = 'female'
    else if (he + she > 0) entity.gender = null
  })
}
