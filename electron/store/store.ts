import path from 'node:path'
import { Low } from 'lowdb'
import type { Act, LogEvent } from '../contract'
import { erasedBy, holdsErased, scrubbed, tracesOf } from '../core/review/erasure'
import { type CaseFold, createFold, FOLD_VERSION } from '../core/review/fold'
import { type BundleChoice, selectForBundle } from '../core/review/second-opinion'
import { backUp } from './backups'
import { makeBundle } from './bundle'
import { type CaseFile, CaseFileAdapter, type CaseFileReading } from './case-file'
import type { CopySource } from './copy-source'
import { erasedFilesThere, removeFiles, removeTraces } from './erase'
import { describeFileError, readIfThere, writeDurably } from './files'
import { moveAside } from './folder'
import { redoableOf, undoableOf } from './history'
import { analysisPath, keptFiles } from './kept-files'
import type { LoadedLog } from './load'
import { type GrowingDigest, growingDigest, type LogHead } from './log-reader'
import { bytesOfLog, comingWith, copyKept, type MergePlan, planMerge, readOtherCopy, reportOf } from './merge'
import { CASE_FILE_VERSION } from './migrations'
import type { StoreOptions } from './options'
import type { OwnLog } from './own-log'
import { recorder } from './recorder'
import { finish, runInSlices, type Steps } from './steps'
import { type Bundle, type CaseStore, type MergeReport, StoreRefused, type Writer } from './types'
import { otherLogs, sortedHeads } from './united'
import { verifyCase } from './verify'

/** A case that was read, checked and mended, ready to be worked with. */
export interface OpenedCase {
  readonly folder: string
  readonly caseId: string
  readonly writer: Writer
  /** The id under which this installation writes here. */
  readonly writerId: string
  readonly options: StoreOptions
  readonly readOnly: string | null
  readonly notices: readonly string[]
  readonly damage: CaseStore['damage']
  /** The fold of all events of all logs. */
  readonly fold: CaseFold
  /** All logs but the own one. */
  readonly otherLogs: readonly LoadedLog[]
  readonly ownEvents: readonly LogEvent[]
  readonly ownHead: Omit<LogHead, 'sha256'>
  /** SHA-256 of the own log's bytes. */
  readonly ownDigest: GrowingDigest
  readonly ownLog: OwnLog
  readonly snapshot: CaseFileReading
  readonly release: (() => Promise<void>) | null
}

/** A snapshot of a large case is written less often: this many times what the last one took passes first. */
const REST = 20

