import path from 'node:path'
import { erasedBy } from '../core/review/erasure'
import { backUp } from './backups'
import { FIRST_PREVIOUS } from './chain'
import { obeyErasures } from './erase'
import { codeOf, describeFileError, namesIn, readIfThere, type StoreFiles } from './files'
import { CASE_EXTENSION, isWriterId, logFiles, makeFolders, removeUnfinished } from './folder'
import { lateStore } from './late'
import { eventsOf, type LoadedCase, loadCase } from './load'
import { takeLock } from './lock'
import { growingDigest } from './log-reader'
import { findingsOf, keepDamagedSnapshot, mendTail } from './mend'
import { CASE_FILE_VERSION } from './migrations'
import { type StoreOptions, usualOptions } from './options'
import { openOwnLog } from './own-log'
import { quickCase } from './quick'
import { type RunSteps, runAtOnce } from './steps'
import { caseStore, foldSteps } from './store'
import { type CaseStore, type CreateCase, StoreRefused, type Writer } from './types'

/**
 * Makes a case folder and opens it. Throws `StoreRefused` where something is there already, or where it can't be
 * written.
 */
export const createCase = async (
  folder: string,
  about: Parameters<CreateCase>[1],
  writer: Writer,
  options: Partial<StoreOptions> = {},
): Promise<CaseStore> => {
  const { files } = { ...usualOptions, ...options }
  if (!folder.endsWith(CASE_EXTENSION)) throw new StoreRefused(`A case folder's name ends in ${CASE_EXTENSION}.`)
  checkWriter(writer)
  if (await holdsActs(files, folder)) throw new StoreRefused(`There is a case in ${folder} already. Open it instead.`)
  try {
    await makeFolders(files, folder)
  } catch (error) {
    throw new StoreRefused(`The case can't be made in ${folder}: ${describeFileError(error)}.`, 'failed')
  }
  const caseId = Buffer.from(writer.randomBytes(16)).toString('hex')
  const store = await open(folder, writer, { ...usualOptions, ...options }, caseId)
  try {
    await store.record({ type: 'case.created', data: about })
  } catch (error) {
    await store.close()
    throw error
  }
  return store
}

/**
 * Opens a case folder: reads and checks the logs, mends the torn end of the own one, folds. A case that is damaged,
 * newer, or open in another window opens read-only and says why. Throws `StoreRefused` where the folder is no case.
 */
export const openCase = async (
  folder: string,
  writer: Writer,
  options: Partial<StoreOptions> = {},
): Promise<CaseStore> => {
  checkWriter(writer)
  return open(folder, writer, { ...usualOptions, ...options }, null)
}

/** @param newCaseId the id of a case that has no act yet; null to open one that has. */
async function open(
  folder: string,
  writer: Writer,
  options: StoreOptions,
  newCaseId: string | null,
): Promise<CaseStore> {
  const { files } = options
  if (newCaseId === null) await checkIsCase(files, folder)
  const notices: string[] = []
  const lock = await lockOf(folder, writer, options)
  if (lock.notice) notices.push(lock.notice)
  try {
    const quick = newCaseId === null ? await quickCase(files, folder) : null
    const opened = (run: RunSteps) => openLogs(folder, writer, options, newCaseId, lock, notices, run)
    if (!quick) return await opened(runAtOnce)
    return lateStore({ ...quick, folder, files, readOnly: lock.readOnly, notices: [...notices] }, opened)
  } catch (error) {
    await lock.release?.()
    throw error
  }
}

