import './collation.css'
import { useRef, useState } from 'react'
import type { ThreadView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Asked } from '../../parts/States'
import { useArrival } from '../../parts/useArrival'
import { Wording } from '../../parts/Wording'
import { useAct, useApp, useCommands, useQuery, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { OCCASION_WORDS, originWords, timeWords } from '../../state/say'
import { Collation } from './Collation'
import { DifferenceList } from './DifferenceList'
import { JoinDialog } from './JoinDialog'
import { OccasionDialog } from './OccasionDialog'
import { ThreadMember } from './ThreadMember'

/** One claim as several articles tell it, side by side. */
export function ThreadPage({ id, topic }: { id: string; topic: string | null }) {
  const thread = useQuery('compare.thread', { id })
  return <Asked query={thread}>{(value) => <Thread thread={value} topic={topic} />}</Asked>
}

function Thread({ thread, topic }: { thread: ThreadView; topic: string | null }) {
  const { router } = useApp()
  const act = useAct()
  const writable = useWritable()
  const siblings = useQuery('compare.threads', { ...(topic !== null && { topic }), limit: 1000 })
  const [at, setAt] = useState(0)
  const title = useRef<HTMLHeadingElement>(null)
  useArrival(title)
  const [dialog, setDialog] = useState<'occasion' | 'join' | null>(null)
  // The base stands first: the others are compared with it.
  const order = [thread.base, ...thread.detail.map((_, index) => index).filter((index) => index !== thread.base)]
  const place = order[at] ?? 0
  const member = thread.detail[place]
  const record = thread.detail[thread.base]?.role === 'primary record' ? thread.detail[thread.base] : undefined
  const openInArticle = (one: ThreadView['detail'][number] | undefined) =>
    one && router.go('read', { article: one.statement.article, statement: one.statement.id })
  const back = () => router.stay({ thread: null })
  const step = (by: number) => {
    const ids = (siblings.value?.items ?? []).map((other) => other.id)
    const next = ids[ids.indexOf(thread.id) + by]
    if (next !== undefined) router.stay({ thread: next })
  }
  const touch = async () => {
    const done = await act('claim.touch', { thread: thread.id })
    if (done) router.go('review', { claim: done.claim })
  }
  const split = async (statement: string) => {
    const done = await act(
      'compare.split',
      { thread: thread.id, statements: [statement] },
      'Split off as another claim',
    )
    if (!done) return
    setAt(0)
    router.stay({ thread: done.thread })
  }
  const group = 'Side by side'
  const commands = {
    back: { id: 'thread.back', label: 'Back', group, keys: ['Escape'], run: back },
    next: { id: 'thread.next', label: 'Next', group, keys: ['j'], run: () => step(1) },
    previous: { id: 'thread.previous', label: 'Previous', group, keys: ['k'], run: () => step(-1) },
    claim: {
      id: 'thread.claim',
      label: thread.claim === null ? 'Make it a claim' : 'Review the claim',
      group,
      keys: ['m'],
      enabled: writable || thread.claim !== null,
      run: () => (thread.claim === null ? void touch() : router.go('review', { claim: thread.claim })),
    },
    confirm: {
      id: 'thread.confirm',
      label: 'Same claim, confirmed',
      group,
      keys: ['c'],
      enabled: writable && thread.decided === null,
      run: () => void act('compare.confirm', { thread: thread.id }, 'Confirmed as the same claim'),
    },
    reject: {
      id: 'thread.reject',
      label: 'Not the same claim',
      group,
      keys: ['n'],
      enabled: writable,
      run: async () => {
        const done = await act('compare.reject', { thread: thread.id }, 'These are not the same claim')
        if (done) back()
      },
    },
    occasion: {
      id: 'thread.occasion',
      label: 'Set the occasion…',
      group,
      keys: ['o'],
      enabled: writable,
      run: () => setDialog('occasion'),
    },
    join: {
      id: 'thread.join',
      label: 'Join with another…',
      group,
      keys: ['a'],
      enabled: writable,
      run: () => setDialog('join'),
    },
    left: { id: 'thread.left', label: 'Place to the left', group, keys: ['h'], run: () => setAt(Math.max(0, at - 1)) },
    right: {
      id: 'thread.right',
      label: 'Place to the right',
      group,
      keys: ['l'],
      run: () => setAt(Math.min(thread.detail.length - 1, at + 1)),
    },
    read: {
      id: 'thread.read',
      label: 'Read it in the article',
      group,
      keys: ['r'],
      enabled: member !== undefined,
      run: () => openInArticle(member),
    },
    split: {
      id: 'thread.split',
      label: 'This place tells another claim',
      group,
      keys: ['s'],
      enabled: writable && member !== undefined && thread.detail.length > 1,
      run: () => member && void split(member.statement.id),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))

  const established = thread.occasion !== 'not established'
  return (
    <section className="thread" aria-label="Side by side">
      <header className="screen-head">
        <CommandButton command={commands.back} look="quiet" />
        <h1 className="thread-title" dir="auto" tabIndex={-1} ref={title}>
          <Wording cue={thread.cue} wording={thread.wording} />
        </h1>
        <CommandButton command={commands.previous} look="quiet" />
        <CommandButton command={commands.next} look="quiet" />
        <CommandButton command={commands.claim} look="main" />
      </header>
      <div className="thread-facts">
        <p className={established ? '' : 'careful-words'}>
          <strong>{OCCASION_WORDS[thread.occasion]}.</strong>{' '}
          {thread.occasion === 'same' && 'What differs here is a conflict.'}
          {thread.occasion === 'different' && 'Said at different times or places: what differs is no conflict.'}
          {!established &&
            'It is not shown that these were said at one time and place, so what differs is not called a conflict.'}
          {thread.occasionSet &&
            ` Set ${timeWords(thread.occasionSet.at)}${thread.occasionSet.reason === '' ? '' : `: ${thread.occasionSet.reason}`}`}
        </p>
        <p className="hint">
          {thread.decided === null
            ? `Put together because of ${thread.why}`
            : `${thread.decided} by a reviewer; ${thread.why}`}
          {` · ${originWords(thread)}`}
          {thread.sharedArticles > 0 && ', which confirms nothing'}
        </p>
        {record && (
          <p className="hint">
            The others are compared with the primary record: <bdi>{record.title ?? record.outlet}</bdi>
          </p>
        )}
        {!record && thread.recordsWithout.length > 0 && (
          <p className="hint">
            Nothing of this is found in{' '}
            {thread.recordsWithout.length === 1 ? 'the primary record' : 'the primary records'}:{' '}
            <bdi>{thread.recordsWithout.map(({ title, outlet }) => title ?? outlet ?? 'untitled').join(', ')}</bdi>
          </p>
        )}
        <div className="row">
          <CommandButton command={commands.confirm} />
          <CommandButton command={commands.reject} />
          <CommandButton command={commands.occasion} />
          <CommandButton command={commands.join} />
        </div>
      </div>
      {thread.collation && (
        <Collation
          thread={thread}
          collation={thread.collation}
          at={place}
          onOpen={(index) => openInArticle(thread.detail[index])}
        />
      )}
      <ul className="members" aria-label="Places, side by side">
        {order.map((index, position) => {
          const one = thread.detail[index]
          if (!one) return null
          return (
            <ThreadMember
              key={one.statement.id}
              member={one}
              current={position === at}
              onCurrent={() => setAt(position)}
              actions={
                position === at && (
                  <>
                    <CommandButton command={commands.read} />
                    <CommandButton command={commands.split} look="quiet" />
                  </>
                )
              }
            />
          )
        })}
      </ul>
      <DifferenceList thread={thread} />
      {dialog === 'occasion' && <OccasionDialog thread={thread} onClose={() => setDialog(null)} />}
      {dialog === 'join' && <JoinDialog thread={thread} topic={topic} onClose={() => setDialog(null)} />}
    </section>
  )
}
