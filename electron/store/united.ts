import path from 'node:path'
import type { LogEvent } from '../contract'
import { holdsErased, isLeftOut, scrubbed } from '../core/review/erasure'
import { compareText } from '../core/review/events'
import { sha256Of } from './chain'
import { isFarFuture } from './clock'
import { type StoreFiles, writeDurably } from './files'
import { type LogFile, logFiles } from './folder'
import type { LoadedLog } from './load'
import { type LogHead, readLog } from './log-reader'
import { bytesOfLog, type MergePlan, type OwnedLog } from './merge'

/** The logs of a case folder that others write, forks of the own one included, as they are known now. */
export interface OtherLogs {
  heads(): LogHead[]
  logs(): OwnedLog[]
  /** Reads what has arrived since; answers the events that are new, and what the user must know. */
  arrivals(now: number): Promise<{ events: LogEvent[]; notices: string[] }>
  /** Makes a plan's logs durable, each whole. */
  write(plan: MergePlan): Promise<void>
  /** True if any of these logs has data that erasures name. */
  holdErased(erased: ReadonlySet<string>): boolean
  /** Takes the data that erasures name out of these logs. */
  scrub(erased: ReadonlySet<string>): Promise<void>
}

interface Known extends OwnedLog {
  readonly head: LogHead
  /** Bytes of the file when it was read. */
  readonly size: number
}

/** @param ownName the file of the own log, which is not among these. */
export function otherLogs(
  files: StoreFiles,
  folder: string,
  caseId: string,
  ownName: string,
  loaded: readonly LoadedLog[],
): OtherLogs {
  const known = new Map<string, Known>()
  for (const { file, head, events, tail } of loaded) {
    if (file.writer === null) continue
    known.set(file.name, { name: file.name, writer: file.writer, events, head, size: head.bytes + (tail?.length ?? 0) })
  }

  const holding = (erased: ReadonlySet<string>) =>
    [...known.values()].filter((log) => log.events.some((event) => holdsErased(event, erased)))

  async function writeLog({ name, writer, events }: OwnedLog): Promise<void> {
    const bytes = bytesOfLog(events)
    await writeDurably(files, path.join(folder, 'log', name), bytes)
    const { seq = 0, hash = '' } = events.at(-1) ?? {}
    const head = { writer, seq, bytes: bytes.length, hash, sha256: sha256Of(bytes) }
    known.set(name, { name, writer, events, head, size: bytes.length })
  }

  async function arrivalsIn(file: LogFile, now: number): Promise<{ events: LogEvent[]; notice: string | null }> {
    const before = known.get(file.name)
    const { size } = await files.stat(file.path)
    if (file.writer === null || size === before?.size) return { events: [], notice: null }
    const reading = readLog(await files.readFile(file.path), caseId, file.writer, before ? [before.head] : [])
    const keepsOurs = !before || before.events.length === 0 || isContinued(before, reading.events)
    const isWrong = reading.fault !== null || reading.events.some((event) => isFarFuture(event.at, now))
    if (!keepsOurs || isWrong) {
      return { events: [], notice: `log/${file.name} was changed by another program in a way that is not taken over.` }
    }
    const { events, head } = reading
    known.set(file.name, { name: file.name, writer: file.writer, events, head, size })
    return { events: events.slice(before?.events.length ?? 0), notice: null }
  }

  return {
    heads: () => [...known.values()].map(({ head }) => head),
    logs: () => [...known.values()],
    async arrivals(now) {
      const events: LogEvent[] = []
      const notices: string[] = []
      for (const file of await logFiles(files, folder)) {
        if (file.name === ownName) continue
        const arrived = await arrivalsIn(file, now)
        for (const event of arrived.events) if (!isLeftOut(event)) events.push(event)
        if (arrived.notice) notices.push(arrived.notice)
      }
      return { events, notices }
    },
    async write(plan) {
      for (const log of plan.write) await writeLog(log)
    },
    holdErased: (erased) => holding(erased).length > 0,
    async scrub(erased) {
      for (const log of holding(erased)) {
        await writeLog({ ...log, events: log.events.map((event) => scrubbed(event, erased)) })
      }
    },
  }
}

function isContinued(before: Known, events: readonly LogEvent[]): boolean {
  return events[before.events.length - 1]?.hash === before.events.at(-1)?.hash
}

/** Heads in the order that case.json has them. */
export function sortedHeads(heads: readonly LogHead[]): LogHead[] {
  return heads
    .filter((head) => head.seq > 0)
    .sort((left, right) => compareText(left.writer, right.writer) || compareText(left.hash, right.hash))
}
