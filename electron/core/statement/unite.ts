import type { Speaker, SpeakerKind } from '../../contract'
import { isPeoplePlural, placeOf } from '../text/names-lexicon'
import { isSamePerson, type PersonName, personName } from '../text/names-persons'
import { bestName } from './entities-best-name'
import { initialsOf, nameKey } from './entities-key'
import type { Entity } from './types'

/** Entities of all articles of a set made one where their names agree. */
export interface UnifiedEntities {
  readonly speakers: readonly Speaker[]
  /** The set's speaker for entity `entity` of article number `article`. */
  speakerOf(article: number, entity: number): string
  nameOf(speaker: string): string
  /** The canonical topic name for entity `entity` of article number `article`. */
  topicOf(article: number, entity: number): string
}

/** How many bearers of one name are compared, against sets made to be slow. */
const MOST_NAMESAKES = 40

/** One article's entity, and where it comes from. */
interface Member {
  readonly article: number
  readonly index: number
  readonly entity: Entity
}

/** Entities that are one. */
interface United {
  readonly members: Member[]
  /** Lower case, unique in the set, the same whatever the order of the articles. */
  id: string
  name: string
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('.', '')
    .split(/[\s,]+/)
    .filter(Boolean)

/** Speakers without a name stay apart from article to article: nothing says that two officials are one. */
function staysLocal({ kind, name }: Entity): boolean {
  if (kind === 'unnamed') return true
  if (kind !== 'group') return false
  const words = wordsOf(name)
  return !(words.length <= 2 && isPeoplePlural(words[words.length - 1] ?? '') && /^\p{Lu}/u.test(name))
}

/**
 * Unites the entities of a set; `entities[i]` are those of the article with id `articles[i]`. People are one where
 * their names agree (a family name alone only where the set has one bearer), bodies, places and topics where the core of
 * their names is the same, speakers without a name only within their article. Ids and names do not depend on the
 * articles' order.
 */
export function uniteEntities(
  entities: readonly (readonly Entity[])[],
  articles: readonly string[] = entities.map((_, article) => String(article)),
): UnifiedEntities {
  const members = entities
    .flatMap((list, article) => list.map((entity, index): Member => ({ article, index, entity })))
    .sort(
      (a, b) =>
        compare(a.entity.name, b.entity.name) ||
        compare(articles[a.article] ?? '', articles[b.article] ?? '') ||
        a.index - b.index,
    )
  const united = [
    ...unitePeople(members.filter(({ entity }) => entity.kind === 'person')),
    ...uniteByKey(members.filter(({ entity }) => entity.kind !== 'person' && !staysLocal(entity))),
    ...members.filter(({ entity }) => staysLocal(entity)).map(alone),
  ]
  for (const group of united) group.name = nameOf(group)
  giveIds(united, articles)
  const groupOf = new Map<string, United>()
  for (const group of united) for (const { article, index } of group.members) groupOf.set(`${article}:${index}`, group)
  const named = new Map(united.map((group) => [group.id, group.name]))
  const find = (article: number, entity: number) => groupOf.get(`${article}:${entity}`)
  return {
    speakers: united
      .filter((group) => group.members.some(({ entity }) => entity.kind !== 'topic'))
      .map(asSpeaker)
      .sort((a, b) => compare(a.id, b.id)),
    speakerOf: (article, entity) => find(article, entity)?.id ?? '',
    nameOf: (id) => named.get(id) ?? '',
    topicOf: (article, entity) => find(article, entity)?.name ?? '',
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const alone = (member: Member): United => ({ members: [member], id: '', name: member.entity.name })
function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list) list.push(item)
  else map.set(key, [item])
}

/** People with full names first, then those of whom the set only has a family name. */
function unitePeople(members: readonly Member[]): United[] {
  const groups: { united: United; person: PersonName; count: number }[] = []
  const byFamily = new Map<string, typeof groups>()
  const byFirst = new Map<string, typeof groups>()
  const short: Member[] = []
  const full: { member: Member; person: PersonName }[] = []
  for (const member of members) {
    const person = personName(wordsOf(member.entity.name))
    if (person === null || person.first === '') short.push(member)
    else full.push({ member, person })
  }
  full.sort((a, b) => b.member.entity.mentions.length - a.member.entity.mentions.length)
  const rest: United[] = []
  for (const { member, person } of full) {
    const isSame = (group: { person: PersonName }) => isSamePerson(group.person, person)
    const same =
      byFamily.get(person.family)?.slice(0, MOST_NAMESAKES).find(isSame) ??
      byFirst.get(person.first)?.slice(0, MOST_NAMESAKES).find(isSame)
    if (same) {
      same.united.members.push(member)
      continue
    }
    const group = { united: alone(member), person, count: member.entity.mentions.length }
    groups.push(group)
    add(byFamily, person.family, group)
    add(byFirst, person.first, group)
  }
  const bare = new Map<string, United[]>()
  for (const member of short) {
    const family = personName(wordsOf(member.entity.name))?.family ?? ''
    const bearers = byFamily.get(family) ?? []
    if (bearers.length === 1 && bearers[0]) bearers[0].united.members.push(member)
    else if (bearers.length === 0) {
      const [same] = bare.get(family) ?? []
      if (same) same.members.push(member)
      else {
        const group = alone(member)
        add(bare, family, group)
        rest.push(group)
      }
    } else rest.push(alone(member))
  }
  return [...groups.map((group) => group.united), ...rest]
}

/** Bodies, places and topics under the core of their names; a short form joins the only longer one. */
function uniteByKey(members: readonly Member[]): United[] {
  const byCore = new Map<string, { united: United; tail: string }[]>()
  const sorted = [...members].sort((a, b) => b.entity.mentions.length - a.entity.mentions.length)
  for (const member of sorted) {
    const { core, tail } = nameKey(wordsOf(member.entity.name))
    const same = byCore.get(core) ?? []
    const match = same.find((other) => other.tail === tail || other.tail === '' || tail === '')
    if (match) {
      match.united.members.push(member)
      if (match.tail === '') match.tail = tail
    } else add(byCore, core, { united: alone(member), tail })
  }
  const united = [...byCore.values()].flat().map((entry) => entry.united)
  return joinAcronyms(united)
}

/** `NRA` in one article is the National Rifle Association of another. */
function joinAcronyms(groups: readonly United[]): United[] {
  const acronyms = new Map<string, United>()
  for (const group of groups)
    for (const { entity } of group.members)
      for (const name of [entity.name, ...entity.aliases])
        if (/^\p{Lu}[\p{Lu}.&]{2,}$/u.test(name)) acronyms.set(name.replace(/[.&]/g, '').toLowerCase(), group)
  const gone = new Set<United>()
  for (const group of groups) {
    const words = wordsOf(group.members[0]?.entity.name ?? '')
    const acronym = words.length > 2 ? acronyms.get(initialsOf(words)) : undefined
    if (!acronym || acronym === group || gone.has(acronym) || gone.has(group)) continue
    group.members.push(...acronym.members)
    gone.add(acronym)
  }
  return groups.filter((group) => !gone.has(group))
}

/** The fullest name, then the one most articles use, then by code unit; a country's usual name. */
function nameOf(group: United): string {
  const counts = new Map<string, number>()
  for (const { entity } of group.members) counts.set(entity.name, (counts.get(entity.name) ?? 0) + 1)
  const [first] = group.members
  const place = first && first.entity.kind === 'place' ? placeOf(nameKey(wordsOf(first.entity.name)).core) : null
  return place ?? bestName([...counts].map(([printed, count]) => ({ printed, count })))
}

const isLocal = (group: United) => group.members.some(({ entity }) => staysLocal(entity))
const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Ids from canonical names; those without a name, and namesakes kept apart, carry their article as well. */
function giveIds(united: readonly United[], articles: readonly string[]): void {
  const taken = new Map<string, United[]>()
  for (const group of united) {
    const person = group.members[0]?.entity.kind === 'person'
    const [member] = group.members
    const article = (articles[member?.article ?? 0] ?? '').replace(/^sha256:/, '').slice(0, 12)
    const name = slug(group.name)
    group.id = isLocal(group) ? `${article}/${name}` : `${person ? 'person/' : ''}${name}`
    add(taken, group.id, group)
  }
  for (const same of taken.values()) {
    if (same.length < 2) continue
    // In the order of article ids and first mentions, neither of which depends on how the set was given.
    const place = ({ members: [member] }: United): [string, number] => [
      articles[member?.article ?? 0] ?? '',
      member?.index ?? 0,
    ]
    same.sort((a, b) => compare(place(a)[0], place(b)[0]) || place(a)[1] - place(b)[1])
    same.forEach((group, number) => {
      const article = place(group)[0]
        .replace(/^sha256:/, '')
        .slice(0, 12)
      group.id = isLocal(group) ? `${group.id}/${number + 1}` : `${group.id}/${article}/${number + 1}`
    })
  }
}

function asSpeaker(group: United): Speaker {
  const kinds = new Map<SpeakerKind, number>()
  const aliases = new Set<string>()
  for (const { entity } of group.members) {
    const kind = entity.kind === 'topic' ? 'body' : entity.kind
    kinds.set(kind, (kinds.get(kind) ?? 0) + (entity.kind === 'topic' ? 0 : 1 + entity.mentions.length))
    for (const name of [entity.name, ...entity.aliases]) aliases.add(name)
  }
  aliases.delete(group.name)
  const [kind] = [...kinds].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
  return { id: group.id, name: group.name, kind: kind?.[0] ?? 'body', aliases: [...aliases].sort(compare) }
}
