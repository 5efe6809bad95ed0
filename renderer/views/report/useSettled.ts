import { useEffect, useState } from 'react'

/** Milliseconds without a further key press after which typing is taken to be done. */
const PAUSE = 400

/** A value once it has not changed for a moment: what is typed is not asked for letter by letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE)
    return () => window.clearTimeout(timer)
  }, [value])
  return settled
}
