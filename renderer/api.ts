import type { Bridge, EventName, MethodName, MethodReply, WorkbenchEvents } from '../electron/contract'

declare global {
  interface Window {
    /** Put there by the desktop shell's preload; absent in a browser. */
    attest?: Bridge
  }
}

/** The header that carries the token of the browser shell, on every request. */
const TOKEN_HEADER = 'x-attest-token'
const TOKEN_KEY = 'attest.token'
/** Milliseconds before the event stream is asked for again after it broke off; doubled up to the longest. */
const FIRST_RETRY = 500
const LONGEST_RETRY = 10_000

/**
 * The token of the start address's fragment (`#t=…`), kept for this tab so that reloading works, and taken out of the
 * address so that it does not stand on screen or in the history. Empty when the page was opened without one.
 */
export function takeToken(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): string {
  const given = new URLSearchParams(location.hash.replace(/^#/, '')).get('t')
  if (given === null) return storage.getItem(TOKEN_KEY) ?? ''
  storage.setItem(TOKEN_KEY, given)
  history.replaceState(null, '', location.pathname + location.search)
  return given
}

/** Cuts a stream of text pieces into whole lines; give it each piece, get back the lines that are complete. */
export function lineCutter(): (piece: string) => string[] {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    return lines.filter((line) => line.trim() !== '')
  }
}

type Listeners = { [E in EventName]: Set<(payload: WorkbenchEvents[E]) => void> }

function emit<E extends EventName>(listeners: Listeners, event: E, payload: WorkbenchEvents[E]): void {
  for (const listener of listeners[event]) listener(payload)
}

/** Passes one line of the event stream on; a line that is no known event is left aside. */
function deliver(listeners: Listeners, line: string): void {
  const message: unknown = JSON.parse(line)
  if (typeof message !== 'object' || message === null || !('event' in message) || !('payload' in message)) return
  const { event, payload } = message
  if (event === 'changed') emit(listeners, event, payload as WorkbenchEvents['changed'])
  else if (event === 'progress') emit(listeners, event, payload as WorkbenchEvents['progress'])
  else if (event === 'notice') emit(listeners, event, payload as WorkbenchEvents['notice'])
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Reads the event stream for as long as the page lives, and asks again when it breaks off. */
async function listen(listeners: Listeners, token: string): Promise<never> {
  let pause = FIRST_RETRY
  let broken = false
  while (true) {
    try {
      const response = await fetch('/events', { headers: { [TOKEN_HEADER]: token } })
      if (response.ok && response.body) {
        pause = FIRST_RETRY
        // Whatever happened while nobody listened is not known: everything on screen is asked for again.
        if (broken) emit(listeners, 'changed', { what: ['app', 'case', 'articles', 'analysis', 'claims'] })
        broken = false
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
        const cut = lineCutter()
        for (let piece = await reader.read(); !piece.done; piece = await reader.read())
          for (const line of cut(piece.value)) deliver(listeners, line)
      }
    } catch {
      // The stream broke off: the next request says whether the workbench is still there.
    }
    broken = true
    await wait(pause)
    pause = Math.min(pause * 2, LONGEST_RETRY)
  }
}

const gone = (message: string): MethodReply => ({ ok: false, error: { code: 'failed', message } })

/** The client of the browser shell: calls by POST, events by a streamed answer, the token in a header of each. */
function browserBridge(token: string): Bridge {
  const listeners: Listeners = { changed: new Set(), progress: new Set(), notice: new Set() }
  void listen(listeners, token)
  return {
    shell: 'browser',
    async call<M extends MethodName>(method: M, params: unknown) {
      try {
        const response = await fetch('/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json', [TOKEN_HEADER]: token },
          body: JSON.stringify({ method, params }),
        })
        if (response.status === 401 || response.status === 403)
          return gone(
            'This page is not, or no longer, allowed in. Open the address that Attest printed when it started.',
          ) as MethodReply<M>
        return (await response.json()) as MethodReply<M>
      } catch {
        return gone('Attest does not answer. Is it still running? What you see may be out of date.') as MethodReply<M>
      }
    },
    on(event, listener) {
      listeners[event].add(listener)
      return () => listeners[event].delete(listener)
    },
    pathOf: () => null,
  }
}

/** The way to the workbench: the desktop shell's bridge where there is one, else the browser shell's. */
export function connect(): Bridge {
  return window.attest ?? browserBridge(takeToken(window.location, window.history, window.sessionStorage))
}
