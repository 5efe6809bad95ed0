/** A short message at the foot of the window. */
export interface Toast {
  id: number
  level: 'info' | 'warning' | 'error'
  text: string
  /** One thing to do about it, such as undo; its key is shown. */
  action: { label: string; keys: string | null; run(): void } | null
}

export interface Toasts {
  read(): readonly Toast[]
  watch(listener: () => void): () => void
  show(toast: { level?: Toast['level']; text: string; action?: Toast['action'] }): void
  dismiss(id: number): void
  /** Something else was done since: older messages that offer something, such as undo, go, for it would do another thing. */
  outdate(): void
}

/** Messages on screen at once; older ones make room. */
const MOST = 2
/** Milliseconds a message stays. Errors stay until they are dismissed. */
const STAYS = 8000

export function createToasts(later: (run: () => void, milliseconds: number) => void): Toasts {
  let toasts: readonly Toast[] = []
  let next = 1
  const listeners = new Set<() => void>()
  const settle = (now: readonly Toast[]) => {
    toasts = now
    for (const listener of [...listeners]) listener()
  }
  const dismiss = (id: number) => settle(toasts.filter((toast) => toast.id !== id))
  return {
    read: () => toasts,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show({ level = 'info', text, action = null }) {
      const id = next++
      settle([...toasts.filter((toast) => toast.text !== text), { id, level, text, action }].slice(-MOST))
      if (level !== 'error') later(() => dismiss(id), STAYS)
    },
    dismiss,
    outdate() {
      if (toasts.some((toast) => toast.action)) settle(toasts.filter((toast) => toast.action === null))
    },
  }
}
