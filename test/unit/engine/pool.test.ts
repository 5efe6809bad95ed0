import { EventEmitter } from 'node:events'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { JobMessage } from '../../../electron/engine/analysis-worker'
import { inlineEngine, Stopped } from '../../../electron/engine/engine'
import { createPool, type PoolWorker, workerEngine } from '../../../electron/engine/pool'

/** A worker that answers when the test says so. */
class HandWorker extends EventEmitter {
  readonly jobs: JobMessage[] = []
  terminated = false
  postMessage(message: JobMessage): void {
    this.jobs.push(message)
  }
  answer(value: unknown): void {
    this.emit('message', { number: this.jobs.at(-1)?.number, value })
  }
  ref(): void {}
  unref(): void {}
  async terminate(): Promise<void> {
    this.terminated = true
  }
}

function handPool(size: number) {
  const workers: HandWorker[] = []
  const pool = createPool({
    size,
    version: 'by hand',
    spawn: () => {
      const worker = new HandWorker()
      workers.push(worker)
      return worker as PoolWorker
    },
  })
  return { pool, workers }
}

const job = (name: string) => ({ kind: 'read', bytes: new Uint8Array([65]), name }) as const

describe('the pool', () => {
  it('starts workers as they are needed and no more than it may', async () => {
    const { pool, workers } = handPool(2)
    const results = ['a', 'b', 'c'].map((name) => pool.run(job(name)))
    expect(workers).toHaveLength(2)
    workers[0]?.answer('first')
    expect(await results[0]).toBe('first')
    expect(workers[0]?.jobs).toHaveLength(2)
    workers[0]?.answer('third')
    workers[1]?.answer('second')
    expect(await Promise.all(results)).toEqual(['first', 'second', 'third'])
  })

  it('gives a comparison to the worker that has compared before, since it remembers', async () => {
    const { pool, workers } = handPool(2)
    const compare = { kind: 'compare', articles: [], speakers: [] } as const
    const [read, compared] = [pool.run(job('a')), pool.run(compare)]
    workers[0]?.answer('read')
    workers[1]?.answer('compared')
    await Promise.all([read, compared])
    const again = [pool.run(compare), pool.run(job('b'))]
    expect(workers.map(({ jobs }) => jobs.map(({ job: { kind } }) => kind))).toEqual([
      ['read', 'read'],
      ['compare', 'compare'],
    ])
    for (const worker of workers) worker.answer('done')
    await Promise.all(again)
  })

  it('takes a job that waits out of the queue when it is stopped', async () => {
    const { pool, workers } = handPool(1)
    const first = pool.run(job('a'))
    const stop = new AbortController()
    const second = pool.run(job('b'), stop.signal)
    stop.abort()
    await expect(second).rejects.toThrow(Stopped)
    workers[0]?.answer('done')
    expect(await first).toBe('done')
    expect(workers[0]?.jobs).toHaveLength(1)
  })

  it('ends the worker of a job that is stopped while it runs, and goes on with another', async () => {
    const { pool, workers } = handPool(1)
    const stop = new AbortController()
    const endless = pool.run(job('a'), stop.signal)
    const next = pool.run(job('b'))
    stop.abort()
    await expect(endless).rejects.toThrow(Stopped)
    expect(workers[0]?.terminated).toBe(true)
    workers[1]?.answer('done')
    expect(await next).toBe('done')
  })

  it('fails only the job of a worker that dies', async () => {
    const { pool, workers } = handPool(1)
    const first = pool.run(job('a'))
    const second = pool.run(job('b'))
    workers[0]?.emit('error', new Error('out of memory'))
    await expect(first).rejects.toThrow('out of memory')
    workers[1]?.answer('done')
    expect(await second).toBe('done')
  })

  it('gives up what waits when it is closed', async () => {
    const { pool } = handPool(1)
    const jobs = [pool.run(job('a')), pool.run(job('b'))]
    const outcomes = Promise.allSettled(jobs)
    await pool.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(pool.run(job('c'))).rejects.toThrow(Stopped)
  })
})

describe('the built worker', () => {
  it('gives the same result as this thread', async () => {
    const pool = workerEngine(path.resolve('out/analysis-worker.cjs'))
    try {
      const bytes = new TextEncoder().encode('The bridge is open, Lena Brandt said.\n')
      const inline = inlineEngine()
      const read = await inline.run({ kind: 'read', bytes, name: 'a.txt' })
      expect(await pool.run({ kind: 'read', bytes, name: 'a.txt' })).toEqual(read)
      if (!read.ok) throw new Error(read.reason)
      const analysis = await inline.run({ kind: 'analyze', article: read.article })
      expect(await pool.run({ kind: 'analyze', article: read.article })).toEqual(analysis)
    } finally {
      await pool.close()
    }
  })
})
