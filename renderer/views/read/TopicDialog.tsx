import { useState } from 'react'
import type { Span } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { NameField } from '../../parts/Fields'
import { useAct, useSteadyQuery } from '../../state/app'
import { count } from '../../state/say'

/** A passage that is about a topic though no statement was found in it. */
export function TopicDialog({
  article,
  span,
  words,
  onClose,
}: {
  article: string
  span: Span
  words: string
  onClose: () => void
}) {
  const act = useAct()
  const [topic, setTopic] = useState('')
  const known = useSteadyQuery('topic.list', { query: topic.trim(), limit: 20 })
  const add = async () => {
    const name = topic.trim()
    const done = await act(
      'topic.addPassage',
      { topic: name, article, span: [span[0], span[1]] },
      `Passage added to ${name}`,
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="Add to a topic"
      does="Add the passage"
      canDo={topic.trim() !== ''}
      onDo={() => void add()}
      onClose={onClose}
    >
      <blockquote className="quoted" dir="auto">
        {words}
      </blockquote>
      <NameField
        label="Topic"
        value={topic}
        onChange={setTopic}
        focusFirst
        hint="A new name makes a new topic."
        options={(known.value?.items ?? []).map((row) => ({
          name: row.name,
          hint: count(row.statements, 'statement'),
        }))}
      />
    </Dialog>
  )
}
