import { useState } from 'react'
import { Field } from '../../parts/Fields'
import { usePagedList } from '../../state/app'
import { PickList } from './PickList'

interface PickProps {
  chosen: string | null
  onChoose: (id: string) => void
}

/** Chooses an article of the case. */
export function ArticlePick({ chosen, onChoose }: PickProps) {
  const [query, setQuery] = useState('')
  const list = usePagedList('article.list', { query })
  return (
    <>
      <Field label="Find the article" value={query} onChange={setQuery} placeholder="Title, outlet or author" />
      <PickList
        label="Articles"
        list={list}
        idOf={({ id }) => id}
        chosen={chosen}
        onChoose={({ id }) => onChoose(id)}
        row={({ title, name, outlet }) => (
          <>
            <span dir="auto">{title ?? name}</span>{' '}
            <span className="hint">{outlet ?? (title === null ? '' : name)}</span>
          </>
        )}
      />
    </>
  )
}

/** Chooses a note by words of it. */
export function NotePick({ chosen, onChoose }: PickProps) {
  const [query, setQuery] = useState('')
  const words = query.trim()
  const list = usePagedList('search.find', words === '' ? null : { query: words, kinds: ['note'] })
  return (
    <>
      <Field
        label="Words of the note"
        value={query}
        onChange={setQuery}
        {...(words !== '' && list.status === 'ready' && list.total === 0 && { hint: 'No note has these words.' })}
      />
      {words !== '' && (
        <PickList
          label="Notes"
          list={list}
          idOf={({ id }) => id}
          chosen={chosen}
          onChoose={({ id }) => onChoose(id)}
          row={({ snippet }) => <span dir="auto">{snippet}</span>}
        />
      )}
    </>
  )
}
