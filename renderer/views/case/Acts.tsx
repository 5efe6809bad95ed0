import type { ActsOfPerson } from '../../../electron/contract'
import { count } from '../../state/say'

/** What has to be said wherever a name comes from a log. */
export const NAME_IS_NO_PROOF = 'A name in a log proves no identity: anybody can write any name.'

/** The same, before a copy is taken. */
export const NO_PROOF = `${NAME_IS_NO_PROOF} Ask the person, in another way, whether this copy is theirs.`

/** Who did what in another copy. */
export function Acts({ acts, reviewer }: { acts: readonly ActsOfPerson[]; reviewer: string | null }) {
  return (
    <ul className="acts" aria-label="What comes from whom">
      {acts.map(({ by, name, count: number, labels }) => {
        const more = number - labels.length
        return (
          <li key={by}>
            <p>
              <strong dir="auto">{name ?? 'Somebody who gives no name'}</strong>
              {by === reviewer && ' (acts under your own name)'}: {count(number, 'act')}
            </p>
            <ul className="lines">
              {labels.map((label, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been done twice, and the list never changes
                <li key={index} dir="auto">
                  {label}
                </li>
              ))}
              {labels.length > 0 && more > 1 && <li className="hint">and {more.toLocaleString('en-GB')} more</li>}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}

/** What is said of a copy or bundle beside its acts: each in a line. */
export function Notices({ title, notices }: { title: string; notices: readonly string[] }) {
  if (notices.length === 0) return null
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="lines">
        {notices.map((notice) => (
          <li key={notice} dir="auto">
            {notice}
          </li>
        ))}
      </ul>
    </section>
  )
}
