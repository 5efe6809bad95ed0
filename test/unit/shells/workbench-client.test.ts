import { EventEmitter } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Host, MethodName, MethodParams, MethodResult } from '../../../electron/contract'
import { linkToWorker, startWorkbench, type WorkbenchThread } from '../../../electron/shells/workbench-client'
import type { Push, WorkbenchLink } from '../../../electron/shells/workbench-link'

const host: Host = {
  shell: 'browser',
  can: { openDialog: true, saveDialog: false, showInFolder: false, printToPdf: false },
  chooseFiles: async () => ['/chosen/page.txt'],
  chooseFolder: async () => {
    throw new Error('no folder today')
  },
  choosePath: async () => null,
  showInFolder: async () => {},
  printToPdf: async () => null,
}

describe('the workbench in its thread, as built', () => {
  let link: WorkbenchLink | null = null
  let folder = ''
  afterEach(async () => {
    await link?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  it('opens the sample case, analyses it in worker threads and asks the host through messages', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'attest-client-'))
    link = await startWorkbench({
      host,
      codeFolder: path.resolve('out'),
      dataFolder: path.join(folder, 'data'),
      casesFolder: path.join(folder, 'cases'),
      version: '1.2.3',
    })
    const pushes: Push[] = []
    link.onPush((push) => void pushes.push(push))
    const started = link
    const call = async <M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>> => {
      const reply = await started.call(method, params)
      if (!reply.ok) throw new Error(reply.error.message)
      return reply.value as MethodResult<M>
    }
    expect(await call('app.info', {})).toMatchObject({ version: '1.2.3', shell: 'browser', reviewer: null, case: null })
    expect(await call('app.chooseFiles', {})).toEqual({ paths: ['/chosen/page.txt'] })
    expect(await started.call('app.chooseFolder', { purpose: 'import' })).toMatchObject({
      ok: false,
      error: { code: 'failed', message: expect.stringContaining('no folder today') },
    })
    await call('app.setReviewer', { name: 'Ada Quill' })
    const opened = await call('case.openSample', {})
    expect(opened.counts.articles).toBe(5)
    await expect.poll(async () => (await call('case.summary', {})).analysis.state, { timeout: 60_000 }).toBe('idle')
    const matrix = await call('compare.matrix', { topic: null })
    expect(matrix.columns.length).toBeGreaterThan(3)
    expect(matrix.rows.length).toBeGreaterThan(2)
    expect(pushes.some(({ event }) => event === 'changed')).toBe(true)
    // A function can't be sent to another thread.
    expect(await started.call('case.summary', () => 1)).toMatchObject({ ok: false, error: { code: 'bad request' } })
  }, 90_000)
})

/** A thread that dies when it is called. */
class DyingThread extends EventEmitter {
  postMessage(): void {
    setImmediate(() => this.emit('exit'))
  }
  async terminate(): Promise<void> {}
}

describe('a workbench whose thread dies', () => {
  it('answers every call with a plain word and tells the windows', async () => {
    const thread = new DyingThread()
    setImmediate(() => thread.emit('message', { kind: 'ready' }))
    const link = await linkToWorker(thread as unknown as WorkbenchThread, host)
    const pushes: Push[] = []
    link.onPush((push) => void pushes.push(push))
    expect(await link.call('case.summary', {})).toMatchObject({ ok: false, error: { code: 'failed' } })
    expect(await link.call('case.summary', {})).toMatchObject({ ok: false })
    expect(pushes).toEqual([
      { event: 'notice', payload: { level: 'error', text: expect.stringContaining('has stopped') } },
    ])
    await link.close()
  })
})
