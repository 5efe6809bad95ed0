import { useRef } from 'react'
import type { Bridge, QueueItem } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { useArrival } from '../../parts/useArrival'
import { Wording } from '../../parts/Wording'
import { useAct, useApp, useCommands, useQuery, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { PassageText } from './Places'
import { SAID_OPTIONS } from './stages'

/** A statement or thread that nobody has judged: the first answer makes it a claim. */
export function UntouchedPanel({
  item,
  bridge,
  onTouched,
  onStep,
  nextItem,
  onNext,
}: {
  item: QueueItem
  bridge: Bridge
  onTouched: (claim: string) => void
  onStep: (by: number) => void
  nextItem: () => QueueItem | null
  onNext: (item: QueueItem | null) => void
}) {
  const { router, toasts } = useApp()
  const title = useRef<HTMLHeadingElement>(null)
  useArrival(title)
  const act = useAct()
  const writable = useWritable()
  const thread = useQuery('compare.thread', item.kind === 'thread' ? { id: item.id } : null)
  const group = 'Review'
  const [first] = thread.value?.detail ?? []
  const place = item.passage
    ? { article: item.passage.article, statement: item.id }
    : first
      ? { article: first.statement.article, statement: first.statement.id }
      : null
  const touch = async (): Promise<string | null> => {
    const touched = await bridge.call(
      'claim.touch',
      item.kind === 'thread' ? { thread: item.id } : { statement: item.id },
    )
    if (touched.ok) return touched.value.claim
    toasts.show({ level: 'error', text: touched.error.message })
    return null
  }
  const begin = async () => {
    const claim = await touch()
    if (claim) onTouched(claim)
  }
  const answer = async (option: (typeof SAID_OPTIONS)[number]) => {
    const next = nextItem()
    const claim = await touch()
    if (!claim) return
    const said = { judgement: option.value, reasons: '', evidence: [] }
    const done = await act(
      'verdict.record',
      { claim, said, truth: null, stage: 'draft' },
      `Draft: ${option.label.toLowerCase()}`,
    )
    if (done) onNext(next)
  }
  const commands = {
    begin: {
      id: 'review.begin',
      label: 'Judge this',
      group,
      keys: ['Enter'],
      enabled: writable,
      run: () => void begin(),
    },
    ready: {
      id: 'review.ready',
      label: 'Mark as ready',
      group,
      keys: ['Ctrl+Enter'],
      enabled: writable,
      run: () =>
        toasts.show({
          level: 'error',
          text: 'Not ready. It still needs an answer with reasons to “did they say it?” and to “is it true?”, evidence, a speaker confirmed by a person, or confirmed unknown.',
        }),
    },
    skip: {
      id: 'review.skip',
      label: 'Skip',
      group,
      keys: ['s'],
      enabled: writable,
      run: async () => {
        const next = nextItem()
        if (await act('claim.skip', { item: item.id, kind: item.kind, reason: '' }, 'Put at the end of the queue'))
          onNext(next)
      },
    },
    read: {
      id: 'review.read',
      label: 'Read it there',
      group,
      keys: ['o'],
      enabled: place !== null,
      run: () => place && router.go('read', place),
    },
    beside: {
      id: 'review.beside',
      label: 'See it side by side',
      group,
      keys: ['l'],
      enabled: item.kind === 'thread',
      run: () => router.go('compare', { thread: item.id }),
    },
    previous: { id: 'review.up', label: 'Previous', group, keys: ['k'], run: () => onStep(-1) },
    next: { id: 'review.down', label: 'Next', group, keys: ['j'], run: () => onStep(1) },
  } satisfies Record<string, Command>
  const answers = SAID_OPTIONS.map(
    (option): Command => ({
      id: `review.said.${option.key}`,
      label: option.label,
      group: 'Did they say it?',
      keys: [option.key],
      enabled: writable,
      run: () => void answer(option),
    }),
  )
  useCommands([...Object.values(commands), ...answers])
  return (
    <section className="claim" aria-label="Claim">
      <header className="screen-head">
        <h1 className="claim-title" dir="auto" tabIndex={-1} ref={title}>
          <Wording cue={item.cue} wording={item.wording} />
        </h1>
        <CommandButton command={commands.previous} look="quiet" />
        <CommandButton command={commands.next} look="quiet" />
      </header>
      <div className="claim-body">
        <p className="hint">
          Nobody has judged this yet. The first answer makes it a claim; a draft can be changed at any time.
        </p>
        {thread.value && (
          <ul className="claim-places" aria-label="Where it stands">
            {thread.value.detail.map((place) => (
              <li key={place.statement.id}>
                <p className="claim-place-head">
                  <strong dir="auto">{place.outlet ?? 'outlet unknown'}</strong>{' '}
                  <span className="hint" dir="auto">
                    {place.title}
                  </span>
                </p>
                <PassageText passage={place.passage} />
              </li>
            ))}
          </ul>
        )}
        {item.passage && (
          <ul className="claim-places" aria-label="Where it stands">
            <li>
              <p className="claim-place-head">
                <strong dir="auto">{item.passage.outlet ?? 'outlet unknown'}</strong>{' '}
                <span className="hint" dir="auto">
                  {item.passage.title}
                </span>
              </p>
              <PassageText passage={item.passage} />
            </li>
          </ul>
        )}
        <p>
          <span className="hint">Said by</span>{' '}
          <strong dir="auto">{item.speaker ?? 'somebody the text does not settle'}</strong>
          {item.speakerCertainty === 'resolved' && <span className="hint"> worked out from the text</span>}
        </p>
        <div className="row">
          <CommandButton command={commands.begin} look="main" />
          <CommandButton command={commands.skip} look="quiet" />
          <CommandButton command={commands.read} look="quiet" />
          {item.kind === 'thread' && <CommandButton command={commands.beside} look="quiet" />}
        </div>
        <fieldset className="judgement">
          <legend>Did they say it?</legend>
          <div className="choices">
            {answers.map((command) => (
              <CommandButton key={command.id} command={command} />
            ))}
          </div>
        </fieldset>
      </div>
    </section>
  )
}
