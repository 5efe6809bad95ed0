import './search.css'
import { useDeferredValue, useRef, useState } from 'react'
import type { SearchHit } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Dialog } from '../../parts/Dialog'
import { Choices } from '../../parts/Fields'
import { Empty, Failed } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { useApp, usePagedList } from '../../state/app'
import { runsOf } from '../../state/marks'
import { count } from '../../state/say'

type Kind = SearchHit['kind'] | 'all'

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'text', label: 'Texts' },
  { value: 'statement', label: 'Statements' },
  { value: 'claim', label: 'Claims' },
  { value: 'note', label: 'Notes' },
]
const KIND_WORDS: Record<SearchHit['kind'], string> = {
  text: 'text',
  statement: 'statement',
  claim: 'claim',
  note: 'note',
}

/** What was searched last, so that coming back finds it as it was. */
const last = { query: '', kind: 'all' as Kind }

/** Another case is another place: what was searched in the last one is not carried into it. */
export function forgetSearch(): void {
  last.query = ''
  last.kind = 'all'
}

/** Searches everything in the case: texts with their boilerplate, statements, claims and notes. */
export function Search({ onClose }: { onClose: () => void }) {
  const { router } = useApp()
  const [query, setQuery] = useState(last.query)
  const [kind, setKind] = useState<Kind>(last.kind)
  const asked = useDeferredValue(query.trim())
  const list = usePagedList(
    'search.find',
    asked === '' ? null : { query: asked, ...(kind !== 'all' && { kinds: [kind] }) },
  )
  const results = useRef<HTMLDivElement>(null)
  const open = (hit: SearchHit) => {
    last.query = query
    last.kind = kind
    onClose()
    if (hit.kind === 'claim') return router.go('review', { claim: hit.id })
    if (hit.article === null) return
    const at: Record<string, string> = hit.span ? { at: String(hit.span[0]), end: String(hit.span[1]) } : {}
    router.go('read', { article: hit.article, ...(hit.kind === 'statement' ? { statement: hit.id } : at) })
  }
  const first = list.item(0)
  return (
    <Dialog
      title="Search"
      onClose={onClose}
      width={760}
      does="Open the first"
      canDo={first !== null && asked !== ''}
      onDo={() => first && open(first)}
    >
      <input
        className="input"
        type="search"
        aria-label="Search texts, statements, claims and notes"
        placeholder="Texts, statements, claims and notes"
        dir="auto"
        autoFocus
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onFocus={(event) => event.target.select()}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          results.current?.querySelector<HTMLElement>('[data-row]')?.focus()
        }}
      />
      <Choices label="Search in" value={kind} onChange={setKind} options={KINDS} />
      <div className="search-results" ref={results}>
        {list.status === 'error' && asked !== '' && <Failed message={list.error ?? ''} />}
        {asked === '' && (
          <p className="hint">Menus, comment forms and whatever else is not the article are searched too.</p>
        )}
        {asked !== '' && list.status === 'ready' && list.total === 0 && (
          <Empty title="Nothing found">
            No place in this case has “{asked}” in it. Fewer words find more; the beginning of a word is enough.
          </Empty>
        )}
        {asked !== '' && list.total > 0 && (
          <>
            <p className="hint" role="status">
              {count(list.total, 'place')}
            </p>
            <VirtualList
              label="Places found"
              count={list.total}
              rowHeight={72}
              onSight={list.want}
              row={(index, current) => {
                const hit = list.item(index)
                return hit === null ? (
                  <div className="hit">…</div>
                ) : (
                  <Hit hit={hit} current={current} onOpen={() => open(hit)} />
                )
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Hit({ hit, current, onOpen }: { hit: SearchHit; current: boolean; onOpen: () => void }) {
  const runs = runsOf(
    [0, hit.snippet.length],
    hit.found.map((span) => ({ span })),
  )
  return (
    <button type="button" className="hit" data-row tabIndex={current ? 0 : -1} onClick={onOpen}>
      <span className="hit-words" dir="auto">
        {runs.map((run) => {
          const words = hit.snippet.slice(run.start, run.end)
          return run.marks.length > 0 ? <mark key={run.start}>{words}</mark> : words
        })}
      </span>
      <span className="row hint" dir="auto">
        <Badge>{KIND_WORDS[hit.kind]}</Badge>
        {hit.boilerplate && <Badge tone="careful">not the article</Badge>}
        {[hit.outlet, hit.title].filter((fact) => fact !== null).join(' · ')}
      </span>
    </button>
  )
}
