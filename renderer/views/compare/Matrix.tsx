import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { DifferenceKind, MatrixView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Empty, Failed, Loading } from '../../parts/States'
import { useApp, useSteadyQuery } from '../../state/app'
import { count } from '../../state/say'
import { MatrixCell } from './MatrixCell'

const ROW_HEIGHT = 120

/** Speakers by outlets: in each cell what this speaker says there about the topic, or why there is nothing. */
export function Matrix({
  topic,
  sort,
  difference,
  narrated,
}: {
  topic: string | null
  sort: 'statements' | 'disagreement' | 'name'
  difference: DifferenceKind | null
  narrated: boolean
}) {
  const matrix = useSteadyQuery('compare.matrix', { topic, sort, narrated, ...(difference !== null && { difference }) })
  if (matrix.status === 'loading') return <Loading what="Comparing…" />
  if (matrix.status === 'error') return <Failed message={matrix.error.message} />
  if (matrix.value.rows.length === 0)
    return (
      <Empty title="No statement found">
        {topic === null
          ? 'Bring in articles first; who said what in them stands here.'
          : `Nobody is found to say anything about ${topic} that fits what you chose above. Its mentions outside statements may still matter.`}
      </Empty>
    )
  return <MatrixTable matrix={matrix.value} />
}

/** Stands for the rows that are not on the page. */
const Room = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row that only takes up room cannot be focused
  <tr aria-hidden="true" style={{ height }} />
)

function MatrixTable({ matrix }: { matrix: MatrixView }) {
  const { router } = useApp()
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const moved = useRef(false)
  const rows = useVirtualizer({
    count: matrix.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  })
  const shown = rows.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = rows.getTotalSize() - (shown[shown.length - 1]?.end ?? 0)

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
    const by = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const row = Math.max(0, Math.min(matrix.rows.length - 1, at[0] + (by[0] ?? 0)))
    const column = Math.max(0, Math.min(matrix.columns.length - 1, at[1] + (by[1] ?? 0)))
    moved.current = true
    setAt([row, column])
    rows.scrollToIndex(row, { align: 'auto' })
  }

  return (
    <>
      <div className="matrix-scroll" ref={scroller}>
        <table
          className="matrix"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with the arrow keys is a grid
          role="grid"
          aria-label="Who said what, speakers by outlets"
          aria-rowcount={matrix.rows.length + 1}
          aria-colcount={matrix.columns.length + 1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Speaker</th>
              {matrix.columns.map((column) => (
                <th key={column.outlet} scope="col" dir="auto">
                  {column.outlet}
                  <span className="hint">
                    {count(column.articles.length, 'article')}
                    {column.articles.some((article) => !article.checked) && ', not all pages checked'}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Room height={before} />}
            {shown.map((item) => {
              const row = matrix.rows[item.index]
              if (!row) return null
              return (
                <tr key={item.key} data-index={item.index} ref={rows.measureElement} aria-rowindex={item.index + 2}>
                  <th scope="row" dir="auto">
                    {row.speaker.name}
                    {row.differences > 0 && <Badge tone="careful">{count(row.differences, 'difference')}</Badge>}
                  </th>
                  {row.cells.map((cell, column) => (
                    <MatrixCell
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells have their column for a name
                      key={column}
                      cell={cell}
                      place={`${item.index} ${column}`}
                      current={at[0] === item.index && at[1] === column}
                      onFocus={() => setAt([item.index, column])}
                      onOpen={(statement) => {
                        const [thread] = statement.threads
                        if (thread === undefined)
                          router.go('read', { article: statement.article, statement: statement.id })
                        else router.stay({ thread })
                      }}
                    />
                  ))}
                </tr>
              )
            })}
            {after > 0 && <Room height={after} />}
          </tbody>
        </table>
      </div>
      <p className="compare-foot hint" role="status">
        {count(matrix.counts.statements, 'statement')} by {count(matrix.rows.length, 'speaker')},{' '}
        {count(matrix.counts.threads, 'claim')} found in more than one article,{' '}
        {count(matrix.counts.narrated, 'sentence')} in the articles’ own voice
        {matrix.topic !== null && `, ${count(matrix.mentions, 'mention')} outside statements`}
      </p>
    </>
  )
}
