import type { Act, EventType, LogEvent, WorkbenchEvents } from '../contract'
import type { CaseStore } from '../store/types'
import { type Analysis, createAnalysis } from './analysis'
import { type Comparison, createComparison } from './comparison'
import { type CaseModel, createModel } from './model'
import type { WorkbenchOptions } from './options'
import { Refusal } from './refusal'
import { createSearch, type Search } from './search-index'
import { watchCase } from './watch'

/** The open case: what people decided (`store`), what the machine found, and both together (`model`). */
export interface Session {
  readonly store: CaseStore
  readonly analysis: Analysis
  readonly comparison: Comparison
  readonly model: CaseModel
  readonly search: Search
  /** Records an act, durable when this resolves, and has everything that depends on it worked out anew. */
  record(act: Act): Promise<LogEvent>
  /** Has everything worked out anew after acts that came in otherwise, such as by a merge. */
  changed(): void
  /** Resolves when nothing is being analysed or compared. */
  settled(): Promise<void>
  close(): Promise<void>
}

type What = WorkbenchEvents['changed']['what'][number]

/** What a screen must ask again after an event of this type. */
function changedBy(type: EventType): What[] {
  const area = type.split('.')[0]
  if (area === 'case' || area === 'reviewer') return ['case']
  if (area === 'article' || area === 'file') return ['articles', 'case']
  if (area === 'statement' || area === 'speaker' || area === 'topic' || area === 'thread') return ['analysis']
  if (area === 'undo' || area === 'erasure') return ['case', 'articles', 'analysis', 'claims']
  return ['claims', 'case']
}

/** Opens the machine's side of a case whose store is open, and starts its analysis in the background. */
export function createSession(store: CaseStore, options: WorkbenchOptions): Session {
  const { engine, emit } = options
  let closed = false
  let told = 0

  const analysis = createAnalysis(store, engine, ({ id, finished }) => {
    if (closed) return
    const { done, total } = analysis.progress
    const label = store.state.articles[id]?.name ?? ''
    if (!finished) emit('progress', { task: 'analysis', done, total, label })
    else emit('progress', { task: 'analysis', done: 1, total: 1, label: '' })
    // While many are analysed, screens are told twice a second at most.
    const now = options.now()
    if (finished || now - told > 500) {
      told = now
      emit('changed', { what: ['articles', 'analysis', 'case'] })
    }
    if (finished) comparison.request()
  })
  const comparison = createComparison(
    engine,
    () => model.comparable(),
    (problem) => {
      if (closed) return
      if (problem) emit('notice', { level: 'error', text: `The articles could not be compared: ${problem}` })
      emit('changed', { what: ['analysis', 'case'] })
    },
  )
  const model = createModel(store, analysis, comparison)
  const search = createSearch(model, store)
  const watch = watchCase(store, options, () => {
    if (!closed) changed()
  })

  function changed(): void {
    analysis.sync(store.state)
    comparison.request()
    emit('changed', { what: ['case', 'articles', 'analysis', 'claims'] })
  }

  if (!store.isReady) {
    const tell = () => {
      if (!closed) emit('changed', { what: ['case', 'articles', 'claims'] })
    }
    store.whenReady().then(tell, tell)
  }
  analysis.sync(store.state)
  if (analysis.progress.state === 'idle') comparison.request()

  return {
    store,
    analysis,
    comparison,
    model,
    search,
    async record(act) {
      if (store.readOnly) throw new Refusal('read only', store.readOnly)
      const event = await store.record(act)
      const what = changedBy(act.type)
      // A verdict asks nothing of the machine, and what it costs does not depend on how large the case is.
      if (what.includes('articles') || what.includes('analysis')) {
        analysis.sync(store.state)
        comparison.request()
      }
      emit('changed', { what })
      return event
    },
    changed,
    async settled() {
      await store.whenReady().catch(() => undefined)
      do {
        await analysis.settled()
        await comparison.settled()
      } while (analysis.progress.state === 'running' || comparison.busy)
    },
    async close() {
      closed = true
      analysis.stop()
      comparison.stop()
      await watch.stop()
      await store.close()
    },
  }
}
