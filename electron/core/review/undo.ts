import type { EventType } from '../../contract'
import type { KnownEvent, ParkedEvent } from './events'

/** Acts that no undo takes back: they tell of the world outside, or undoing them would undo others. */
const lasting: ReadonlySet<EventType> = new Set([
  'case.created',
  'reviewer.named',
  'report.published',
  'verdict.shown',
  'erasure',
])

/** True if undo may take an act of this type back (an undo itself included: that is redo). */
export function isUndoable(type: EventType): boolean {
  return !lasting.has(type)
}

/** Whether somebody else built on an act: `others` are the acts of others that stand, in order. */
export type BuiltOn = (act: KnownEvent, others: readonly KnownEvent[], standing: readonly KnownEvent[]) => boolean

/** A group's events once every undo and redo has been weighed. */
export interface Settled {
  /** Acts that stand, in order, undos left out. */
  readonly standing: readonly KnownEvent[]
  /** Ids of acts and undos that an undo took back. */
  readonly undone: ReadonlySet<string>
  /** Undos that could not take effect. */
  readonly parked: readonly ParkedEvent[]
}

/**
 * Weighs the undos among events in fold order. An undo takes effect where its author is the author of what it takes
 * back and nobody else has built on it; undoing an undo restores. One that can't take effect is parked: it marks the
 * act and removes nothing.
 */
export function settleUndo(events: readonly KnownEvent[], builtOn: BuiltOn): Settled {
  if (!events.some((event) => event.type === 'undo')) return { standing: events, undone: new Set(), parked: [] }
  const before = new Map<string, KnownEvent>()
  const undone = new Set<string>()
  const parked: ParkedEvent[] = []
  const parkedIds = new Set<string>()
  const actsBefore: KnownEvent[] = []

  const takeBack = (event: KnownEvent, back: boolean): void => {
    if (back) undone.add(event.id)
    else undone.delete(event.id)
    const target = event.type === 'undo' ? before.get(event.data.event) : undefined
    if (target) takeBack(target, !back)
  }
  const refusal = (undo: KnownEvent<'undo'>): string | null => {
    const target = before.get(undo.data.event)
    if (!target) {
      const later = events.some((event) => event.id === undo.data.event)
      return later ? 'it stands before what it takes back' : 'what it takes back is not here or was erased'
    }
    if (target.by !== undo.by) return 'only its author can take an act back'
    if (!isUndoable(target.type)) return 'an act of this kind is not taken back'
    if (undone.has(target.id) || parkedIds.has(target.id)) return 'what it takes back was already taken back'
    if (target.type === 'undo') return null
    const standing = actsBefore.filter((event) => !undone.has(event.id))
    const others = standing.filter((event) => event.by !== undo.by)
    return builtOn(target, others, standing) ? 'others have built on what it takes back' : null
  }

  for (const event of events) {
    if (event.type === 'undo') {
      const why = refusal(event)
      const target = before.get(event.data.event)
      if (why !== null) {
        parked.push({ event, why })
        parkedIds.add(event.id)
      } else if (target) takeBack(target, true)
    } else actsBefore.push(event)
    before.set(event.id, event)
  }
  return { standing: actsBefore.filter((event) => !undone.has(event.id)), undone, parked }
}
