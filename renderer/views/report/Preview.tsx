import type { ReactNode } from 'react'
import type { MethodResult } from '../../../electron/contract'
import { Empty } from '../../parts/States'
import { count } from '../../state/say'

/** A longer text is cut on screen, for the window's sake; the file holds all of it. UTF-16 units. */
const LONGEST_SHOWN = 300_000

/** The report as it would be written now. HTML stands in a frame that may run nothing and reach nothing. */
export function Preview({ report, asPage }: { report: MethodResult<'report.render'>; asPage: boolean }) {
  if (report.text === '')
    return (
      <Missing title="This can’t be made yet" missing={report.missing}>
        What is missing:
      </Missing>
    )
  return (
    <>
      {report.missing.length > 0 && (
        <Missing title="Some claims are left out" missing={report.missing}>
          What they lack:
        </Missing>
      )}
      {asPage ? (
        // A frame of its own for each page: Chromium leaves one blank for good whose page is replaced while it still loads.
        <iframe
          key={report.text}
          className="report-page"
          title="Preview of the report"
          sandbox=""
          srcDoc={report.text}
        />
      ) : (
        <>
          {report.text.length > LONGEST_SHOWN && (
            <p className="report-cut hint">
              The first {count(LONGEST_SHOWN, 'character')} of {count(report.text.length, 'character')}; the file holds
              all of it.
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="report-text" tabIndex={0} aria-label="Preview of the report">
            <pre dir="auto">{report.text.slice(0, LONGEST_SHOWN)}</pre>
          </section>
        </>
      )}
    </>
  )
}

function Missing({ title, missing, children }: { title: string; missing: readonly string[]; children: ReactNode }) {
  return (
    <section className="report-missing" aria-label={title}>
      <h2>{title}</h2>
      <p>{children}</p>
      <ul>
        {missing.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </section>
  )
}

/** No final claim: what to do, in place of an empty page. */
export function NothingFinal({
  filtered,
  waiting,
  actions,
}: {
  filtered: boolean
  /** Claims that have a verdict which is not final. */
  waiting: number
  actions: ReactNode
}) {
  if (filtered)
    return (
      <Empty title="No final claim passes the filter" actions={actions}>
        A report to publish would hold nothing. Take the filter off, or choose something else.
      </Empty>
    )
  return (
    <Empty title="Nothing is final yet" actions={actions}>
      A report to publish holds final verdicts alone. A verdict becomes final when a second reviewer agrees to it, or
      when you record why none was asked.{' '}
      {waiting > 0 && `${count(waiting, 'claim has', 'claims have')} a verdict that is not final. `}
      An archive can be made at any time.
    </Empty>
  )
}
