import type { EventName, MethodReply, WorkbenchEvents } from '../contract'

/** Something the workbench pushes: `event` says what, `payload` holds it. */
export type Push = { [E in EventName]: { event: E; payload: WorkbenchEvents[E] } }[EventName]

/** The workbench as a shell sees it: a shell only carries messages. */
export interface WorkbenchLink {
  /** `method` and `params` come from outside; the workbench validates them. Never rejects for what a caller sent. */
  call(method: unknown, params: unknown): Promise<MethodReply>
  /** Answers a function that stops listening. */
  onPush(listener: (push: Push) => void): () => void
  close(): Promise<void>
}
