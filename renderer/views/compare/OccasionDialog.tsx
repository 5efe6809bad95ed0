import { useState } from 'react'
import type { OccasionState, ThreadView } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Choices, Field } from '../../parts/Fields'
import { useAct } from '../../state/app'
import { OCCASION_WORDS } from '../../state/say'

const OPTIONS = (['same', 'different', 'not established'] as const).map((value) => ({
  value,
  label: OCCASION_WORDS[value],
}))

/** A reviewer's finding: were these said at one time and place? */
export function OccasionDialog({ thread, onClose }: { thread: ThreadView; onClose: () => void }) {
  const act = useAct()
  const [occasion, setOccasion] = useState<OccasionState>(thread.occasion)
  const [reason, setReason] = useState('')
  const save = async () => {
    const done = await act(
      'compare.setOccasion',
      { thread: thread.id, occasion, reason: reason.trim() },
      OCCASION_WORDS[occasion],
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="Were these said at one time and place?"
      does="Set the occasion"
      canDo={reason.trim() !== '' && (occasion !== thread.occasion || thread.occasionSet === null)}
      onDo={() => void save()}
      onClose={onClose}
    >
      <Choices label="Finding" value={occasion} onChange={setOccasion} options={OPTIONS} />
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        lines={2}
        focusFirst
        hint="What shows it: a date, a place, a recording. Two articles on the same people and weekday may be weeks apart."
      />
    </Dialog>
  )
}
