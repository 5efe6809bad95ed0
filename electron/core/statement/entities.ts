import type { NameMention } from '../text/names'
import { type Gender, genderOfFirstName, isKnownBody, isParticle, placeOf } from '../text/names-lexicon'
import { isSamePerson, type PersonName, personName } from '../text/names-persons'
import type { NameWord, WordEvidence } from '../text/names-words'
import { bestName } from './entities-best-name'
import { initialsOf, nameKey } from './entities-key'
import { kindOfName, type NameCues, noCues, readCues } from './entities-kind'
import type { Entity } from './types'

/** A mention of an entity by a name. */
export interface EntityMention {
  readonly entity: number
  readonly name: NameMention
  /** Other bearers of the same short name, where the text does not settle which one is meant. */
  readonly others: readonly number[]
}

/** An entity while an article is being read: what its names and their surroundings tell. */
export interface FoundEntity {
  name: string
  kind: Entity['kind']
  /** False where only the shape of the name tells its kind. */
  sure: boolean
  readonly aliases: Set<string>
  readonly roles: Set<string>
  readonly attributes: Set<string>
  gender: Gender | null
}

/** The entities of an article and every mention of them by a name, in text order. */
export interface NamedEntities {
  readonly entities: FoundEntity[]
  readonly mentions: readonly EntityMention[]
}

/** All mentions that are written the same way. */
interface Form {
  readonly words: readonly string[]
  readonly printed: string
  readonly mentions: NameMention[]
  readonly cues: NameCues
  /** In quotation marks of its own wherever it stands: `nicknamed “Old Salt Falk”`. */
  nickname: boolean
}

/** Forms that are one entity. */
interface Cluster {
  readonly forms: Form[]
  kind: Entity['kind']
  sure: boolean
  person: PersonName | null
}

/** How many bearers of one family name are compared with each other, against texts made to be slow. */
const MOST_NAMESAKES = 40

/** Makes one entity of all the names in a text that are one bearer's. */
export function gatherEntities(
  text: string,
  words: readonly NameWord[],
  names: readonly NameMention[],
  evidence: WordEvidence,
): NamedEntities {
  const forms = readForms(text, words, names)
  const clusters: Cluster[] = []
  const clusterOf = new Map<Form, Cluster>()
  const short: Form[] = []
  for (const form of forms.values()) {
    const { kind, sure } = kindOfName(form.words, form.printed, form.cues, evidence)
    const alone = withoutParticles(form.words).length === 1
    if (form.nickname && kind === 'person') short.push(form)
    else if (alone && (kind === 'person' || !sure || kind === 'place')) short.push(form)
    else clusters.push({ forms: [form], kind, sure, person: kind === 'person' ? personName(form.words) : null })
  }
  const people = unitePeople(clusters.filter((cluster) => cluster.kind === 'person'))
  const shared = new Map<Form, Cluster[]>()
  const bearers = bearersOf(people)
  const isLabel = (cluster: Cluster) => isFamilyInCapitals(cluster, bearers)
  const others = clusters.filter((cluster) => cluster.kind !== 'person')
  const rest = others.filter((cluster) => !isLabel(cluster))
  for (const { forms: labels } of others.filter(isLabel)) short.push(...labels)
  for (const form of short) {
    const [name = ''] = withoutParticles(form.words)
    const family = personName(form.nickname ? form.words : [name])?.family
    const found = (bearers.get(family ?? name) ?? []).filter((bearer) => !isAnothers(form, bearer))
    if (found.length === 0) {
      const { kind, sure } = kindOfName(form.words, form.printed, form.cues, evidence)
      const person = form.words.length > 1 ? personName(form.words) : null
      const cluster: Cluster = { forms: [form], kind, sure, person }
      ;(kind === 'person' ? people : rest).push(cluster)
    } else if (found.length === 1) found[0]?.forms.push(form)
    else shared.set(form, found)
  }
  for (const cluster of people) if (isCalledByFirstWord(cluster)) Object.assign(cluster, { kind: 'body', sure: false })
  const all = [...people, ...uniteOthers(rest)]
  all.forEach((cluster) => {
    for (const form of cluster.forms) clusterOf.set(form, cluster)
  })
  for (const [form, found] of shared) clusterOf.set(form, mostMentioned(found))
  return asEntities(all, clusterOf, shared, forms, names, text)
}

