import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

export type CellPlace = readonly [row: number, column: number]

const MOVES: Record<string, CellPlace> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/**
 * Walks the cells of a table with the arrow keys. One cell is the tab stop; cells carry `data-cell="row column"`.
 * @param bring brings a row onto the page where rows come and go with scrolling
 */
export function useCellWalk(
  scroller: RefObject<HTMLElement | null>,
  rows: number,
  columns: number,
  bring: (row: number) => void,
): { at: CellPlace; setAt: (place: CellPlace) => void; onKeyDown: (event: KeyboardEvent) => void } {
  const [at, setAt] = useState<CellPlace>([0, 0])
  const moved = useRef(false)

  // The cell to focus may only now have come onto the page.
  useEffect(() => {
    if (!moved.current) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-cell="${at[0]} ${at[1]}"]`)
    if (!cell) return
    moved.current = false
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const by = MOVES[event.key]
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const row = Math.max(0, Math.min(rows - 1, at[0] + by[0]))
    const column = Math.max(0, Math.min(columns - 1, at[1] + by[1]))
    moved.current = true
    setAt([row, column])
    bring(row)
  }
  return { at: [Math.min(at[0], Math.max(0, rows - 1)), Math.min(at[1], Math.max(0, columns - 1))], setAt, onKeyDown }
}
