import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type {
  AppInfo,
  Bridge,
  MethodName,
  MethodParams,
  MethodResult,
  Page,
  WorkbenchEvents,
} from '../../electron/contract'
import { type Cell, createCell } from './cell'
import { type Command, createKeys, type Keys } from './keys'
import { createQueries, type Queries, type Query } from './queries'
import { createRouter, type Place, type Router } from './route'
import { createToasts, type Toasts } from './toasts'

/** What can be open over the screens. */
export type OverlayName =
  | 'search'
  | 'palette'
  | 'keys'
  | 'history'
  | 'case'
  | 'reviewer'
  | 'folder'
  | 'bring in'
  | 'second opinion'
  | 'send a copy'
  | 'agreement'
  | 'check'
  | 'damage'
  | 'erase'

/** Everything the screens share. */
export interface App {
  bridge: Bridge
  queries: Queries
  router: Router
  keys: Keys
  toasts: Toasts
  /** The claim under review, to which evidence goes from every screen. */
  claim: Cell<{ id: string; wording: string } | null>
  /** Long work under way; null when none. */
  progress: Cell<WorkbenchEvents['progress'] | null>
  /** Which overlay is open over the screen. */
  overlay: Cell<OverlayName | null>
  /** Problems of the last import, file by file, until dismissed. */
  problems: Cell<readonly { name: string; reason: string }[]>
}

export function createApp(bridge: Bridge, window: Window): App {
  const app: App = {
    bridge,
    queries: createQueries(bridge),
    router: createRouter(window),
    keys: createKeys(),
    toasts: createToasts((run, milliseconds) => window.setTimeout(run, milliseconds)),
    claim: createCell<{ id: string; wording: string } | null>(null),
    progress: createCell<WorkbenchEvents['progress'] | null>(null),
    overlay: createCell<OverlayName | null>(null),
    problems: createCell<readonly { name: string; reason: string }[]>([]),
  }
  bridge.on('progress', (progress) => app.progress.set(progress.done < progress.total ? progress : null))
  bridge.on('notice', (notice) => app.toasts.show(notice))
  return app
}

const AppContext = createContext<App | null>(null)
export const AppProvider = ({ app, children }: { app: App; children: ReactNode }) => (
  <AppContext value={app}>{children}</AppContext>
)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('useApp outside AppProvider')
  return app
}

export function useCell<T>(cell: Pick<Cell<T>, 'read' | 'watch'>): T {
  return useSyncExternalStore(cell.watch, cell.read)
}

export const usePlace = (): Place => useCell(useApp().router)

const NOT_ASKED: Query<never> = { status: 'loading', value: null, error: null }

/** Asks and keeps asking when things change; `null` parameters ask nothing. */
export function useQuery<M extends MethodName>(method: M, params: MethodParams<M> | null): Query<MethodResult<M>> {
  const { queries } = useApp()
  const key = JSON.stringify(params)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the parameters
  const watch = useCallback(
    (listener: () => void) => (params === null ? () => {} : queries.watch(method, params, listener)),
    [queries, method, key],
  )
  return useSyncExternalStore(watch, () => (params === null ? NOT_ASKED : queries.read(method, params)))
}

/** An answer, and what was asked for it: not always what is asked for now. */
export type SteadyQuery<M extends MethodName> = Query<MethodResult<M>> & { asked: MethodParams<M> | null }

/**
 * Like useQuery, but the last answer stays while another one is on its way (as when typing in a filter). It comes with
 * the parameters that it answers, so that it is not shown as the answer to something else.
 */
export function useSteadyQuery<M extends MethodName>(method: M, params: MethodParams<M> | null): SteadyQuery<M> {
  const query = useQuery(method, params)
  const last = useRef<SteadyQuery<M>>({ ...query, asked: params })
  if (query.status !== 'loading' || params === null) last.current = { ...query, asked: params }
  return last.current
}

type PagedMethod = { [M in MethodName]: MethodResult<M> extends Page<unknown> ? M : never }[MethodName]
type ItemOf<M extends PagedMethod> = MethodResult<M> extends Page<infer T> ? T : never

export interface PagedList<T> {
  status: Query<unknown>['status']
  error: string | null
  total: number
  /** The item at an index; null while its page is on its way. */
  item(index: number): T | null
  /** Asks for the pages that hold these indices. */
  want(first: number, last: number): void
}

const PAGE_SIZE = 100

