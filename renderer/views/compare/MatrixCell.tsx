import type { MatrixView, StatementCard } from '../../../electron/contract'
import { Wording } from '../../parts/Wording'
import { count, rangeWords, speakerWords, TYPE_WORDS } from '../../state/say'

type Cell = MatrixView['rows'][number]['cells'][number]

/** What one speaker says in one outlet; an empty cell says why it is empty. */
export function MatrixCell({
  cell,
  several,
  place,
  current,
  onFocus,
  onOpen,
}: {
  cell: Cell
  /** True where the outlet has more than one article, so that its date does not tell those of the statements. */
  several: boolean
  place: string
  current: boolean
  onFocus: () => void
  onOpen: (statement: StatementCard) => void
}) {
  const first = cell.statements[0]
  const facts = [
    ...(cell.statements.length > 1 ? [count(cell.statements.length, 'statement')] : []),
    ...(first && (several || (cell.days !== null && cell.days.basis !== 'published')) ? [rangeWords(cell.days)] : []),
  ]
  return (
    <td
      data-cell={place}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget && first) onOpen(first)
      }}
    >
      {cell.empty !== null && <span className="cell-empty">{cell.empty}</span>}
      {facts.length > 0 && <p className="cell-head hint">{facts.join(', ')}</p>}
      {cell.statements.map((statement) => {
        const who = speakerWords(statement, '')
        return (
          <button
            key={statement.id}
            type="button"
            className={`cell-statement ${statement.type}`}
            tabIndex={current ? 0 : -1}
            onClick={() => onOpen(statement)}
          >
            <span className="cell-words" dir="auto">
              <Wording cue={statement.cue} wording={statement.content} />
            </span>
            <span className="hint">
              {TYPE_WORDS[statement.type]}
              {who.doubtful && `, speaker ${who.how}`}
              {statement.threads.length > 0 && ' · same claim elsewhere'}
              {statement.claim !== null && ' · under review'}
            </span>
          </button>
        )
      })}
    </td>
  )
}
