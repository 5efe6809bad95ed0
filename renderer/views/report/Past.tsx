import type { PastReports } from '../../../electron/contract'
import { count, timeWords } from '../../state/say'
import { FORMATS, KINDS } from './choices'

const labelOf = (options: readonly { value: string; label: string }[], value: string) =>
  options.find((option) => option.value === value)?.label ?? value

/** What was marked as published, and what had to be corrected since. */
export function Past({ past }: { past: PastReports }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="report-past" tabIndex={0} aria-label="Published and corrected">
      <section aria-labelledby="report-corrections">
        <h2 id="report-corrections">Corrections</h2>
        {past.corrections.length === 0 && <p className="hint">No correction was made.</p>}
        <ul>
          {past.corrections.map(({ claim, wording, text, byName, at }) => (
            <li key={`${claim} ${at}`}>
              <p dir="auto">{text}</p>
              <p className="hint">
                To “<bdi>{wording}</bdi>” · <bdi>{byName}</bdi>, {timeWords(at)}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="report-published">
        <h2 id="report-published">Published</h2>
        {past.published.length === 0 && (
          <p className="hint">
            No report was marked as published. Export one, publish it, and mark it: then it stands here with its
            SHA-256.
          </p>
        )}
        <ul>
          {past.published.map(({ sha256, kind, format, where, claims, byName, at }) => (
            <li key={`${sha256} ${at}`}>
              <p dir="auto">{where}</p>
              <p className="hint">
                {labelOf(KINDS, kind)}, {labelOf(FORMATS, format)}, {count(claims.length, 'claim')} ·{' '}
                <bdi>{byName}</bdi>, {timeWords(at)}
              </p>
              <p className="hint">
                SHA-256 <code>{sha256}</code>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </section>
  )
}
