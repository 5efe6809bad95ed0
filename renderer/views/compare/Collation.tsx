import type { CollationCell, ThreadView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { DIFFERENCE_WORDS } from '../../state/differences'
import { datedWords } from '../../state/say'

type Table = NonNullable<ThreadView['collation']>

/** All places as one picture: the words that all share once, at the head, and under each other what each tells otherwise. */
export function Collation({
  thread,
  collation: { columns, rows },
  at,
  onOpen,
}: {
  thread: ThreadView
  collation: Table
  /** The place that the keys are on. */
  at: number
  /** Opens a place where it stands in its article. */
  onOpen: (place: number) => void
}) {
  // The base stands first: the others are compared with it.
  const order = [thread.base, ...thread.detail.map((_, index) => index).filter((index) => index !== thread.base)]
  const used = columns.map(
    (column, index) => column !== null || rows.some((row) => row !== null && row[index]?.kind !== 'as base'),
  )
  const shown = columns.flatMap((column, index) => (used[index] ? [{ column, index }] : []))
  const sharing = rows.filter((row) => row !== null).length
  return (
    <section className="collation-scroll" aria-label="All places at once">
      <table className="collation">
        <thead>
          <tr>
            <th scope="col">
              {sharing === rows.length ? 'Told alike by all' : `Told alike by ${sharing} of ${rows.length}`}
            </th>
            {shown.map(({ column, index }) => (
              <th key={index} scope="col" className={column === null ? 'slot' : 'core'} dir="auto">
                {column ?? <span aria-hidden="true">…</span>}
                {column === null && <span className="unseen">what each tells here</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((place) => {
            const member = thread.detail[place]
            const row = rows[place]
            if (!member || row === undefined) return null
            return (
              <tr key={member.statement.id} className={place === at ? 'current' : ''}>
                <th scope="row">
                  <button type="button" className="collation-place" onClick={() => onOpen(place)}>
                    <span className="article-outlet" dir="auto">
                      {member.outlet ?? member.title ?? 'outlet unknown'}
                    </span>
                    <span className="hint">{datedWords(member.published)}</span>
                  </button>
                  {member.role === 'primary record' && <Badge tone="own">primary record</Badge>}
                  {member.sharedText && <Badge tone="shared">shared text</Badge>}
                </th>
                {row === null && (
                  <td className="slot" colSpan={shown.length} dir="auto">
                    <span className="hint">in other words: </span>
                    {member.passage.text.slice(...member.passage.highlight)}
                  </td>
                )}
                {(row === null ? [] : shown).map(({ column, index }) =>
                  column !== null ? (
                    <td key={index} className="core" />
                  ) : (
                    <td key={index} className="slot" dir="auto">
                      <Cell cell={row?.[index] ?? null} />
                    </td>
                  ),
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ cell }: { cell: CollationCell | null }) {
  if (cell === null) return null
  if (cell.kind === 'as base')
    return (
      <span className="collation-same">
        <span aria-hidden="true">″</span>
        <span className="unseen">the same</span>
      </span>
    )
  if (cell.kind === 'left out') return <span className="collation-out">− left out</span>
  return cell.parts.map((part, index) => {
    const [kind] = part.kinds
    if (part.same && kind === undefined) return `${part.text} `
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: runs of text have no name of their own, and their order is given
      <span key={index}>
        <span className={`variant ${kind ?? 'other'}`}>
          <span className="segment-sign" aria-hidden="true">
            {kind === undefined ? '≠' : DIFFERENCE_WORDS[kind].sign}
            {'\u2060'}
          </span>
          <span className="unseen">{kind === undefined ? 'otherwise: ' : `${DIFFERENCE_WORDS[kind].name}: `}</span>
          <span className="segment-words">{part.text}</span>
        </span>{' '}
      </span>
    )
  })
}
