import { setImmediate } from 'node:timers/promises'

/** Work that can rest between its steps. */
export type Steps<T> = Generator<void, T>

/** How steps are run: at once, or with rests in between. */
export type RunSteps = <T>(steps: Steps<T>) => Promise<T>

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

export const runAtOnce: RunSteps = async (steps) => finish(steps)

/** A chance to rest and nothing else, for loops that wait for other things too. */
export function* rests(): Steps<void> {
  yield
}

/** Milliseconds that background work may hold up its thread. */
const SLICE = 8

/** Runs steps so that whatever else waits is done every few milliseconds. Rejects with the signal's reason. */
export function runInSlices(signal?: AbortSignal): RunSteps {
  let until = 0
  return async (steps) => {
    for (;;) {
      const { done, value } = steps.next()
      if (done) return value
      if (performance.now() < until) continue
      await setImmediate(undefined, { signal })
      until = performance.now() + SLICE
    }
  }
}
