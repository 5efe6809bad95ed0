import { useState } from 'react'
import type { Target } from '../../electron/contract'
import { useAct } from '../state/app'
import { Dialog } from './Dialog'
import { Field } from './Fields'

/** Keeps an item out of every export, to protect a source; or lets it into exports again. */
export function WithholdDialog({
  what,
  target,
  withheld,
  onClose,
}: {
  what: string
  target: Target
  /** True where it is withheld now. */
  withheld: boolean
  onClose: () => void
}) {
  const act = useAct()
  const [reason, setReason] = useState('')
  const save = async () => {
    const done = await act(
      'item.withhold',
      { target, withheld: !withheld, reason: reason.trim() },
      withheld ? `${what} may be exported again` : `${what} is withheld from every export`,
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title={withheld ? 'Let it be exported again?' : 'Withhold from every export?'}
      does={withheld ? 'No longer withhold' : 'Withhold'}
      canDo={reason.trim() !== ''}
      onDo={() => void save()}
      onClose={onClose}
    >
      <p>
        {withheld
          ? 'It stands in reports again, with its text, file name and place.'
          : 'No report contains it in any format, nor its file name or place. It stays in the case.'}
      </p>
      <Field label="Reason" value={reason} onChange={setReason} lines={2} focusFirst />
    </Dialog>
  )
}
