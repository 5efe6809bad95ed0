import './report.css'
import { useState } from 'react'
import type { AppInfo, ExportedReport, MethodResult } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Panes } from '../../parts/Panes'
import { Asked, Loading } from '../../parts/States'
import { useAct, useApp, useCommands, useInfo, usePlace, useQuery, useSteadyQuery, useWritable } from '../../state/app'
import { saveDownload } from '../../state/download'
import type { Command } from '../../state/keys'
import { count, sizeWords, timeWords } from '../../state/say'
import { CorrectionDialog, useCorrectable } from './CorrectionDialog'
import { type Choices, choicesOf, FORMATS, filterWords, KINDS, requestOf } from './choices'
import { Options } from './Options'
import { Past } from './Past'
import { NothingFinal, Preview } from './Preview'
import { PublishDialog } from './PublishDialog'

/** What goes out: the report as it would be now, written to a file, marked as published, corrected. */
export function Report() {
  const info = useInfo()
  return info?.case ? <Shown info={info} /> : <Loading />
}

function Shown({ info }: { info: AppInfo }) {
  const { router } = useApp()
  const writable = useWritable()
  const place = usePlace()
  const choices = choicesOf(place.open)
  const request = requestOf(choices, info.publisher)
  const report = useSteadyQuery('report.render', request)
  // What is on screen may still be the report before: it is shown as what it is, not as what is asked for now.
  const shown = report.asked ?? request
  const past = useQuery('report.past', {}).value
  const correctable = useCorrectable(past)
  const [dialog, setDialog] = useState<'publish' | 'correct' | null>(null)
  const { busy, write } = useExport()
  const showsPast = place.open.show === 'past'
  const filter = filterWords(choices.filter)
  const exported = past?.exported ?? []
  const group = 'Report'
  // ClaimReview holds no claim before its organisation is named: what is missing says more than that nothing is final.
  const isEmpty =
    shown.kind === 'publish' &&
    (info.case?.counts.final === 0 || (report.value?.claims.length === 0 && report.value.missing.length === 0))
  const hasNothing = report.status !== 'ready' || isEmpty || report.value.text === ''

  const commands = {
    preview: {
      id: 'report.preview',
      label: 'Preview',
      group,
      keys: ['v'],
      run: () => router.stay({ show: null }),
    },
    past: {
      id: 'report.past',
      label: 'Published and corrected',
      group,
      keys: ['l'],
      run: () => router.stay({ show: 'past' }),
    },
    export: {
      id: 'report.export',
      label: busy ? 'Exporting…' : 'Export…',
      group,
      keys: ['e'],
      enabled: !busy && !hasNothing,
      run: () => void write(choices, info),
    },
    publish: {
      id: 'report.publish',
      label: 'Mark as published…',
      group,
      keys: ['m'],
      enabled: writable && exported.length > 0,
      run: () => setDialog('publish'),
    },
    correct: {
      id: 'report.correct',
      label: 'Add a correction…',
      group,
      keys: ['c'],
      enabled: writable && correctable.length > 0,
      run: () => setDialog('correct'),
    },
    clear: {
      id: 'report.clear',
      label: 'Take the filter off',
      group,
      keys: ['x'],
      enabled: filter !== null,
      run: () => router.stay({ stage: null, speaker: null, topic: null, outlet: null }),
    },
    names: {
      id: 'report.names',
      label: choices.names ? 'Leave reviewers’ names out' : 'Print reviewers’ names',
      group,
      keys: ['n'],
      enabled: choices.kind === 'publish',
      run: () => router.stay({ names: choices.names ? null : 'yes' }),
    },
    review: {
      id: 'report.review',
      label: 'Go on reviewing',
      group,
      keys: ['r'],
      run: () => router.go('review'),
    },
  } satisfies Record<string, Command>
  const archive: Command = {
    id: 'report.kind.archive',
    label: 'Kind: archive',
    group,
    keys: ['a'],
    run: () => router.stay({ kind: 'archive', stage: null }),
  }
  useCommands([
    ...Object.values(commands),
    archive,
    {
      id: 'report.kind.publish',
      label: 'Kind: to publish',
      group,
      keys: ['p'],
      run: () => router.stay({ kind: 'publish', stage: null }),
    },
    ...FORMATS.map(({ value, label, keys }) => ({
      id: `report.format.${value}`,
      label: `Format: ${label}`,
      group,
      keys: [keys],
      enabled: value !== 'pdf' || info.host.printToPdf,
      run: () => router.stay({ format: value }),
    })),
  ])

  return (
    <section className="report" aria-label="Report">
      <header className="screen-head">
        <h1>Report</h1>
        <CommandButton command={commands.preview} look={showsPast ? 'plain' : 'chosen'} />
        <CommandButton command={commands.past} look={showsPast ? 'chosen' : 'plain'} />
        <CommandButton command={commands.correct} />
        <CommandButton command={commands.publish} />
        <CommandButton command={commands.export} look="main" />
      </header>
      <Panes
        label="Width of the choices"
        fixed="start"
        width={340}
        least={280}
        most={480}
        start={
          <Options choices={choices} info={info} onChange={router.stay} clear={commands.clear} names={commands.names} />
        }
        end={
          <div className="report-shown">
            {exported[0] && <LastExported report={exported[0]} canShow={info.host.showInFolder} />}
            {filter !== null && (
              <div className="banner" role="status">
                <span>
                  A filter is on, and the report says so: <strong dir="auto">{filter}</strong>.
                </span>
                <CommandButton command={commands.clear} />
              </div>
            )}
            {showsPast ? (
              past && <Past past={past} />
            ) : (
              <>
                <Asked query={report}>
                  {(value) =>
                    isEmpty ? (
                      <NothingFinal
                        filtered={filter !== null}
                        waiting={waitingIn(info)}
                        actions={
                          <>
                            {filter !== null && <CommandButton command={commands.clear} look="main" />}
                            <CommandButton command={commands.review} look={filter === null ? 'main' : 'plain'} />
                            <CommandButton command={archive}>Make an archive</CommandButton>
                          </>
                        }
                      />
                    ) : (
                      <Preview report={value} asPage={shown.format === 'html' || shown.format === 'pdf'} />
                    )
                  }
                </Asked>
                {report.status === 'ready' && !isEmpty && report.value.text !== '' && (
                  <Facts report={report.value} kind={shown.kind} format={shown.format} />
                )}
              </>
            )}
          </div>
        }
      />
      {dialog === 'publish' && (
        <PublishDialog exported={exported} baseUrl={info.publisher.baseUrl} onClose={() => setDialog(null)} />
      )}
      {dialog === 'correct' && <CorrectionDialog claims={correctable} onClose={() => setDialog(null)} />}
    </section>
  )
}

