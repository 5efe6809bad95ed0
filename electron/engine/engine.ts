import { type Job, type JobResult, runJob } from './jobs'

/** Runs readers and core somewhere. `run` rejects with `Stopped` once its signal is aborted. */
export interface Engine {
  /** Names the code that makes the results: those of other code are not reused. */
  readonly version: string
  run<J extends Job>(job: J, signal?: AbortSignal): Promise<JobResult<J>>
  close(): Promise<void>
}

/** A job that was stopped before it ended. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Runs every job in this thread: for the command line with a few files, and for tests. */
export function inlineEngine(): Engine {
  return {
    version: 'inline',
    async run(job, signal) {
      // A turn of the event loop between jobs, so that whoever shares the thread can stop them.
      await new Promise((resolve) => setImmediate(resolve))
      if (signal?.aborted) throw new Stopped()
      return (await runJob(job)) as JobResult<typeof job>
    },
    close: async () => {},
  }
}
