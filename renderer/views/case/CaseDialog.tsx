import { useState } from 'react'
import type { CaseSummary } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'
import { useAct, useApp } from '../../state/app'
import { timeWords } from '../../state/say'

/** What the case is about, to be read and changed; close it. */
export function CaseDialog({ summary, onClose }: { summary: CaseSummary; onClose: () => void }) {
  const act = useAct()
  const { overlay } = useApp()
  const [name, setName] = useState(summary.name)
  const [question, setQuestion] = useState(summary.question)
  const [why, setWhy] = useState(summary.why)
  const [responsible, setResponsible] = useState(summary.responsible)
  const changes = {
    ...(name.trim() !== summary.name && { name: name.trim() }),
    ...(question !== summary.question && { question }),
    ...(why !== summary.why && { why }),
    ...(responsible.trim() !== summary.responsible && { responsible: responsible.trim() }),
  }
  const changed = Object.keys(changes).length > 0
  const save = async () => {
    if (await act('case.update', changes, 'The case was changed')) onClose()
  }
  const leave = async () => {
    if (await act('case.close', {})) onClose()
  }
  return (
    <Dialog
      title="About this case"
      does="Save"
      canDo={changed && name.trim() !== '' && responsible.trim() !== '' && summary.readOnly === null}
      onDo={() => void save()}
      onClose={onClose}
      width={600}
      foot={
        <>
          <Button onPress={() => void leave()}>Close the case</Button>
          <Button onPress={() => overlay.set('folder')}>The case folder…</Button>
        </>
      }
    >
      <Field label="Name" value={name} onChange={setName} />
      <Field label="What is the question?" value={question} onChange={setQuestion} lines={2} />
      <Field label="Why was it chosen?" value={why} onChange={setWhy} lines={2} />
      <Field label="Who answers for it?" value={responsible} onChange={setResponsible} />
      <p className="hint">
        Begun {timeWords(summary.createdAt)}. Kept in {summary.folder}
      </p>
    </Dialog>
  )
}

/** Who is acting from now on. */
export function ReviewerDialog({ name: now, onClose }: { name: string; onClose: () => void }) {
  const act = useAct()
  const [name, setName] = useState(now)
  const save = async () => {
    if (
      await act('app.setReviewer', { name: name.trim() }, { say: `From now on ${name.trim()} is acting`, undo: false })
    )
      onClose()
  }
  return (
    <Dialog
      title="Who is acting?"
      does="Use this name"
      canDo={name.trim() !== ''}
      onDo={() => void save()}
      onClose={onClose}
    >
      <Field
        label="Your name"
        value={name}
        onChange={setName}
        focusFirst
        hint="What you do from now on is recorded under this name. Earlier decisions keep theirs."
      />
    </Dialog>
  )
}
