import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Host, MethodReply } from '../contract'
import type { FromWorkbench, HostCall, ToWorkbench, WorkbenchStart } from '../workbench/messages'
import type { Push, WorkbenchLink } from './workbench-link'

export interface StartWorkbench {
  /** What only this shell can do; called from the workbench as it needs it. */
  readonly host: Host
  /** Where the bundles and `resources` lie. */
  readonly codeFolder: string
  /** Settings: who reviews here, recent cases. */
  readonly dataFolder: string
  /** Where new cases are kept unless the user says otherwise. */
  readonly casesFolder: string
  readonly version: string
}

const failed = (message: string): MethodReply => ({ ok: false, error: { code: 'failed', message } })
const ENDED = 'The workbench has stopped. Start Attest again: everything that was recorded is on disk.'

/**
 * Starts the workbench in a worker thread (`workbench-worker.cjs` in `codeFolder`), so that the main thread only
 * relays. Should the thread die, every call answers `failed` and a notice is pushed.
 */
export async function startWorkbench(options: StartWorkbench): Promise<WorkbenchLink> {
  const { host, codeFolder, dataFolder, casesFolder, version } = options
  const start: WorkbenchStart = {
    codeFolder,
    dataFolder,
    resourcesFolder: path.join(codeFolder, 'resources'),
    casesFolder,
    version,
    shell: host.shell,
    can: host.can,
  }
  return linkToWorker(new Worker(path.join(codeFolder, 'workbench-worker.cjs'), { workerData: start }), host)
}

/** The part of a worker thread that the link uses, so that tests can stand in for it. */
export interface WorkbenchThread {
  postMessage(message: ToWorkbench): void
  on(event: 'message', listener: (message: FromWorkbench) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  terminate(): Promise<unknown>
}

/** Speaks with a workbench's thread; resolves once it is ready, rejects if it can't start. */
export async function linkToWorker(thread: WorkbenchThread, host: Host): Promise<WorkbenchLink> {
  const pending = new Map<number, (reply: MethodReply) => void>()
  const listeners = new Set<(push: Push) => void>()
  let last = 0
  let ended = false
  let onReady: (() => void) | null = null
  let onClosed: ((error: string | null) => void) | null = null

  async function answerHostCall(id: number, name: HostCall, argument: string): Promise<void> {
    try {
      thread.postMessage({ kind: 'hostReply', id, value: await callHost(host, name, argument), error: null })
    } catch (error) {
      thread.postMessage({ kind: 'hostReply', id, value: null, error: (error as Error).message })
    }
  }

  thread.on('message', (message) => {
    if (message.kind === 'ready') onReady?.()
    else if (message.kind === 'closed') onClosed?.(message.error)
    else if (message.kind === 'push') for (const listener of listeners) listener(message.push)
    else if (message.kind === 'hostCall') void answerHostCall(message.id, message.name, message.argument)
    else {
      pending.get(message.id)?.(message.reply)
      pending.delete(message.id)
    }
  })

  await new Promise<void>((resolve, reject) => {
    onReady = resolve
    thread.on('error', reject)
    thread.on('exit', () => reject(new Error(ENDED)))
  })
  thread.on('exit', () => {
    ended = true
    for (const resolve of pending.values()) resolve(failed(ENDED))
    pending.clear()
    onClosed?.(null)
    if (!onClosed)
      for (const listener of listeners) listener({ event: 'notice', payload: { level: 'error', text: ENDED } })
  })

  return {
    call(method, params) {
      if (ended) return Promise.resolve(failed(ENDED))
      last += 1
      const id = last
      return new Promise((resolve) => {
        pending.set(id, resolve)
        try {
          thread.postMessage({ kind: 'call', id, method, params })
        } catch (error) {
          // Values that can't be cloned come from a caller that sends no JSON.
          pending.delete(id)
          resolve({ ok: false, error: { code: 'bad request', message: (error as Error).message } })
        }
      })
    },
    onPush(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (ended) return
      const error = await new Promise<string | null>((resolve) => {
        onClosed = resolve
        thread.postMessage({ kind: 'close' })
      })
      await thread.terminate()
      if (error) throw new Error(error)
    },
  }
}

function callHost(host: Host, name: HostCall, argument: string): Promise<unknown> {
  switch (name) {
    case 'chooseFiles':
      return host.chooseFiles()
    case 'chooseFolder':
      return host.chooseFolder(argument as Parameters<Host['chooseFolder']>[0])
    case 'choosePath':
      return host.choosePath(argument)
    case 'showInFolder':
      return host.showInFolder(argument)
    case 'printToPdf':
      return host.printToPdf(argument)
  }
}
