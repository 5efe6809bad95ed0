import type { EventName, Host, WorkbenchEvents } from '../contract'
import type { Engine } from '../engine/engine'

/** What the workbench is given by whoever starts it; nothing else reaches it from outside. */
export interface WorkbenchOptions {
  readonly host: Host
  readonly dataFolder: string
  readonly resourcesFolder: string
  readonly casesFolder: string
  readonly version: string
  readonly engine: Engine
  emit<E extends EventName>(event: E, payload: WorkbenchEvents[E]): void
  /** Unix milliseconds. */
  readonly now: () => number
  /** Minutes east of UTC. */
  readonly zone: () => number
  readonly randomBytes: (length: number) => Uint8Array
}
