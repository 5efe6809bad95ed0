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

/** Milliseconds that background work may hold up its thread. */
const SLICE = 8

/** Runs steps so that whatever else waits is done every few milliseconds. Rejects with the signal's reason. */
export function runInSlices(signal?: AbortSignal): RunSteps {
  return async (steps) => {
    for (;;) {
      const until = performance.now() + SLICE
      do {
        const { done, value } = steps.next()
        if (done) return value
      } while (performance.now() < until)
      await setImmediate(undefined, { signal })
    }
  }
}
