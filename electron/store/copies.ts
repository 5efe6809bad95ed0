import path from 'node:path'
import type { CaseState, LogEvent } from '../contract'
import { erasedBy, isLeftOut } from '../core/review/erasure'
import { createFold } from '../core/review/fold'
import { type OpenBundle, openBundle } from './bundle'
import { usualLimits } from './bundle-zip'
import { type CopySource, folderSource, logsOf } from './copy-source'
import { codeOf, describeFileError, nodeFiles, type StoreFiles, writeDurably } from './files'
import { CASE_EXTENSION, makeFolders } from './folder'
import { firstEvent, isCreating } from './load'
import { bytesOfLog, copyKept, planMerge, readOtherCopy } from './merge'
import { openCase } from './open'
import { type CaseStore, StoreRefused, type Writer } from './types'

/** What another copy of a case holds. */
export interface InspectedCopy {
  readonly caseId: string
  readonly state: CaseState
  /** In fold order. */
  readonly events: readonly LogEvent[]
  readonly notices: readonly string[]
}

/** Another copy by its path: a case folder, or a bundle. Throws `StoreRefused`. */
export async function openCopy(
  place: string,
  passphrase: string | null,
  files: StoreFiles = nodeFiles,
): Promise<CopySource | OpenBundle> {
  try {
    const found = await files.stat(place)
    if (found.isDirectory()) return folderSource(files, place)
    if (found.size > usualLimits.zipBytes) throw new StoreRefused(`${path.basename(place)} is larger than any bundle.`)
    return await openBundle(await files.readFile(place), path.basename(place), passphrase)
  } catch (error) {
    if (error instanceof StoreRefused) throw error
    throw new StoreRefused(`${place} can't be read: ${describeFileError(error)}.`, 'failed')
  }
}

/** Reads a copy without an open case to hold it against. Throws `StoreRefused` where it is no case. */
export async function inspectCopy(source: CopySource, now: number): Promise<InspectedCopy> {
  const caseId = await caseIdOf(source)
  if (caseId === null) throw new StoreRefused(`${source.name} is not a case: it holds no act.`)
  const { logs, notices } = await readOtherCopy(source, caseId, now)
  const fold = createFold(caseId)
  fold.add(logs.flatMap((log) => log.events.filter((event) => !isLeftOut(event))))
  return { caseId, state: fold.state(), events: fold.events, notices }
}

async function caseIdOf(source: CopySource): Promise<string | null> {
  let first: string | null = null
  for (const log of await logsOf(source)) {
    const bytes = await source.read('log', log.name)
    const event = firstEvent(bytes)
    if (event && isCreating(bytes)) return event.case
    first ??= event?.case ?? null
  }
  return first
}

/**
 * Makes a case folder of another copy and opens it; `notices` say what of the copy could not be taken. Leaves nothing
 * behind where that fails. Throws `StoreRefused`.
 *
 * @param folder must not be there yet; ends in `.attest`.
 */
export async function createFromCopy(
  folder: string,
  source: CopySource,
  writer: Writer,
  files: StoreFiles = nodeFiles,
): Promise<{ store: CaseStore; notices: readonly string[] }> {
  if (!folder.endsWith(CASE_EXTENSION)) throw new StoreRefused(`A case folder's name ends in ${CASE_EXTENSION}.`)
  const there = await files.stat(folder).catch(() => null)
  if (there) throw new StoreRefused(`There is something in ${folder} already.`)
  const caseId = await caseIdOf(source)
  if (caseId === null) throw new StoreRefused(`${source.name} is not a case: it holds no act.`)
  const other = await readOtherCopy(source, caseId, writer.now())
  const plan = planMerge([], other, '')
  try {
    await makeFolders(files, folder)
    const erased = erasedBy(plan.write.flatMap((log) => log.events)).files
    const kept = await copyKept(files, source, folder, erased)
    for (const log of plan.write) await writeDurably(files, path.join(folder, 'log', log.name), bytesOfLog(log.events))
    const store = await openCase(folder, writer, { files })
    return { store, notices: [...other.notices, ...kept.notices] }
  } catch (error) {
    await files.rm(folder, { recursive: true, force: true }).catch(() => undefined)
    if (codeOf(error) === null) throw error
    throw new StoreRefused(`The case can't be made in ${folder}: ${describeFileError(error)}.`, 'failed')
  }
}
