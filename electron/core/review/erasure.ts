import type { LogEvent } from '../../contract'
import { readEvent } from './events'
import { citedOriginals } from './fold-article'

/** Acts that an erasure leaves as they are: they hold nobody's data, and without them others would come back. */
const neverErased: ReadonlySet<string> = new Set(['undo', 'erasure', 'case.created'])

/** Stands in place of the salt where a bundle left an event's data out: its line keeps hash and chain. */
export const LEFT_OUT = 'left out'

/** True where a bundle left the event's data out: another copy has it. */
export function isLeftOut(event: LogEvent): boolean {
  return event.data === null && event.salt === LEFT_OUT
}

/** The event as a bundle has it that leaves its data out. */
export function leftOut(event: LogEvent): LogEvent {
  return event.data === null ? event : { ...event, data: null, salt: LEFT_OUT }
}

export function isErasable(event: LogEvent): boolean {
  return !neverErased.has(event.type)
}

/** What the erasures among events take: ids of events, and SHA-256 of originals and texts. */
export interface Erased {
  readonly events: ReadonlySet<string>
  readonly files: ReadonlySet<string>
}

export function erasedBy(events: readonly LogEvent[]): Erased {
  const [ids, files] = [new Set<string>(), new Set<string>()]
  for (const event of events) {
    const known = event.type === 'erasure' ? readEvent(event).known : null
    if (known?.type !== 'erasure') continue
    for (const id of known.data.events) ids.add(id)
    for (const id of known.data.originals) files.add(id.replace(/^sha256:/, ''))
  }
  return { events: ids, files }
}

/** The event without its data, if an erasure takes it; its hashes stay, so that the chain still proves the rest. */
export function scrubbed(event: LogEvent, erased: ReadonlySet<string>): LogEvent {
  return holdsErased(event, erased) ? { ...event, data: null, salt: '' } : event
}

/** True while an event still has data that an erasure takes. */
export function holdsErased(event: LogEvent, erased: ReadonlySet<string>): boolean {
  return (event.data !== null || isLeftOut(event)) && erased.has(event.id) && isErasable(event)
}

/** What must go with an original: every act that names it or quotes it, and the texts that were made of it. */
export function tracesOf(original: string, events: readonly LogEvent[]): { events: string[]; texts: string[] } {
  const ids: string[] = []
  const texts = new Set<string>()
  for (const event of events) {
    const { known } = readEvent(event)
    if (known === null || !isErasable(event)) continue
    if (known.type === 'article.imported' && known.data.article === original) texts.add(known.data.textHash)
    if (citedOriginals(known).includes(original) || JSON.stringify(known.data).includes(original)) ids.push(event.id)
  }
  return { events: ids, texts: [...texts] }
}

/** SHA-256 of the originals and texts that acts which were not erased still name. */
export function filesStillNamed(events: readonly LogEvent[], erased: ReadonlySet<string>): ReadonlySet<string> {
  const named = new Set<string>()
  for (const event of events) {
    if (event.type !== 'article.imported' && event.type !== 'file.kept') continue
    const known = erased.has(event.id) ? null : readEvent(event).known
    if (known?.type === 'file.kept') named.add(known.data.file.replace(/^sha256:/, ''))
    if (known?.type !== 'article.imported') continue
    named.add(known.data.article.replace(/^sha256:/, ''))
    named.add(known.data.textHash)
  }
  return named
}
