import { useState } from 'react'
import type { ClaimView } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Field } from '../../parts/Fields'
import { useAct, useWritable } from '../../state/app'
import { timeWords } from '../../state/say'

/** Notes on a claim: for the reviewers; a published report holds none. */
export function Notes({ claim }: { claim: ClaimView }) {
  const act = useAct()
  const writable = useWritable()
  const [text, setText] = useState('')
  const add = async () => {
    if (await act('note.add', { target: { kind: 'claim', claim: claim.id }, text: text.trim() }, 'Note added'))
      setText('')
  }
  return (
    <section aria-label="Notes">
      <h2>Notes</h2>
      <ul className="claim-notes">
        {claim.noteView.map((note) => (
          <li key={note.id}>
            <p dir="auto">{note.text}</p>
            <p className="hint">
              {claim.names[note.by] ?? 'a reviewer'}, {timeWords(note.at)}
            </p>
          </li>
        ))}
      </ul>
      <Field
        label="New note"
        value={text}
        onChange={setText}
        lines={2}
        hint="For the reviewers of this case. A published report holds no notes."
      />
      <div className="row">
        <Button disabled={!writable || text.trim() === ''} onPress={() => void add()}>
          Add the note
        </Button>
      </div>
    </section>
  )
}
