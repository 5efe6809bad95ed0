import { useState } from 'react'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'

/** Text copied from a page: pasted as it is, menus and all. */
export function PasteDialog({
  onPaste,
  onClose,
}: {
  onPaste: (name: string, text: string) => Promise<boolean>
  onClose: () => void
}) {
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const complete = text.trim() !== ''
  const add = async () => {
    const firstLine = text.trim().split('\n', 1)[0]?.trim().slice(0, 80) ?? ''
    if (await onPaste(name.trim() === '' ? firstLine || 'Pasted text' : name.trim(), text)) onClose()
  }
  return (
    <Dialog
      title="Paste text"
      does="Add to the case"
      canDo={complete}
      onDo={() => void add()}
      onClose={onClose}
      width={720}
    >
      <Field
        label="Text"
        value={text}
        onChange={setText}
        lines={14}
        focusFirst
        hint="Paste the whole page. Menus, related headlines and comment forms are set aside, and can be put back."
      />
      <Field label="Name in the list" value={name} onChange={setName} hint="Left empty, the first line is taken." />
    </Dialog>
  )
}
