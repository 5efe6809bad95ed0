/** Where the keyboard goes on when what had the focus is gone, or another screen has come. */

const screenOf = (): HTMLElement | null => document.querySelector('main')

/** Gives the focus to the screen as a whole: Tab goes on with its first control, the down arrow with its list. */
export function focusScreen(): void {
  screenOf()?.focus({ preventScroll: true })
}

/** Whether nothing on the screen has the focus now. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/** Whether the focus is on the screen, and not beside or above it. */
export const isFocusOnScreen = (): boolean => screenOf()?.contains(document.activeElement) === true

/** Gives the focus to the current row or cell of the screen's main list, which stands last; false where there is none. */
export function focusList(): boolean {
  const screen = screenOf()
  const stop =
    screen?.querySelector<HTMLElement>('[data-cell][tabindex="0"]') ??
    [...(screen?.querySelectorAll<HTMLElement>('[data-row][tabindex="0"]') ?? [])].at(-1)
  stop?.focus()
  return stop !== undefined
}
