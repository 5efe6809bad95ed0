import path from 'node:path'
import type { LogEvent } from '../contract'
import type { CopySource } from './copy-source'
import { describeFileError, namesIn, readIfThere, writeDurably } from './files'
import { moveAside, putAside } from './folder'
import { erasedIn, firstBereft, type LoadedLog, loadCase } from './load'
import { takeLock } from './lock'
import { bytesOfLog, readOtherCopy } from './merge'
import { type StoreOptions, usualOptions } from './options'
import { StoreRefused, type Writer } from './types'

/** What was done to a damaged case. */
export interface Restored {
  /** Acts that another copy gave back. */
  readonly recovered: number
  /** What was kept of each damaged file and where it lies now. */
  readonly notices: readonly string[]
}

/**
 * Makes a damaged case writable again, which a person asked for: each log that is damaged or cut short is replaced by
 * its sound beginning, or by the log of another copy that goes on from there. What was replaced, and every `case.json`
 * that knew more, lies in quarantine. The case must be closed. Throws `StoreRefused`.
 *
 * @param from another copy of the case to take what is missing from; null to go on without.
 */
export async function restoreCase(
  folder: string,
  from: CopySource | null,
  writer: Writer,
  options: Partial<StoreOptions> = {},
): Promise<Restored> {
  const { files, seeker } = { ...usualOptions, ...options }
  const lock = await takeLock(files, path.join(folder, 'locks', writer.writer), seeker, writer.now()).catch(
    (error: unknown) => Promise.reject(failed(error)),
  )
  if (!lock.held) throw new StoreRefused(`${lock.notice} Close it there first.`, 'read only')
  try {
    const loaded = await loadCase(files, folder, writer.writer, writer.now())
    if (!loaded) throw new StoreRefused(`${folder} is not a case: its log holds no sound act.`)
    if (loaded.logs.some((log) => log.fault?.newer) || loaded.snapshot.kind === 'newer') {
      throw new StoreRefused('The case was written by a newer version of Attest, which must mend it.')
    }
    const other = from === null ? null : await readOtherCopy(from, loaded.caseId, writer.now())
    const erased = erasedIn(loaded.logs)
    const notices = [...(other?.notices ?? [])]
    let recovered = 0
    for (const log of loaded.logs) {
      const sound = soundEvents(log, erased)
      const theirs = (other?.logs ?? []).find((each) => goesOn(sound, each.events, log))
      const isCut = loaded.unreached.some((head) => head.writer === log.head.writer)
      if (!log.fault && sound.length === log.events.length && !(isCut && log.file.isMain)) continue
      const bytes = await readIfThere(files, log.file.path)
      const aside = bytes ? await putAside(files, folder, `${log.file.name}.damaged`, bytes) : ''
      await writeDurably(files, log.file.path, bytesOfLog(theirs?.events ?? sound))
      const gained = (theirs?.events.length ?? sound.length) - sound.length
      recovered += gained
      notices.push(
        `log/${log.file.name}: ${sound.length} acts kept, ${gained} recovered; as it was it lies in ${aside}.`,
      )
    }
    for (const file of await snapshotsOf(folder, files)) await moveAside(files, folder, file)
    return { recovered, notices }
  } catch (error) {
    if (error instanceof StoreRefused) throw error
    throw failed(error)
  } finally {
    // A lock that can't be removed is known to be of a process that is gone, or of this one.
    await lock.release().catch(() => undefined)
  }
}

function failed(error: unknown): StoreRefused {
  return new StoreRefused(`The case could not be restored: ${describeFileError(error)}.`, 'failed')
}

/** The acts before the first line that is not sound or has lost its data. */
function soundEvents(log: LoadedLog, erased: ReadonlySet<string>): readonly LogEvent[] {
  const bereft = firstBereft(log.events, erased)
  return bereft < 0 ? log.events : log.events.slice(0, bereft)
}

function goesOn(sound: readonly LogEvent[], theirs: readonly LogEvent[], log: LoadedLog): boolean {
  const isSameWriter = theirs[0]?.writer === log.head.writer && theirs.length > sound.length
  return isSameWriter && (sound.length === 0 || theirs[sound.length - 1]?.hash === sound.at(-1)?.hash)
}

/** case.json and its backups: they may know acts that are given up. */
async function snapshotsOf(folder: string, files: StoreOptions['files']): Promise<string[]> {
  const backups = (await namesIn(files, path.join(folder, 'backups'))).map((name) => path.join(folder, 'backups', name))
  const snapshot = path.join(folder, 'case.json')
  return (await readIfThere(files, snapshot)) === null ? backups : [snapshot, ...backups]
}
