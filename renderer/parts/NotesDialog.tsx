import { useState } from 'react'
import type { NoteState, Target } from '../../electron/contract'
import { useAct, useWritable } from '../state/app'
import { timeWords } from '../state/say'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Field } from './Fields'

/** Notes on an item: read, added, changed. They stay in the case; no published report prints them. */
export function NotesDialog({
  title,
  target,
  notes,
  onClose,
}: {
  title: string
  target: Target
  notes: readonly NoteState[]
  onClose: () => void
}) {
  const act = useAct()
  const writable = useWritable()
  const [editing, setEditing] = useState<string | null>(null)
  const [text, setText] = useState('')
  const save = async () => {
    const words = text.trim()
    const done =
      editing === null
        ? await act('note.add', { target, text: words }, 'Note added')
        : await act('note.change', { note: editing, text: words }, 'Note changed')
    if (!done) return
    setEditing(null)
    setText('')
  }
  return (
    <Dialog
      title={title}
      does={editing === null ? 'Add the note' : 'Change the note'}
      canDo={writable && text.trim() !== ''}
      onDo={() => void save()}
      onClose={onClose}
      width={560}
    >
      {notes.length === 0 && (
        <p className="hint">No notes yet. Notes stay in the case; no published report prints them.</p>
      )}
      <ul className="notes" aria-label="Notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p dir="auto">{note.text}</p>
            <p className="row hint">
              {timeWords(note.at)}
              <Button
                look="quiet"
                disabled={!writable}
                onPress={() => {
                  setEditing(note.id)
                  setText(note.text)
                }}
              >
                Change
              </Button>
            </p>
          </li>
        ))}
      </ul>
      <Field label={editing === null ? 'New note' : 'Note'} value={text} onChange={setText} lines={3} focusFirst />
    </Dialog>
  )
}
