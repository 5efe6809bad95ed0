import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { LogEvent } from '../contract'
import { isLeftOut } from '../core/review/erasure'

/** `prev` of a writer's first event. */
export const FIRST_PREVIOUS = '0'.repeat(64)

/** Lower-case hexadecimal SHA-256 of a text's UTF-8 or of bytes. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * SHA-256 over the salt (32 hexadecimal digits) followed by the canonical JSON (RFC 8785) of the data. Throws where
 * the data can't be written as such, such as half a surrogate pair.
 */
export function dataHashOf(salt: string, data: unknown): string {
  return sha256Of(salt + canonicalize(data))
}

/** SHA-256 over the canonical JSON of all fields but `data`, `salt` and `hash`. */
export function hashOf(event: Omit<LogEvent, 'data' | 'salt' | 'hash'>): string {
  const { v, case: caseId, id, writer, seq, at, zone, by, type, dataHash, prev } = event
  return sha256Of(canonicalize({ v, case: caseId, id, writer, seq, at, zone, by, type, dataHash, prev }) ?? '')
}

/** Closes an event with its hashes. Throws where its data can't be written as JSON. */
export function sealEvent(open: Omit<LogEvent, 'dataHash' | 'hash'>): LogEvent {
  const dataHash = dataHashOf(open.salt, open.data)
  const { v, case: caseId, id, writer, seq, at, zone, by, type, data, salt, prev } = open
  const hash = hashOf({ ...open, dataHash })
  return { v, case: caseId, id, writer, seq, at, zone, by, type, data, salt, dataHash, prev, hash }
}

/** An event as its line in the log, newline included. */
export function lineOf(event: LogEvent): string {
  return `${JSON.stringify(event)}\n`
}

/** What a line must follow on. */
export interface ChainPosition {
  readonly caseId: string
  readonly writer: string
  /** The last event's number and hash; 0 and 64 zeros at the beginning. */
  readonly seq: number
  readonly hash: string
}

export type LineReading = { readonly event: LogEvent } | { readonly fault: string; readonly newer?: boolean }

/** Reads one line of a log and checks it against what comes before. */
export function readLine(line: string, after: ChainPosition): LineReading {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { fault: 'the line is not JSON' }
  }
  if (isNewer(value)) return { fault: 'the line was written by a newer version of Attest', newer: true }
  if (isAfterAllTime(value)) return { fault: 'the act is dated after the year 2286' }
  const read = LogEvent.safeParse(value)
  if (!read.success) return { fault: 'the line is not an event' }
  const event = read.data
  if (event.case !== after.caseId) return { fault: 'the line belongs to another case' }
  if (event.writer !== after.writer) return { fault: `the line was written by ${event.writer}` }
  if (event.seq !== after.seq + 1) return { fault: `act ${after.seq + 1} is missing, act ${event.seq} follows` }
  if (event.prev !== after.hash) return { fault: 'the line does not follow on the one before' }
  if (hashOf(event) !== event.hash) return { fault: 'the line was changed: its hash is not right' }
  const isErased = event.data === null && event.salt === ''
  if (!isErased && !isLeftOut(event) && !isDataHash(event))
    return { fault: 'the data of the line was changed: its hash is not right' }
  return { event }
}

function isDataHash(event: LogEvent): boolean {
  try {
    return dataHashOf(event.salt, event.data) === event.dataHash
  } catch {
    return false
  }
}

/** An `at` has room for 13 digits of milliseconds. */
function isAfterAllTime(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'at' in value && /^\d{14}/.test(String(value.at))
}

function isNewer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'v' in value && typeof value.v === 'number' && value.v > 1
}
