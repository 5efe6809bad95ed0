import { setImmediate } from 'node:timers/promises'
import type { CaseState } from '../contract'
import { describeFileError, readIfThere, type StoreFiles } from './files'
import { analysisPath, keptFiles } from './kept-files'
import type { QuickCase } from './quick'
import { type RunSteps, runInSlices } from './steps'
import { type CaseStore, StoreRefused } from './types'

/** What is known of a case before its logs are read. */
export interface LateCase extends QuickCase {
  readonly folder: string
  readonly files: StoreFiles
  readonly readOnly: string | null
  readonly notices: readonly string[]
}

/**
 * A case that shows what `case.json` says while its logs are read and checked in the background; whatever needs them
 * waits for that. Closing before stops the reading.
 *
 * @param open reads the logs; `run` gives it rests.
 */
export function lateStore(late: LateCase, open: (run: RunSteps) => Promise<CaseStore>): CaseStore {
  const { folder, files, caseId, readOnly, notices } = late
  const stopping = new AbortController()
  let reviewer: { id: string; name: string } | null = null
  let store: CaseStore | null = null
  let failure: string | null = null
  let isClosed = false
  // Given up once the logs are read: it would be there twice.
  let state: CaseState | null = late.state

  const reading = setImmediate()
    .then(() => open(runInSlices(stopping.signal)))
    .then((opened) => {
      if (reviewer) opened.setReviewer(reviewer.id, reviewer.name)
      store = opened
      state = null
      return opened
    })
  reading.catch((error: unknown) => {
    failure = error instanceof StoreRefused ? error.message : `The case can't be read: ${describeFileError(error)}.`
  })

  async function whole(): Promise<CaseStore> {
    if (isClosed) throw new StoreRefused('The case is closed.', 'read only')
    return store ?? reading
  }

  function standing(): CaseState {
    return state ?? needed().state
  }

  function needed(): CaseStore {
    if (!store) throw new Error('the logs of the case are not read yet')
    return store
  }

  const kept = keptFiles(files, folder, async () => undefined)
  return {
    folder,
    caseId,
    get state() {
      return standing()
    },
    get isReady() {
      return store !== null
    },
    async whenReady() {
      await whole()
    },
    get events() {
      return needed().events
    },
    get readOnly() {
      return isClosed ? 'The case is closed.' : (store?.readOnly ?? failure ?? readOnly)
    },
    get damage() {
      return store?.damage ?? []
    },
    get notices() {
      return store?.notices ?? (failure === null ? notices : [...notices, failure])
    },
    record: async (act) => (await whole()).record(act),
    claim: (id) => (store ? store.claim(id) : standing().claims[id]),
    event: (id) => needed().event(id),
    isUndone: (event) => needed().isUndone(event),
    about: (target) => needed().about(target),
    undoable: () => needed().undoable(),
    redoable: () => needed().redoable(),
    keepOriginal: async (bytes, extension) => (await whole()).keepOriginal(bytes, extension),
    readOriginal: kept.readOriginal,
    keepText: async (text) => (await whole()).keepText(text),
    readText: kept.readText,
    async readAnalysis(name) {
      return (await readIfThere(files, analysisPath(folder, name)))?.toString('utf8') ?? null
    },
    writeAnalysis: async (name, json) => (await whole()).writeAnalysis(name, json),
    previewMerge: async (from) => (await whole()).previewMerge(from),
    merge: async (from) => (await whole()).merge(from),
    bundle: async (choice, passphrase) => (await whole()).bundle(choice, passphrase),
    refresh: async () => (await whole()).refresh(),
    erase: async (what) => (await whole()).erase(what),
    verify: async (signal) => (await whole()).verify(signal),
    setReviewer(id, name) {
      reviewer = { id, name }
      store?.setReviewer(id, name)
    },
    async close() {
      if (isClosed) return
      isClosed = true
      stopping.abort()
      const opened = await reading.catch(() => null)
      await opened?.close()
    },
  }
}
