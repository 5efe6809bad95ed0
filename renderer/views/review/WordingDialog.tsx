import { useState } from 'react'
import type { ClaimView } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'
import { useAct } from '../../state/app'

/** A claim put in clearer words; the places it stands in keep theirs. */
export function WordingDialog({ claim, onClose }: { claim: ClaimView; onClose: () => void }) {
  const act = useAct()
  const [wording, setWording] = useState(claim.wording)
  const save = async () => {
    if (await act('claim.reword', { claim: claim.id, wording: wording.trim() }, 'Reworded')) onClose()
  }
  return (
    <Dialog
      title="Reword the claim"
      does="Reword"
      canDo={wording.trim() !== '' && wording.trim() !== claim.wording}
      onDo={() => void save()}
      onClose={onClose}
      width={600}
    >
      <Field
        label="Wording"
        value={wording}
        onChange={setWording}
        lines={3}
        focusFirst
        hint="Say what is claimed, not what you think of it: “The dam was shut in March”, not “It is untrue that …”."
      />
    </Dialog>
  )
}
