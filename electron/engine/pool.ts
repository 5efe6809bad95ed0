import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { JobAnswer, JobMessage } from './analysis-worker'
import { type Engine, Stopped } from './engine'
import type { Job } from './jobs'

/** The part of a worker thread that the pool uses, so that tests can stand in for it. */
export interface PoolWorker {
  postMessage(message: JobMessage): void
  on(event: 'message', listener: (answer: JobAnswer) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  /** A busy worker keeps the program running, an idle one does not. */
  ref(): void
  unref(): void
  terminate(): Promise<unknown>
}

interface Task {
  readonly number: number
  readonly job: Job
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

interface Slot {
  readonly worker: PoolWorker
  task: Task | null
  /** It has compared, and remembers what makes the next comparison quick. */
  hasCompared: boolean
}

/** One worker less than there are cores, so that the window stays quick; never none. */
const poolSize = (): number => Math.max(1, availableParallelism() - 1)

/** Worker threads of the bundle `analysis-worker.cjs` at `file`. Memory is bounded, so that one file can't take it all. */
export const spawnWorker = (file: string) => (): PoolWorker =>
  new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 2048 } })

export interface PoolOptions {
  readonly size: number
  readonly spawn: () => PoolWorker
  readonly version: string
}

/** The engine of an installation: worker threads of the bundle `file`, whose own hash is its version. */
export function workerEngine(file: string): Engine {
  const version = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
  return createPool({ size: poolSize(), spawn: spawnWorker(file), version })
}

/**
 * An engine of worker threads, started as they are needed. A job that is stopped while it runs ends its worker, since
 * nothing else stops a reader that is lost in a file; a worker that dies fails its job alone.
 */
export function createPool({ size, spawn, version }: PoolOptions): Engine {
  const slots = new Set<Slot>()
  const waiting: Task[] = []
  let last = 0
  let closed = false

  function start(): Slot {
    const slot: Slot = { worker: spawn(), task: null, hasCompared: false }
    slots.add(slot)
    slot.worker.unref()
    slot.worker.on('message', (answer) => {
      const { task } = slot
      if (!task || answer.number !== task.number) return
      slot.task = null
      slot.worker.unref()
      if ('error' in answer) task.reject(new Error(answer.error))
      else task.resolve(answer.value)
      next()
    })
    slot.worker.on('error', (error) => drop(slot, error))
    slot.worker.on('exit', () => drop(slot, new Error('The part of the program that reads this file ended.')))
    return slot
  }

  function drop(slot: Slot, error: Error): void {
    if (!slots.delete(slot)) return
    slot.task?.reject(error)
    slot.task = null
    next()
  }

  function next(): void {
    while (waiting.length > 0 && !closed) {
      const compares = waiting[0]?.job.kind === 'compare'
      const idle = [...slots].filter((slot) => !slot.task)
      const free =
        idle.find(({ hasCompared }) => hasCompared === compares) ?? idle[0] ?? (slots.size < size ? start() : null)
      const task = free && waiting.shift()
      if (!free || !task) return
      free.task = task
      free.hasCompared ||= compares
      free.worker.ref()
      free.worker.postMessage({ number: task.number, job: task.job })
    }
  }

  function stop(number: number): void {
    const index = waiting.findIndex((task) => task.number === number)
    if (index >= 0) {
      waiting.splice(index, 1)[0]?.reject(new Stopped())
      return
    }
    const slot = [...slots].find(({ task }) => task?.number === number)
    if (!slot) return
    void slot.worker.terminate()
    drop(slot, new Stopped())
  }

  return {
    version,
    run(job, signal) {
      if (closed || signal?.aborted) return Promise.reject(new Stopped())
      last += 1
      const number = last
      const onAbort = () => stop(number)
      const done = new Promise<unknown>((resolve, reject) => {
        waiting.push({ number, job, resolve, reject })
        signal?.addEventListener('abort', onAbort, { once: true })
        next()
      }).finally(() => signal?.removeEventListener('abort', onAbort))
      // The worker answers with the result of the very job it was given.
      return done as never
    },
    async close() {
      closed = true
      for (const task of waiting.splice(0)) task.reject(new Stopped())
      const ended = [...slots].map(async (slot) => {
        slots.delete(slot)
        slot.task?.reject(new Stopped())
        await slot.worker.terminate()
      })
      await Promise.all(ended)
    },
  }
}
