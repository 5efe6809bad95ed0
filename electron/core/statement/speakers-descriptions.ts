import { genderOfRole, isBodyHead, isGenericHead, isKnownBody } from '../text/names-lexicon'
import type { FoundEntity } from './entities'
import type { Description } from './speakers-phrase'

/** Speakers that are only described: which description is a new one, and which points back to somebody met before. */

/** An entity that stands in the text under a description alone. */
export interface DescribedEntity {
  readonly entity: number
  readonly description: Description
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))
const COMPANY = words('company firm corporation retailer bank manufacturer maker chain giant airline')
const GROUP = words('group organization organisation association union coalition charity nonprofit')
const PAPER = words('newspaper paper magazine outlet publication website site')
const STATION = words('network station broadcaster channel')
const AGENCY = words('agency bureau service office department ministry')
/** Last words of names by which their bearers are called: `the committee`. Not `the research`, `the times`. */
const CALLED = words(
  `department ministry agency administration government council committee subcommittee commission board bureau office
  authority court senate house parliament assembly legislature party union league federation alliance coalition
  association society institute institution foundation fund university college school church hospital bank company group
  magazine network organization organisation movement front campaign caucus team club army police force service chamber
  center centre city state county tribunal panel`,
)
const COMPANY_NAME = words(
  'inc corp corporation co company llc ltd stores motors airlines bank group holdings industries systems',
)
const GROUP_NAME = words('council institute center centre fund society union watch association league coalition')
const PAPER_NAME = words(
  'times post news journal tribune herald press daily weekly magazine gazette globe mail guardian telegraph',
)
const STATION_NAME = words('news network tv radio channel broadcasting')

const lastWord = (name: string) => name.toLowerCase().replace(/[.,]/g, '').split(/\s+/).pop() ?? ''
const isAcronym = (name: string) => /^[\p{Lu}.]{2,7}$/u.test(name)

/** True if a body of this name can be called `the <head>`: the State Department is a department. */
export function canBeCalled(entity: FoundEntity, head: string): boolean {
  const names = [entity.name, ...entity.aliases]
  if (CALLED.has(head) && names.some((name) => lastWord(name) === head && name.toLowerCase() !== head)) return true
  const unsure = entity.kind === 'topic' && !entity.sure
  if (entity.kind !== 'body' && entity.kind !== 'group' && !unsure) return false
  const last = lastWord(entity.name)
  const oneWord = !entity.sure && names.every((name) => !name.includes(' '))
  if (COMPANY.has(head)) return oneWord || names.some((name) => COMPANY_NAME.has(lastWord(name)))
  if (GROUP.has(head))
    return (
      !unsure &&
      !isKnownBody(entity.name.toLowerCase()) &&
      (isGenericHead(last) || !entity.sure || GROUP_NAME.has(last))
    )
  if (PAPER.has(head)) return PAPER_NAME.has(last)
  if (STATION.has(head)) return STATION_NAME.has(last) || isAcronym(entity.name)
  return AGENCY.has(head) && (AGENCY.has(last) || (head === 'agency' && isAcronym(entity.name)))
}

/** The head can stand for a body: `the department`. */
export const namesBody = ({ head, personal }: Description): boolean =>
  !personal && [CALLED, COMPANY, GROUP, PAPER, STATION, AGENCY].some((heads) => heads.has(head))

const DOCUMENTS = words(
  `report letter statement poll survey study lawsuit suit complaint indictment memo memorandum document email e-mail record
  filing order ruling decision opinion cable ad advertisement video tweet article story book law bill proposal rule policy
  constitution transcript data figure statistic evidence analysis review investigation inquiry release post editorial column
  message text testimony audit index estimate forecast projection research paper speech interview source platform website
  caption headline result warning spokesperson excerpt petition affidavit brief motion resolution`,
)
/** Written things too, but not said to speak for themselves. */
const WRITTEN = words('comment remark announcement notice advisory note op-ed commercial draft account')
/** Of these it isn't asked who wrote them. */
const NOBODYS = words(
  'source platform website spokesperson law bill rule constitution policy record evidence result order',
)
/** What stands for itself, whoever wrote it: `the lawsuit claims`. */
const STANDS_ALONE = words(
  `report poll survey study lawsuit suit complaint indictment filing ruling decision opinion data figure statistic analysis
  review investigation inquiry audit index estimate forecast projection research petition affidavit brief motion
  resolution transcript cable proposal document warning rule law bill order result evidence`,
)

/** True for a noun, in the singular, for what somebody wrote or recorded: `letter`. */
export const isDocumentNoun = (noun: string): boolean =>
  (DOCUMENTS.has(noun) && !NOBODYS.has(noun)) || WRITTEN.has(noun)

/** True for somebody's own words, of which it matters whose they are: `letter`, not `lawsuit`. */
export const isSomebodysWords = (noun: string): boolean => isDocumentNoun(noun) && !STANDS_ALONE.has(noun)

/** True if what is described can be the source of words: people, bodies, documents. */
export const canSpeak = (description: Description): boolean =>
  description.personal ||
  namesBody(description) ||
  isBodyHead(description.head) ||
  DOCUMENTS.has(description.head.replace(/s$/, ''))

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
  // `the nominee` is not the vice-presidential one.
  const lesser =
    [...entity.attributes].some((word) => LESSER.test(word)) && !description.modifiers.some((word) => LESSER.test(word))
  return !(lesser && modifiers.length > 0) && modifiers.every((word) => entity.attributes.has(word))
}

const LESSER = /^(vice|deputy|assistant)\b/
/** Nouns by which news calls somebody just named, to vary the words: `the New York businessman said`. */
const EPITHETS = new Set(
  `candidate nominee frontrunner front-runner contender hopeful challenger incumbent businessman businesswoman billionaire
  millionaire mogul tycoon developer republican democrat conservative liberal libertarian lawmaker politician senator
  congressman congresswoman governor mayor veteran lawyer attorney author activist actor actress star celebrity
  president-elect former diplomat`.split(/\s+/),
)
const OFFICES = new Set([
  'senator',
  'governor',
  'congressman',
  'congresswoman',
  'mayor',
  'president',
  'judge',
  'justice',
  'general',
])

/** True if a definite description can be another word for this person, whom the text has not called so before. */
export function canBeEpithet(entity: FoundEntity, description: Description): boolean {
  if (entity.kind !== 'person' || !EPITHETS.has(description.head)) return false
  const gender = genderOfRole(description.head)
  if (gender !== null && entity.gender !== null && gender !== entity.gender) return false
  return !OFFICES.has(description.head) || ![...entity.roles].some((role) => OFFICES.has(role))
}

/** True if a later description can mean what an earlier one introduced: the same head, and no word that disagrees. */
export function canRepeat(earlier: Description, later: Description): boolean {
  if (earlier.head !== later.head || earlier.plural !== later.plural) return false
  if (later.owner !== null && earlier.owner !== null && later.owner !== earlier.owner) return false
  const before = new Set(telling(earlier.modifiers))
  return telling(later.modifiers).every((word) => before.has(word))
}
