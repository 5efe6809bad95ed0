import './articles.css'
import { useCallback, useRef, useState } from 'react'
import { Button, CommandButton } from '../../parts/Button'
import { Check } from '../../parts/Fields'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { useAct, useApp, useCell, useCommands, useInfo, usePagedList, useWritable } from '../../state/app'
import { droppedFiles } from '../../state/import'
import type { Command } from '../../state/keys'
import { count } from '../../state/say'
import { ArticleLine } from './ArticleLine'
import { DetailsDialog } from './DetailsDialog'
import { PasteDialog } from './PasteDialog'
import { useImport } from './useImport'

/** All articles of the case: bring them in, say what they are, mark pages as checked. */
export function Articles() {
  const { bridge, router } = useApp()
  const act = useAct()
  const info = useInfo()
  const writable = useWritable()
  const bring = useImport()
  const [query, setQuery] = useState('')
  const list = usePagedList('article.list', { query })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<'paste' | 'details' | null>(null)
  const [dragging, setDragging] = useState(false)
  const filter = useRef<HTMLInputElement>(null)
  const filesInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const [currentId, setCurrentId] = useState<string | null>(null)

  const hasDialogs = info?.host.openDialog === true
  const all = info?.case?.counts.articles ?? 0
  const chosen = ticked.size > 0 ? [...ticked] : currentId === null ? [] : [currentId]

  const tickAll = useCallback(async () => {
    const ids = new Set<string>()
    for (let offset = 0, total = 1; offset < total; offset += 1000) {
      const reply = await bridge.call('article.list', { query, offset, limit: 1000 })
      if (!reply.ok) break
      total = reply.value.total
      for (const row of reply.value.items) ids.add(row.id)
    }
    setTicked(ids)
  }, [bridge, query])

  const setChecked = (ids: string[], checked: boolean) =>
    act(
      'article.setChecked',
      { ids, checked },
      checked ? `${count(ids.length, 'page')} checked` : `${count(ids.length, 'page')} no longer checked`,
    )

  const commands = {
    files: {
      id: 'articles.files',
      label: 'Add files…',
      group: 'Articles',
      keys: ['o'],
      enabled: writable,
      run: () => (hasDialogs ? void bring.chosenByShell('files') : filesInput.current?.click()),
    },
    folder: {
      id: 'articles.folder',
      label: 'Add a folder…',
      group: 'Articles',
      keys: ['Shift+O'],
      enabled: writable,
      run: () => (hasDialogs ? void bring.chosenByShell('folder') : folderInput.current?.click()),
    },
    paste: {
      id: 'articles.paste',
      label: 'Paste text…',
      group: 'Articles',
      keys: ['v'],
      enabled: writable,
      run: () => setDialog('paste'),
    },
    filter: {
      id: 'articles.filter',
      label: 'Filter the list',
      group: 'Articles',
      keys: ['/'],
      run: () => filter.current?.focus(),
    },
    details: {
      id: 'articles.details',
      label: 'Details…',
      group: 'Articles',
      keys: ['e'],
      enabled: writable && chosen.length > 0,
      run: () => setDialog('details'),
    },
    check: {
      id: 'articles.check',
      label: 'Mark page as checked',
      group: 'Articles',
      keys: ['p'],
      enabled: writable && chosen.length > 0,
      run: () => void setChecked(chosen, true),
    },
    uncheck: {
      id: 'articles.uncheck',
      label: 'Take the mark off',
      group: 'Articles',
      keys: ['Shift+P'],
      enabled: writable && chosen.length > 0,
      run: () => void setChecked(chosen, false),
    },
    all: {
      id: 'articles.all',
      label: 'Tick all',
      group: 'Articles',
      keys: ['Ctrl+A'],
      enabled: all > 0,
      run: () => void tickAll(),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))

  const tick = (id: string, on: boolean) =>
    setTicked((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)))

  return (
    <section
      className={`articles ${dragging ? 'dragging' : ''}`}
      aria-label="Articles"
      onDragOver={(event) => {
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setDragging(false)
        if (writable) void droppedFiles(event.dataTransfer).then(bring.files)
      }}
    >
      <header className="screen-head">
        <h1>Articles</h1>
        <CommandButton command={commands.files} look="main" />
        <CommandButton command={commands.folder} />
        <CommandButton command={commands.paste} />
      </header>
      {all > 0 && (
        <div className="articles-tools">
          <Check
            name={ticked.size > 0 ? 'Untick all' : 'Tick all'}
            checked={ticked.size > 0 && ticked.size >= list.total}
            mixed={ticked.size > 0 && ticked.size < list.total}
            onChange={() => (ticked.size > 0 ? setTicked(new Set()) : void tickAll())}
          />
          <input
            ref={filter}
            className="input articles-filter"
            type="search"
            aria-label="Filter the list"
            placeholder="Filter by title, outlet or author"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          <span className="hint" role="status">
            {ticked.size > 0 ? `${ticked.size} ticked` : count(list.total, 'article')}
          </span>
          <CommandButton command={commands.details} look="quiet" />
          <CommandButton command={commands.check} look="quiet" />
          <CommandButton command={commands.uncheck} look="quiet" />
        </div>
      )}
      <Problems />
      {list.status === 'loading' && <Loading />}
      {list.status === 'error' && <Failed message={list.error ?? ''} />}
      {list.status === 'ready' && all === 0 && (
        <Empty
          title="Drop in what the outlets wrote"
          actions={
            <>
              <CommandButton command={commands.files} look="main" />
              <CommandButton command={commands.folder} />
              <CommandButton command={commands.paste} />
            </>
          }
        >
          Web pages, text, Markdown, PDF, Word and e-mail files. Each is kept unchanged; menus and related headlines are
          set aside, and you can put any of it back.
        </Empty>
      )}
      {list.status === 'ready' && all > 0 && list.total === 0 && (
        <Empty title="No article matches" actions={<Button onPress={() => setQuery('')}>Show all</Button>}>
          Nothing in title, outlet or author has “{query}” in it. To search the texts, use Ctrl+F.
        </Empty>
      )}
      {list.total > 0 && (
        <VirtualList
          label="Articles"
          count={list.total}
          rowHeight={78}
          onSight={list.want}
          onCurrent={(index) => setCurrentId(list.item(index)?.id ?? null)}
          row={(index, current) => {
            const article = list.item(index)
            if (article === null) return <div className="article-line">…</div>
            return (
              <ArticleLine
                article={article}
                current={current}
                ticked={ticked.has(article.id)}
                writable={writable}
                onTick={(on) => tick(article.id, on)}
                onOpen={() => router.go('read', { article: article.id })}
                onCheck={(checked) => void setChecked([article.id], checked)}
              />
            )
          }}
        />
      )}
      <input
        ref={filesInput}
        type="file"
        multiple
        hidden
        aria-label="Files to add"
        onChange={(event) => {
          void bring.files([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <input
        ref={folderInput}
        type="file"
        multiple
        hidden
        aria-label="Folder to add"
        {...{ webkitdirectory: '' }}
        onChange={(event) => {
          void bring.files([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {dragging && (
        <p className="drop-word" aria-hidden="true">
          Drop to add to the case
        </p>
      )}
      {dialog === 'paste' && <PasteDialog onPaste={bring.text} onClose={() => setDialog(null)} />}
      {dialog === 'details' && <DetailsDialog ids={chosen} onClose={() => setDialog(null)} />}
    </section>
  )
}

/** What could not be read, file by file, until it is dismissed. */
function Problems() {
  const { problems } = useApp()
  const shown = useCell(problems)
  if (shown.length === 0) return null
  return (
    <section className="problems" aria-label="Files that could not be read">
      <div className="row">
        <h2>{count(shown.length, 'file')} could not be read. The others were added.</h2>
        <Button look="quiet" onPress={() => problems.set([])}>
          Dismiss
        </Button>
      </div>
      <ul>
        {shown.map((problem) => (
          <li key={`${problem.name} ${problem.reason}`}>
            <strong dir="auto">{problem.name}</strong> {problem.reason}
          </li>
        ))}
      </ul>
    </section>
  )
}
