import type { ReactNode } from 'react'
import { VirtualList } from '../../parts/VirtualList'
import type { PagedList } from '../../state/app'

/** A list of any length within a dialog, from which one item is chosen. */
export function PickList<T>({
  label,
  list,
  idOf,
  chosen,
  onChoose,
  row,
}: {
  label: string
  list: PagedList<T>
  idOf: (item: T) => string
  chosen: string | null
  onChoose: (item: T) => void
  row: (item: T) => ReactNode
}) {
  return (
    <div className="pick-list">
      <VirtualList
        label={label}
        count={list.total}
        rowHeight={44}
        onSight={list.want}
        row={(index, current) => {
          const item = list.item(index)
          if (item === null) return <div className="pick-row">…</div>
          return (
            <button
              type="button"
              className="pick-row"
              data-row
              tabIndex={current ? 0 : -1}
              aria-pressed={idOf(item) === chosen}
              onClick={() => onChoose(item)}
            >
              {row(item)}
            </button>
          )
        }}
      />
    </div>
  )
}
