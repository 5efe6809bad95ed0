import './compare.css'
import { useState } from 'react'
import { CommandButton } from '../../parts/Button'
import { SelectField } from '../../parts/Fields'
import { Panes } from '../../parts/Panes'
import { useApp, useCommands, usePlace } from '../../state/app'
import { focusScreen } from '../../state/focus'
import type { Command } from '../../state/keys'
import { CompareTools } from './CompareTools'
import { ExportDialog } from './ExportDialog'
import type { CompareFilter } from './filter'
import { Matrix } from './Matrix'
import { MentionsDialog } from './MentionsDialog'
import { NamesDialog } from './NamesDialog'
import { ThreadPage } from './ThreadPage'
import { Threads } from './Threads'
import { Timeline } from './Timeline'
import { TopicPicker } from './TopicPicker'

export type MatrixSort = 'statements' | 'disagreement' | 'name'
export type ThreadSort = 'disagreement' | 'outlets' | 'text'

const MATRIX_SORTS = [
  { value: 'statements', label: 'Most statements first' },
  { value: 'disagreement', label: 'Most differences first' },
  { value: 'name', label: 'By name' },
] as const
const THREAD_SORTS = [
  { value: 'disagreement', label: 'Most differences first' },
  { value: 'outlets', label: 'Most outlets first' },
  { value: 'text', label: 'By wording' },
] as const
/** What is shown of a topic: the matrix, the same claims, or the days. */
const SHOWN = { same: 'same', days: 'days' } as const

function Order<T extends string>(props: {
  value: T
  onChange: (order: T) => void
  options: readonly { value: T; label: string }[]
}) {
  return <SelectField label="Order" labelUnseen {...props} />
}

/** A topic, who said what about it in which outlet, and the same claims side by side. */
export function Compare() {
  const { router } = useApp()
  const place = usePlace()
  const topic = place.open.topic ?? null
  const thread = place.open.thread
  const asList = place.open.show === SHOWN.same
  const asDays = place.open.show === SHOWN.days
  const [matrixSort, setMatrixSort] = useState<MatrixSort>('statements')
  const [threadSort, setThreadSort] = useState<ThreadSort>('disagreement')
  const [filter, setFilter] = useState<CompareFilter>({ narrated: false })
  const [dialog, setDialog] = useState<'mentions' | 'speakers' | 'topics' | 'export' | null>(null)
  const show = (view: string | null) => {
    router.stay({ show: view })
    focusScreen()
  }
  const group = 'Compare'
  const commands = {
    matrix: { id: 'compare.matrix', label: 'Who said what', group, keys: ['w'], run: () => show(null) },
    list: { id: 'compare.list', label: 'Same claims', group, keys: ['l'], run: () => show(SHOWN.same) },
    days: { id: 'compare.days', label: 'Timeline', group, keys: ['d'], run: () => show(SHOWN.days) },
    exports: {
      id: 'compare.export',
      label: 'Export…',
      group,
      keys: ['Shift+E'],
      enabled: !asList && !asDays,
      run: () => setDialog('export'),
    },
    mentions: {
      id: 'compare.mentions',
      label: 'Mentions outside statements…',
      group,
      keys: ['u'],
      enabled: topic !== null,
      run: () => setDialog('mentions'),
    },
    speakers: {
      id: 'compare.speakers',
      label: 'Speakers…',
      group,
      keys: ['Shift+S'],
      run: () => setDialog('speakers'),
    },
    topics: { id: 'compare.topics', label: 'Topics…', group, keys: ['Shift+T'], run: () => setDialog('topics') },
  } satisfies Record<string, Command>
  useCommands(thread === undefined ? Object.values(commands) : [])

  if (thread !== undefined) return <ThreadPage key={thread} id={thread} topic={topic} />
  return (
    <>
      <Panes
        label="Width of the topics"
        fixed="start"
        width={250}
        least={180}
        most={420}
        start={
          <TopicPicker
            chosen={topic}
            onChoose={(name) => router.stay({ topic: name })}
            foot={
              <>
                <CommandButton command={commands.topics} look="quiet" />
                <CommandButton command={commands.speakers} look="quiet" />
              </>
            }
          />
        }
        end={
          <div className="compare">
            <header className="screen-head">
              <h1 dir="auto">{topic ?? 'All topics'}</h1>
              <CommandButton command={commands.matrix} look={asList || asDays ? 'plain' : 'chosen'} />
              <CommandButton command={commands.list} look={asList ? 'chosen' : 'plain'} />
              <CommandButton command={commands.days} look={asDays ? 'chosen' : 'plain'} />
            </header>
            <CompareTools
              order={
                asList ? (
                  <Order value={threadSort} onChange={setThreadSort} options={THREAD_SORTS} />
                ) : asDays ? null : (
                  <Order value={matrixSort} onChange={setMatrixSort} options={MATRIX_SORTS} />
                )
              }
              filter={filter}
              onFilter={setFilter}
              withStatements={!asList}
              withNarrated={!asList && !asDays}
            >
              {!asList && !asDays && <CommandButton command={commands.exports} look="quiet" />}
              {topic !== null && <CommandButton command={commands.mentions} look="quiet" />}
            </CompareTools>
            {asList && <Threads topic={topic} sort={threadSort} filter={filter} />}
            {asDays && <Timeline topic={topic} filter={filter} />}
            {!asList && !asDays && <Matrix topic={topic} sort={matrixSort} filter={filter} />}
          </div>
        }
      />
      {dialog === 'mentions' && topic !== null && <MentionsDialog topic={topic} onClose={() => setDialog(null)} />}
      {dialog === 'export' && (
        <ExportDialog topic={topic} sort={matrixSort} filter={filter} onClose={() => setDialog(null)} />
      )}
      {(dialog === 'speakers' || dialog === 'topics') && <NamesDialog of={dialog} onClose={() => setDialog(null)} />}
    </>
  )
}
