import type { EventName, Host, MethodReply, WorkbenchEvents } from '../contract'

/** The messages between a shell's main thread and the thread that runs the whole workbench. Plain values. */

/** Something the workbench pushes to every window. */
export type Push = { [E in EventName]: { event: E; payload: WorkbenchEvents[E] } }[EventName]

/** What the workbench's thread is started with. */
export interface WorkbenchStart {
  readonly codeFolder: string
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly casesFolder: string
  readonly version: string
  readonly shell: Host['shell']
  readonly can: Host['can']
}

/** A host's methods, called from the workbench's thread. */
export type HostCall = 'chooseFiles' | 'chooseFolder' | 'choosePath' | 'showInFolder' | 'printToPdf'

export type ToWorkbench =
  | { readonly kind: 'call'; readonly id: number; readonly method: unknown; readonly params: unknown }
  | { readonly kind: 'hostReply'; readonly id: number; readonly value: unknown; readonly error: string | null }
  | { readonly kind: 'close' }

export type FromWorkbench =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: MethodReply }
  | { readonly kind: 'push'; readonly push: Push }
  | { readonly kind: 'hostCall'; readonly id: number; readonly name: HostCall; readonly argument: string }
  | { readonly kind: 'closed'; readonly error: string | null }