/** A long list, asked for page by page as it comes into sight. */
export function usePagedList<M extends PagedMethod>(
  method: M,
  params: Omit<MethodParams<M>, 'offset' | 'limit'> | null,
): PagedList<ItemOf<M>> {
  const { queries } = useApp()
  const key = JSON.stringify(params)
  const [wanted, setWanted] = useState<readonly number[]>([0])
  const [, settle] = useState(0)
  const paramsOf = (page: number) =>
    ({ ...params, offset: page * PAGE_SIZE, limit: PAGE_SIZE }) as unknown as MethodParams<M>

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the parameters
  useEffect(() => {
    if (params === null) return
    const stops = wanted.map((page) => queries.watch(method, paramsOf(page), () => settle((count) => count + 1)))
    settle((count) => count + 1)
    return () => {
      for (const stop of stops) stop()
    }
  }, [queries, method, key, wanted])

  const pages = new Map(params === null ? [] : wanted.map((page) => [page, queries.read(method, paramsOf(page))]))
  const first = pages.get(wanted[0] ?? 0)
  // While a filter changes, the list before stays on screen.
  const steady = useRef<PagedList<ItemOf<M>> | null>(null)
  const want = useCallback((from: number, to: number) => {
    const needed: number[] = []
    for (let page = Math.floor(from / PAGE_SIZE); page <= Math.floor(to / PAGE_SIZE); page++) needed.push(page)
    setWanted((now) => (needed.length > 0 && needed.join() !== now.join() ? needed : now))
  }, [])
  const known = [...pages.values()].find((page) => page.status === 'ready')?.value as Page<ItemOf<M>> | undefined
  const list: PagedList<ItemOf<M>> = {
    status: known ? 'ready' : (first?.status ?? 'loading'),
    error: first?.error?.message ?? null,
    total: known?.total ?? 0,
    item(index) {
      const page = pages.get(Math.floor(index / PAGE_SIZE))?.value as Page<ItemOf<M>> | null | undefined
      return page?.items[index % PAGE_SIZE] ?? null
    },
    want,
  }
  if (list.status === 'loading' && steady.current && params !== null) return { ...steady.current, want }
  steady.current = list
  return list
}

export type Act = <M extends MethodName>(
  method: M,
  params: MethodParams<M>,
  /** What to say when it is done; it gets an undo button. Nothing is said without it. */
  done?: string | { say: string; undo: false },
) => Promise<MethodResult<M> | null>

/** Does something and says so; an error is shown as the workbench words it, and the answer is null. */
export function useAct(): Act {
  const { bridge, queries, toasts } = useApp()
  return useCallback<Act>(
    async (method, params, done) => {
      const reply = await bridge.call(method, params)
      if (!reply.ok) {
        toasts.show({ level: 'error', text: reply.error.message })
        // Why nothing can be recorded is shown above the screen, too.
        if (reply.error.code === 'failed' || reply.error.code === 'read only') queries.invalidate(['app'])
        return null
      }
      queries.invalidate()
      toasts.outdate()
      if (done !== undefined) {
        const undo = async () => {
          const taken = await bridge.call('case.undo', {})
          queries.invalidate()
          toasts.outdate()
          if (taken.ok)
            toasts.show({ text: taken.value.label ? `Taken back: ${taken.value.label}` : 'Nothing to take back' })
          else toasts.show({ level: 'error', text: taken.error.message })
        }
        toasts.show(
          typeof done === 'string'
            ? { text: done, action: { label: 'Undo', keys: 'Ctrl+Z', run: () => void undo() } }
            : { text: done.say },
        )
      }
      return reply.value
    },
    [bridge, queries, toasts],
  )
}

/** The layer that commands below belong to; dialogs raise it. */
export const LayerContext = createContext(0)

/** Puts commands on offer while the component is shown. */
export function useCommands(commands: readonly Command[]): void {
  const { keys } = useApp()
  const layer = useContext(LayerContext)
  const placed = useMemo(() => commands.map((command) => ({ layer, ...command })), [commands, layer])
  const offer = useRef<ReturnType<Keys['offer']> | null>(null)
  useEffect(() => {
    const made = keys.offer([])
    offer.current = made
    return () => made.withdraw()
  }, [keys])
  useEffect(() => offer.current?.update(placed), [placed])
}

/** What the workbench says of itself, kept up to date. */
export function useInfo(): AppInfo | null {
  return useQuery('app.info', {}).value
}

/** Whether anything can be recorded now. */
export function useWritable(): boolean {
  const info = useInfo()
  return info?.case != null && info.case.readOnly === null
}
