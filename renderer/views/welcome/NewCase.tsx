import { useState } from 'react'
import type { AppInfo } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'
import { useAct } from '../../state/app'

/** Asks what a case needs: its question, why it was chosen, who answers for it. The report prints them. */
export function NewCase({ info, onClose }: { info: AppInfo; onClose: () => void }) {
  const act = useAct()
  const [name, setName] = useState('')
  const [question, setQuestion] = useState('')
  const [why, setWhy] = useState('')
  const [responsible, setResponsible] = useState(info.reviewer?.name ?? '')
  const [folder, setFolder] = useState<string | null>(null)
  const complete = name.trim() !== '' && responsible.trim() !== ''
  const create = () =>
    act('case.create', {
      name: name.trim(),
      question: question.trim(),
      why: why.trim(),
      responsible: responsible.trim(),
      ...(folder !== null && { folder }),
    })
  const choose = async () => {
    const chosen = await act('app.chooseFolder', { purpose: 'new case' })
    if (chosen?.path) setFolder(chosen.path)
  }
  return (
    <Dialog
      title="New case"
      does="Create the case"
      canDo={complete}
      onDo={() => void create()}
      onClose={onClose}
      width={560}
    >
      <Field label="Name" value={name} onChange={setName} required focusFirst />
      <Field
        label="What is the question?"
        value={question}
        onChange={setQuestion}
        lines={2}
        hint="What a reader should know at the end."
      />
      <Field
        label="Why was it chosen?"
        value={why}
        onChange={setWhy}
        lines={2}
        hint="The report prints this, so that readers can see how you select."
      />
      <Field label="Who answers for it?" value={responsible} onChange={setResponsible} required />
      <p className="hint">
        Kept in {folder ?? info.casesFolder}{' '}
        {info.host.openDialog && (
          <Button look="quiet" onPress={() => void choose()}>
            Elsewhere…
          </Button>
        )}
      </p>
    </Dialog>
  )
}
