import path from 'node:path'
import type { LogEvent } from '../contract'
import { isLeftOut, LEFT_OUT } from '../core/review/erasure'
import { compareEvents, compareText, readEvent } from '../core/review/events'
import { lineOf, sha256Of } from './chain'
import { isFarFuture } from './clock'
import { type CopySource, logsOf } from './copy-source'
import { namesIn, type StoreFiles, writeDurably } from './files'
import { isWriterId } from './folder'
import { erasedIn, firstBereft, firstEvent } from './load'
import { readLog } from './log-reader'
import { type MergeReport, StoreRefused } from './types'

/** A log of another copy of the case, read and checked. */
export interface OtherLog {
  readonly writer: string
  readonly events: readonly LogEvent[]
}

/** What another copy of the case holds. */
export interface OtherCopy {
  readonly logs: readonly OtherLog[]
  /** What of it can't be taken, and why. */
  readonly notices: readonly string[]
}

/** What a merge does to the logs of this folder. */
export interface MergePlan {
  /** Files of other writers and of forks to be written, with all their events. */
  readonly write: readonly { readonly name: string; readonly writer: string; readonly events: readonly LogEvent[] }[]
  /** What the other copy knows of the own log beyond its end. */
  readonly ownContinued: readonly LogEvent[]
  /** The own log where the other copy has data that a bundle had left out of it; null where nothing is filled in. */
  readonly ownFilled: readonly LogEvent[] | null
  /** Names of forks among `write`. */
  readonly forks: readonly string[]
}

/** From so many acts of one writer on, a log is no work of people and is not taken. */
const TOO_MANY_EVENTS = 1_000_000
const NEWLINE = 0x0a

/**
 * Reads another copy of the case. Throws `StoreRefused` where it is another case, no case, or holds what no copy of
 * this one can hold; what is merely damaged or not whole is left out and told.
 *
 * @param now Unix milliseconds; acts dated far after it are refused.
 */
export async function readOtherCopy(source: CopySource, caseId: string, now: number): Promise<OtherCopy> {
  const logs: { writer: string; events: LogEvent[] }[] = []
  const notices: string[] = []
  const found = await logsOf(source)
  if (found.length === 0) throw new StoreRefused(`${source.name} is not a case: it holds no log.`)
  for (const file of found) {
    const bytes = await source.read('log', file.name)
    if (countLines(bytes) >= TOO_MANY_EVENTS)
      throw new StoreRefused(`${file.name} holds more acts than people can have made. Nothing was taken.`)
    const first = firstEvent(bytes)
    if (first && first.case !== caseId)
      throw new StoreRefused(`${file.name} belongs to another case. Nothing was taken.`)
    const writer = file.writer ?? first?.writer
    if (writer === undefined || !isWriterId(writer)) {
      notices.push(`${file.name} is not a log that can be read.`)
      continue
    }
    const { events, fault, tail } = readLog(bytes, caseId, writer, [])
    const future = events.find((event) => isFarFuture(event.at, now))
    if (future)
      throw new StoreRefused(
        `${file.name} holds acts dated in the future. Check that computer's clock. Nothing was taken.`,
      )
    if (fault)
      notices.push(`${file.name} is damaged at line ${fault.line} (${fault.what}); acts from there on were not taken.`)
    if (tail) notices.push(`The last line of ${file.name} is not whole and was not taken.`)
    if (events.length > 0) logs.push({ writer, events })
  }
  const erased = erasedIn(logs)
  for (const log of logs) {
    const bereft = firstBereft(log.events, erased)
    if (bereft < 0) continue
    notices.push(`The data of line ${bereft + 1} of ${log.writer}'s log is gone; acts from there on were not taken.`)
    log.events.length = bereft
  }
  return { logs: logs.sort((left, right) => compareText(left.writer, right.writer)), notices }
}

/** A log of this folder, as far as it is sound. */
export interface OwnedLog {
  readonly name: string
  readonly writer: string
  readonly events: readonly LogEvent[]
}

/**
 * Works out the union of two copies' logs. A log that goes on where ours ends is continued; one that parted from ours
 * is kept whole beside it as `<writer>~<hash8>.jsonl`, named by the first act in which it differs.
 */
