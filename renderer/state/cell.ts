/** A value that can be watched: the smallest store there is. */
export interface Cell<T> {
  read(): T
  watch(listener: () => void): () => void
  set(value: T): void
}

export function createCell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    read: () => value,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
  }
}
