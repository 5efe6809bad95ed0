import type { ReviewedThread } from '../core/review/overlay-threads'

/** Threads, looked up by their id and by their statements. */
export interface ThreadIndex {
  readonly threads: readonly ReviewedThread[]
  readonly byId: ReadonlyMap<string, ReviewedThread>
  /** Statement id → the threads it is in. */
  readonly byStatement: ReadonlyMap<string, readonly ReviewedThread[]>
}

/** Looks threads up. */
export function indexThreads(threads: readonly ReviewedThread[]): ThreadIndex {
  const byStatement = new Map<string, ReviewedThread[]>()
  for (const thread of threads)
    for (const { statement } of thread.members) {
      const list = byStatement.get(statement) ?? []
      list.push(thread)
      byStatement.set(statement, list)
    }
  return { threads, byId: new Map(threads.map((thread) => [thread.id, thread])), byStatement }
}
