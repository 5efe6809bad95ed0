import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { MatrixView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Empty, Failed, Loading } from '../../parts/States'
import { useApp, useSteadyQuery } from '../../state/app'
import { count, datedWords } from '../../state/say'
import type { CompareFilter } from './filter'
import { MatrixCell } from './MatrixCell'
import { Room } from './Room'
import { useCellWalk } from './useCellWalk'

const ROW_HEIGHT = 120

/** Speakers by outlets: in each cell what this speaker says there about the topic, or why there is nothing. */
export function Matrix({
  topic,
  sort,
  filter,
}: {
  topic: string | null
  sort: 'statements' | 'disagreement' | 'name'
  filter: CompareFilter
}) {
  const matrix = useSteadyQuery('compare.matrix', { topic, sort, ...filter })
  if (matrix.status === 'loading') return <Loading what="Comparing…" />
  if (matrix.status === 'error') return <Failed message={matrix.error.message} />
  if (matrix.value.rows.length === 0)
    return (
      <Empty title="No statement found">
        {matrix.asked?.topic == null
          ? 'Bring in articles first; who said what in them stands here.'
          : `Nobody is found to say anything about ${matrix.asked.topic} that fits what you chose above. Its mentions outside statements may still matter.`}
      </Empty>
    )
  return <MatrixTable matrix={matrix.value} />
}

function MatrixTable({ matrix }: { matrix: MatrixView }) {
  const { router } = useApp()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: matrix.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  })
  const shown = rows.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = rows.getTotalSize() - (shown[shown.length - 1]?.end ?? 0)
  const { at, setAt, onKeyDown } = useCellWalk(scroller, matrix.rows.length, matrix.columns.length, (row) =>
    rows.scrollToIndex(row, { align: 'auto' }),
  )

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
                    {publicationWords(column.articles)}
                    {checkedWords(column.articles)}
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
                    <span className="hint">
                      {count(row.statements, 'statement')} in {count(row.outlets, 'outlet')}
                    </span>
                    {row.differences > 0 && <Badge tone="careful">{count(row.differences, 'difference')}</Badge>}
                  </th>
                  {row.cells.map((cell, column) => (
                    <MatrixCell
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells have their column for a name
                      key={column}
                      cell={cell}
                      several={(matrix.columns[column]?.articles.length ?? 0) > 1}
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
        {count(matrix.counts.statements, 'statement')} by {count(matrix.rows.length + matrix.hidden.rows, 'speaker')},{' '}
        {count(matrix.counts.threads, 'claim')} found in more than one article
        {matrix.counts.narrated > 0 && `, ${count(matrix.counts.narrated, 'sentence')} in the articles’ own voice`}
        {matrix.topic !== null && `, ${count(matrix.mentions, 'mention')} outside statements`}
        {matrix.hidden.rows + matrix.hidden.columns > 0 &&
          `. Not shown for want of room: ${count(matrix.hidden.rows, 'speaker')} and ${count(matrix.hidden.columns, 'outlet')} with the fewest statements; choose a topic or a speaker`}
      </p>
    </>
  )
}

/** When an outlet's articles were published: one date, or how many articles there are. */
function publicationWords(articles: MatrixView['columns'][number]['articles']): string {
  const [only] = articles
  return articles.length === 1 && only ? datedWords(only.published) : count(articles.length, 'article')
}

function checkedWords(articles: MatrixView['columns'][number]['articles']): string {
  if (articles.every(({ checked }) => checked))
    return articles.length === 1 ? ' · page checked' : ' · all pages checked'
  return articles.length === 1 ? ' · page not checked' : ' · not all pages checked'
}
