import { useEffect, useRef, useState } from 'react'
import type { ClaimView, QueueItem } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { CommandButton } from '../../parts/Button'
import { Asked } from '../../parts/States'
import { useArrival } from '../../parts/useArrival'
import { WithholdDialog } from '../../parts/WithholdDialog'
import { Wording, wordingText } from '../../parts/Wording'
import { useAct, useApp, useCommands, useQuery, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { SpeakerDialog } from '../read/SpeakerDialog'
import { ClaimHistory } from './ClaimHistory'
import { EvidenceList } from './EvidenceList'
import { Judgements } from './Judgements'
import { Notes } from './Notes'
import { Places } from './Places'
import { SecondReview } from './SecondReview'
import { STAGE_TONES, STAGE_WORDS } from './stages'
import { WordingDialog } from './WordingDialog'

export interface ClaimPanelProps {
  id: string
  /** The id of who is acting. */
  reviewer: string
  nextItem: () => QueueItem | null
  onNext: (item: QueueItem | null) => void
  onStep: (by: number) => void
}

/** One claim: what it says, who said it, where it stands, the evidence, and the two judgements. */
export function ClaimPanel(props: ClaimPanelProps) {
  const claim = useQuery('claim.get', { id: props.id })
  return <Asked query={claim}>{(value) => <Claim {...props} claim={value} />}</Asked>
}

function Claim({ claim, reviewer, nextItem, onNext, onStep }: ClaimPanelProps & { claim: ClaimView }) {
  const { claim: current, router } = useApp()
  const act = useAct()
  const writable = useWritable()
  const [dialog, setDialog] = useState<'speaker' | 'wording' | 'withhold' | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useArrival(title)
  const [place] = claim.places
  // Evidence found elsewhere goes to the claim that was open last.
  useEffect(() => current.set({ id: claim.id, wording: claim.wording }), [current, claim.id, claim.wording])

  const group = 'Review'
  const confirmed = claim.speakerConfirmed
  const commands = {
    previous: { id: 'review.up', label: 'Previous', group, keys: ['k'], run: () => onStep(-1) },
    next: { id: 'review.down', label: 'Next', group, keys: ['j'], run: () => onStep(1) },
    confirm: {
      id: 'claim.confirm',
      label: claim.speaker === null ? 'Confirm the speaker…' : `It is ${claim.speaker}`,
      group,
      keys: ['c'],
      enabled: writable && confirmed === null,
      run: () =>
        claim.speaker === null
          ? setDialog('speaker')
          : void act(
              'claim.confirmSpeaker',
              { claim: claim.id, speaker: { known: true, name: claim.speaker, kind: 'person' }, reason: '' },
              `Speaker confirmed: ${claim.speaker}`,
            ),
    },
    speaker: {
      id: 'claim.speaker',
      label: 'Somebody else…',
      group,
      keys: ['Shift+C'],
      enabled: writable,
      run: () => setDialog('speaker'),
    },
    wording: {
      id: 'claim.wording',
      label: 'Reword…',
      group,
      keys: ['i'],
      enabled: writable,
      run: () => setDialog('wording'),
    },
    skip: {
      id: 'claim.skip',
      label: 'Skip',
      group,
      keys: ['s'],
      enabled: writable,
      run: async () => {
        const next = nextItem()
        if (await act('claim.skip', { item: claim.id, kind: 'claim', reason: '' }, 'Put at the end of the queue'))
          onNext(next)
      },
    },
    withhold: {
      id: 'claim.withhold',
      label: claim.withheld ? 'No longer withhold…' : 'Withhold from exports…',
      group,
      keys: ['Shift+W'],
      enabled: writable,
      run: () => setDialog('withhold'),
    },
    read: {
      id: 'review.read',
      label: 'Read it there',
      group,
      keys: ['o'],
      enabled: place !== undefined,
      run: () =>
        place &&
        router.go('read', {
          article: place.article,
          ...(place.statement !== null && { statement: place.statement }),
        }),
    },
    beside: {
      id: 'review.beside',
      label: 'See it side by side',
      group,
      keys: ['l'],
      enabled: claim.thread !== null,
      run: () => claim.thread !== null && router.go('compare', { thread: claim.thread }),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))

  return (
    <section className="claim" aria-label="Claim">
      <header className="screen-head">
        <h1 className="claim-title" dir="auto" tabIndex={-1} ref={title}>
          <Wording cue={claim.cue} wording={claim.wording} />
        </h1>
        <CommandButton command={commands.previous} look="quiet" />
        <CommandButton command={commands.next} look="quiet" />
      </header>
      <div className="claim-body">
        <div className="row">
          <Badge tone={STAGE_TONES[claim.stage]}>{STAGE_WORDS[claim.stage]}</Badge>
          {claim.withheld && <Badge tone="bad">withheld</Badge>}
          <CommandButton command={commands.wording} look="quiet" />
          <CommandButton command={commands.skip} look="quiet" />
          <CommandButton command={commands.withhold} look="quiet" />
          {claim.thread !== null && <CommandButton command={commands.beside} look="quiet" />}
        </div>
        <section className="claim-speaker" aria-label="Speaker">
          <h2>Who is said to have said it</h2>
          <p className="row">
            <strong dir="auto">
              {confirmed
                ? confirmed.speaker.known
                  ? confirmed.speaker.name
                  : 'Unknown'
                : (claim.speaker ?? 'Not known')}
            </strong>
            {confirmed ? (
              <Badge tone="good">{confirmed.speaker.known ? 'confirmed by a person' : 'confirmed unknown'}</Badge>
            ) : (
              <Badge tone="careful">found by the program, not confirmed</Badge>
            )}
            {confirmed === null && <CommandButton command={commands.confirm} />}
            <CommandButton command={commands.speaker} look="quiet">
              {confirmed === null ? 'Somebody else…' : 'Change…'}
            </CommandButton>
          </p>
          {confirmed && confirmed.reason !== '' && <p className="hint">{confirmed.reason}</p>}
        </section>
        <Places claim={claim} />
        <EvidenceList claim={claim} />
        <Judgements key={reviewer} claim={claim} reviewer={reviewer} nextItem={nextItem} onNext={onNext} />
        <SecondReview claim={claim} reviewer={reviewer} />
        <Notes claim={claim} />
        <ClaimHistory claim={claim} />
      </div>
      {dialog === 'speaker' && (
        <SpeakerDialog
          title="Who said it?"
          words={wordingText(claim)}
          candidates={claim.candidateNames}
          name={claim.speaker}
          kind="person"
          onClose={() => setDialog(null)}
          onSet={(speaker, reason) => {
            void act('claim.confirmSpeaker', { claim: claim.id, speaker, reason }, 'Speaker confirmed').then(
              (done) => done && setDialog(null),
            )
          }}
        />
      )}
      {dialog === 'withhold' && (
        <WithholdDialog
          what="The claim"
          target={{ kind: 'claim', claim: claim.id }}
          withheld={claim.withheld}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'wording' && <WordingDialog claim={claim} onClose={() => setDialog(null)} />}
    </section>
  )
}
