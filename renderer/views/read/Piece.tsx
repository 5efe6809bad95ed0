import { type ReactNode, useEffect, useRef, useState } from 'react'

/** Pixels above and below the window within which a piece is made ready. */
const AHEAD = 1500
/** Characters on a line of the reading column, and its height in pixels: what room to keep for text that is not there yet. */
const LINE_CHARACTERS = 72
const LINE_HEIGHT = 31
const PARAGRAPH_GAP = 18

/** A stretch of a long text: room for it until it comes near the window or is wanted, then its paragraphs, which stay. */
export function Piece({
  characters,
  paragraphs,
  wanted,
  onShown,
  children,
}: {
  characters: number
  paragraphs: number
  /** True when something in it is to be shown now. */
  wanted: boolean
  onShown: () => void
  /** Asked for only once it is shown. */
  children: () => ReactNode
}) {
  const room = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(wanted)
  const shown = near || wanted

  useEffect(() => {
    const element = room.current
    if (!element) return
    const root = element.closest('.reading-scroll')
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { root, rootMargin: `${AHEAD}px 0px` },
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    if (!shown) return
    setNear(true)
    onShown()
  }, [shown, onShown])

  if (shown) return children()
  const lines = characters / LINE_CHARACTERS + paragraphs / 2
  return <div ref={room} style={{ height: Math.round(lines * LINE_HEIGHT + paragraphs * PARAGRAPH_GAP) }} />
}