/** Reads and checks the logs, mends the end of the own one, folds. Gives the lock back where that fails. */
async function openLogs(
  folder: string,
  writer: Writer,
  options: StoreOptions,
  newCaseId: string | null,
  lock: Held,
  notices: string[],
  run: RunSteps,
): Promise<CaseStore> {
  const { files } = options
  try {
    const loaded = newCaseId === null ? await load(files, folder, writer, run) : null
    const caseId = newCaseId ?? loaded?.caseId ?? ''
    const findings = loaded ? findingsOf(loaded, lock.writerId) : { readOnly: null, notices: [], damage: [] }
    const readOnly = lock.readOnly ?? findings.readOnly
    notices.push(...findings.notices)
    let logs = loaded?.logs ?? []
    if (readOnly === null && loaded) {
      await removeUnfinished(files, folder, writer.now())
      const isOld = loaded.snapshot.kind === 'sound' && loaded.snapshot.version < CASE_FILE_VERSION
      if (isOld) await backUp(files, folder, writer.now())
      const kept = await keepDamagedSnapshot(files, folder, loaded)
      if (kept) notices.push(kept)
      const own = logs.find((log) => log.file.isMain && log.head.writer === lock.writerId)
      const mended = own ? await mendTail(files, folder, own) : null
      if (mended) notices.push(mended)
      const events = eventsOf(logs)
      const rewritten = await obeyErasures(files, folder, own, events, erasedBy(events))
      if (mended || rewritten) logs = (await load(files, folder, writer, run)).logs
    }
    const own = logs.find((log) => log.file.isMain && log.head.writer === lock.writerId)
    const ownPath = path.join(folder, 'log', `${lock.writerId}.jsonl`)
    return caseStore({
      folder,
      caseId,
      writer,
      writerId: lock.writerId,
      options,
      readOnly,
      notices,
      damage: findings.damage,
      fold: await run(foldSteps(caseId, eventsOf(logs))),
      otherLogs: logs.filter((log) => log !== own),
      ownEvents: own?.events ?? [],
      ownHead: own?.head ?? { writer: lock.writerId, seq: 0, bytes: 0, hash: FIRST_PREVIOUS },
      ownDigest: own?.digest ?? growingDigest(),
      ownLog: openOwnLog(files, ownPath, own?.head.bytes ?? 0),
      snapshot: loaded?.snapshot ?? { kind: 'missing' },
      release: lock.release,
    })
  } catch (error) {
    await lock.release?.()
    throw error
  }
}

async function load(files: StoreFiles, folder: string, writer: Writer, run: RunSteps): Promise<LoadedCase> {
  try {
    const loaded = await loadCase(files, folder, writer.writer, writer.now(), run)
    if (loaded) return loaded
  } catch (error) {
    if (error instanceof StoreRefused || isAbort(error)) throw error
    throw new StoreRefused(`The case in ${folder} can't be read: ${describeFileError(error)}.`, 'failed')
  }
  throw new StoreRefused(`${folder} is not a case: its log holds no act.`)
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Refuses a folder that is no case before anything is written to it. */
async function checkIsCase(files: StoreFiles, folder: string): Promise<void> {
  const [names, logs] = await Promise.all([namesIn(files, folder), logFiles(files, folder)]).catch((error) => {
    throw new StoreRefused(`${folder} can't be read: ${describeFileError(error)}.`, 'failed')
  })
  if (logs.length === 0 && !names.includes('case.json')) throw new StoreRefused(`${folder} is not a case.`)
}

interface Held {
  readonly writerId: string
  readonly release: (() => Promise<void>) | null
  readonly readOnly: string | null
  readonly notice: string | null
}

/** Takes the writer's lock. Where another computer may hold it, this one goes on under a writer id of its own. */
async function lockOf(folder: string, writer: Writer, options: StoreOptions): Promise<Held> {
  const writerId = writer.writer
  const refused = (readOnly: string): Held => ({ writerId, release: null, readOnly, notice: readOnly })
  const take = (id: string) => takeLock(options.files, path.join(folder, 'locks', id), options.seeker, writer.now())
  try {
    await makeFolders(options.files, folder)
    const answer = await take(writerId)
    if (answer.held) return { writerId, release: answer.release, readOnly: null, notice: answer.notice }
    if (answer.why === 'open here') return refused(`${answer.notice} Nothing can be recorded here until it is closed.`)
    const another = `${writerId.slice(0, 55)}-${Buffer.from(writer.randomBytes(4)).toString('hex')}`
    const second = await take(another)
    if (!second.held) return refused(second.notice)
    const notice = `${answer.notice} Acts of this computer are kept in a log of their own.`
    return { writerId: another, release: second.release, readOnly: null, notice }
  } catch (error) {
    if (codeOf(error) === null) throw error
    return refused(`The case can only be read: ${describeFileError(error)}.`)
  }
}

function checkWriter(writer: Writer): void {
  if (!isWriterId(writer.writer)) throw new StoreRefused('The writer id must be letters, digits, "-" and "_".')
}

async function holdsActs(files: StoreFiles, folder: string): Promise<boolean> {
  if ((await readIfThere(files, path.join(folder, 'case.json'))) !== null) return true
  for (const log of await logFiles(files, folder)) if ((await files.stat(log.path)).size > 0) return true
  // Other things of the user's are not mixed with a case.
  const mine = new Set(['log', 'originals', 'texts', 'analysis', 'backups', 'quarantine', 'locks'])
  return (await namesIn(files, folder)).some((name) => !mine.has(name) && !name.startsWith('.'))
}
