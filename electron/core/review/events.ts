import { type EventData, type EventType, eventSchemas, type LogEvent } from '../../contract'

/** A log event whose type is known and whose data a schema has read. */
export type KnownEvent<T extends EventType = EventType> = {
  [K in T]: Omit<LogEvent, 'type' | 'data'> & { type: K; data: EventData<K> }
}[T]

/** An event as the fold holds it: what stands in the log, and what it says, or why it can't be used. */
export type ReadEvent =
  | { readonly event: LogEvent; readonly known: KnownEvent; readonly why: null; readonly erased: false }
  | { readonly event: LogEvent; readonly known: null; readonly why: string; readonly erased: boolean }

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventSchemas, type)
}

/** Reads an event's data with the schema of its type. Never throws: the log is older and newer than this program. */
export function readEvent(event: LogEvent): ReadEvent {
  if (!isEventType(event.type)) return unusable(event, 'this version does not know this kind of act')
  if (event.data === null) return erased(event)
  const read = eventSchemas[event.type].safeParse(event.data)
  if (!read.success) return unusable(event, 'its data is not what this kind of act holds')
  const { v, case: caseId, id, writer, seq, at, zone, by, type, salt, dataHash, prev, hash } = event
  const known = { v, case: caseId, id, writer, seq, at, zone, by, type, data: read.data, salt, dataHash, prev, hash }
  // The schema that read the data is the one of this type, which the compiler cannot follow through the index.
  return { event, known: known as KnownEvent, why: null, erased: false }
}

export function unusable(event: LogEvent, why: string): ReadEvent {
  return { event, known: null, why, erased: false }
}

/** An event whose data was erased, whether or not this copy of the log has lost it yet. */
export function erased(event: LogEvent): ReadEvent {
  return { event, known: null, why: 'its data was erased', erased: true }
}

/** Compares by code unit, the same on every computer. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** The order of the fold: by `at`, writer, seq, hash. */
export function compareEvents(left: LogEvent, right: LogEvent): number {
  return (
    compareText(left.at, right.at) ||
    compareText(left.writer, right.writer) ||
    left.seq - right.seq ||
    compareText(left.hash, right.hash)
  )
}

/** An event that could not take effect, and why. */
export interface ParkedEvent {
  readonly event: LogEvent
  readonly why: string
}

/** Who did it and when, as every decision carries it. */
export function decided(event: KnownEvent): { event: string; by: string; at: string } {
  return { event: event.id, by: event.by, at: event.at }
}
