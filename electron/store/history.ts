import type { LogEvent } from '../contract'
import { isEventType } from '../core/review/events'
import type { CaseFold } from '../core/review/fold'
import { isUndoable } from '../core/review/undo'

/** The newest act of a reviewer that stands and that no undo of theirs names; null when none. */
export function undoableOf(fold: CaseFold, reviewer: string): LogEvent | null {
  const asked = new Set<string>()
  for (let index = fold.events.length - 1; index >= 0; index--) {
    const event = fold.events[index]
    if (!event || event.by !== reviewer || fold.isUndone(event.id) || fold.isErased(event.id)) continue
    if (event.type === 'undo') asked.add(undoneBy(event) ?? '')
    else if (isEventType(event.type) && isUndoable(event.type) && !asked.has(event.id)) return event
  }
  return null
}

/** The newest undo of a reviewer that stands and took an act back, unless they did something newer; null when none. */
export function redoableOf(fold: CaseFold, reviewer: string): LogEvent | null {
  for (let index = fold.events.length - 1; index >= 0; index--) {
    const event = fold.events[index]
    if (!event || event.by !== reviewer || event.type === 'reviewer.named') continue
    if (event.type !== 'undo') return null
    const target = undoneBy(event)
    const isRedo = target !== null && fold.event(target)?.type === 'undo'
    if (!isRedo && target !== null && !fold.isUndone(event.id) && fold.isUndone(target)) return event
  }
  return null
}

/** The id of the event that an undo names; null for any other event. */
export function undoneBy(event: LogEvent): string | null {
  const { data } = event
  if (typeof data !== 'object' || data === null || !('event' in data)) return null
  return typeof data.event === 'string' ? data.event : null
}
