import type { AttributedSpeaker, CaseState, Speaker, SpeakerChoice } from '../../contract'
import { type AnalyzedMember, globalStatements } from '../analysis'
import { type UnifiedEntities, uniteEntities } from '../statement/unite'
import { nameKey } from './names'
import { overlaySpeakers, type SpeakerDirectory } from './overlay-speakers'
import { type ConfirmedSpeaker, overlayStatements, type ReviewedStatement } from './overlay-statements'
import { overlayTopics, type TopicDirectory } from './overlay-topics'
import type { Lost, Place } from './placing'

/** What the machine found in all articles of a case, its entities united; recomputed when an article's analysis changes. */
export interface MachineSet {
  readonly members: readonly AnalyzedMember[]
  readonly united: UnifiedEntities
  /** For each member, in order. */
  readonly statements: readonly (readonly ReviewedStatement[])[]
  readonly topics: readonly { readonly name: string; readonly aliases: readonly string[] }[]
}

/** Unites what was found in each article. */
export function machineSet(members: readonly AnalyzedMember[]): MachineSet {
  const united = uniteEntities(members.map(({ analysis }) => analysis.entities))
  const statements = members.map((member, index) => {
    const { analysis, article, id } = member
    return globalStatements(member, index, united).map((statement, position): ReviewedStatement => {
      const entity = analysis.statements[position]?.speaker?.entity ?? null
      const called = entity === null ? undefined : analysis.entities[entity]
      const source = statement.source.map(([start, end]) => article.text.slice(start, end)).join(' ')
      // The source's own words come first: a split by alias follows what stands in the text, where it names anybody.
      const calledBy = statement.speaker?.certainty === 'named' ? [source] : []
      return {
        ...statement,
        article: id,
        origin: 'machine',
        speakerSet: null,
        speakerNamed: null,
        calledBy: called ? [...calledBy, called.name] : calledBy,
      }
    })
  })
  return { members, united, statements, topics: machineTopics(members, united) }
}

function machineTopics(members: readonly AnalyzedMember[], united: UnifiedEntities): MachineSet['topics'] {
  const topics = new Map<string, Set<string>>()
  members.forEach(({ analysis }, index) => {
    const used = new Set(analysis.statements.flatMap((statement) => statement.topics))
    for (const entity of used) {
      const name = united.topicOf(index, entity)
      const aliases = topics.get(name) ?? new Set<string>()
      const { name: called, aliases: also } = analysis.entities[entity] ?? { name, aliases: [] }
      for (const alias of [called, ...also]) aliases.add(alias)
      topics.set(name, aliases)
    }
  })
  return [...topics].map(([name, aliases]) => ({ name, aliases: [...aliases] }))
}

/** A case's statements, speakers and topics with all decisions applied. */
export interface ReviewedSet {
  /** Article id → its statements in text order. */
  readonly statements: ReadonlyMap<string, readonly ReviewedStatement[]>
  readonly speakers: SpeakerDirectory
  readonly topics: TopicDirectory
  /** Article id → decisions whose place was not found again. */
  readonly lost: ReadonlyMap<string, readonly Lost[]>
}

/**
 * Lays reviewers' decisions over the machine's results.
 * @param placeIn finds anchors in the text of an article
 * @param confirmed the speakers that people confirmed for claims
 */
export function reviewSet(
  machine: MachineSet,
  state: Pick<CaseState, 'statements' | 'speakers' | 'topics'>,
  placeIn: (article: string) => Place,
  confirmed: readonly ConfirmedSpeaker[] = [],
): ReviewedSet {
  const byArticle = new Map<string, (CaseState['statements'][number] | ConfirmedSpeaker)[]>()
  const inOrder = [...state.statements, ...confirmed]
  if (confirmed.length > 0) inOrder.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  for (const decision of inOrder) {
    const list = byArticle.get(decision.article) ?? []
    list.push(decision)
    byArticle.set(decision.article, list)
  }
  const lost = new Map<string, readonly Lost[]>()
  const overlaid = machine.members.map(({ id }, index) => {
    const result = overlayStatements(machine.statements[index] ?? [], byArticle.get(id) ?? [], placeIn(id))
    lost.set(id, result.lost)
    return result.statements
  })
  const stated = inOrder.flatMap((decision): Extract<SpeakerChoice, { known: true }>[] => {
    const choice = decision.kind === 'changed' || decision.kind === 'removed' ? null : decision.speaker
    return choice?.known ? [choice] : []
  })
  const speakers = overlaySpeakers(machine.united.speakers, state.speakers, stated)
  const topics = overlayTopics(machine.topics, state.topics)

  const statements = new Map<string, readonly ReviewedStatement[]>()
  machine.members.forEach(({ id, article }, index) => {
    const finished = (overlaid[index] ?? []).map((statement): ReviewedStatement => {
      const content = statement.content.map(([start, end]) => article.text.slice(start, end)).join(' ')
      return {
        ...statement,
        speaker: statement.speaker && finalSpeaker(statement, statement.speaker, speakers),
        topics: statement.origin === 'machine' ? topics.topicsOf(statement.topics, content) : topics.topicsIn(content),
      }
    })
    statements.set(id, finished)
  })
  return { statements, speakers, topics, lost }
}

function finalSpeaker(
  statement: ReviewedStatement,
  speaker: AttributedSpeaker,
  directory: SpeakerDirectory,
): AttributedSpeaker {
  if (statement.speakerNamed !== null) {
    const found = directory.named(statement.speakerNamed)
    return found ? { ...speaker, id: found.id, name: found.name } : speaker
  }
  const follow = (id: string): Speaker | null => directory.follow(id, [])
  const found = speaker.id === null ? null : directory.follow(speaker.id, statement.calledBy)
  return {
    ...speaker,
    id: found?.id ?? speaker.id,
    name: found?.name ?? speaker.name,
    members: speaker.members.map((id) => follow(id)?.id ?? id),
    candidates: speaker.candidates.map((id) => follow(id)?.id ?? id),
  }
}

/** True if two names are the same name but for letter case and white space. */
export const sameName = (left: string, right: string): boolean => nameKey(left) === nameKey(right)
