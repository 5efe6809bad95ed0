import { genderOfRole, isBodyHead, isGenericHead, isKnownBody } from '../text/names-lexicon'
import type { FoundEntity } from './entities'
import type { Description } from './speakers-source'

/** Speakers that are only described: which description is a new one, and which points back to somebody met before. */

/** An entity that stands in the text under a description alone. */
export interface DescribedEntity {
  readonly entity: number
  readonly description: Description
  readonly offset: number
}

/** What an antecedent must be able to be called. */
const COMPANY = new Set([
  'company',
  'firm',
  'corporation',
  'retailer',
  'bank',
  'manufacturer',
  'maker',
  'chain',
  'giant',
  'airline',
])
const GROUP = new Set([
  'group',
  'organization',
  'organisation',
  'association',
  'union',
  'coalition',
  'charity',
  'nonprofit',
])
const PAPER = new Set([
  'newspaper',
  'paper',
  'magazine',
  'network',
  'outlet',
  'publication',
  'website',
  'site',
  'station',
  'broadcaster',
])
const AGENCY = new Set(['agency', 'bureau', 'service', 'office', 'department', 'ministry'])

const lastWord = (name: string) => name.toLowerCase().replace(/[.,]/g, '').split(/\s+/).pop() ?? ''

/** True if a body of this name can be called `the <head>`: the State Department is a department. */
export function canBeCalled(entity: FoundEntity, head: string): boolean {
  const names = [entity.name, ...entity.aliases]
  if (names.some((name) => lastWord(name) === head && name.toLowerCase() !== head)) return true
  if (entity.kind !== 'body' && entity.kind !== 'group') return false
  const last = lastWord(entity.name)
  if (COMPANY.has(head))
    return (
      /^(inc|corp|corporation|co|company|llc|ltd|stores|motors|airlines|bank|group|holdings|industries|systems)$/.test(
        last,
      ) ||
      names.some((name) => /\b(inc|corp|co|llc|ltd|stores|company)\b/i.test(name)) ||
      (!entity.sure && names.every((name) => !/\s/.test(name)))
    )
  if (GROUP.has(head))
    return (
      !isKnownBody(entity.name.toLowerCase()) &&
      (isGenericHead(last) || !entity.sure || /^(council|institute|center|centre|fund|society|union|watch)$/.test(last))
    )
  if (PAPER.has(head))
    return /^(times|post|news|journal|tribune|herald|press|daily|weekly|magazine|network|tv|radio|gazette|globe|mail|guardian|telegraph)$/.test(
      last,
    )
  if (AGENCY.has(head)) return AGENCY.has(last) || (/^[\p{Lu}.]{2,7}$/u.test(entity.name) && head === 'agency')
  return false
}

/** The head can stand for a body: `the department`. */
export const namesBody = (description: Description): boolean =>
  !description.personal &&
  (isBodyHead(description.head) ||
    COMPANY.has(description.head) ||
    GROUP.has(description.head) ||
    PAPER.has(description.head))

const WEIGHTLESS = new Set([
  'former',
  'then',
  'current',
  'new',
  'own',
  'same',
  'senior',
  'top',
  'longtime',
  'outgoing',
  'veteran',
  'first',
  'late',
])
const telling = (modifiers: readonly string[]) =>
  modifiers.filter((word) => !WEIGHTLESS.has(word) && /\p{L}/u.test(word))

/** True if the person, as titles and appositions show, can be called by this description: `the Ohio senator`. */
export function fitsPerson(entity: FoundEntity, description: Description): boolean {
  if (entity.kind !== 'person' || !entity.roles.has(description.head)) return false
  const gender = genderOfRole(description.head)
  if (gender !== null && entity.gender !== null && gender !== entity.gender) return false
  const parts = description.head.split(' ')
  const modifiers = telling(description.modifiers).filter((word) => !parts.includes(word))
  return modifiers.every((word) => entity.attributes.has(word))
}

/** True if a later description can mean what an earlier one introduced: the same head, and no word that disagrees. */
export function canRepeat(earlier: Description, later: Description): boolean {
  if (earlier.head !== later.head || earlier.plural !== later.plural) return false
  if (later.owner !== null && earlier.owner !== null && later.owner !== earlier.owner) return false
  const before = new Set(telling(earlier.modifiers))
  return telling(later.modifiers).every((word) => before.has(word))
}
