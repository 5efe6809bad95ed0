/** Keeps the last result of `compute` while every key is the same value. */
export function memo<V>(keys: () => readonly unknown[], compute: () => V): () => V {
  let last: { keys: readonly unknown[]; value: V } | null = null
  return () => {
    const now = keys()
    if (!last || now.some((key, index) => key !== last?.keys[index])) last = { keys: now, value: compute() }
    return last.value
  }
}

/** Gives the list it gave before as long as the new one holds the same events: a new fold alone is no change. */
export function sameEvents<T extends { readonly event: string }>(): (list: readonly T[]) => readonly T[] {
  let last: readonly T[] = []
  return (list) => {
    const same = list.length === last.length && list.every(({ event }, index) => event === last[index]?.event)
    if (!same) last = list
    return last
  }
}