/** Claims with a verdict that is not final. */
const waitingIn = ({ case: open }: AppInfo) =>
  open === null ? 0 : open.counts.draft + open.counts.ready + open.counts.disputed

/** Writes the report where the shell asks for a place, or hands it to the browser. */
function useExport() {
  const act = useAct()
  const { bridge, toasts } = useApp()
  const [busy, setBusy] = useState(false)
  const write = async (choices: Choices, { publisher, host }: AppInfo) => {
    setBusy(true)
    const made = await act('report.export', requestOf(choices, publisher))
    setBusy(false)
    if (!made) return
    const { base64, path, name, mediaType } = made
    if (base64 !== null) {
      saveDownload(name, mediaType, base64)
      toasts.show({ text: 'Given to the browser as a download' })
    } else if (path !== null) {
      const show = () => void bridge.call('app.showInFolder', { path })
      const action = host.showInFolder ? { label: 'Show in its folder', keys: null, run: show } : null
      toasts.show({ text: 'The report is written', action })
    }
  }
  return { busy, write }
}

/** What the report holds and how long it is. */
function Facts({ report, kind, format }: { report: MethodResult<'report.render'> } & Pick<Choices, 'kind' | 'format'>) {
  return (
    <p className="report-foot">
      <span>
        {KINDS.find(({ value }) => value === kind)?.label}, {FORMATS.find(({ value }) => value === format)?.label}
      </span>
      <span>{count(report.claims.length, 'claim')}</span>
      {format !== 'pdf' && <span>{sizeWords(new TextEncoder().encode(report.text).length)}</span>}
    </p>
  )
}

/** The file last written, by the SHA-256 that says which one it is. */
function LastExported({ report, canShow }: { report: ExportedReport; canShow: boolean }) {
  const { bridge } = useApp()
  const { name, path, sha256, at } = report
  const show: Command = {
    id: 'report.show',
    label: 'Show in its folder',
    group: 'Report',
    keys: ['o'],
    enabled: canShow && path !== null,
    run: () => path !== null && void bridge.call('app.showInFolder', { path }),
  }
  useCommands([show])
  return (
    <section className="report-exported" aria-label="Last export">
      <p>
        <strong>Last export</strong> <bdi>{path ?? name}</bdi> <span className="hint">{timeWords(at)}</span>
      </p>
      <p className="hint">
        SHA-256 <code>{sha256}</code>
      </p>
      {show.enabled && <CommandButton command={show} />}
    </section>
  )
}
