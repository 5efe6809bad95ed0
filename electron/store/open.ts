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
import { type QuickCase, quickCase } from './quick'
import { type RunSteps, runAtOnce } from './steps'
import { caseStore, foldSteps } from './store'
import { type CaseStore, type CreateCase, StoreRefused, type Writer, type WrittenHead } from './types'

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
    const found = newCaseId === null ? await quickCase(files, folder).catch(() => null) : null
    const quick = found && (await isAsLeft(found, writer, lock.writerId)) ? found : null
    const opened = (run: RunSteps) => openLogs(folder, writer, options, newCaseId, lock, notices, run)
    if (!quick) return await opened(runAtOnce)
    return lateStore({ ...quick, folder, files, readOnly: lock.readOnly, notices: [...notices] }, opened)
  } catch (error) {
    await lock.release?.().catch(() => undefined)
    throw inWords(folder, error)
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
  let held = lock
  try {
    const loaded = newCaseId === null ? await load(files, folder, writer, run) : null
    const caseId = newCaseId ?? loaded?.caseId ?? ''
    if (loaded) held = await heldFor(folder, writer, options, lock, loaded)
    if (held !== lock && held.notice) notices.push(held.notice)
    const findings = loaded ? findingsOf(loaded, held.writerId) : { readOnly: null, notices: [], damage: [] }
    const readOnly = held.readOnly ?? findings.readOnly
    notices.push(...findings.notices)
    let logs = loaded?.logs ?? []
    if (readOnly === null && loaded) {
      await removeUnfinished(files, folder, writer.now())
      const isOld = loaded.snapshot.kind === 'sound' && loaded.snapshot.version < CASE_FILE_VERSION
      if (isOld) await backUp(files, folder, writer.now())
      const kept = await keepDamagedSnapshot(files, folder, loaded)
      if (kept) notices.push(kept)
      const own = logs.find((log) => log.file.isMain && log.head.writer === held.writerId)
      const mended = own ? await mendTail(files, folder, own) : null
      if (mended) notices.push(mended)
      const events = eventsOf(logs)
      const rewritten = await obeyErasures(files, folder, own, events, erasedBy(events), writer.now())
      if (mended || rewritten) logs = (await load(files, folder, writer, run)).logs
    }
    const own = logs.find((log) => log.file.isMain && log.head.writer === held.writerId)
    const ownPath = path.join(folder, 'log', `${held.writerId}.jsonl`)
    return caseStore({
      folder,
      caseId,
      writer,
      writerId: held.writerId,
      options,
      readOnly,
      notices,
      damage: findings.damage,
      fold: await run(foldSteps(caseId, eventsOf(logs))),
      otherLogs: logs.filter((log) => log !== own),
      ownEvents: own?.events ?? [],
      ownHead: own?.head ?? { writer: held.writerId, seq: 0, bytes: 0, hash: FIRST_PREVIOUS },
      ownDigest: own?.digest ?? growingDigest(),
      ownLog: openOwnLog(files, ownPath, own?.head.bytes ?? 0),
      snapshot: loaded?.snapshot ?? { kind: 'missing' },
      release: held.release,
    })
  } catch (error) {
    await held.release?.().catch(() => undefined)
    throw inWords(folder, error)
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

/** An error of the file system as what a person is told; any other as it is. */
function inWords(folder: string, error: unknown): unknown {
  if (codeOf(error) === null || isAbort(error)) return error
  return new StoreRefused(`The case in ${folder} can't be opened: ${describeFileError(error)}.`, 'failed')
}

const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Refuses a folder that is no case before anything is written to it. */
async function checkIsCase(files: StoreFiles, folder: string): Promise<void> {
  const [names, logs] = await Promise.all([namesIn(files, folder), logFiles(files, folder)]).catch((error) => {
    throw new StoreRefused(`${folder} can't be read: ${describeFileError(error)}.`, 'failed')
  })
  if (logs.length === 0 && !names.includes('case.json')) throw new StoreRefused(`${folder} is not a case.`)
}

/** True where the heads that `case.json` knows have what this installation last wrote. */
async function isAsLeft({ caseId, heads }: QuickCase, writer: Writer, writerId: string): Promise<boolean> {
  const own = (await writer.memory?.read(caseId))?.find((head) => head.writer === writerId)
  return !own || heads.some((head) => head.writer === writerId && head.seq === own.seq && head.hash === own.hash)
}

/**
 * The lock under whose id this installation goes on. A folder that does not know what was last written here under the
 * own id is a restored backup or another copy: writing on under that id would fork its log.
 */
async function heldFor(
  folder: string,
  writer: Writer,
  options: StoreOptions,
  lock: Held,
  loaded: LoadedCase,
): Promise<Held> {
  const written = (await writer.memory?.read(loaded.caseId)) ?? []
  const isKnown = (head: WrittenHead) =>
    loaded.logs.some((log) => log.head.writer === head.writer && log.events[head.seq - 1]?.hash === head.hash)
  const own = written.find((head) => head.writer === lock.writerId)
  const isDamaged = loaded.logs.some((log) => log.head.writer === lock.writerId && log.fault !== null)
  const isCut = loaded.unreached.some((head) => head.writer === lock.writerId)
  if (!own || lock.release === null || isKnown(own) || isDamaged || isCut) return lock
  const before = written.find((head) => head.writer.startsWith(`${writer.writer}-`) && isKnown(head))
  const writerId = before?.writer ?? anotherId(writer)
  await lock.release()
  const answer = await takeLock(options.files, path.join(folder, 'locks', writerId), options.seeker, writer.now())
  if (!answer.held) return { writerId, release: null, readOnly: answer.notice, notice: answer.notice }
  const notice =
    'This folder does not hold what this computer last wrote in the case: it is a restored backup or another copy. ' +
    'What you do here is kept in a log of its own. Bring in the other copy to unite both.'
  return { writerId, release: answer.release, readOnly: null, notice: before ? null : notice }
}

function anotherId(writer: Writer): string {
  return `${writer.writer.slice(0, 55)}-${Buffer.from(writer.randomBytes(4)).toString('hex')}`
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
    const another = anotherId(writer)
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
