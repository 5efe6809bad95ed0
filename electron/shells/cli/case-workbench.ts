import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import path from 'node:path'
import packageJson from '../../../package.json'
import type { Host, MethodName, MethodParams, MethodResult } from '../../contract'
import { workerEngine } from '../../engine/pool'
import { createWorkbench, type Workbench } from '../../workbench'
import { browserHost } from '../browser/host'
import { userDataFolder } from '../browser/start'

export const VERSION: string = packageJson.version

/** Options of every command that works on cases: where settings and new cases are kept. */
export const PLACE_OPTIONS = { data: { type: 'string' }, cases: { type: 'string' } } as const

export interface Places {
  readonly data?: string | undefined
  readonly cases?: string | undefined
}

/** A terminal asks nothing; it can print a PDF where a Chromium is installed. */
function terminalHost(): Host {
  return { ...browserHost(), shell: 'cli' }
}

/** The workbench in this process, its analysis in worker threads. */
export function terminalWorkbench({ data, cases }: Places, onNotice: (text: string) => void): Workbench {
  return createWorkbench({
    host: terminalHost(),
    dataFolder: data ?? userDataFolder(),
    resourcesFolder: path.join(__dirname, 'resources'),
    casesFolder: cases ?? path.join(homedir(), 'Documents', 'Attest'),
    version: VERSION,
    engine: workerEngine(path.join(__dirname, 'analysis-worker.cjs')),
    emit: (event, payload) => {
      if (event === 'notice' && 'text' in payload) onNotice(payload.text)
    },
    now: Date.now,
    zone: () => -new Date().getTimezoneOffset(),
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
  })
}

/** Calls a method; an error becomes an exception whose message is for the user. */
export async function need<M extends MethodName>(
  workbench: Workbench,
  method: M,
  params: MethodParams<M>,
): Promise<MethodResult<M>> {
  const reply = await workbench.dispatch(method, params)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value as MethodResult<M>
}
