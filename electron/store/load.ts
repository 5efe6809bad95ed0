import path from 'node:path'
import type { LogEvent } from '../contract'
import { erasedBy, isLeftOut } from '../core/review/erasure'
import { backedUpHeads } from './backups'
import { type CaseFileReading, readCaseFile } from './case-file'
import { FIRST_PREVIOUS, readLine } from './chain'
import { isFarFuture } from './clock'
import { readIfThere, type StoreFiles } from './files'
import { type LogFile, logFiles } from './folder'
import { type LogHead, type LogReading, readLogSteps } from './log-reader'
import { type RunSteps, runAtOnce } from './steps'

/** One log of the folder as it was read. */
export interface LoadedLog extends LogReading {
  readonly file: LogFile
  /** How many events were held back because their time is far in the future. */
  readonly heldBack: number
}

/** A case folder as it was read, before anything is mended or written. */
export interface LoadedCase {
  readonly caseId: string
  readonly logs: readonly LoadedLog[]
  readonly snapshot: CaseFileReading
  /** Logs of another case, which are left out. */
  readonly strangers: readonly string[]
  /** Heads that `case.json`, or else the newest backup, knows and no log reaches. */
  readonly unreached: readonly LogHead[]
}

/** Reads and checks a case folder; null where it holds no act of any case. */
export async function loadCase(
  files: StoreFiles,
  folder: string,
  ownWriter: string,
  now: number,
  run: RunSteps = runAtOnce,
): Promise<LoadedCase | null> {
  const snapshot = readCaseFile(await readIfThere(files, path.join(folder, 'case.json')))
  const found = await readLogFiles(files, folder)
  const caseId = caseIdOf(snapshot, found)
  if (caseId === null) return null
  const known = snapshot.kind === 'sound' ? snapshot.heads : await backedUpHeads(files, folder, caseId)
  const logs: LoadedLog[] = []
  const strangers: string[] = []
  for (const { file, bytes, first } of found) {
    if (first && first.case !== caseId) {
      strangers.push(file.name)
      continue
    }
    const writer = file.writer ?? first?.writer
    if (writer === undefined) continue
    const reading = await run(readLogSteps(bytes, caseId, writer, known))
    logs.push(writer === ownWriter ? ownLog(reading, file) : withoutFuture(reading, file, now))
  }
  return { caseId, logs, snapshot, strangers, unreached: known.filter((head) => !isReached(head, logs)) }
}

interface FoundLog {
  readonly file: LogFile
  readonly bytes: Buffer
  readonly first: LogEvent | null
}

async function readLogFiles(files: StoreFiles, folder: string): Promise<FoundLog[]> {
  const found: FoundLog[] = []
  for (const file of await logFiles(files, folder)) {
    const bytes = await files.readFile(file.path)
    found.push({ file, bytes, first: firstEvent(bytes) })
  }
  return found
}

/** The first act of a log, if it is sound in itself: it tells whose log this is. */
export function firstEvent(bytes: Buffer): LogEvent | null {
  const end = bytes.indexOf(0x0a)
  const line = bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
  try {
    const claimed: unknown = JSON.parse(line)
    if (typeof claimed !== 'object' || claimed === null) return null
    const { case: caseId, writer } = claimed as Record<string, unknown>
    if (typeof caseId !== 'string' || typeof writer !== 'string') return null
    const reading = readLine(line, { caseId, writer, seq: 0, hash: FIRST_PREVIOUS })
    return 'event' in reading ? reading.event : null
  } catch {
    return null
  }
}

/** Which case this is: `case.json` knows, else the log that created it. */
function caseIdOf(snapshot: CaseFileReading, found: readonly FoundLog[]): string | null {
  if (snapshot.kind === 'sound') return snapshot.caseId
  const firsts = found.map(({ first }) => first).filter((first) => first !== null)
  const creating = found.flatMap(({ bytes, first }) => (first && isCreating(bytes) ? [first] : []))
  return (creating[0] ?? firsts[0])?.case ?? null
}

/** True where the case was created in this log: it is one of its first two acts, after the reviewer's name. */
export function isCreating(bytes: Buffer): boolean {
  const second = bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1)
  return bytes.subarray(0, second < 0 ? bytes.length : second).includes('"type":"case.created"')
}

/** In one's own log an act that lacks only its newline was recorded. */
function ownLog(reading: LogReading, file: LogFile): LoadedLog {
  const events = reading.tailEvent ? [...reading.events, reading.tailEvent] : reading.events
  return { ...reading, events, file, heldBack: 0 }
}

/** Holds back events whose time can't be right, and those that build on them. */
function withoutFuture(reading: LogReading, file: LogFile, now: number): LoadedLog {
  const from = reading.events.findIndex((event) => isFarFuture(event.at, now))
  if (from < 0) return { ...reading, file, heldBack: 0 }
  // No head: how far the log counts depends on the day it is read.
  const head = { ...reading.head, seq: 0 }
  return { ...reading, head, file, events: reading.events.slice(0, from), heldBack: reading.events.length - from }
}

function isReached(head: LogHead, logs: readonly LoadedLog[]): boolean {
  return logs.some((log) => log.head.writer === head.writer && log.events[head.seq - 1]?.hash === head.hash)
}

/** Ids of events that an erasure in any of the logs takes. */
export function erasedIn(logs: readonly { readonly events: readonly LogEvent[] }[]): ReadonlySet<string> {
  return erasedBy(logs.flatMap(({ events }) => events.filter((event) => event.type === 'erasure'))).events
}

/** The first event, by its index, whose data is gone although no erasure names it; -1 for none. */
export function firstBereft(events: readonly LogEvent[], erased: ReadonlySet<string>): number {
  return events.findIndex((event) => event.data === null && !isLeftOut(event) && !erased.has(event.id))
}

/** Every event of every log whose data is here or erased; those in two logs (a fork's common beginning) twice. */
export function eventsOf(logs: readonly LoadedLog[]): LogEvent[] {
  return logs.flatMap((log) => log.events.filter((event) => !isLeftOut(event)))
}
