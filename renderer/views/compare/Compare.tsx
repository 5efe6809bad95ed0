import './compare.css'
import { useState } from 'react'
import type { DifferenceKind } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Check, SelectField } from '../../parts/Fields'
import { Panes } from '../../parts/Panes'
import { useApp, useCommands, usePlace } from '../../state/app'
import { DIFFERENCE_KINDS, DIFFERENCE_WORDS } from '../../state/differences'
import { focusScreen } from '../../state/focus'
import type { Command } from '../../state/keys'
import { Matrix } from './Matrix'
import { MentionsDialog } from './MentionsDialog'
import { NamesDialog } from './NamesDialog'
import { ThreadPage } from './ThreadPage'
import { Threads } from './Threads'
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
const ANY = 'any'
const DIFFERENCE_OPTIONS: readonly { value: DifferenceKind | typeof ANY; label: string }[] = [
  { value: ANY, label: 'All, alike or not' },
  ...DIFFERENCE_KINDS.map((kind) => ({ value: kind, label: `Differ in: ${DIFFERENCE_WORDS[kind].name}` })),
]

/** A topic, who said what about it in which outlet, and the same claims side by side. */
export function Compare() {
  const { router } = useApp()
  const place = usePlace()
  const topic = place.open.topic ?? null
  const thread = place.open.thread
  const asList = place.open.show === 'same'
  const [matrixSort, setMatrixSort] = useState<MatrixSort>('statements')
  const [threadSort, setThreadSort] = useState<ThreadSort>('disagreement')
  const [difference, setDifference] = useState<DifferenceKind | typeof ANY>(ANY)
  const [narrated, setNarrated] = useState(false)
  const [dialog, setDialog] = useState<'mentions' | 'speakers' | 'topics' | null>(null)
  const group = 'Compare'
  const commands = {
    matrix: {
      id: 'compare.matrix',
      label: 'Who said what',
      group,
      keys: ['w'],
      run: () => {
        router.stay({ show: null })
        focusScreen()
      },
    },
    list: {
      id: 'compare.list',
      label: 'Same claims',
      group,
      keys: ['l'],
      run: () => {
        router.stay({ show: 'same' })
        focusScreen()
      },
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
              <CommandButton command={commands.matrix} look={asList ? 'plain' : 'chosen'} />
              <CommandButton command={commands.list} look={asList ? 'chosen' : 'plain'} />
            </header>
            <div className="compare-tools">
              {asList ? (
                <SelectField
                  label="Order"
                  labelUnseen
                  value={threadSort}
                  onChange={setThreadSort}
                  options={THREAD_SORTS}
                />
              ) : (
                <SelectField
                  label="Order"
                  labelUnseen
                  value={matrixSort}
                  onChange={setMatrixSort}
                  options={MATRIX_SORTS}
                />
              )}
              <SelectField
                label="Differences"
                labelUnseen
                value={difference}
                onChange={setDifference}
                options={DIFFERENCE_OPTIONS}
              />
              {!asList && (
                <Check checked={narrated} onChange={setNarrated}>
                  With the articles’ own voice
                </Check>
              )}
              {topic !== null && <CommandButton command={commands.mentions} look="quiet" />}
            </div>
            {asList ? (
              <Threads topic={topic} sort={threadSort} difference={difference === ANY ? null : difference} />
            ) : (
              <Matrix
                topic={topic}
                sort={matrixSort}
                difference={difference === ANY ? null : difference}
                narrated={narrated}
              />
            )}
          </div>
        }
      />
      {dialog === 'mentions' && topic !== null && <MentionsDialog topic={topic} onClose={() => setDialog(null)} />}
      {(dialog === 'speakers' || dialog === 'topics') && <NamesDialog of={dialog} onClose={() => setDialog(null)} />}
    </>
  )
}
