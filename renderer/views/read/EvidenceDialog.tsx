import { useState } from 'react'
import type { Span, Stance } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Choices, Field, SelectField } from '../../parts/Fields'
import { wordingText } from '../../parts/Wording'
import { useAct, useApp, useCell, useQuery } from '../../state/app'

export const STANCES: readonly { value: Stance; label: string }[] = [
  { value: 'for', label: 'For' },
  { value: 'against', label: 'Against' },
  { value: 'context', label: 'Context' },
]

/** A passage becomes evidence for or against a claim: the one under review, or another that is chosen here. */
export function EvidenceDialog({
  article,
  span,
  words,
  onClose,
}: {
  article: string
  span: Span
  words: string
  onClose: () => void
}) {
  const { claim: current } = useApp()
  const act = useAct()
  const under = useCell(current)
  const claims = useQuery('claim.queue', { show: 'all', limit: 1000 })
  const [chosen, setChosen] = useState(under?.id ?? '')
  const [stance, setStance] = useState<Stance>('for')
  const [note, setNote] = useState('')
  const options = (claims.value?.items ?? [])
    .filter((item) => item.kind === 'claim')
    .map((item) => ({ value: item.id, label: wordingText(item) }))
  const known =
    under && !options.some((option) => option.value === under.id) ? [{ value: under.id, label: under.wording }] : []
  const all = [...known, ...options]
  const add = async () => {
    const done = await act(
      'evidence.addPassage',
      { claim: chosen, article, span: [span[0], span[1]], stance, note: note.trim() },
      'Evidence added',
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="Use as evidence"
      does="Add the evidence"
      canDo={chosen !== ''}
      onDo={() => void add()}
      onClose={onClose}
      width={600}
    >
      <blockquote className="quoted" dir="auto">
        {words}
      </blockquote>
      {all.length === 0 ? (
        <p>
          There is no claim yet that this could speak for or against. Select a statement and press M to make it a claim.
        </p>
      ) : (
        <SelectField label="Claim" value={chosen} onChange={setChosen} options={all} />
      )}
      <Choices label="It speaks" value={stance} onChange={setStance} options={STANCES} />
      <Field label="Note" value={note} onChange={setNote} lines={2} />
    </Dialog>
  )
}
