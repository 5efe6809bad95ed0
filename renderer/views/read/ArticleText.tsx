import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react'
import type { ArticleView } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { useApp } from '../../state/app'
import { marksOf } from '../../state/marks'
import { foldBoilerplate, inPieces, placeBySpan } from '../../state/paragraphs'
import { count } from '../../state/say'
import { Paragraph } from './Paragraph'
import { Piece } from './Piece'
import { SharedNote } from './SharedNote'

/** The text of an article in its reading column, statements marked, boilerplate dimmed and long runs of it folded. */
export function ArticleText({
  article,
  marked,
  showAll,
  selected,
  root,
  wanted,
  onPiece,
  onStatement,
  onSelect,
  onKey,
  onBody,
}: {
  article: ArticleView
  /** False shows the text without marks. */
  marked: boolean
  showAll: boolean
  selected: string | null
  root: RefObject<HTMLDivElement | null>
  /** An offset that must be on the page, however long the text. */
  wanted: number | null
  /** Told when more of a long text has come onto the page. */
  onPiece: () => void
  onStatement: (id: string) => void
  /** Told when the mouse or the keyboard may have selected something else. */
  onSelect: () => void
  /** Arrow keys while words are chosen with the keyboard. */
  onKey: (event: KeyboardEvent) => void
  onBody: ((span: readonly [number, number], body: boolean) => void) | null
}) {
  const { router } = useApp()
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const { paragraphs, statements, sharedText } = article
  const marks = useMemo(
    () => placeBySpan(paragraphs, marked ? marksOf(statements) : []),
    [paragraphs, statements, marked],
  )
  const shared = useMemo(() => placeBySpan(paragraphs, sharedText), [paragraphs, sharedText])
  const pieces = useMemo(() => inPieces(foldBoilerplate(paragraphs)), [paragraphs])
  const pageStarts = useMemo(() => {
    const pages = new Map<number, number>()
    for (const { page, span } of paragraphs) if (page !== null && !pages.has(page)) pages.set(page, span[0])
    return new Set(pages.values())
  }, [paragraphs])

  const show = (paragraph: ArticleView['paragraphs'][number]) => {
    const { span } = paragraph
    const own = marks.get(paragraph) ?? []
    const runs = paragraph.body ? (shared.get(paragraph) ?? []) : []
    const begins = runs.filter((run) => run.span[0] >= span[0])
    return (
      <Paragraph
        key={span[0]}
        paragraph={paragraph}
        text={article.text}
        marks={own}
        selected={own.some((mark) => mark.statement.id === selected) ? selected : null}
        shared={runs.length > 0}
        beginsPage={pageStarts.has(span[0])}
        onBody={onBody}
      >
        {begins.length > 0 && (
          <SharedNote article={article} runs={begins} onOpen={(id, at) => router.go('read', { article: id, ...at })} />
        )}
      </Paragraph>
    )
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an article element here would name every paragraph's button anew
    <div
      className="article-text"
      ref={root}
      role="group"
      aria-label="Text of the article"
      tabIndex={-1}
      lang={article.language ?? undefined}
      onMouseUp={(event) => {
        onSelect()
        const id = (event.target as Element).closest<HTMLElement>('[data-statement]')?.dataset.statement
        if (id !== undefined && document.getSelection()?.isCollapsed) onStatement(id)
      }}
      onKeyUp={onSelect}
      onKeyDown={onKey}
    >
      {pieces.map(({ groups, span, paragraphs: number }, index) => (
        <Piece
          key={span[0]}
          characters={span[1] - span[0]}
          paragraphs={number}
          wanted={index === 0 || (wanted !== null && wanted >= span[0] && wanted < span[1])}
          onShown={onPiece}
        >
          {() =>
            groups.map((group) => {
              const first = group[0]
              if (!first) return null
              if (first.body || showAll || group.length < 3 || unfolded.has(first.span[0])) return group.map(show)
              return (
                <div key={first.span[0]} className="folded">
                  <span>{count(group.length, 'line')} on the page that are not the article</span>
                  <Button look="quiet" onPress={() => setUnfolded((now) => new Set([...now, first.span[0]]))}>
                    Show
                  </Button>
                </div>
              )
            })
          }
        </Piece>
      ))}
    </div>
  )
}
