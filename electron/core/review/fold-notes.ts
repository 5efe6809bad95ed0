import type { CaseState, NoteState, Target } from '../../contract'
import { compareText, decided, type KnownEvent, type ParkedEvent } from './events'
import type { Listed } from './fold-result'

/** What a group says of notes and of what is withheld. */
export interface NotesAndWithheld {
  readonly notes: NoteState[]
  readonly withheld: Listed<CaseState['withheld'][number]>[]
  readonly parked: ParkedEvent[]
}

/** A key that is the same for the same target. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'case':
      return 'case'
    case 'article':
      return `article:${target.article}`
    case 'claim':
      return `claim:${target.claim}`
    case 'evidence':
      return `evidence:${target.evidence}`
    case 'speaker':
      return `speaker:${target.name}`
  }
}

/**
 * Folds the notes and withholdings of a group. A note needs its target; a withholding does not, since protecting a
 * source must not depend on what else has arrived.
 *
 * @param missing why a target can't be noted, or null when it is there.
 */
export function foldNotes(
  standing: readonly KnownEvent[],
  missing: (target: Target, note: KnownEvent) => string | null,
): NotesAndWithheld {
  if (!standing.some(isNoteEvent)) return { notes: [], withheld: [], parked: [] }
  const notes = new Map<string, NoteState>()
  const withheld = new Map<string, Listed<CaseState['withheld'][number]>>()
  const parked: ParkedEvent[] = []
  for (const event of standing) {
    if (event.type === 'note.added') {
      const why = missing(event.data.target, event)
      if (why !== null) parked.push({ event, why })
      else notes.set(event.id, { ...decided(event), id: event.id, target: event.data.target, text: event.data.text })
    } else if (event.type === 'note.changed') {
      const note = notes.get(event.data.note)
      if (!note) parked.push({ event, why: 'the note is not in this case' })
      else if (note.by !== event.by) parked.push({ event, why: 'only its author can change a note' })
      else notes.set(note.id, { ...note, text: event.data.text })
    } else if (event.type === 'item.withheld') {
      const key = targetKey(event.data.target)
      withheld.delete(key)
      if (event.data.withheld) {
        const { target, reason } = event.data
        withheld.set(key, { event, item: { target, by: event.by, at: event.at, reason } })
      }
    }
  }
  return { notes: [...notes.values()].filter((note) => note.text !== ''), withheld: [...withheld.values()], parked }
}

/** True if the event is one that `foldNotes` reads. */
export function isNoteEvent(event: KnownEvent): boolean {
  return event.type === 'note.added' || event.type === 'note.changed' || event.type === 'item.withheld'
}

/** Ids in code-unit order. */
export function sortedById<T extends { id: string }>(items: Iterable<T>): T[] {
  return [...items].sort((left, right) => compareText(left.id, right.id))
}
