import { useState } from 'react'
import type { ClaimView, VerdictState } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'
import { useAct, useCommands, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { VerdictWords } from './VerdictWords'

type Asking = { what: 'agree' | 'object' | 'waive' | 'adjudicate'; verdict: VerdictState }

const TITLES: Record<Asking['what'], { title: string; does: string; label: string; needed: boolean }> = {
  agree: { title: 'Agree with the verdict', does: 'Agree', label: 'Reasons', needed: false },
  object: { title: 'Object to the verdict', does: 'Object', label: 'Reasons', needed: true },
  waive: {
    title: 'Do without a second reviewer',
    does: 'Record the waiver',
    label: 'Why no second reviewer is needed',
    needed: true,
  },
  adjudicate: { title: 'Settle the dispute', does: 'Let this verdict stand', label: 'Reasons', needed: true },
}

/** What makes a verdict final: a second reviewer's word, a recorded waiver, or a third act where two do not agree. */
export function SecondReview({ claim, reviewer }: { claim: ClaimView; reviewer: string }) {
  const act = useAct()
  const writable = useWritable()
  const [asking, setAsking] = useState<Asking | null>(null)
  const standing = claim.verdicts.filter(({ id }) => claim.current.includes(id))
  const ready = standing.filter(({ stage }) => stage === 'ready')
  const others = ready.find(({ by }) => by !== reviewer) ?? null
  const hasObjected = others?.reviews.findLast(({ by }) => by === reviewer)?.agrees === false
  const newest = ready.at(-1) ?? null
  const isOpen = claim.stage === 'ready'
  const group = 'Second review'
  const ask = async (what: Asking['what'], verdict: VerdictState | null) => {
    if (!verdict) return
    // Whoever is shown the first verdict no longer judges blind, and the log says so.
    if (claim.keptBack.includes(verdict.id) && !(await act('claim.look', { claim: claim.id }))) return
    setAsking({ what, verdict })
  }
  const commands = {
    agree: {
      id: 'second.agree',
      label: 'Agree…',
      group,
      keys: ['y'],
      enabled: writable && isOpen && others !== null,
      run: () => void ask('agree', others),
    },
    object: {
      id: 'second.object',
      label: 'Object…',
      group,
      keys: ['x'],
      enabled: writable && others !== null && !hasObjected,
      run: () => void ask('object', others),
    },
    waive: {
      id: 'second.waive',
      label: 'Waive the second review…',
      group,
      keys: ['Shift+X'],
      enabled: writable && isOpen,
      run: () => void ask('waive', newest),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))
  if (ready.length === 0 && claim.stage !== 'disputed') return null

  const record = async (reasons: string) => {
    if (!asking) return
    const { what, verdict } = asking
    const to = { claim: claim.id, verdict: verdict.id }
    const done =
      what === 'waive'
        ? await act('claim.waive', { ...to, reason: reasons }, 'Waiver recorded: the verdict is final')
        : what === 'adjudicate'
          ? await act('verdict.adjudicate', { ...to, reasons }, 'Dispute settled')
          : await act(
              'verdict.review',
              { ...to, agrees: what === 'agree', reasons },
              what === 'agree' ? 'Agreed' : 'Objection recorded',
            )
    if (done) setAsking(null)
  }
  return (
    <section aria-label="Second review">
      <h2>Second review</h2>
      {isOpen && others === null && (
        <p className="hint">
          Final needs the word of a second reviewer, who acts under another name. A name proves no identity. Or record
          why none is needed.
        </p>
      )}
      {isOpen && others !== null && (
        <p className="hint">
          Your own answers above, marked as ready, count as a second word. To agree or object you are shown the first
          verdict.
        </p>
      )}
      {claim.stage === 'disputed' && (
        <>
          <p>Reviewers do not agree. A third act settles it: choose the verdict that stands, and say why.</p>
          <ul className="claim-verdicts">
            {standing.map((verdict) => (
              <li key={verdict.id}>
                <VerdictWords verdict={verdict} names={claim.names} />
                <CommandButton
                  command={{
                    id: `second.${verdict.id}`,
                    label: 'Let it stand…',
                    group,
                    keys: [],
                    enabled: writable,
                    run: () => void ask('adjudicate', verdict),
                  }}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="row">
        {others && isOpen && <CommandButton command={commands.agree} look="main" />}
        {others && !hasObjected && <CommandButton command={commands.object} />}
        {isOpen && <CommandButton command={commands.waive} look="quiet" />}
      </div>
      {asking && (
        <ReasonsDialog
          {...TITLES[asking.what]}
          verdict={asking.verdict}
          names={claim.names}
          onDo={(reasons) => void record(reasons)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

function ReasonsDialog({
  title,
  does,
  label,
  needed,
  verdict,
  names,
  onDo,
  onClose,
}: {
  title: string
  does: string
  label: string
  needed: boolean
  verdict: VerdictState
  names: Record<string, string>
  onDo: (reasons: string) => void
  onClose: () => void
}) {
  const [reasons, setReasons] = useState('')
  return (
    <Dialog
      title={title}
      does={does}
      canDo={!needed || reasons.trim() !== ''}
      onDo={() => onDo(reasons.trim())}
      onClose={onClose}
    >
      <VerdictWords verdict={verdict} names={names} />
      <Field label={label} value={reasons} onChange={setReasons} lines={3} required={needed} focusFirst />
    </Dialog>
  )
}
