import { useState } from 'react'
import type { PastReports } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Field, SelectField } from '../../parts/Fields'
import { useAct, useQuery } from '../../state/app'

interface Correctable {
  id: string
  wording: string
}

/** The claims that may have to be corrected: published ones first, then all that are or were final. */
export function useCorrectable(past: PastReports | null): Correctable[] {
  const final = useQuery('claim.queue', { show: 'final', limit: 1000 })
  const disputed = useQuery('claim.queue', { show: 'disputed', limit: 1000 })
  const published = past?.published.flatMap(({ claims }) => claims) ?? []
  const known = [...published, ...(final.value?.items ?? []), ...(disputed.value?.items ?? [])]
  return [...new Map(known.map(({ id, wording }) => [id, { id, wording }])).values()]
}

/** A correction: printed with its date in every later report that holds the claim. */
export function CorrectionDialog({ claims, onClose }: { claims: readonly Correctable[]; onClose: () => void }) {
  const act = useAct()
  const [claim, setClaim] = useState(claims[0]?.id ?? '')
  const [text, setText] = useState('')
  const save = async () => {
    if (await act('report.correct', { claim, text: text.trim() }, 'Correction added')) onClose()
  }
  return (
    <Dialog
      title="Add a correction"
      does="Add the correction"
      canDo={claim !== '' && text.trim() !== ''}
      onDo={() => void save()}
      onClose={onClose}
      width={600}
    >
      <p className="hint">
        Says openly what was wrong in a report that is out. Every later report that holds the claim prints it, with its
        date. The verdict itself is changed in Review.
      </p>
      <SelectField
        label="Which claim"
        value={claim}
        onChange={setClaim}
        options={claims.map(({ id, wording }) => ({ value: id, label: wording }))}
      />
      <Field label="What was wrong, and what is right?" value={text} onChange={setText} lines={4} required focusFirst />
    </Dialog>
  )
}
