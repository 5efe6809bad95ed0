import type { LogEvent } from '../../contract'
import { compareEvents, compareText } from './events'
import type { Listed } from './fold-result'

/** A keyed part of the case, changed in place and read as a value: a new record after a change, else the same one. */
export interface Keyed<T> {
  set(key: string, value: T): void
  delete(key: string): void
  get(key: string): T | undefined
  /** Keys in code-unit order, whatever order they came in. */
  value(): Record<string, T>
}

export function keyed<T>(): Keyed<T> {
  const items = new Map<string, T>()
  // Every key ever set, sorted when read: sorting a sorted list with a few new keys at its end is cheap.
  const everSet = new Set<string>()
  let keys: string[] = []
  let isSorted = true
  let record: Record<string, T> | null = {}
  return {
    set(key, value) {
      if (!everSet.has(key)) {
        everSet.add(key)
        keys.push(key)
        isSorted = false
      }
      items.set(key, value)
      record = null
    },
    delete(key) {
      if (items.delete(key)) record = null
    },
    get: (key) => items.get(key),
    value() {
      if (record) return record
      if (!isSorted) keys = keys.sort(compareText)
      isSorted = true
      const entries: [string, T][] = []
      for (const key of keys) {
        const item = items.get(key)
        if (item !== undefined) entries.push([key, item])
      }
      record = Object.fromEntries(entries)
      return record
    },
  }
}

/** A list of the case in event order, changed in place and read as a value. */
export interface Ordered<T> {
  add(entries: readonly Listed<T>[]): void
  remove(entries: readonly Listed<T>[]): void
  value(): T[]
}

export function ordered<T>(): Ordered<T> {
  let entries: Listed<T>[] = []
  let list: T[] | null = []
  return {
    add(added) {
      for (const entry of added) entries.splice(placeOf(entries, entry.event), 0, entry)
      if (added.length > 0) list = null
    },
    remove(removed) {
      if (removed.length === 0) return
      const gone = new Set(removed)
      entries = entries.filter((entry) => !gone.has(entry))
      list = null
    },
    value() {
      list ??= entries.map((entry) => entry.item)
      return list
    },
  }
}

/** Where an event belongs in a list in fold order: after its equals. Looks at the end first, where most belong. */
export function placeOf(entries: readonly { readonly event: LogEvent }[], event: LogEvent): number {
  const last = entries.at(-1)
  if (!last || compareEvents(last.event, event) <= 0) return entries.length
  let [low, high] = [0, entries.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry && compareEvents(entry.event, event) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
