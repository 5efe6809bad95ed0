import { useEffect, useState } from 'react'
import type { AppInfo, CaseSummary } from '../../electron/contract'
import { Button } from '../parts/Button'
import { useAct, useApp, useCell } from '../state/app'

/** Milliseconds between two looks at whether a case that could not be written to is well again. */
const LOOKS_AGAIN = 3000

/** What must be known now: a case that can't be written, what was found on opening, long work under way. */
export function Banners({ info, damaged }: { info: AppInfo; damaged: boolean }) {
  const summary = info.case
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  // Why the case can't be written is said once.
  const notices = (summary?.notices ?? []).filter(
    (notice) => !read.has(notice) && summary?.readOnly?.includes(notice) !== true,
  )
  return (
    <>
      {summary && summary.readOnly !== null && (
        <ReadOnly summary={summary} readOnly={summary.readOnly} damaged={damaged} />
      )}
      {notices.map((notice) => (
        <div className="banner" role="status" key={notice}>
          <span>{notice}</span>
          <Button look="quiet" name={`Dismiss: ${notice}`} onPress={() => setRead(new Set([...read, notice]))}>
            Dismiss
          </Button>
        </div>
      ))}
      <Progress />
    </>
  )
}

/** Why nothing can be recorded, and what can be done about it. */
function ReadOnly({ summary, readOnly, damaged }: { summary: CaseSummary; readOnly: string; damaged: boolean }) {
  const { overlay, queries } = useApp()
  const act = useAct()
  useEffect(() => {
    const timer = window.setInterval(() => queries.invalidate(['app']), LOOKS_AGAIN)
    return () => window.clearInterval(timer)
  }, [queries])
  const openAgain = async () => {
    if (await act('case.close', {})) await act('case.open', { folder: summary.folder })
  }
  return (
    <section className="banner bad" aria-label="Read-only">
      <span role="status">
        <strong>This case can be read but not changed.</strong> {readOnly}{' '}
        {damaged
          ? 'What is shown can be read, searched and exported.'
          : 'Everything that was recorded before is kept, and can be read, searched and exported. When the cause is gone, work goes on by itself, or after opening the case again.'}
      </span>
      {damaged ? (
        <Button keys="g d" onPress={() => overlay.set('damage')}>
          What can be done…
        </Button>
      ) : (
        <Button onPress={() => void openAgain()}>Open it again</Button>
      )}
      <Button keys="g k" onPress={() => overlay.set('check')}>
        Check the case folder
      </Button>
    </section>
  )
}

function Progress() {
  const { bridge, progress } = useApp()
  const running = useCell(progress)
  if (!running) return null
  return (
    <section className="progress" aria-label="Work under way">
      <span>{running.label}</span>
      <span
        className="bar"
        role="progressbar"
        aria-label={running.label}
        aria-valuenow={running.done}
        aria-valuemin={0}
        aria-valuemax={running.total}
      >
        <span style={{ width: `${(100 * running.done) / Math.max(1, running.total)}%` }} />
      </span>
      <span>
        {running.done} of {running.total}
      </span>
      {running.task === 'import' && <Button onPress={() => void bridge.call('article.stopImport', {})}>Stop</Button>}
    </section>
  )
}
