/** Light, dark, or as the computer says. */
export type Appearance = 'auto' | 'light' | 'dark'

const KEY = 'attest.appearance'

export function readAppearance(storage: Pick<Storage, 'getItem'>): Appearance {
  const kept = storage.getItem(KEY)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

/** Shows the screens light or dark, and remembers it for this computer. */
export function setAppearance(appearance: Appearance, root: HTMLElement, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(KEY, appearance)
  if (appearance === 'auto') root.removeAttribute('data-appearance')
  else root.setAttribute('data-appearance', appearance)
}
