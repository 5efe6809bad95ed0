import { useState } from 'react'
import type { Stance } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Choices, Field } from '../../parts/Fields'
import { useAct } from '../../state/app'
import { STANCES } from '../read/EvidenceDialog'

/** Something outside the case: a document, a page, a conversation; enough that somebody else can find it. */
export function ReferenceDialog({ claim, onClose }: { claim: string; onClose: () => void }) {
  const act = useAct()
  const [citation, setCitation] = useState('')
  const [url, setUrl] = useState('')
  const [accessed, setAccessed] = useState('')
  const [stance, setStance] = useState<Stance>('for')
  const [note, setNote] = useState('')
  const orNull = (value: string) => (value.trim() === '' ? null : value.trim())
  const add = async () => {
    const evidence = {
      kind: 'reference' as const,
      citation: citation.trim(),
      url: orNull(url),
      accessed: orNull(accessed),
    }
    if (await act('evidence.add', { claim, evidence, stance, note: note.trim() }, 'Evidence added')) onClose()
  }
  return (
    <Dialog
      title="Add a reference"
      does="Add the evidence"
      canDo={citation.trim() !== ''}
      onDo={() => void add()}
      onClose={onClose}
      width={600}
    >
      <Field
        label="What it is"
        value={citation}
        onChange={setCitation}
        lines={2}
        focusFirst
        hint="Enough that somebody else finds it: author, title, date, page, or who told you and when."
      />
      <Field label="Address" value={url} onChange={setUrl} placeholder="https://…" />
      <Field label="Seen on" value={accessed} onChange={setAccessed} placeholder="2024-05-18" />
      <Choices label="It speaks" value={stance} onChange={setStance} options={STANCES} />
      <Field label="Note" value={note} onChange={setNote} lines={2} />
    </Dialog>
  )
}
