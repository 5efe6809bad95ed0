import { useState } from 'react'

/** Milliseconds between the two presses at least, so that a double click is not both. */
const PAUSE = 400

/** What can't be taken back is pressed twice: the first press arms, and any change disarms. */
export function usePressTwice(run: () => void): { armed: boolean; press(): void; disarm(): void } {
  const [armedAt, setArmedAt] = useState<number | null>(null)
  return {
    armed: armedAt !== null,
    press() {
      if (armedAt === null) return setArmedAt(performance.now())
      if (performance.now() - armedAt < PAUSE) return
      setArmedAt(null)
      run()
    },
    disarm: () => setArmedAt(null),
  }
}