export function planMerge(ours: readonly OwnedLog[], other: OtherCopy, ownWriter: string): MergePlan {
  const logs = ours.map((log) => ({ ...log }))
  const changed = new Set<string>()
  const forks: string[] = []
  let ownContinued: readonly LogEvent[] = []
  let ownFilled: readonly LogEvent[] | null = null
  for (const given of other.logs) {
    const same = logs.filter((log) => log.writer === given.writer)
    const theirs = { ...given }
    for (const log of same) theirs.events = filledFrom(theirs.events, log.events) ?? theirs.events
    for (const log of same) {
      const filled = filledFrom(log.events, theirs.events)
      if (filled === null) continue
      log.events = filled
      if (log.name === `${ownWriter}.jsonl`) ownFilled = filled
      else changed.add(log.name)
    }
    if (same.some((log) => isBeginning(theirs.events, log.events))) continue
    const continued = same.find((log) => isBeginning(log.events, theirs.events))
    if (continued?.name === `${ownWriter}.jsonl`) {
      if (theirs.events.length - continued.events.length > ownContinued.length) {
        ownContinued = theirs.events.slice(continued.events.length)
      }
      continue
    }
    if (continued) {
      continued.events = theirs.events
      changed.add(continued.name)
      continue
    }
    const main = same.find((log) => log.name === `${theirs.writer}.jsonl`)
    const fork = `~${theirs.events[partingOf(main?.events ?? [], theirs.events)]?.hash.slice(0, 8)}`
    const name = `${theirs.writer}${main ? fork : ''}.jsonl`
    if (main) forks.push(name)
    logs.push({ name, writer: theirs.writer, events: theirs.events })
    changed.add(name)
  }
  return { write: logs.filter((log) => changed.has(log.name)), ownContinued, ownFilled, forks }
}

/** Says what a plan takes, by reviewer. */
export function reportOf(plan: MergePlan, isKnown: (hash: string) => boolean, notices: readonly string[]): MergeReport {
  const events = new Map<string, LogEvent>()
  for (const event of comingWith(plan)) if (!isKnown(event.hash)) events.set(event.hash, event)
  const acts = new Map<string, { by: string; name: string | null; count: number }>()
  for (const event of events.values()) {
    const { name, count } = acts.get(event.by) ?? { name: null, count: 0 }
    acts.set(event.by, { by: event.by, name: nameGiven(event) ?? name, count: count + 1 })
  }
  const byReviewer = [...acts.values()].sort((left, right) => compareText(left.by, right.by))
  return {
    acts: byReviewer,
    forks: [...plan.forks],
    files: 0,
    notices: [...notices],
    events: [...events.values()].sort(compareEvents),
  }
}

/** The events of a plan whose data is there. */
export function comingWith(plan: MergePlan): LogEvent[] {
  const events = [...plan.write.flatMap((log) => log.events), ...(plan.ownFilled ?? []), ...plan.ownContinued]
  return events.filter((event) => !isLeftOut(event))
}

/**
 * A log with the data that a bundle had left out of it and another copy of the same lines has; null where there is
 * nothing to fill in.
 */
function filledFrom(ours: readonly LogEvent[], theirs: readonly LogEvent[]): readonly LogEvent[] | null {
  const fills = (event: LogEvent, place: number) =>
    isLeftOut(event) && theirs[place]?.hash === event.hash && theirs[place]?.salt !== LEFT_OUT
  return ours.some(fills) ? ours.map((event, place) => (fills(event, place) ? (theirs[place] ?? event) : event)) : null
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, end + 1)) lines++
  return lines
}

function nameGiven(event: LogEvent): string | null {
  const { known } = readEvent(event)
  return known?.type === 'reviewer.named' ? known.data.name : null
}

function isBeginning(beginning: readonly LogEvent[], whole: readonly LogEvent[]): boolean {
  // The chain makes the last hash stand for all before it.
  const last = beginning.at(-1)
  return last === undefined || whole[beginning.length - 1]?.hash === last.hash
}

/** The index of the first event in which two logs differ. */
function partingOf(left: readonly LogEvent[], right: readonly LogEvent[]): number {
  const index = right.findIndex((event, place) => event.hash !== left[place]?.hash)
  return index < 0 ? right.length : index
}

/** The bytes of a log. */
export function bytesOfLog(events: readonly LogEvent[]): Buffer {
  return Buffer.from(events.map(lineOf).join(''))
}

/**
 * Copies the originals and texts that are missing here, each only if its bytes are what its name says.
 *
 * @param erased SHA-256 of files that were erased and do not come back.
 */
export async function copyKept(
  files: StoreFiles,
  from: CopySource,
  to: string,
  erased: ReadonlySet<string>,
): Promise<{ copied: number; notices: string[] }> {
  const notices: string[] = []
  let copied = 0
  for (const part of ['originals', 'texts'] as const) {
    const here = new Set((await namesIn(files, path.join(to, part))).map((name) => name.slice(0, 64)))
    for (const name of await from.names(part)) {
      const [, sha256] = /^([0-9a-f]{64})\.[a-z0-9]{1,10}$/.exec(name) ?? []
      if (sha256 === undefined || here.has(sha256) || erased.has(sha256)) continue
      const bytes = await from.read(part, name)
      if (sha256Of(bytes) !== sha256) {
        notices.push(`${part}/${name} of the other copy is damaged and was not taken.`)
        continue
      }
      await writeDurably(files, path.join(to, part, name), bytes)
      copied++
    }
  }
  return { copied, notices }
}
