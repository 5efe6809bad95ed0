import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

export interface VirtualListProps {
  /** Name of the list, for those who do not see it. */
  label: string
  count: number
  /** Estimated height of a row in pixels; rows are measured as they come into sight. */
  rowHeight: number
  /**
   * One row. `current` is the row that the arrow keys are on: only its controls are tab stops, and the one marked
   * `data-row` is where the focus goes.
   */
  row: (index: number, current: boolean) => ReactNode
  /** Told of the rows in sight, so that their pages can be asked for. */
  onSight?: (first: number, last: number) => void
  /** The row to bring into sight and make current. */
  at?: number | null
  /** Told when the focus comes to a row. */
  onCurrent?: (index: number) => void
}

const MOVES: Record<string, (at: number, last: number, page: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  PageDown: (at, last, page) => Math.min(at + page, last),
  PageUp: (at, _last, page) => Math.max(at - page, 0),
  Home: () => 0,
  End: (_at, last) => last,
}

/** A list of any length, of which only what is in sight is on the page. Arrow keys move from row to row. */
export function VirtualList({ label, count, rowHeight, row, onSight, onCurrent, at = null }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(at ?? 0)
  const focusNext = useRef(false)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Keeps the current row on the page, so that the focus is not lost when it is scrolled out of sight.
    rangeExtractor: ({ startIndex, endIndex, overscan, count: total }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(total - 1, endIndex + overscan)
      const rows = Array.from({ length: to - from + 1 }, (_, index) => from + index)
      const kept = Math.min(current, total - 1)
      if (kept >= 0 && kept < from) rows.unshift(kept)
      if (kept > to) rows.push(kept)
      return rows
    },
  })
  const rows = virtualizer.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows[rows.length - 1]?.index ?? 0

  useEffect(() => {
    if (count > 0) onSight?.(first, last)
  }, [first, last, count, onSight])

  useEffect(() => {
    if (at === null || at < 0) return
    setCurrent(at)
    virtualizer.scrollToIndex(at, { align: 'auto' })
  }, [at, virtualizer])

  // The row to focus may only now have come onto the page.
  useEffect(() => {
    if (!focusNext.current) return
    const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"] [data-row]`)
    if (!target) return
    focusNext.current = false
    target.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    const target = event.target as HTMLElement
    if (
      !move ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      target.matches('input:not([type=checkbox]), textarea')
    )
      return
    event.preventDefault()
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const next = move(Math.min(current, count - 1), count - 1, page)
    focusNext.current = true
    setCurrent(next)
    virtualizer.scrollToIndex(next, { align: 'auto' })
  }

  return (
    <div className="virtual" ref={scroller}>
      <ul
        aria-label={label}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const index = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset.index
          if (index === undefined) return
          setCurrent(Number(index))
          onCurrent?.(Number(index))
        }}
      >
        {rows.map((item) => (
          <li
            key={item.key}
            data-index={item.index}
            ref={virtualizer.measureElement}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            {row(item.index, item.index === Math.min(current, count - 1))}
          </li>
        ))}
      </ul>
    </div>
  )
}
