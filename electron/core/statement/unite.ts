import type { Speaker } from '../../contract'
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

/** Unites the entities of a set; `entities[i]` are those of article number i. */
export function uniteEntities(entities: readonly (readonly Entity[])[]): UnifiedEntities {
  const speakers = new Map<string, Speaker>()
  for (const list of entities)
    for (const { name, kind, aliases } of list)
      speakers.set(name, { id: name, name, kind: kind === 'topic' ? 'body' : kind, aliases: [...aliases] })
  const nameAt = (article: number, entity: number) => entities[article]?.[entity]?.name ?? ''
  return { speakers: [...speakers.values()], speakerOf: nameAt, nameOf: (id) => id, topicOf: nameAt }
}