/** `BRASK:` in a transcript is Ole Brask, though four capitals look like initials of a body. */
function isFamilyInCapitals({ forms }: Cluster, bearers: ReadonlyMap<string, readonly Cluster[]>): boolean {
  const [form] = forms
  const [word = ''] = form?.words ?? []
  if (!form || form.words.length > 1 || isKnownBody(word) || form.printed !== form.printed.toUpperCase()) return false
  return (bearers.get(word) ?? []).some(({ person }) => person?.family === word)
}

/** `President Roe … he` is not Jane Roe, the only bearer of the name with a first name in the text. */
function isAnothers({ cues }: Form, bearer: Cluster): boolean {
  if (cues.titled === 0) return false
  const gender = genderOf(bearer)
  return (gender === 'female' && cues.he > cues.she) || (gender === 'male' && cues.she > cues.he)
}

const isMark = (word: NameWord | undefined) => word !== undefined && /^["“”‘’']$/.test(word.text)

function readForms(text: string, words: readonly NameWord[], names: readonly NameMention[]): Map<string, Form> {
  const forms = new Map<string, Form>()
  for (const name of names) {
    let form = forms.get(name.key)
    if (!form) {
      form = {
        words: name.key.split(' '),
        printed: text.slice(name.start, name.end),
        mentions: [],
        cues: noCues(),
        nickname: name.key.includes(' '),
      }
      forms.set(name.key, form)
    }
    form.mentions.push(name)
    form.nickname &&= isMark(words[name.firstWord - 1]) && isMark(words[name.endWord])
    readCues(words, name, form.cues)
  }
  return forms
}

const withoutParticles = (words: readonly string[]) => {
  let start = 0
  // `Ben` begins family names too, but is a first name here.
  while (start < words.length - 1 && isParticle(words[start] ?? '') && genderOfFirstName(words[start] ?? '') === null)
    start++
  return words.slice(start)
}

/** Joins spellings and short forms of one person's full name; the most mentioned name comes first and draws the others. */
function unitePeople(clusters: readonly Cluster[]): Cluster[] {
  const united: Cluster[] = []
  const byFamily = new Map<string, Cluster[]>()
  const byFirst = new Map<string, Cluster[]>()
  const bucket = (map: Map<string, Cluster[]>, key: string) => map.get(key) ?? map.set(key, []).get(key) ?? []
  for (const cluster of byMentions(clusters)) {
    const { person } = cluster
    if (!person) {
      united.push(cluster)
      continue
    }
    const family = bucket(byFamily, person.family)
    const first = bucket(byFirst, person.first)
    const same = [...family, ...first].find((other) => other.person !== null && isSamePerson(other.person, person))
    if (same) same.forms.push(...cluster.forms)
    else {
      united.push(cluster)
      if (family.length < MOST_NAMESAKES) family.push(cluster)
      if (first.length < MOST_NAMESAKES) first.push(cluster)
    }
  }
  return united
}

/** People are called by their family name; what is only ever called by its first word is a body: `Volk Stores`, `Volk`. */
function isCalledByFirstWord({ forms, person, sure }: Cluster): boolean {
  if (!person || sure || person.first === '' || genderOfFirstName(person.first) !== null) return false
  const alone = (word: string) =>
    forms.reduce((sum, form) => sum + (form.words.length === 1 && form.words[0] === word ? form.mentions.length : 0), 0)
  return alone(person.first) > 1 && alone(person.family) === 0
}

/** People by family name; by first name only where nobody's family name is the same. */
function bearersOf(people: readonly Cluster[]): Map<string, Cluster[]> {
  const bearers = new Map<string, Cluster[]>()
  for (const cluster of people) {
    const family = cluster.person?.family
    if (family !== undefined) bearers.set(family, [...(bearers.get(family) ?? []), cluster].slice(0, MOST_NAMESAKES))
  }
  const firsts = new Map<string, Cluster[]>()
  for (const cluster of people) {
    const first = cluster.person?.first
    if (first === undefined || first.length < 3 || bearers.has(first)) continue
    firsts.set(first, [...(firsts.get(first) ?? []), cluster].slice(0, MOST_NAMESAKES))
  }
  for (const [first, found] of firsts) bearers.set(first, found)
  return bearers
}

function mentionsOf({ forms }: Cluster): number {
  let sum = 0
  for (const form of forms) sum += form.mentions.length
  return sum
}

function firstMention({ forms }: Cluster): number {
  let first = Number.POSITIVE_INFINITY
  for (const form of forms) first = Math.min(first, form.mentions[0]?.start ?? 0)
  return first
}

/** Clusters in the order of a measure that is taken once of each; equal ones stay as they were. */
const inOrderOf = (clusters: readonly Cluster[], measure: (cluster: Cluster) => number): Cluster[] =>
  clusters
    .map((cluster) => ({ cluster, at: measure(cluster) }))
    .sort((a, b) => a.at - b.at)
    .map(({ cluster }) => cluster)

/** The most mentioned first. */
const byMentions = (clusters: readonly Cluster[]): Cluster[] => inOrderOf(clusters, (cluster) => -mentionsOf(cluster))
const mostMentioned = (found: readonly Cluster[]): Cluster =>
  [...found].sort((a, b) => mentionsOf(b) - mentionsOf(a) || firstMention(a) - firstMention(b))[0] as Cluster

/** Joins names of bodies, places and topics that differ in articles, generic last words or initials alone. */
function uniteOthers(clusters: readonly Cluster[]): Cluster[] {
  const byCore = new Map<string, { cluster: Cluster; tail: string }[]>()
  for (const cluster of byMentions(clusters)) {
    const { core, tail } = nameKey(cluster.forms[0]?.words ?? [])
    const same = byCore.get(core) ?? []
    const match = same.find((other) => other.tail === tail || other.tail === '' || tail === '')
    if (!match && same.length === 0) byCore.set(core, [{ cluster, tail }])
    else if (!match) {
      if (same.length < MOST_NAMESAKES) same.push({ cluster, tail })
    } else {
      match.cluster.forms.push(...cluster.forms)
      if (match.tail === '') match.tail = tail
      if (cluster.sure && !match.cluster.sure) Object.assign(match.cluster, { kind: cluster.kind, sure: true })
    }
  }
  const united = [...byCore.values()].flat().map(({ cluster }) => cluster)
  const acronyms = new Map<string, Cluster>()
  for (const cluster of united) {
    const [form] = cluster.forms
    if (form?.words.length === 1 && /^\p{Lu}[\p{Lu}.&]+$/u.test(form.printed))
      acronyms.set(form.words[0] ?? '', cluster)
  }
  const gone = new Set<Cluster>()
  if (acronyms.size === 0) return united
  for (const cluster of united) {
    const { words: name = [] } = cluster.forms[0] ?? {}
    if (cluster.kind === 'person' || name.length < 2) continue
    const acronym = acronyms.get(initialsOf(name))
    if (!acronym || acronym === cluster || gone.has(acronym)) continue
    cluster.forms.push(...acronym.forms)
    gone.add(acronym)
  }
  return united.filter((cluster) => !gone.has(cluster))
}

function asEntities(
  clusters: readonly Cluster[],
  clusterOf: ReadonlyMap<Form, Cluster>,
  shared: ReadonlyMap<Form, readonly Cluster[]>,
  forms: ReadonlyMap<string, Form>,
  names: readonly NameMention[],
  text: string,
): NamedEntities {
  const ordered = inOrderOf(clusters, firstMention)
  const indexOf = new Map(ordered.map((cluster, index) => [cluster, index]))
  const entities = ordered.map(asEntity)
  const mentions: EntityMention[] = []
  const lastFull = new Map<Cluster, NameMention>()
  for (const name of names) {
    const form = forms.get(name.key)
    const bearers = (form && shared.get(form)) ?? []
    const [cluster, ...others] =
      bearers.length > 0 ? bearersMeant(bearers, name, lastFull) : form ? [clusterOf.get(form)] : []
    const entity = cluster && indexOf.get(cluster)
    if (entity === undefined) continue
    if (cluster?.kind === 'person' && name.key.includes(' ')) lastFull.set(cluster, name)
    const printed = text.slice(name.start, name.end)
    entities[entity]?.aliases.add(printed)
    if (name.fullStart < name.start && name.titled && /^\p{Lu}/u.test(text.slice(name.fullStart, name.start)))
      entities[entity]?.aliases.add(text.slice(name.fullStart, name.end))
    mentions.push({ entity, name, others: others.flatMap((other) => (other && indexOf.get(other)) ?? []) })
  }
  for (const entity of entities) entity.aliases.delete(entity.name)
  return { entities, mentions }
}

/** How many sentences ago a full name must stand for the family name alone to mean its bearer without doubt. */
const JUST_NAMED = 3

/**
 * Whom a family name means that several people bear: by title and gender, else the one the text speaks of most. Where
 * another bearer has been named in full just before, he is given as well: the text does not settle it.
 */
function bearersMeant(
  bearers: readonly Cluster[],
  name: NameMention,
  lastFull: ReadonlyMap<Cluster, NameMention>,
): Cluster[] {
  const fitting = bearers.filter((bearer) => {
    const gender = genderOf(bearer)
    return name.gender === null || gender === null || gender === name.gender
  })
  const titled = fitting.filter((bearer) =>
    name.roles.some((role) => bearer.forms.some((form) => form.cues.roles.has(role))),
  )
  const left = titled.length > 0 ? titled : fitting.length > 0 ? fitting : bearers
  const main = mostMentioned(left)
  const recent = left
    .filter((bearer) => name.sentence - (lastFull.get(bearer)?.sentence ?? Number.NEGATIVE_INFINITY) <= JUST_NAMED)
    .sort((a, b) => (lastFull.get(b)?.start ?? 0) - (lastFull.get(a)?.start ?? 0))
  const [last] = recent
  return last && last !== main ? [last, main] : [main]
}

function genderOf(cluster: Cluster): Gender | null {
  let [male, female] = [0, 0]
  for (const { cues, words } of cluster.forms) {
    const suggested = words.length > 1 ? genderOfFirstName(words[0] ?? '') : null
    male += 2 * cues.male + (suggested === 'male' ? 1 : 0)
    female += 2 * cues.female + (suggested === 'female' ? 1 : 0)
  }
  return male === female ? null : male > female ? 'male' : 'female'
}

/** `VOLIN`, of whom the text has only a transcript's label, is Volin. */
const inSmallLetters = (name: string): string =>
  name === name.toUpperCase() && /\p{Lu}{3}/u.test(name)
    ? name.replace(/\p{L}+/gu, (word) => (word[0] ?? '') + word.slice(1).toLowerCase())
    : name

/** What the cues of all forms tell, in a set of its own: an entity goes on to learn. */
function unionOf(forms: readonly Form[], of: (form: Form) => ReadonlySet<string>): Set<string> {
  const all = new Set<string>()
  for (const form of forms) for (const one of of(form)) all.add(one)
  return all
}

function asEntity(cluster: Cluster): FoundEntity {
  const plain = cluster.forms.filter((form) => !form.nickname)
  const printed = (plain.length > 0 ? plain : cluster.forms).map((form) => ({
    printed: form.printed,
    count: form.mentions.length,
  }))
  const place = cluster.kind === 'place' ? placeOf(nameKey(cluster.forms[0]?.words ?? []).core) : null
  return {
    name: place ?? (cluster.kind === 'person' ? inSmallLetters(bestName(printed)) : bestName(printed)),
    kind: cluster.kind,
    sure: cluster.sure,
    aliases: new Set(),
    roles: unionOf(cluster.forms, ({ cues }) => cues.roles),
    attributes: unionOf(cluster.forms, ({ cues }) => cues.attributes),
    gender: genderOf(cluster),
  }
}
