import { createHash } from 'node:crypto'
import type { LogEvent } from '../contract'
import { FIRST_PREVIOUS, readLine } from './chain'
import { finish, type Steps } from './steps'

/** How far a log was read: the last sound event, and the bytes up to the end of its line. */
export interface LogHead {
  readonly writer: string
  readonly seq: number
  /** Bytes up to and with the newline of that event. */
  readonly bytes: number
  /** Hash of that event. */
  readonly hash: string
  /** SHA-256 of those bytes: when it is the same, every line before was checked already. */
  readonly sha256: string
}

/** A log as it was read. Everything up to `head` is sound. */
export interface LogReading {
  readonly events: LogEvent[]
  readonly head: LogHead
  /** What stands after the last newline: an act that was never finished, or has not arrived yet. */
  readonly tail: Buffer | null
  /** The act in `tail`, where it is whole and only its newline is missing. */
  readonly tailEvent: LogEvent | null
  /** The first line that is not sound (1-based); nothing from there on was read. */
  readonly fault: { readonly line: number; readonly what: string; readonly newer: boolean } | null
  /** SHA-256 of the bytes up to `head`, ready to grow. */
  readonly digest: GrowingDigest
}

const NEWLINE = 0x0a

/**
 * Reads a log and checks its chain up to the first line that is not sound.
 *
 * @param known heads that were checked before. Where the bytes up to one of them are the same as then, their lines are
 *   taken as they are.
 */
export function readLog(bytes: Buffer, caseId: string, writer: string, known: readonly LogHead[]): LogReading {
  return finish(readLogSteps(bytes, caseId, writer, known))
}

/** As `readLog`, with rests. */
export function* readLogSteps(
  bytes: Buffer,
  caseId: string,
  writer: string,
  known: readonly LogHead[],
): Steps<LogReading> {
  const { trusted, digest } = yield* trustedHead(bytes, writer, known)
  const events: LogEvent[] = []
  let [start, seq, hash] = [0, 0, FIRST_PREVIOUS]
  let fault: LogReading['fault'] = null
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const line = bytes.toString('utf8', start, end)
    const reading =
      trusted !== null && end < trusted.bytes
        ? // These very bytes were read and checked when the head was written down.
          { event: JSON.parse(line) as LogEvent }
        : readLine(line, { caseId, writer, seq, hash })
    if ('fault' in reading) {
      fault = { line: events.length + 1, what: reading.fault, newer: reading.newer ?? false }
      break
    }
    events.push(reading.event)
    start = end + 1
    seq = reading.event.seq
    hash = reading.event.hash
    if (seq % 32 === 0) yield
  }
  digest.add(bytes.subarray(trusted?.bytes ?? 0, start))
  const head = { writer, seq, bytes: start, hash, sha256: digest.value() }
  const tail = fault === null && start < bytes.length ? bytes.subarray(start) : null
  const inTail = tail && readLine(tail.toString('utf8'), { caseId, writer, seq, hash })
  return { events, head, fault, digest, tail, tailEvent: inTail && 'event' in inTail ? inTail.event : null }
}

const MEBIBYTE = 1024 * 1024

/** The furthest known head whose bytes are still the same, and the digest of those bytes. */
function* trustedHead(
  bytes: Buffer,
  writer: string,
  known: readonly LogHead[],
): Steps<{ trusted: LogHead | null; digest: GrowingDigest }> {
  const candidates = known.filter((head) => head.writer === writer && head.bytes > 0 && head.bytes <= bytes.length)
  for (const trusted of candidates.sort((left, right) => right.bytes - left.bytes)) {
    const digest = growingDigest()
    for (let from = 0; from < trusted.bytes; from += MEBIBYTE) {
      digest.add(bytes.subarray(from, Math.min(trusted.bytes, from + MEBIBYTE)))
      yield
    }
    if (digest.value() === trusted.sha256) return { trusted, digest }
  }
  return { trusted: null, digest: growingDigest() }
}

/** A SHA-256 that grows with a log, so that a new head costs no reading. */
export interface GrowingDigest {
  add(bytes: Uint8Array): void
  value(): string
}

export function growingDigest(): GrowingDigest {
  const hash = createHash('sha256')
  return {
    add: (bytes) => {
      hash.update(bytes)
    },
    value: () => hash.copy().digest('hex'),
  }
}
