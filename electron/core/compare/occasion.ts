import type { OccasionState } from '../../contract'
import { isoDay, readDates } from '../text/dates'
import type { Telling } from './telling'

/** The days that the sentence of a telling names, where they are known in full. */
function daysOf({ text, sentence, published }: Telling): Set<string> {
  return new Set(readDates(text, ...sentence, published).flatMap((mention) => isoDay(mention) ?? []))
}

/**
 * Whether tellings are shown to be of one occasion. `same` only if all name one day in common, printed or worked out from the
 * date of publication; `different` if two of them name days and have none in common; otherwise it is not established.
 */
export function findOccasion(tellings: readonly Telling[]): OccasionState {
  const days = tellings.map(daysOf)
  const named = days.filter((set) => set.size > 0)
  for (const [index, one] of named.entries())
    for (const other of named.slice(index + 1)) if (![...one].some((day) => other.has(day))) return 'different'
  const [first] = days
  if (!first || tellings.length < 2) return 'not established'
  return [...first].some((day) => days.every((set) => set.has(day))) ? 'same' : 'not established'
}
