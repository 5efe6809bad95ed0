import path from 'node:path'
import type * as z from 'zod'
import { type MethodName, type MethodReply, methodParams, type ParsedParams } from './contract'
import { StoreRefused } from './store/types'
import { type Context, type Method, randomId } from './workbench/context'
import { headMemoryIn } from './workbench/head-memory'
import { agreementMethods } from './workbench/methods-agreement'
import { appMethods } from './workbench/methods-app'
import { articleMethods } from './workbench/methods-articles'
import { caseMethods } from './workbench/methods-case'
import { claimMethods } from './workbench/methods-claims'
import { compareMethods } from './workbench/methods-compare'
import { copyMethods } from './workbench/methods-copies'
import { erasureMethods } from './workbench/methods-erasure'
import { noteMethods } from './workbench/methods-notes'
import { reportMethods } from './workbench/methods-report'
import { speakerMethods } from './workbench/methods-speakers'
import { statementMethods } from './workbench/methods-statements'
import type { WorkbenchOptions } from './workbench/options'
import { Refusal } from './workbench/refusal'
import { readScales } from './workbench/scales'
import { settingsIn } from './workbench/settings'

/** Everything a shell may ask, one function a method; the compiler sees that none is missing. */
const methods: { readonly [M in MethodName]: Method<M> } = {
  ...appMethods,
  ...caseMethods,
  ...copyMethods,
  ...erasureMethods,
  ...agreementMethods,
  ...articleMethods,
  ...statementMethods,
  ...speakerMethods,
  ...compareMethods,
  ...claimMethods,
  ...noteMethods,
  ...reportMethods,
}

/** The application behind every shell. */
export interface Workbench {
  /** Answers a call from outside with JSON values alone; never rejects. */
  dispatch(method: unknown, params: unknown): Promise<MethodReply>
  /** Resolves when nothing is being analysed or compared: for the command line and tests. */
  settled(): Promise<void>
  /** Closes the case and stops the engine. */
  close(): Promise<void>
}

/** Makes the application out of what its shell gives it. Nothing is read or written before the first call. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  let scales: ReturnType<typeof readScales> | null = null
  const context: Context = {
    options,
    settings: settingsIn(options.dataFolder, () => randomId(options)),
    memory: headMemoryIn(options.dataFolder),
    scales: () => {
      scales ??= readScales(path.join(options.resourcesFolder, 'scales'))
      return scales
    },
    session: null,
    stopImport: null,
  }
  return {
    dispatch: (method, params) => dispatch(context, method, params),
    settled: async () => context.session?.settled(),
    async close() {
      context.stopImport?.()
      const { session } = context
      context.session = null
      try {
        await session?.close()
      } finally {
        await options.engine.close()
      }
    },
  }
}

/** What can be answered while the logs of a large case are still being read; all else waits for them. */
const BEFORE_THE_LOGS: ReadonlySet<MethodName> = new Set<MethodName>([
  ...(['app.info', 'app.setReviewer', 'app.setPublisher', 'app.chooseFiles', 'app.chooseFolder'] as const),
  ...(['app.showInFolder', 'case.create', 'case.open', 'case.close', 'case.summary', 'case.inspectCopy'] as const),
  ...(['article.list', 'speaker.list', 'topic.list', 'topic.mentions', 'compare.matrix'] as const),
  ...(['compare.threads', 'compare.thread', 'claim.queue', 'scale.list', 'search.find'] as const),
])

const isMethod = (name: unknown): name is MethodName => typeof name === 'string' && Object.hasOwn(methodParams, name)

async function dispatch(context: Context, method: unknown, params: unknown): Promise<MethodReply> {
  if (!isMethod(method))
    return refused('bad request', `There is no method ${JSON.stringify(method) ?? 'without a name'}.`)
  const read = methodParams[method].safeParse(params ?? {})
  if (!read.success) return refused('bad request', `${method}: ${fieldErrors(read.error)}`)
  try {
    if (!BEFORE_THE_LOGS.has(method)) await context.session?.store.whenReady()
    return { ok: true, value: await call(context, method, read.data as ParsedParams<typeof method>) }
  } catch (error) {
    if (error instanceof Refusal || error instanceof StoreRefused) return refused(error.code, error.message)
    return refused('failed', `Something went wrong, and nothing was recorded: ${(error as Error).message}`)
  }
}

/** The table pairs every method with its own parameters. */
function call<M extends MethodName>(context: Context, method: M, params: ParsedParams<M>) {
  return (methods[method] as Method<M>)(context, params)
}

function refused(code: Extract<MethodReply, { ok: false }>['error']['code'], message: string): MethodReply {
  return { ok: false, error: { code, message } }
}

/** Which field is wrong and how, in one line. */
function fieldErrors(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path: field, message }) => (field.length > 0 ? `${field.join('.')}: ${message}` : message))
    .join('; ')
}
