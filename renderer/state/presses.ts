import { useEffect } from 'react'
import { useApp } from './app'

/** Where typed letters belong to a field, or to a list that finds its items by their letters. */
const TAKES_LETTERS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [contenteditable], [role=listbox], [role=menu], [role=combobox]'

/** Passes key presses of the whole window to the commands on offer. */
export function usePresses(): void {
  const { keys } = useApp()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = event.target instanceof Element ? event.target : null
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      const inField = target?.closest(TAKES_LETTERS) != null
      const wasRun = keys.press({ key, ctrlKey, metaKey, altKey, shiftKey, inField, at: performance.now() })
      if (wasRun) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys])
}
