import { useRef, useState } from 'react'
import type { ArticleView, Span, StatementType } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Choices, Field } from '../../parts/Fields'
import { useCommands } from '../../state/app'
import type { Command } from '../../state/keys'
import { type Role, wordsOf } from '../../state/marks'
import { TYPE_WORDS } from '../../state/say'
import { type StatementDraft, withPart } from './draft'

const TYPES: readonly { value: StatementType; label: string }[] = (
  ['direct', 'mixed', 'indirect', 'narrated'] as const
).map((value) => ({ value, label: TYPE_WORDS[value] }))
const PARTS: readonly { role: Role; label: string; hint: string; keys: string }[] = [
  { role: 'content', label: 'What is said', hint: 'Select the words in the text.', keys: '1' },
  { role: 'source', label: 'Who says it', hint: 'The words that name the speaker, such as “the minister”.', keys: '2' },
  { role: 'cue', label: 'How it is put', hint: 'The verb or phrase, such as “said” or “according to”.', keys: '3' },
]

/** The parts of a statement, each taken from the selection; for a new statement and for changing one. */
export function StatementEditor({
  article,
  draft,
  selection,
  onChange,
  onSave,
  onCancel,
}: {
  article: ArticleView
  draft: StatementDraft
  selection: Span | null
  onChange: (draft: StatementDraft) => void
  onSave: (reason: string) => void
  onCancel: () => void
}) {
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const take = (role: Role, further: boolean) => selection && onChange(withPart(draft, role, selection, further))
  const commands: Command[] = [
    ...PARTS.map(({ role, label, keys }) => ({
      id: `editor.${role}`,
      label: `${label}: take the selection`,
      group: 'Statement being edited',
      keys: [keys],
      enabled: selection !== null,
      run: () => void take(role, false),
    })),
    {
      id: 'editor.save',
      label: 'Save the statement',
      group: 'Statement being edited',
      keys: ['Ctrl+Enter'],
      inFields: true,
      enabled: draft.content.length > 0,
      run: () => form.current?.requestSubmit(),
    },
  ]
  useCommands(commands)
  return (
    <form
      ref={form}
      className="editor"
      aria-label={draft.statement === null ? 'New statement' : 'Change the statement'}
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.content.length > 0) onSave(reason.trim())
      }}
    >
      <h2>{draft.statement === null ? 'New statement' : 'Change the statement'}</h2>
      {PARTS.map(({ role, label, hint, keys }) => (
        <div key={role} className="editor-part">
          <div className="row">
            <span className={`label part-${role}`}>{label}</span>
            <Button
              keys={keys}
              disabled={selection === null}
              name={`${label}: take the selection`}
              onPress={() => void take(role, false)}
            >
              Take selection
            </Button>
            {draft[role].length > 0 && (
              <>
                <Button
                  look="quiet"
                  disabled={selection === null}
                  name={`${label}: add the selection to it`}
                  onPress={() => void take(role, true)}
                >
                  Add to it
                </Button>
                {role !== 'content' && (
                  <Button look="quiet" name={`${label}: clear`} onPress={() => onChange({ ...draft, [role]: [] })}>
                    Clear
                  </Button>
                )}
              </>
            )}
          </div>
          <p className={draft[role].length > 0 ? 'editor-words' : 'hint'} dir="auto">
            {draft[role].length > 0 ? wordsOf(article.text, draft[role]) : hint}
          </p>
        </div>
      ))}
      <Choices label="Told as" value={draft.type} onChange={(type) => onChange({ ...draft, type })} options={TYPES} />
      {draft.statement !== null && <Field label="Reason" value={reason} onChange={setReason} />}
      <div className="row">
        <Button submits look="main" disabled={draft.content.length === 0} keys="Ctrl+Enter">
          {draft.statement === null ? 'Add the statement' : 'Save the change'}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
