import type {
  AppInfo,
  Bridge,
  MethodError,
  MethodName,
  MethodParams,
  MethodResult,
  WorkbenchEvents,
} from '../../electron/contract'

/** What is known of an answer: nothing yet, the answer (perhaps being asked for again), or why there is none. */
export type Query<T> =
  | { status: 'loading'; value: null; error: null }
  | { status: 'ready'; value: T; error: null }
  | { status: 'error'; value: null; error: MethodError }

export type Kind = WorkbenchEvents['changed']['what'][number]

/** Which changes make an answer out of date, by the first word of the method's name. */
const TOUCHED_BY: Record<string, readonly Kind[]> = {
  app: ['app', 'case'],
  case: ['app', 'case', 'articles', 'analysis', 'claims'],
  article: ['articles', 'analysis', 'claims'],
  speaker: ['articles', 'analysis'],
  topic: ['articles', 'analysis'],
  compare: ['articles', 'analysis', 'claims'],
  claim: ['articles', 'analysis', 'claims'],
  scale: ['app'],
  search: ['articles', 'analysis', 'claims'],
  report: ['case', 'articles', 'analysis', 'claims'],
}

interface Entry {
  method: MethodName
  params: unknown
  query: Query<unknown>
  listeners: Set<() => void>
  /** True while the answer on hand may be out of date. */
  stale: boolean
  running: boolean
  /** When nobody looks at it any more, in reads of the clock below. */
  usedAt: number
}

/** What the workbench says of itself stays true whichever case is open; everything else is of one case. */
const isOfCase = (method: MethodName): boolean => !method.startsWith('app.')

const LOADING: Query<never> = { status: 'loading', value: null, error: null }
/** Answers kept for coming back to a screen, beyond those on screen. */
const KEPT = 60

export interface Queries {
  /** The answer as known now; the same object until it changes. */
  read<M extends MethodName>(method: M, params: MethodParams<M>): Query<MethodResult<M>>
  /** Asks if need be and tells of every change; returns a function that stops. */
  watch<M extends MethodName>(method: M, params: MethodParams<M>, listener: () => void): () => void
  /** Marks answers out of date; those on screen are asked for again. Without kinds: all of them. */
  invalidate(kinds?: readonly Kind[]): void
}

/**
 * A small cache of answers keyed by method and parameters. What is on screen is asked for again when the workbench says
 * that something changed; the earlier answer stays on screen meanwhile, so that nothing flickers. Once `app.info` tells of
 * another case, no answer of the case before is kept, nor taken when it comes later: one case is never seen in another.
 */
export function createQueries(bridge: Pick<Bridge, 'call' | 'on'>): Queries {
  const entries = new Map<string, Entry>()
  let clock = 0
  /** The open case as last told; undefined before anything was told. */
  let openCase: string | null | undefined
  /** Counts the cases, so that an answer is known to be of a case that is open no more, even if it is opened again. */
  let turn = 0

  function entryOf(method: MethodName, params: unknown): Entry {
    const key = `${method} ${JSON.stringify(params)}`
    let entry = entries.get(key)
    if (!entry) {
      entry = { method, params, query: LOADING, listeners: new Set(), stale: true, running: false, usedAt: 0 }
      entries.set(key, entry)
    }
    entry.usedAt = ++clock
    return entry
  }

  async function ask(entry: Entry): Promise<void> {
    if (entry.running) return
    entry.running = true
    const asked = turn
    while (entry.stale && entry.listeners.size > 0) {
      entry.stale = false
      const reply = await bridge.call(entry.method, entry.params as MethodParams<MethodName>)
      // Asked in another case: the entry was emptied meanwhile and asks by itself.
      if (asked !== turn && isOfCase(entry.method)) return
      // Asked again meanwhile: only the newest answer counts, except for the very first one.
      if (entry.stale && entry.query.status === 'ready') continue
      entry.query = reply.ok
        ? { status: 'ready', value: reply.value, error: null }
        : { status: 'error', value: null, error: reply.error }
      if (reply.ok && entry.method === 'app.info') noteCase((reply.value as AppInfo).case)
      for (const listener of [...entry.listeners]) listener()
    }
    entry.running = false
  }

  function noteCase(now: AppInfo['case']): void {
    const was = openCase
    // A copy of a case in another folder is another case: it may hold other acts.
    openCase = now && `${now.id} ${now.folder}`
    if (was === undefined || was === openCase) return
    turn++
    const shown: Entry[] = []
    for (const [key, entry] of entries) {
      if (!isOfCase(entry.method)) continue
      Object.assign(entry, { query: LOADING, stale: true, running: false })
      if (entry.listeners.size === 0) entries.delete(key)
      else shown.push(entry)
    }
    for (const entry of shown) {
      void ask(entry)
      for (const listener of [...entry.listeners]) listener()
    }
  }

  function forgetUnused(): void {
    const unused = [...entries].filter(([, entry]) => entry.listeners.size === 0 && !entry.running)
    unused.sort(([, a], [, b]) => b.usedAt - a.usedAt)
    for (const [key] of unused.slice(KEPT)) entries.delete(key)
  }

  function invalidate(kinds?: readonly Kind[]): void {
    for (const entry of entries.values()) {
      const touchedBy = TOUCHED_BY[entry.method.slice(0, entry.method.indexOf('.'))] ?? []
      if (kinds && !kinds.some((kind) => touchedBy.includes(kind))) continue
      entry.stale = true
      if (entry.listeners.size > 0) void ask(entry)
    }
  }

  bridge.on('changed', ({ what }) => invalidate(what))
  return {
    read: <M extends MethodName>(method: M, params: MethodParams<M>) =>
      entryOf(method, params).query as Query<MethodResult<M>>,
    watch(method, params, listener) {
      const entry = entryOf(method, params)
      entry.listeners.add(listener)
      if (entry.stale || entry.query.status === 'error') {
        entry.stale = true
        void ask(entry)
      }
      return () => {
        entry.listeners.delete(listener)
        forgetUnused()
      }
    },
    invalidate,
  }
}