export function caseStore(opened: OpenedCase): CaseStore {
  const { folder, caseId, writer, writerId, options, ownLog } = opened
  const { files } = options
  let fold = opened.fold
  let digest = opened.ownDigest
  const notices = [...opened.notices]
  const adapter = new CaseFileAdapter(files, path.join(folder, 'case.json'))
  const database = new Low<CaseFile | null>(adapter, null)
  let reviewer = { id: writer.reviewer, name: writer.reviewerName }
  let isClosed = false
  let foundDamaged: string | null = null
  let needsSnapshot = false
  let snapshotTook = 0
  let remembered: string | null = null
  let snapshotTimer: NodeJS.Timeout | null = null
  let healTimer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const names = new Map(Object.entries(fold.state().reviewers))
  const records = recorder(
    caseId,
    writerId,
    writer,
    ownLog,
    { seq: opened.ownHead.seq, hash: opened.ownHead.hash, lastAt: fold.events.at(-1)?.at ?? '' },
    names,
    (events, bytes) => {
      digest.add(bytes)
      for (const event of events) ownEvents.push(event)
      fold.add(events)
      needsSnapshot = true
      scheduleSnapshot()
    },
  )
  const kept = keptFiles(files, folder, async (file, why) => {
    const aside = await moveAside(files, folder, file)
    notices.push(`${path.basename(file)} was damaged (${why}); it was put in ${aside} and kept anew.`)
  })

  const others = otherLogs(files, folder, caseId, `${writerId}.jsonl`, opened.otherLogs)
  let ownEvents = [...opened.ownEvents]

  function heads(): LogHead[] {
    const { seq, hash } = records.position
    return sortedHeads([
      ...others.heads(),
      { writer: writerId, seq, bytes: ownLog.length, hash, sha256: digest.value() },
    ])
  }

  /** Takes events of others, whose lines are on disk, into the case. */
  function takeIn(events: readonly LogEvent[]): void {
    if (events.length === 0) return
    fold.add(events)
    for (const [id, name] of Object.entries(fold.state().reviewers)) names.set(id, name)
    needsSnapshot = true
    scheduleSnapshot()
  }

  async function refresh(): Promise<number> {
    let count = 0
    await records.exclusively(async (position) => {
      const arrived = await others.arrivals(writer.now())
      notices.push(...arrived.notices.filter((notice) => !notices.includes(notice)))
      count = arrived.events.length
      takeIn(arrived.events)
      if (opened.readOnly === null && arrived.events.some((event) => event.type === 'erasure')) await obey(false)
      return { ...position, lastAt: fold.events.at(-1)?.at ?? '' }
    })
    return count
  }

  async function planned(from: CopySource): Promise<{ plan: MergePlan; report: MergeReport }> {
    const other = await readOtherCopy(from, caseId, writer.now())
    const own = { name: `${writerId}.jsonl`, writer: writerId, events: ownEvents }
    const plan = planMerge([own, ...others.logs()], other, writerId)
    return { plan, report: reportOf(plan, (hash) => fold.has(hash), other.notices) }
  }

  async function bundle(choice: BundleChoice, passphrase: string | null): Promise<Bundle> {
    const selection = selectForBundle(fold.events, fold.state(), choice)
    const logs = [{ name: `${writerId}.jsonl`, writer: writerId, events: ownEvents }, ...others.logs()]
    const scope = choice.claims === null ? ('whole' as const) : ('claims' as const)
    const about = { case: caseId, name: fold.state().name, scope, claims: [...(choice.claims ?? [])] }
    const made = await makeBundle(files, folder, logs, selection, about, passphrase)
    const articles = fold.events.filter(({ id, type }) => type === 'article.imported' && selection.events.has(id))
    return { ...made, articles: articles.length }
  }

  async function merge(from: CopySource): Promise<MergeReport> {
    checkWritable()
    await refresh()
    let report: MergeReport = { acts: [], forks: [], files: 0, notices: [], events: [] }
    await records.exclusively(async (position) => {
      const { plan, report: found } = await planned(from)
      // Files first, so that no act ever names what is not there.
      const coming = comingWith(plan)
      const copied = await copyKept(files, from, folder, erasedBy([...fold.events, ...coming]).files)
      await others.write(plan)
      if (plan.ownFilled) await replaceOwn(plan.ownFilled)
      if (plan.ownContinued.length > 0) {
        const bytes = bytesOfLog(plan.ownContinued)
        await ownLog.append(bytes)
        digest.add(bytes)
        for (const event of plan.ownContinued) ownEvents.push(event)
      }
      takeIn(coming)
      await obey(true)
      report = { ...found, files: copied.copied, notices: [...found.notices, ...copied.notices] }
      const { seq, hash } = ownEvents.at(-1) ?? position
      return { seq, hash, lastAt: fold.events.at(-1)?.at ?? '' }
    })
    return report
  }

  /** Puts the same lines in place of the own log, some with more or less data. */
  async function replaceOwn(events: readonly LogEvent[]): Promise<void> {
    const bytes = bytesOfLog(events)
    await ownLog.replace(bytes)
    ownEvents = [...events]
    digest = growingDigest()
    digest.add(bytes)
  }

  /**
   * Takes out of memory and disk what erasures name: of the own log, and of every other one where a person merges.
   * No append may run beside it.
   */
  async function obey(inEveryLog: boolean): Promise<void> {
    const erased = erasedBy(fold.events)
    if (erased.events.size === 0 && erased.files.size === 0) return
    const isOwnDirty = ownEvents.some((event) => holdsErased(event, erased.events))
    const areOthersDirty = inEveryLog && others.holdErased(erased.events)
    const gone = await erasedFilesThere(files, folder, fold.events, erased)
    if (!isOwnDirty && !areOthersDirty && gone.length === 0) return
    fold = finish(foldSteps(caseId, fold.events))
    needsSnapshot = true
    await writing
    await writeSnapshot()
    // The logs last: as long as they hold the data, whatever failed here is done again on opening.
    await removeTraces(files, folder, writer.now())
    await removeFiles(files, gone)
    if (areOthersDirty) await others.scrub(erased.events)
    if (isOwnDirty) await replaceOwn(ownEvents.map((event) => scrubbed(event, erased.events)))
    needsSnapshot = true
    await writeSnapshot()
  }

  async function erase(what: { events: string[]; originals: string[]; ground: string }): Promise<LogEvent> {
    const traces = what.originals.map((original) => tracesOf(original, fold.events))
    const events = [...new Set([...what.events, ...traces.flatMap((trace) => trace.events)])]
    const texts = traces.flatMap((trace) => trace.texts).map((sha256) => `sha256:${sha256}`)
    const originals = [...new Set([...what.originals, ...texts])]
    const erasure = await record({ type: 'erasure', data: { events, originals, ground: what.ground } })
    await records.exclusively(async (position) => {
      await obey(false)
      return position
    })
    return erasure
  }

  async function record(act: Act): Promise<LogEvent> {
    checkWritable()
    try {
      return await records.record(act, reviewer.id, reviewer.name)
    } catch (error) {
      if (records.trouble !== null) scheduleHealing()
      throw error
    }
  }

  async function verify(signal?: AbortSignal) {
    // A case that can't be written to may have more in its log than was read of it.
    const bytes = opened.readOnly === null ? ownLog.length : Number.POSITIVE_INFINITY
    const own = { name: `${writerId}.jsonl`, bytes }
    const now = writer.now()
    const run = runInSlices(signal)
    const found = await verifyCase({ files, folder, caseId, state: fold.state(), now, own, run })
    const fault = found.faults.find(({ level, file }) => level === 'error' && file.startsWith('log/'))
    if (fault && opened.readOnly === null) {
      const { file, line, what } = fault
      foundDamaged = `${file} is damaged at line ${line}: ${what}. Close the case and open it again to restore it.`
    }
    return found
  }

  async function writeSnapshot(): Promise<void> {
    if (!needsSnapshot || opened.readOnly !== null || foundDamaged !== null || fold.events.length === 0) return
    needsSnapshot = false
    const version = CASE_FILE_VERSION
    database.data = { format: 'attest.case', version, fold: FOLD_VERSION, heads: heads(), state: fold.state() }
    const start = performance.now()
    try {
      await database.write()
      await rememberHead()
      snapshotTook = performance.now() - start
    } catch (error) {
      needsSnapshot = true
      const notice = `case.json could not be written: ${describeFileError(error)}. The log holds everything.`
      if (!notices.includes(notice)) notices.push(notice)
    }
  }

  /** Without it a restored backup is recognised at the next merge instead of at once. */
  async function rememberHead(): Promise<void> {
    const { seq, hash } = records.position
    if (seq === 0 || hash === remembered) return
    remembered = hash
    await writer.memory?.note(caseId, { writer: writerId, seq, hash }).catch(() => undefined)
  }

  function scheduleSnapshot(): void {
    if (snapshotTimer) clearTimeout(snapshotTimer)
    snapshotTimer = setTimeout(
      () => {
        writing = writing.then(writeSnapshot)
      },
      Math.max(options.snapshotDelay, snapshotTook * REST),
    )
    snapshotTimer.unref()
  }

  function scheduleHealing(): void {
    if (healTimer || isClosed) return
    healTimer = setTimeout(() => {
      healTimer = null
      void records.heal().then(() => {
        if (records.trouble !== null) scheduleHealing()
      })
    }, options.healDelay)
    healTimer.unref()
  }

  function readOnlyReason(): string | null {
    return isClosed ? 'The case is closed.' : (opened.readOnly ?? foundDamaged ?? records.trouble)
  }

  function checkWritable(): void {
    const reason = isClosed ? 'The case is closed.' : (opened.readOnly ?? foundDamaged)
    if (reason !== null) throw new StoreRefused(reason, 'read only')
  }

  /** Lets a person know what failed on disk. */
  async function onDisk<T>(what: string, write: () => Promise<T>): Promise<T> {
    checkWritable()
    try {
      return await write()
    } catch (error) {
      if (error instanceof StoreRefused) throw error
      throw new StoreRefused(`${what} could not be kept: ${describeFileError(error)}.`, 'failed')
    }
  }

  needsSnapshot = !isUpToDate(opened.snapshot, heads())
  if (needsSnapshot) scheduleSnapshot()

  return {
    folder,
    caseId,
    get state() {
      return fold.state()
    },
    get events() {
      return fold.events
    },
    get readOnly() {
      return readOnlyReason()
    },
    damage: opened.damage,
    get notices() {
      return notices
    },
    isReady: true,
    whenReady: async () => undefined,
    record,
    claim: (id) => fold.claim(id),
    event: (id) => fold.event(id),
    isUndone: (event) => fold.isUndone(event),
    about: (target) => fold.about(target),
    undoable: () => undoableOf(fold, reviewer.id),
    redoable: () => redoableOf(fold, reviewer.id),
    keepOriginal: (bytes, extension) => onDisk('The file', () => kept.keepOriginal(bytes, extension)),
    readOriginal: kept.readOriginal,
    keepText: (text) => onDisk('The text', () => kept.keepText(text)),
    readText: kept.readText,
    async readAnalysis(name) {
      return (await readIfThere(files, analysisPath(folder, name)))?.toString('utf8') ?? null
    },
    async writeAnalysis(name, json) {
      await onDisk('The analysis', () => writeDurably(files, analysisPath(folder, name), Buffer.from(json)))
    },
    previewMerge: async (from) => (await planned(from)).report,
    merge: (from) => onDisk('The merge', () => merge(from)),
    bundle,
    refresh,
    erase: (what) => onDisk('The erasure', () => erase(what)),
    verify,
    setReviewer(id, name) {
      reviewer = { id, name }
    },
    async close() {
      if (isClosed) return
      isClosed = true
      if (snapshotTimer) clearTimeout(snapshotTimer)
      if (healTimer) clearTimeout(healTimer)
      await records.idle()
      await writing
      await writeSnapshot()
      if (opened.readOnly === null) await rememberHead()
      if (opened.readOnly === null) await backUp(files, folder, writer.now()).catch(() => undefined)
      await ownLog.close()
      await opened.release?.()
    },
  }
}

/** The fold of events, none of which shows data that was erased. */
export function* foldSteps(caseId: string, events: readonly LogEvent[]): Steps<CaseFold> {
  const erased = erasedBy(events).events
  const fold = createFold(caseId)
  yield* fold.addSteps(erased.size === 0 ? events : events.map((event) => scrubbed(event, erased)))
  return fold
}

function isUpToDate(snapshot: CaseFileReading, heads: readonly LogHead[]): boolean {
  if (snapshot.kind !== 'sound' || snapshot.version !== CASE_FILE_VERSION || snapshot.fold !== FOLD_VERSION)
    return false
  return JSON.stringify(snapshot.heads) === JSON.stringify(heads)
}
