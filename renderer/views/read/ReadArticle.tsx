import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleView, StatementView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { Panes } from '../../parts/Panes'
import { useArrival } from '../../parts/useArrival'
import { useAct, useApp, useCommands, usePlace, useWritable } from '../../state/app'
import { inReadingOrder, startOf } from '../../state/marks'
import { ArticleHead } from './ArticleHead'
import { ArticleText } from './ArticleText'
import { readCommands } from './commands'
import { choiceOf, paragraphAt, type StatementDraft } from './draft'
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
  // Long texts come onto the page piece by piece; what is painted over them is painted again then.
  const [pieces, setPieces] = useState(0)
  usePaint(root, article, draft, at !== null && end !== null ? [at, end] : null, pieces)

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

  const setBody = useCallback(
    (span: readonly [number, number], body: boolean) =>
      act(
        'article.setBody',
        { id: article.id, span: [span[0], span[1]], body },
        body ? 'Paragraph put back' : 'Paragraph taken out',
      ),
    [act, article.id],
  )
  const onBody = useCallback((span: readonly [number, number], body: boolean) => void setBody(span, body), [setBody])
  const onPiece = useCallback(() => setPieces((count) => count + 1), [])

  const here = selection.span?.[0] ?? (selected ? startOf(selected) : null)
  const paragraph = here === null ? null : paragraphAt(article, here)
  const commands = readCommands({
    ...{ article, writable, selected, paragraph, selection, draft, marked, showAll, act, step, setDraft },
    ...{ setMarked, setShowAll, open: setDialog },
    here: here ?? article.paragraphs.find(({ body }) => body)?.span[0] ?? 0,
    setBody: (span, body) => void setBody(span, body),
    confirm: (statement) => void confirm(statement),
    touch: (statement) => void touch(statement),
  })
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
              <ArticleHead article={article} commands={commands} onOpen={(id) => router.go('read', { article: id })} />
              <ArticleText
                article={article}
                marked={marked}
                showAll={showAll}
                selected={selectedId}
                root={root}
                onStatement={select}
                onSelect={selection.settle}
                onKey={selection.onKey}
                wanted={selected ? startOf(selected) : at}
                onPiece={onPiece}
                onBody={writable ? onBody : null}
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
