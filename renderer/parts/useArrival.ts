import { type RefObject, useEffect } from 'react'
import { isFocusLost } from '../state/focus'

/**
 * Gives the focus to what has just come on the screen (the heading of the next claim, the text that was opened), so
 * that it is read out and the keys that scroll do scroll it. A list or field that is being used keeps the focus.
 */
export function useArrival(arrived: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const active = document.activeElement
    if (isFocusLost() || active?.tagName === 'MAIN') arrived.current?.focus({ preventScroll: true })
  }, [arrived])
}
