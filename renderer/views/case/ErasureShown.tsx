import type { ErasurePreview } from '../../../electron/contract'
import { Asked } from '../../parts/States'
import type { Query } from '../../state/queries'
import { count, timeWords } from '../../state/say'

/** Acts shown at most; the others are counted. */
const MOST = 100

/** What an erasure would take: files, acts, and where the name stands besides. */
export function ErasureShown({ preview }: { preview: Query<ErasurePreview> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="erasure" aria-label="What goes" tabIndex={0}>
      <h3>What goes</h3>
      <Asked query={preview}>
        {({ acts, originals, alsoIn }) => (
          <>
            <p role="status">
              {acts.length + originals.length === 0
                ? 'Nothing: no act and no file that could be erased.'
                : [
                    ...(originals.length > 0 ? [`${count(originals.length, 'file')} with the text read from it`] : []),
                    `the data of ${count(acts.length, 'act')}`,
                  ].join(', and ')}
            </p>
            <ul className="lines">
              {originals.map(({ id, name }) => (
                <li key={id} dir="auto">
                  <strong>{name}</strong>
                </li>
              ))}
              {acts.slice(0, MOST).map(({ event, label, byName, at }) => (
                <li key={event}>
                  <span dir="auto">{label}</span>{' '}
                  <span className="hint">
                    <bdi>{byName}</bdi>, {timeWords(at)}
                  </span>
                </li>
              ))}
              {acts.length > MOST && <li className="hint">and {count(acts.length - MOST, 'more act')}</li>}
            </ul>
            {alsoIn.length > 0 && (
              <>
                <p>
                  <strong>The name stays</strong> in the text of {count(alsoIn.length, 'article')}. An article is erased
                  on its own, if it must be:
                </p>
                <ul className="lines">
                  {alsoIn.map(({ id, name }) => (
                    <li key={id} dir="auto">
                      {name}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </Asked>
    </section>
  )
}
