import { useRef, useState } from 'react'
import type { ClaimView, QueueItem, Scale } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Field, SelectField } from '../../parts/Fields'
import { useAct, useCommands, useQuery, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import {
  dropUnrecorded,
  keepUnrecorded,
  ownVerdict,
  readUnrecorded,
  stillMissing,
  type Unrecorded,
  type VerdictChange,
  verdictParams,
} from './drafting'
import { SAID_OPTIONS } from './stages'
import { VerdictWords } from './VerdictWords'

const SCALE_KEY = 'attest.scale'

/** The two judgements. One key records a draft and moves on; reasons are kept as they are typed. */
export function Judgements({
  claim,
  reviewer,
  nextItem,
  onNext,
}: {
  claim: ClaimView
  reviewer: string
  nextItem: () => QueueItem | null
  onNext: (item: QueueItem | null) => void
}) {
  const act = useAct()
  const writable = useWritable()
  const scales = useQuery('scale.list', {})
  const own = ownVerdict(claim, reviewer)
  const typed = readUnrecorded(claim.id, reviewer)
  // Never copied into a state of their own: what is recorded may arrive after the first paint.
  const saidReasons = typed.saidReasons ?? own?.said?.reasons ?? ''
  const truthReasons = typed.truthReasons ?? own?.truth?.reasons ?? ''
  const [, settle] = useState(0)
  const type = (change: Partial<Unrecorded>) => {
    keepUnrecorded(claim.id, reviewer, change)
    settle((count) => count + 1)
  }
  const [scaleId, setScaleId] = useState(own?.truth?.scale ?? localStorage.getItem(SCALE_KEY))
  const [reopened, setReopened] = useState(false)
  const saidField = useRef<HTMLTextAreaElement>(null)
  const truthField = useRef<HTMLTextAreaElement>(null)
  // One key must not question what is final.
  const asksFirst = claim.stage === 'final' && !reopened
  const judging = writable && !asksFirst
  const known = scales.value?.scales ?? []
  const scale: Scale | undefined = known.find(({ id }) => id === scaleId) ?? known[0]

  const record = async (change: VerdictChange, words: string): Promise<boolean> => {
    const done = await act('verdict.record', verdictParams(claim, reviewer, change), words)
    if (done) dropUnrecorded(claim.id, reviewer)
    return done !== null
  }
  const answer = async (change: VerdictChange, words: string) => {
    const next = nextItem()
    if (await record(change, `Draft: ${words}`)) onNext(next)
  }
  const saidCommands = SAID_OPTIONS.map(
    (option): Command => ({
      id: `review.said.${option.key}`,
      label: option.label,
      group: 'Did they say it?',
      keys: [option.key],
      enabled: judging,
      run: () => void answer({ said: option.value }, option.label.toLowerCase()),
    }),
  )
  const truthCommands = (scale?.ratings ?? []).map(
    (rating): Command => ({
      id: `review.truth.${rating.key}`,
      label: rating.name,
      group: 'Is it true?',
      keys: [rating.key],
      enabled: judging,
      run: () => scale && void answer({ truth: { scale: scale.id, rating: rating.id } }, rating.name.toLowerCase()),
    }),
  )
  const hasJudgement = own !== null && (own.said !== null || own.truth !== null)
  const reasonsChanged =
    own !== null && (saidReasons !== (own.said?.reasons ?? '') || truthReasons !== (own.truth?.reasons ?? ''))
  // Marked once, and something it needs may have been taken away since.
  const isMarked = own?.stage === 'ready' && claim.stage !== 'draft'
  const ready: Command = {
    id: 'review.ready',
    label: 'Mark as ready',
    group: 'Review',
    keys: ['Ctrl+Enter'],
    inFields: true,
    // Also where something is missing: the workbench then records nothing and names it.
    enabled: judging && (!isMarked || reasonsChanged),
    run: () => void record({ stage: 'ready' }, 'Marked as ready'),
  }
  const save: Command = {
    id: 'review.save',
    label: 'Record as a draft',
    group: 'Review',
    keys: ['Ctrl+S'],
    inFields: true,
    enabled: judging && hasJudgement && reasonsChanged,
    run: () => void record({}, 'Draft recorded'),
  }
  const writeSaid: Command = {
    id: 'review.reasons.said',
    label: 'Write the reasons: did they say it?',
    group: 'Review',
    keys: ['a'],
    enabled: judging,
    run: () => saidField.current?.focus(),
  }
  const writeTruth: Command = {
    id: 'review.reasons.truth',
    label: 'Write the reasons: is it true?',
    group: 'Review',
    keys: ['d'],
    enabled: judging,
    run: () => truthField.current?.focus(),
  }
  const reopen: Command = {
    id: 'review.reopen',
    label: 'Judge it again',
    group: 'Review',
    keys: ['u'],
    enabled: writable && asksFirst,
    run: () => setReopened(true),
  }
  useCommands([...saidCommands, ...truthCommands, writeSaid, writeTruth, ready, save, reopen])
  const missing = stillMissing(claim, own, { saidReasons, truthReasons })

  if (asksFirst)
    return (
      <section className="judgements" aria-label="Verdict">
        <h2>Verdict</h2>
        {claim.verdicts
          .filter(({ id }) => claim.current.includes(id))
          .map((verdict) => (
            <VerdictWords key={verdict.id} verdict={verdict} names={claim.names} />
          ))}
        <p className="hint">
          This is final. A new verdict does not erase it: it reopens the claim as disputed until reviewers settle it.
        </p>
        <div className="row">
          <CommandButton command={reopen} />
        </div>
      </section>
    )

  return (
    <section className="judgements" aria-label="Verdict">
      <h2>Verdict</h2>
      <fieldset className="judgement">
        <legend>Did they say it?</legend>
        <div className="choices">
          {saidCommands.map((command, index) => (
            <CommandButton
              key={command.id}
              command={command}
              pressed={own?.said?.judgement === SAID_OPTIONS[index]?.value}
            />
          ))}
        </div>
        <Field
          label="Reasons: did they say it?"
          keys="A"
          field={saidField}
          value={saidReasons}
          onChange={(value) => type({ saidReasons: value })}
          lines={2}
        />
      </fieldset>
      <fieldset className="judgement">
        <legend>Is it true?</legend>
        {scale && (
          <SelectField
            label="Scale"
            value={scale.id}
            onChange={(id) => {
              setScaleId(id)
              localStorage.setItem(SCALE_KEY, id)
            }}
            options={known.map(({ id, name, description }) => ({ value: id, label: name, hint: description }))}
          />
        )}
        <div className="choices">
          {truthCommands.map((command, index) => {
            const rating = scale?.ratings[index]
            const isChosen = own?.truth?.scale === scale?.id && own?.truth?.rating === rating?.id
            return <CommandButton key={command.id} command={command} pressed={isChosen} />
          })}
        </div>
        <Field
          label="Reasons: is it true?"
          keys="D"
          field={truthField}
          value={truthReasons}
          onChange={(value) => type({ truthReasons: value })}
          lines={2}
        />
      </fieldset>
      <div className="row">
        <CommandButton command={ready} look="main" />
        <CommandButton command={save} />
        {!isMarked && (hasJudgement || claim.stage === 'open' || claim.stage === 'draft') && (
          <p className="hint" role="status">
            {missing.length > 0
              ? `To be ready it still needs ${missing.join(', ')}.`
              : 'Nothing is missing: it can be marked as ready.'}
          </p>
        )}
        {isMarked && !reasonsChanged && <p className="hint">Your verdict is ready.</p>}
      </div>
      {!hasJudgement && (
        <p className="hint">An answer records a draft and opens the next one. Come back at any time.</p>
      )}
    </section>
  )
}
