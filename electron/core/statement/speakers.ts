import type { Span } from '../../contract'
import { findNames } from '../text/names'
import { gatherEvidence, readNameWords } from '../text/names-words'
import type { Token } from '../text/token'
import { contentOwners, nameReferences } from './coreference'
import { induceGenders } from './coreference-gender'
import { type EntityMention, gatherEntities } from './entities'
import { speakersOf } from './speakers-order'
import type { ReadWords } from './speakers-phrase'
import { asSpeaker, bearRole, kindOf, type SpeakerState } from './speakers-state'
import { findKeyPhrases } from './topics-phrases'
import type { Attribution, Entity, LocalSpeaker } from './types'

/** What the speaker rules read of one article; spans and offsets are UTF-16 into `text`. */
export interface SpeakerInput {
  readonly text: string
  /** The article's own paragraphs, in text order. */
  readonly paragraphs: readonly Span[]
  /** Tokens of the body, in text order. */
  readonly tokens: readonly Token[]
  readonly sentences: readonly Span[]
  readonly attributions: readonly Attribution[]
}

/** Everybody met in the article, and for each attribution, in order, who is behind it and how sure that is. */
export interface SpeakerResult {
  readonly entities: readonly Entity[]
  readonly speakers: readonly LocalSpeaker[]
}

/**
 * Finds people, bodies, places and groups in an article and gives each attribution its speaker. `named`: the source
 * says who; `resolved`: worked out from elsewhere in the text; `unknown`: the text does not settle it, with candidates.
 * Pure; near-linear in the length of the text.
 */
export function resolveSpeakers(input: SpeakerInput): SpeakerResult {
  const { text, attributions } = input
  const words = readNameWords(text, input.tokens)
  const evidence = gatherEvidence(words)
  const names = findNames(words, evidence)
  const { entities, mentions } = gatherEntities(text, words, names, evidence)
  const mentionAt: (EntityMention | undefined)[] = new Array(words.length).fill(undefined)
  for (const mention of mentions)
    for (let at = mention.name.firstWord; at < mention.name.endWord; at++) mentionAt[at] = mention
  const read: ReadWords = { words, mentionAt }
  induceGenders(read, entities)
  const owners = contentOwners(read, attributions)
  const counts = entities.map(() => 0)
  for (const { entity } of mentions) counts[entity] = (counts[entity] ?? 0) + 1
  const bearers = new Map<string, number[]>()
  entities.forEach((entity, index) => {
    for (const role of entity.roles) bearRole(bearers, role, index)
  })
  const state: SpeakerState = {
    text,
    read,
    entities,
    owners,
    headlines: evidence.headlines,
    mentions: counts,
    bearers,
    bodies: entities.flatMap((entity, index) => (entity.kind === 'person' || entity.kind === 'place' ? [] : [index])),
    described: new Map(),
    descriptionOf: new Map(),
    sameAs: new Map(),
    awaited: new Set(),
    named: nameReferences(read, mentions, attributions, owners, evidence.headlines),
    spoken: [],
    joint: new Map(),
    members: new Map(),
    documents: null,
    firstNouns: null,
  }
  const found = speakersOf(state, attributions, owners)
  // Who and what an entity is may only come out later in the text.
  const speakers = found.map((speaker): LocalSpeaker => {
    const known = (index: number) => state.sameAs.get(index) ?? index
    const candidates = [...new Set(speaker.candidates.map(known))]
    if (speaker.entity === null) {
      const late = speaker.candidates.find((index) => state.awaited.has(index) && state.sameAs.has(index))
      // Two who turn out to be one leave no doubt.
      const [one, ...others] = speaker.candidates.length > 1 ? candidates : []
      const settled = late !== undefined ? known(late) : others.length === 0 ? one : undefined
      return settled === undefined ? { ...speaker, candidates } : asSpeaker(state, settled, 'resolved')
    }
    const named = state.sameAs.get(speaker.entity)
    const entity = named ?? speaker.entity
    const certainty = named === undefined ? speaker.certainty : 'resolved'
    const members = speaker.members.map(known)
    return { entity, certainty, kind: kindOf(state.entities[entity]), members, candidates }
  })
  const spans = new Map<number, Span[]>()
  for (const { entity, name } of mentions) {
    const list = spans.get(entity)
    if (list) list.push([name.start, name.end])
    else spans.set(entity, [[name.start, name.end]])
  }
  const met = state.entities.map(
    (entity, index): Entity => ({
      name: entity.name,
      kind: entity.kind,
      aliases: [...entity.aliases].sort((a, b) => (a < b ? -1 : 1)),
      mentions: spans.get(index) ?? [],
    }),
  )
  return { entities: [...met, ...findKeyPhrases(text, read)], speakers }
}
