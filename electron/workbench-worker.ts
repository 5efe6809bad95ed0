import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Host } from './contract'
import { workerEngine } from './engine/pool'
import { createWorkbench } from './workbench'
import type { FromWorkbench, HostCall, ToWorkbench, WorkbenchStart } from './workbench/messages'

/** The thread that runs the whole workbench: the main thread only relays. */
function run(port: MessagePort, start: WorkbenchStart): void {
  const send = (message: FromWorkbench) => port.postMessage(message)
  const hostReplies = new Map<number, (reply: { value: unknown; error: string | null }) => void>()
  let lastHostCall = 0

  async function askHost(name: HostCall, argument = ''): Promise<unknown> {
    lastHostCall += 1
    const id = lastHostCall
    const { value, error } = await new Promise<{ value: unknown; error: string | null }>((resolve) => {
      hostReplies.set(id, resolve)
      send({ kind: 'hostCall', id, name, argument })
    })
    if (error !== null) throw new Error(error)
    return value
  }

  const host: Host = {
    shell: start.shell,
    can: start.can,
    chooseFiles: async () => (await askHost('chooseFiles')) as string[],
    chooseFolder: async (purpose) => (await askHost('chooseFolder', purpose)) as string | null,
    choosePath: async (suggestedName) => (await askHost('choosePath', suggestedName)) as string | null,
    showInFolder: async (folder) => void (await askHost('showInFolder', folder)),
    printToPdf: async (html) => (await askHost('printToPdf', html)) as Uint8Array | null,
  }

  const workbench = createWorkbench({
    host,
    dataFolder: start.dataFolder,
    resourcesFolder: start.resourcesFolder,
    casesFolder: start.casesFolder,
    version: start.version,
    engine: workerEngine(path.join(start.codeFolder, 'analysis-worker.cjs')),
    emit: (event, payload) => send({ kind: 'push', push: { event, payload } as never }),
    now: Date.now,
    zone: () => -new Date().getTimezoneOffset(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
  })

  port.on('message', async (message: ToWorkbench) => {
    if (message.kind === 'call') {
      const reply = await workbench.dispatch(message.method, message.params)
      send({ kind: 'reply', id: message.id, reply })
    } else if (message.kind === 'hostReply') {
      hostReplies.get(message.id)?.({ value: message.value, error: message.error })
      hostReplies.delete(message.id)
    } else {
      const error = await workbench.close().then(
        () => null,
        (reason: Error) => reason.message,
      )
      send({ kind: 'closed', error })
    }
  })
  send({ kind: 'ready' })
}

if (parentPort) run(parentPort, workerData as WorkbenchStart)
