import { type ReactNode, useRef, useState } from 'react'
import { KeyHint } from '../../parts/Button'
import { Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { useCommands, usePagedList } from '../../state/app'
import { focusScreen } from '../../state/focus'
import { count } from '../../state/say'

/** Finds a topic: what is said about whom or what. The first line stands for all of them. */
export function TopicPicker({
  chosen,
  onChoose,
  foot,
}: {
  chosen: string | null
  onChoose: (topic: string | null) => void
  foot: ReactNode
}) {
  const [query, setQuery] = useState('')
  const list = usePagedList('topic.list', { query })
  const field = useRef<HTMLInputElement>(null)
  useCommands([
    { id: 'compare.find', label: 'Find a topic', group: 'Compare', keys: ['/'], run: () => field.current?.focus() },
  ])
  return (
    <section className="topics" aria-label="Topics">
      <div className="topics-find">
        <input
          ref={field}
          className="input"
          type="search"
          aria-label="Find a topic"
          placeholder="Find a topic"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const first = list.item(0)
            if (event.key !== 'Enter' || !first) return
            onChoose(first.name)
            focusScreen()
          }}
        />
        <KeyHint keys="/" />
      </div>
      {list.status === 'loading' && <Loading />}
      {list.status === 'error' && <Failed message={list.error ?? ''} />}
      {list.status === 'ready' && list.total === 0 && query !== '' && (
        <p className="hint topics-none">No topic is called that. Other names of a topic are searched too.</p>
      )}
      {list.status === 'ready' && (list.total > 0 || query === '') && (
        <VirtualList
          label="Topics"
          count={list.total + 1}
          rowHeight={44}
          onSight={(first, last) => list.want(Math.max(0, first - 1), Math.max(0, last - 1))}
          row={(index, current) => {
            const topic = index === 0 ? null : list.item(index - 1)
            if (index > 0 && topic === null) return <div className="topic-line">…</div>
            const name = topic?.name ?? null
            return (
              <button
                type="button"
                className="topic-line"
                data-row
                tabIndex={current ? 0 : -1}
                aria-current={name === chosen ? 'true' : undefined}
                onClick={() => onChoose(name)}
              >
                <span className="topic-name" dir="auto">
                  {name ?? 'All topics'}
                </span>
                {topic && (
                  <span className="hint">
                    {count(topic.outlets, 'outlet')}
                    {topic.differences > 0 && ` · ${count(topic.differences, 'difference')}`}
                  </span>
                )}
              </button>
            )
          }}
        />
      )}
      <div className="topics-foot">{foot}</div>
    </section>
  )
}
