import { useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleView, StatementView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Panes } from '../../parts/Panes'
import { useArrival } from '../../parts/useArrival'
import { useAct, useApp, useCommands, usePlace, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { inReadingOrder, startOf } from '../../state/marks'
import { ArticleHead } from './ArticleHead'
import { ArticleText } from './ArticleText'
import { choiceOf, draftOf, newDraft, paragraphAt, type StatementDraft } from './draft'
import { rangeOf } from './place'
import { type ReadDialog, ReadDialogs } from './ReadDialogs'
import { SelectionBar } from './SelectionBar'
import { StatementEditor } from './StatementEditor'
import { StatementPanel } from './StatementPanel'
import { usePaint } from './usePaint'
import { useSelection } from './useSelection'

/** One article: its text with statements marked, the statements beside it, everything correctable in place. */
export function ReadArticle({ article }: { article: ArticleView }) {
  const { router } = useApp()
  const place = usePlace()
  const act = useAct()
  const writable = useWritable()
  const root = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useArrival(scroller)
  const selection = useSelection(article, root)
  const [marked, setMarked] = useState(true)
  const [showAll, setShowAll] = useState(false)
  const [draft, setDraft] = useState<StatementDraft | null>(null)
  const [dialog, setDialog] = useState<ReadDialog | null>(null)

  const spoken = useMemo(
    () => inReadingOrder(article.statements.filter((statement) => statement.type !== 'narrated')),
    [article],
  )
  const selectedId = place.open.statement ?? null
  const selected = article.statements.find((statement) => statement.id === selectedId) ?? null
  const at = place.open.at === undefined ? null : Number(place.open.at)

  const select = (id: string | null) => router.stay({ article: article.id, statement: id, at: null })
  const step = (by: number) => {
    const index = spoken.findIndex((statement) => statement.id === selectedId)
    const next = spoken[index === -1 ? (by > 0 ? 0 : spoken.length - 1) : index + by]
    if (next) select(next.id)
  }

  // Brings what is selected, or what another screen pointed at, into sight.
  useEffect(() => {
    const offset = selected ? startOf(selected) : at
    if (offset === null || !root.current) return
    const range = rangeOf(root.current, [offset, offset + 1])
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
  }, [selected, at])

  const end = place.open.end === undefined ? null : Number(place.open.end)
  usePaint(root, article, draft, at !== null && end !== null ? [at, end] : null)

  const save = async (reason: string) => {
    if (!draft) return
    const { statement, type, source, cue, content } = draft
    const parts = {
      type,
      source: source.map(([from, to]): [number, number] => [from, to]),
      cue: cue.map(([from, to]): [number, number] => [from, to]),
      content: content.map(([from, to]): [number, number] => [from, to]),
    }
    const done =
      statement === null
        ? await act('statement.add', { article: article.id, ...parts, speaker: null }, 'Statement added')
        : await act('statement.change', { statement, ...parts, reason }, 'Statement changed')
    if (!done) return
    setDraft(null)
    selection.clear()
    select(done.statement)
  }

  const confirm = async (statement: StatementView) => {
    const { speaker } = statement
    if (!speaker?.name) return setDialog('speaker')
    await act(
      'statement.setSpeaker',
      { statement: statement.id, speaker: choiceOf(speaker.name, speaker.kind), reason: 'confirmed as found' },
      `Speaker confirmed: ${speaker.name}`,
    )
    step(1)
  }

  const touch = async (statement: StatementView) => {
    const claim = await act('claim.touch', { statement: statement.id })
    if (claim) router.go('review', { claim: claim.claim })
  }

  const setBody = (span: readonly [number, number], body: boolean) =>
    act(
      'article.setBody',
      { id: article.id, span: [span[0], span[1]], body },
      body ? 'Paragraph put back' : 'Paragraph taken out',
    )

  const here = selection.span?.[0] ?? (selected ? startOf(selected) : null)
  const paragraph = here === null ? null : paragraphAt(article, here)
  const group = 'Reading'
  const chosen = writable && selected !== null
  const marking = writable && selection.span !== null
  const commands = {
    next: { id: 'read.next', label: 'Next statement', group, keys: ['j'], run: () => step(1) },
    previous: { id: 'read.previous', label: 'Previous statement', group, keys: ['k'], run: () => step(-1) },
    checked: {
      id: 'read.checked',
      label: article.checked ? 'Take the check mark off' : 'Mark page as checked',
      group,
      keys: ['p'],
      enabled: writable,
      run: () =>
        void act(
          'article.setChecked',
          { ids: [article.id], checked: article.checked === null },
          article.checked ? 'Page no longer checked' : 'Page checked',
        ),
    },
    details: {
      id: 'read.details',
      label: 'Details…',
      group,
      keys: ['i'],
      enabled: writable,
      run: () => setDialog('details'),
    },
    notes: {
      id: 'read.notes',
      label: article.notes.length > 0 ? `Notes (${article.notes.length})…` : 'Notes…',
      group,
      keys: ['Shift+N'],
      run: () => setDialog('notes'),
    },
    withhold: {
      id: 'read.withhold',
      label: article.withheld ? 'No longer withhold…' : 'Withhold from exports…',
      group,
      keys: ['Shift+W'],
      enabled: writable,
      run: () => setDialog('withhold'),
    },
    marks: {
      id: 'read.marks',
      label: marked ? 'Hide marks' : 'Show marks',
      group,
      keys: ['h'],
      run: () => setMarked(!marked),
    },
    all: {
      id: 'read.all',
      label: showAll ? 'Fold what is not the article' : 'Show the whole page',
      group,
      keys: ['x'],
      run: () => setShowAll(!showAll),
    },
    body: {
      id: 'read.body',
      label: paragraph?.body === false ? 'Put this paragraph back' : 'Take this paragraph out',
      group,
      keys: ['b'],
      enabled: writable && paragraph !== null,
      run: () => paragraph && void setBody(paragraph.span, !paragraph.body),
    },
    words: {
      id: 'read.words',
      label: 'Choose words with the arrow keys',
      group,
      keys: ['v'],
      run: () => selection.start(here ?? article.paragraphs.find(({ body }) => body)?.span[0] ?? 0),
    },
    fresh: {
      id: 'read.new',
      label: 'New statement',
      group,
      keys: ['n'],
      enabled: marking,
      run: () => selection.span && setDraft(newDraft(article.text, selection.span)),
    },
    evidence: {
      id: 'read.evidence',
      label: 'Use as evidence…',
      group,
      keys: ['e'],
      enabled: marking,
      run: () => setDialog('evidence'),
    },
    topic: {
      id: 'read.topic',
      label: 'Add to a topic…',
      group,
      keys: ['t'],
      enabled: marking,
      run: () => setDialog('topic'),
    },
    confirm: {
      id: 'read.confirm',
      label: 'Confirm speaker',
      group,
      keys: ['c'],
      enabled: chosen && selected.type !== 'narrated',
      run: () => selected && void confirm(selected),
    },
    speaker: {
      id: 'read.speaker',
      label: 'Set speaker…',
      group,
      keys: ['s'],
      enabled: chosen,
      run: () => setDialog('speaker'),
    },
    change: {
      id: 'read.change',
      label: 'Change…',
      group,
      keys: ['r'],
      enabled: chosen,
      run: () => selected && setDraft(draftOf(selected)),
    },
    claim: {
      id: 'read.claim',
      label: 'Make it a claim',
      group,
      keys: ['m'],
      enabled: chosen,
      run: () => selected && void touch(selected),
    },
    remove: {
      id: 'read.remove',
      label: 'Delete',
      group,
      keys: ['Delete'],
      enabled: chosen,
      run: () => {
        if (!selected) return
        void act('statement.remove', { statement: selected.id, reason: '' }, 'Statement deleted')
        step(1)
      },
    },
    clear: {
      id: 'read.clear',
      label: 'Let go of the selection',
      group,
      keys: ['Escape'],
      enabled: selection.span !== null || draft !== null,
      run: () => (selection.span === null ? setDraft(null) : selection.clear()),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))

  const words = selection.span === null ? '' : article.text.slice(selection.span[0], selection.span[1])
  return (
    <>
      <Panes
        label="Width of the statements"
        width={380}
        start={
          <div className="reading">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that scroll need the focus inside what scrolls */}
            <section className="reading-scroll" ref={scroller} aria-label="The page" tabIndex={0}>
              <ArticleHead article={article} commands={commands} />
              <ArticleText
                article={article}
                marked={marked}
                showAll={showAll}
                selected={selectedId}
                root={root}
                onStatement={select}
                onSelect={selection.settle}
                onKey={selection.onKey}
                onBody={writable ? (span, body) => void setBody(span, body) : null}
              />
            </section>
            <SelectionBar words={words} byKeys={selection.byKeys}>
              {selection.span === null ? (
                <CommandButton command={commands.words} look="quiet" />
              ) : (
                <>
                  {draft === null && <CommandButton command={commands.fresh} look="main" />}
                  <CommandButton command={commands.evidence} />
                  <CommandButton command={commands.topic} />
                  <CommandButton command={commands.body} look="quiet" />
                  <CommandButton command={commands.clear} look="quiet" />
                </>
              )}
            </SelectionBar>
          </div>
        }
        end={
          draft ? (
            <StatementEditor
              article={article}
              draft={draft}
              selection={selection.span}
              onChange={setDraft}
              onSave={(reason) => void save(reason)}
              onCancel={() => setDraft(null)}
            />
          ) : (
            <StatementPanel
              article={article}
              statements={spoken}
              selected={selected}
              commands={commands}
              onSelect={select}
              onThread={(thread) => router.go('compare', { thread })}
            />
          )
        }
      />
      <ReadDialogs
        open={dialog}
        article={article}
        selected={selected}
        span={selection.span}
        words={words}
        onClose={() => setDialog(null)}
      />
    </>
  )
}
