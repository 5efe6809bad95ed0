import type { CaseState, ErasurePreview, ErasureTarget, LogEvent } from '../contract'
import { isErasable, tracesOf } from '../core/review/erasure'
import { readEvent } from '../core/review/events'
import { type Methods, openCaseOf, reviewerOf } from './context'
import { historyItems } from './history'
import { notFound, Refusal } from './refusal'
import type { Session } from './session'

/** What an erasure names: acts, and originals with all that quotes them. */
interface Erasing {
  readonly events: readonly string[]
  readonly originals: readonly string[]
}

/** Erasing somebody's data on a stated ground, after showing what goes. */
export const erasureMethods: Methods<'case.previewErasure' | 'case.erase'> = {
  async 'case.previewErasure'(context, { target }): Promise<ErasurePreview> {
    const session = openCaseOf(context)
    const { store, model } = session
    const { events, originals } = whatGoes(session, target)
    const all = new Set([...events, ...originals.flatMap((id) => tracesOf(id, store.events).events)])
    const nameOf = (id: string) => store.state.articles[id]?.name ?? store.state.files[id]?.name ?? 'a file'
    const alsoIn = [...model.articles().values()].filter(
      ({ state, machine }) => !originals.includes(state.id) && mentions(target, machine?.article.text ?? ''),
    )
    return {
      acts: historyItems(
        store,
        store.events.filter(({ id }) => all.has(id)),
        () => true,
        // A verdict that is kept back is no more told here than in the history.
        await reviewerOf(context),
      ),
      originals: originals.map((id) => ({ id, name: nameOf(id) })),
      alsoIn: alsoIn.map(({ state }) => ({ id: state.id, name: nameOf(state.id) })),
    }
  },
  async 'case.erase'(context, { target, ground }) {
    const session = openCaseOf(context)
    const { events, originals } = whatGoes(session, target)
    if (events.length === 0 && originals.length === 0)
      throw new Refusal('refused', 'There is nothing of this in the case that could be erased.')
    const erasure = await session.store.erase({ events: [...events], originals: [...originals], ground })
    session.changed()
    const { known } = readEvent(erasure)
    const acts = known?.type === 'erasure' ? known.data.events.length : events.length
    return { event: erasure.id, acts, originals: originals.length }
  },
}

function whatGoes({ store }: Session, target: ErasureTarget): Erasing {
  const { state, events } = store
  switch (target.kind) {
    case 'article':
      if (!isOriginal(state, target.article)) throw notFound('This article')
      return { events: [], originals: [target.article] }
    case 'note':
      return { events: idsOf(events, (event) => isOfNote(event, target.note)), originals: [] }
    case 'act': {
      const event = events.find(({ id }) => id === target.event)
      if (!event) throw notFound('This act')
      if (!isErasable(event)) throw new Refusal('refused', 'An act of this kind holds nobody’s data and stays.')
      return { events: [event.id], originals: [] }
    }
    case 'reviewer':
      return {
        events: idsOf(events, ({ type, by }) => type === 'reviewer.named' && by === target.reviewer),
        originals: [],
      }
    case 'person':
      return { events: idsOf(events, (event) => namesPerson(event, target)), originals: [] }
  }
}

const isOriginal = (state: CaseState, id: string) => state.articles[id] !== undefined || state.files[id] !== undefined

const idsOf = (events: readonly LogEvent[], isMeant: (event: LogEvent) => boolean): string[] =>
  events.filter((event) => event.data !== null && isErasable(event) && isMeant(event)).map(({ id }) => id)

function isOfNote(event: LogEvent, note: string): boolean {
  const { known } = readEvent(event)
  return event.id === note ? known?.type === 'note.added' : known?.type === 'note.changed' && known.data.note === note
}

/** Imports are left: an article whose name or text has the person in it is erased as a whole, or not. */
function namesPerson(event: LogEvent, target: ErasureTarget): boolean {
  if (event.type === 'article.imported' || event.type === 'file.kept') return false
  return stringsIn(event.data).some((text) => mentions(target, text))
}

function mentions(target: ErasureTarget, text: string): boolean {
  return target.kind === 'person' && plain(text).includes(plain(target.name))
}

const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase()

/** Every string of a JSON value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
