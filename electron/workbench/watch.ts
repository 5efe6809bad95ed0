import type { CaseStore } from '../store/types'
import type { WorkbenchOptions } from './options'

/** Milliseconds between two looks for what others have added in a folder that is synchronised. */
const LOOK_EVERY = 10_000
/** Milliseconds of quiet after opening before everything is checked. */
const CHECK_AFTER = 5000

/**
 * Looks after an open case in the background: reads what others add to its folder, and checks once, from the first line
 * of each log to the last original, that everything is as it was kept.
 *
 * @param onChange called when something came in, or when the case can't be written to any more.
 */
export function watchCase(
  store: CaseStore,
  { emit }: WorkbenchOptions,
  onChange: () => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let busy: Promise<void> = Promise.resolve()
  const then = (work: () => Promise<void>) => {
    // A disk that fails for a moment is tried again the next time.
    busy = busy.then(() => (stopping.signal.aborted ? undefined : work())).catch(() => undefined)
  }

  async function look(): Promise<void> {
    const known = store.notices.length
    const acts = store.isReady ? await store.refresh() : 0
    if (acts > 0 || store.notices.length > known) onChange()
  }

  async function check(): Promise<void> {
    await store.whenReady()
    const first = await store.verify(stopping.signal)
    if (first.faults.length === 0) return
    // What was written or erased while it was checked is no fault: only what is found twice is told.
    const again = await store.verify(stopping.signal)
    const same = again.faults.filter(({ file, line, what }) =>
      first.faults.some((fault) => fault.file === file && fault.line === line && fault.what === what),
    )
    // What opening found stands above the screens already, with what can be done about it.
    const told = new Set(store.damage.flatMap((log) => [log.file, 'case.json']))
    for (const { level, file, line, what, remedy } of same.filter(({ file }) => !told.has(file)).slice(0, 5)) {
      const text = `${file}${line === null ? '' : `, line ${line}`}: ${what}. ${remedy}`
      emit('notice', { level, text })
    }
    onChange()
  }

  const looking = setInterval(() => then(look), LOOK_EVERY)
  const checking = setTimeout(() => then(check), CHECK_AFTER)
  looking.unref()
  checking.unref()
  return {
    async stop() {
      clearInterval(looking)
      clearTimeout(checking)
      stopping.abort()
      await busy
    },
  }
}
