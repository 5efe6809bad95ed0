import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'

/** Pixels that one press of an arrow key moves the divider. */
const STEP = 24

/** Two panes beside each other; the divider moves by mouse and by arrow keys. the one named by `fixed` keeps its width. */
export function Panes({
  start,
  end,
  label,
  fixed = 'end',
  width = 360,
  least = 260,
  most = 640,
}: {
  start: ReactNode
  end: ReactNode
  /** Name of the divider. */
  label: string
  fixed?: 'start' | 'end'
  width?: number
  least?: number
  most?: number
}) {
  const [wide, setWide] = useState(width)
  const from = useRef<{ x: number; wide: number } | null>(null)
  const sign = fixed === 'end' ? -1 : 1
  const set = (next: number) => setWide(Math.max(least, Math.min(most, next)))
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, wide }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current) set(from.current.wide + sign * (event.clientX - from.current.x))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    set(wide + sign * (event.key === 'ArrowRight' ? STEP : -STEP))
  }
  return (
    <div className="panes">
      {fixed === 'end' ? (
        <div className="pane grows">{start}</div>
      ) : (
        <div className="pane" style={{ width: wide, flex: 'none' }}>
          {start}
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a thematic break */}
      <div
        className="pane-divider"
        role="separator"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={wide}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          from.current = null
        }}
        onKeyDown={onKeyDown}
      />
      {fixed === 'end' ? (
        <div className="pane" style={{ width: wide, flex: 'none' }}>
          {end}
        </div>
      ) : (
        <div className="pane grows">{end}</div>
      )}
    </div>
  )
}
