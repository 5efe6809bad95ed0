import { parentPort } from 'node:worker_threads'
import { type Job, runJob } from './jobs'

/** One job to a worker, and what came of it. `number` pairs them. */
export interface JobMessage {
  readonly number: number
  readonly job: Job
}
export type JobAnswer = { readonly number: number } & ({ readonly value: unknown } | { readonly error: string })

parentPort?.on('message', async ({ number, job }: JobMessage) => {
  try {
    parentPort?.postMessage({ number, value: await runJob(job) } satisfies JobAnswer)
  } catch (error) {
    parentPort?.postMessage({ number, error: (error as Error).message } satisfies JobAnswer)
  }
})
