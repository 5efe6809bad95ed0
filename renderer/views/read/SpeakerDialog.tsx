import { useState } from 'react'
import type { SpeakerChoice, SpeakerKind } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Check, Choices, Field, NameField } from '../../parts/Fields'
import { useSteadyQuery } from '../../state/app'
import { count } from '../../state/say'

export const SPEAKER_KINDS: readonly { value: SpeakerKind; label: string }[] = [
  { value: 'person', label: 'Person' },
  { value: 'body', label: 'Organisation' },
  { value: 'place', label: 'Place' },
  { value: 'group', label: 'Group' },
  { value: 'unnamed', label: 'Not named' },
]

/** A reviewer says who speaks, or that the text does not settle it, and why. */
export function SpeakerDialog({
  title,
  words,
  candidates,
  name: found,
  kind: foundKind,
  onSet,
  onClose,
}: {
  title: string
  /** What was said, to be seen while deciding. */
  words: string
  candidates: readonly string[]
  name: string | null
  kind: SpeakerKind
  onSet: (speaker: SpeakerChoice, reason: string) => void
  onClose: () => void
}) {
  const [name, setName] = useState(found ?? '')
  const [kind, setKind] = useState<SpeakerKind>(foundKind)
  const [unknown, setUnknown] = useState(false)
  const [reason, setReason] = useState('')
  const known = useSteadyQuery('speaker.list', { query: name.trim(), limit: 20 })
  const complete = unknown || name.trim() !== ''
  const pick = (next: string) => {
    setName(next)
    const kindFound = known.value?.items.find((speaker) => speaker.name === next)?.kind
    if (kindFound) setKind(kindFound)
  }
  return (
    <Dialog
      title={title}
      does={unknown ? 'Confirm as unknown' : 'Set the speaker'}
      canDo={complete}
      onDo={() => onSet(unknown ? { known: false } : { known: true, name: name.trim(), kind }, reason.trim())}
      onClose={onClose}
      width={560}
    >
      <blockquote className="quoted" dir="auto">
        {words}
      </blockquote>
      {candidates.length > 0 && (
        <div className="field">
          <span className="label">The text leaves open</span>
          <div className="choices">
            {candidates.map((candidate) => (
              <Button key={candidate} pressed={!unknown && name === candidate} onPress={() => pick(candidate)}>
                {candidate}
              </Button>
            ))}
          </div>
        </div>
      )}
      {!unknown && (
        <>
          <NameField
            label="Speaker"
            value={name}
            onChange={pick}
            focusFirst
            options={(known.value?.items ?? []).map((speaker) => ({
              name: speaker.name,
              hint: count(speaker.statements, 'statement'),
            }))}
          />
          <Choices label="Kind" value={kind} onChange={setKind} options={SPEAKER_KINDS} />
        </>
      )}
      <Check checked={unknown} onChange={setUnknown}>
        The text does not settle who speaks
      </Check>
      <Field
        label="Reason"
        value={reason}
        onChange={setReason}
        hint="What in the text, or outside it, shows this."
        lines={2}
      />
    </Dialog>
  )
}
