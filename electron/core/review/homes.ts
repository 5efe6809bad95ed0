import type { EventData, Target } from '../../contract'
import { claimsNamed } from './built-on'
import type { KnownEvent, ReadEvent } from './events'

/** The groups that an event belongs to, and the event whose group it shares where it names one. */
export interface Homes {
  readonly keys: readonly string[]
  /** Id of the event that this one follows into its group; null when its own data says where it belongs. */
  readonly follows: string | null
}

/**
 * The groups an event belongs to. What can depend on each other shares a group; groups depend on nothing else, so that
 * one act refolds its own group alone.
 *
 * @param keysOf the groups of an event that has arrived.
 */
export function homesOf(read: ReadEvent, keysOf: (event: string) => readonly string[] | undefined): Homes {
  if (read.known === null) {
    // An erased name is still known to have been its author's.
    const isName = read.erased && read.event.type === 'reviewer.named'
    return own(isName ? `reviewer:${read.event.by}` : `event:${read.event.id}`)
  }
  const event = read.known
  const following = (id: string): Homes => ({ keys: keysOf(id) ?? [`event:${id}`], follows: id })
  switch (event.type) {
    case 'case.created':
    case 'case.updated':
      return own('case')
    case 'reviewer.named':
      return own(`reviewer:${event.by}`)
    case 'article.updated':
      return { keys: [...new Set(event.data.articles)].map((id) => `article:${id}`), follows: null }
    case 'article.checked':
      return { keys: checkedArticles(event.data).map((id) => `article:${id}`), follows: null }
    case 'article.imported':
    case 'article.bodySet':
    case 'statement.added':
    case 'statement.changed':
    case 'statement.removed':
    case 'statement.speakerSet':
      return own(`article:${event.data.article}`)
    case 'file.kept':
      return own(`file:${event.data.file}`)
    case 'note.added':
    case 'item.withheld':
      return ofTarget(event.data.target, following)
    case 'note.changed':
      return following(event.data.note)
    case 'undo':
      return following(event.data.event)
    default: {
      const [claim] = claimsNamed(event)
      return own(claim === undefined ? `event:${event.id}` : `claim:${claim}`)
    }
  }
}

/** The pages that an act of checking names, each once. */
export const checkedArticles = ({ article, others = [] }: EventData<'article.checked'>): string[] => [
  ...new Set([article, ...others]),
]

function own(key: string): Homes {
  return { keys: [key], follows: null }
}

function ofTarget(target: Target, following: (event: string) => Homes): Homes {
  switch (target.kind) {
    case 'case':
      return own('target:case')
    case 'speaker':
      return own(`target:speaker:${target.name}`)
    case 'article':
      return own(`article:${target.article}`)
    case 'claim':
      return own(`claim:${target.claim}`)
    case 'evidence':
      return following(target.evidence)
  }
}

/** The claims that an act holds together from now on, whatever becomes of it; others leave groups apart. */
export function claimsHeldTogether(event: KnownEvent): readonly [string, string] | null {
  return event.type === 'claim.joined' ? [event.data.into, event.data.from] : null
}
