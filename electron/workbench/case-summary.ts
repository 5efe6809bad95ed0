import type { CaseSummary } from '../contract'
import { labelOf } from '../core/review/labels'
import { undoneBy } from '../store/history'
import { standingClaims } from './claim-index'
import { labelNames } from './history'
import type { Session } from './session'
import { clockTime } from './times'

/** The open case at a glance. */
export function caseSummary({ store, model, analysis, comparison }: Session): CaseSummary {
  const { state } = store
  const articles = Object.values(state.articles)
  const claims = standingClaims(state.claims)
  const inStage = (stage: string) => claims.filter((claim) => claim.stage === stage).length
  // What can be taken back is known once the logs are read; the screens are told then.
  const undoable = store.isReady ? store.undoable() : null
  const redoable = store.isReady ? store.redoable() : null
  const taken = redoable && store.event(undoneBy(redoable) ?? '')
  const names = labelNames(state, store.event)
  const { progress } = analysis
  return {
    id: state.id,
    folder: store.folder,
    name: state.name,
    question: state.question,
    why: state.why,
    responsible: state.responsible,
    createdAt: clockTime(state.createdAt),
    readOnly: store.readOnly,
    counts: {
      articles: articles.length,
      checked: articles.filter(({ checked }) => checked).length,
      files: Object.keys(state.files).length,
      statements: [...model.statements().values()].filter(({ type }) => type !== 'narrated').length,
      threads: model.threads().threads.length,
      claims: claims.length,
      open: inStage('open'),
      draft: inStage('draft'),
      ready: inStage('ready'),
      final: inStage('final'),
      disputed: inStage('disputed'),
      parked: state.parked.length,
    },
    notices: [...store.notices],
    analysis:
      progress.state === 'idle' && comparison.busy
        ? { state: 'running', done: 0, total: 1 }
        : { state: progress.state, done: progress.done, total: progress.total },
    undo: undoable && labelOf(undoable, names),
    redo: taken ? labelOf(taken, names) : redoable && labelOf(redoable, names),
  }
}
