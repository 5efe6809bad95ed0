import type { MethodName, MethodResult, ParsedParams, Scale } from '../contract'
import type { HeadMemory, Writer } from '../store/types'
import type { WorkbenchOptions } from './options'
import { Refusal } from './refusal'
import type { Session } from './session'
import type { SettingsStore } from './settings'

/** What every method works with. `session` is the open case. */
export interface Context {
  readonly options: WorkbenchOptions
  readonly settings: SettingsStore
  readonly memory: HeadMemory
  readonly scales: () => Promise<readonly Scale[]>
  session: Session | null
  /** Stops the import that runs; null when none does. */
  stopImport: (() => void) | null
}

export type Method<M extends MethodName> = (
  context: Context,
  params: ParsedParams<M>,
) => MethodResult<M> | Promise<MethodResult<M>>
/** A table of methods: what an area of the workbench answers. */
export type Methods<M extends MethodName> = { readonly [K in M]: Method<K> }

/** The open case; refuses where none is. */
export function openCaseOf(context: Context): Session {
  if (!context.session) throw new Refusal('no case', 'No case is open.')
  return context.session
}

/** Hexadecimal random id of `bytes` random bytes. */
export const randomId = (options: WorkbenchOptions, bytes = 16): string =>
  Buffer.from(options.randomBytes(bytes)).toString('hex')

/** Id of the reviewer who acts now; null while nobody has said who they are. */
export const reviewerOf = async (context: Context): Promise<string | null> =>
  (await context.settings.read()).reviewer?.id ?? null

/** Who writes and how; refuses while nobody has said who they are, unless the case is only to be looked at. */
export async function writerOf(context: Context, needsReviewer: boolean): Promise<Writer> {
  const { writer, reviewer } = await context.settings.read()
  if (!reviewer && needsReviewer) throw new Refusal('refused', WHO)
  const { now, zone, randomBytes } = context.options
  const { memory } = context
  return { writer, reviewer: reviewer?.id ?? '', reviewerName: reviewer?.name ?? '', now, zone, randomBytes, memory }
}

export const WHO = 'Say who you are first: everything that is recorded carries its reviewer’s name.'
