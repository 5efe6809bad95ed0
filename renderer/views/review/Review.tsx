import './review.css'
import { useState } from 'react'
import type { QueueItem } from '../../../electron/contract'
import { SelectField } from '../../parts/Fields'
import { Panes } from '../../parts/Panes'
import { Empty } from '../../parts/States'
import { useApp, useCommands, useInfo, usePagedList, usePlace } from '../../state/app'
import { ClaimPanel } from './ClaimPanel'
import { Queue } from './Queue'
import { UntouchedPanel } from './UntouchedPanel'

type Show = 'all' | 'open' | 'draft' | 'ready' | 'final' | 'disputed'
const SHOWS: readonly { value: Show; label: string }[] = [
  { value: 'all', label: 'All stages' },
  { value: 'open', label: 'Not yet judged' },
  { value: 'draft', label: 'Drafts' },
  { value: 'ready', label: 'Ready, waiting for a second reviewer' },
  { value: 'disputed', label: 'Disputed' },
  { value: 'final', label: 'Final' },
]
const ALL_TOPICS = ''

const isOpen = (item: QueueItem, open: Readonly<Record<string, string>>): boolean => open[item.kind] === item.id

/** The queue and the claim that is judged. One key records a draft and moves on. */
export function Review() {
  const { router, queries, bridge } = useApp()
  const { open } = usePlace()
  const info = useInfo()
  const [show, setShow] = useState<Show>('all')
  const [topic, setTopic] = useState(ALL_TOPICS)
  const topics = usePagedList('topic.list', { query: '' })
  const list = usePagedList('claim.queue', { show, ...(topic !== ALL_TOPICS && { topic }) })
  const known = Array.from({ length: list.total }, (_, index) => list.item(index))
  const found = known.findIndex((item) => item !== null && isOpen(item, open))
  const at = found === -1 ? null : found

  const choose = (item: QueueItem | null) =>
    router.stay({ claim: null, thread: null, statement: null, ...(item && { [item.kind]: item.id }) })
  const step = (by: number) => {
    const next = list.item(at === null ? 0 : at + by)
    if (next) choose(next)
  }
  /** The item to go to once the open one is done, asked for before the queue changes its order. */
  const nextItem = () => list.item(at === null ? 0 : at + 1)
  /** A statement or thread has become a claim: it stays open under its new name. */
  const touched = (claim: string) => {
    queries.invalidate()
    router.stay({ claim, thread: null, statement: null })
  }

  const item = at === null ? null : list.item(at)
  const claim = open.claim
  // What is open brings its own next and previous.
  const begin = { id: 'review.first', label: 'Open the first', group: 'Review', keys: ['j'], run: () => step(0) }
  useCommands(claim === undefined && item === null ? [begin] : [])
  const topicOptions = Array.from({ length: Math.min(list.total, topics.total) }, (_, index) => topics.item(index))
    .filter((one) => one !== null)
    .map((one) => ({ value: one.name, label: one.name }))

  return (
    <Panes
      label="Width of the queue"
      fixed="start"
      width={340}
      least={260}
      most={560}
      start={
        <section className="queue" aria-label="Queue">
          <div className="queue-tools">
            <SelectField label="Stage" labelUnseen value={show} onChange={setShow} options={SHOWS} />
            <SelectField
              label="Topic"
              labelUnseen
              value={topic}
              onChange={setTopic}
              options={[{ value: ALL_TOPICS, label: 'All topics' }, ...topicOptions]}
            />
          </div>
          <Queue list={list} at={at} onChoose={choose} />
        </section>
      }
      end={
        claim !== undefined ? (
          <ClaimPanel
            key={claim}
            id={claim}
            reviewer={info?.reviewer?.id ?? ''}
            nextItem={nextItem}
            onNext={choose}
            onStep={step}
          />
        ) : item ? (
          <UntouchedPanel
            key={item.id}
            item={item}
            bridge={bridge}
            onTouched={touched}
            onStep={step}
            nextItem={nextItem}
            onNext={choose}
          />
        ) : (
          <>
            <h1 className="unseen">Review</h1>
            <Empty title="Choose what to judge">
              The queue begins with what outlets tell differently. Press J for the first one, then one key for each
              answer.
            </Empty>
          </>
        )
      }
    />
  )
}
