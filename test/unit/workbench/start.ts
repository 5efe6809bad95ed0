import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type {
  EventName,
  Host,
  MethodName,
  MethodParams,
  MethodResult,
  WorkbenchEvents,
} from '../../../electron/contract'
import { inlineEngine } from '../../../electron/engine/engine'
import { createWorkbench, type Workbench } from '../../../electron/workbench'

/** A host that can nothing and says so; a test overrides what it needs. */
export const plainHost: Host = {
  shell: 'cli',
  can: { openDialog: false, saveDialog: false, showInFolder: false, printToPdf: false },
  chooseFiles: async () => [],
  chooseFolder: async () => null,
  choosePath: async () => null,
  showInFolder: async () => {},
  printToPdf: async () => null,
}

export interface TestWorkbench {
  readonly workbench: Workbench
  readonly folder: string
  readonly pushes: { event: EventName; payload: WorkbenchEvents[EventName] }[]
  /** Calls, waits for the analysis, and gives the value; fails the test on an error. */
  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodResult<M>>
  /** Calls and gives the error; fails the test on success. */
  refused(method: unknown, params: unknown): Promise<{ code: string; message: string }>
  /** Another start of the same installation, or of another one where `dataFolder` is given. */
  again(dataFolder?: string): Promise<TestWorkbench>
  end(): Promise<void>
}

/** A value that JSON can hold as it is: nothing undefined, no Date, no Map. */
export function expectJson(value: unknown): void {
  expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value)
}

/** A workbench in a folder of its own, with a clock and randomness that the test owns. */
export async function startWorkbench(
  host: Partial<Host> = {},
  at?: { folder: string; dataFolder: string },
): Promise<TestWorkbench> {
  const folder = at?.folder ?? (await mkdtemp(path.join(tmpdir(), 'attest-workbench-')))
  const dataFolder = at?.dataFolder ?? path.join(folder, 'data')
  const pushes: TestWorkbench['pushes'] = []
  let milliseconds = Date.UTC(2031, 4, 20, 9)
  const workbench = createWorkbench({
    host: { ...plainHost, ...host },
    dataFolder,
    resourcesFolder: path.resolve('resources'),
    casesFolder: path.join(folder, 'cases'),
    version: '0.0.0',
    engine: inlineEngine(),
    emit: (event, payload) => void pushes.push({ event, payload }),
    now: () => {
      milliseconds += 1000
      return milliseconds
    },
    zone: () => 120,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  return {
    workbench,
    folder,
    pushes,
    async call(method, params) {
      const reply = await workbench.dispatch(method, params)
      await workbench.settled()
      expectJson(reply)
      if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`)
      return reply.value as never
    },
    async refused(method, params) {
      const reply = await workbench.dispatch(method, params)
      expectJson(reply)
      if (reply.ok) throw new Error(`${method} was not refused`)
      return reply.error
    },
    async again(otherData) {
      await workbench.close()
      return startWorkbench(host, { folder, dataFolder: otherData ?? dataFolder })
    },
    async end() {
      await workbench.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A case with two invented articles on one event, read and analysed. */
export async function startCase(host: Partial<Host> = {}): Promise<TestWorkbench & { articles: [string, string] }> {
  const started = await startWorkbench(host)
  await started.call('app.setReviewer', { name: 'Ada Quill' })
  await started.call('case.create', {
    name: 'Bridge',
    question: 'Is it open?',
    why: 'A reader asked.',
    responsible: 'Ada Quill',
  })
  const result = await started.call('article.importBytes', {
    files: [
      { name: 'herald.txt', base64: Buffer.from(HERALD).toString('base64') },
      { name: 'tribune.txt', base64: Buffer.from(TRIBUNE).toString('base64') },
    ],
  })
  const [first = '', second = ''] = result.imported.map(({ id }) => id)
  return { ...started, articles: [first, second] }
}

export const HERALD = `Bridge at Orsa to open in spring

The bridge over the Orsa will open in spring, Mayor Lena Brandt said on Monday.

“We have spent 4 million crowns and not one more,” Brandt told reporters at the town hall.

The harbour union said it had not been asked. Workers painted the railings blue.
`
export const TRIBUNE = `Brandt: Orsa bridge opens in spring

Lena Brandt, the mayor, said on Monday that the bridge over the Orsa will open in spring.

“We have spent 6 million crowns,” Brandt told reporters.

Traffic in the old town was slow all week.
`
