/** The screens, in the order of the work. */
export const SCREENS = ['articles', 'read', 'compare', 'review', 'report'] as const
export type ScreenName = (typeof SCREENS)[number]

/** Where the reader is: a screen and what is open on it, such as `{ article: 'sha256:…' }`. */
export interface Place {
  screen: ScreenName
  open: Readonly<Record<string, string>>
}

export const START: Place = { screen: 'articles', open: {} }

/** A place as the fragment of an address: `#/read?article=…`. */
export function addressOf(place: Place): string {
  const open = new URLSearchParams(place.open).toString()
  return `#/${place.screen}${open === '' ? '' : `?${open}`}`
}

/** The place that an address's fragment names; the start where it names none. */
export function placeOf(fragment: string): Place {
  const [, screen = '', open = ''] = /^#\/([a-z]+)(?:\?(.*))?$/.exec(fragment) ?? []
  const known = SCREENS.find((name) => name === screen)
  return known ? { screen: known, open: Object.fromEntries(new URLSearchParams(open)) } : START
}

export interface Router {
  read(): Place
  watch(listener: () => void): () => void
  /** Goes to a place; the way back stays open. */
  go(screen: ScreenName, open?: Record<string, string>): void
  /** Changes what is open here without a step in the history, so that *back* leaves the screen. */
  stay(open: Record<string, string | null>): void
}

/** Keeps the place in the address, so that back, forward and reload work. */
export function createRouter(window: Window): Router {
  let place = placeOf(window.location.hash)
  const listeners = new Set<() => void>()
  const settle = () => {
    place = placeOf(window.location.hash)
    for (const listener of [...listeners]) listener()
  }
  window.addEventListener('popstate', settle)
  window.addEventListener('hashchange', settle)
  return {
    read: () => place,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    go(screen, open = {}) {
      const address = addressOf({ screen, open })
      if (address !== addressOf(place)) window.history.pushState(null, '', address)
      settle()
    },
    stay(changes) {
      const open = Object.fromEntries(
        Object.entries({ ...place.open, ...changes }).filter((pair): pair is [string, string] => pair[1] !== null),
      )
      window.history.replaceState(null, '', addressOf({ screen: place.screen, open }))
      settle()
    },
  }
}
