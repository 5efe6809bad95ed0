import { type KeyboardEvent, type ReactNode, type RefObject, useMemo, useState } from 'react'
import type { ArticleView } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { useApp } from '../../state/app'
import { marksOf } from '../../state/marks'
import { foldBoilerplate } from '../../state/paragraphs'
import { count } from '../../state/say'
import { Paragraph } from './Paragraph'

/** The text of an article in its reading column, statements marked, boilerplate dimmed and long runs of it folded. */
export function ArticleText({
  article,
  marked,
  showAll,
  selected,
  root,
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
  onStatement: (id: string) => void
  /** Told when the mouse or the keyboard may have selected something else. */
  onSelect: () => void
  /** Arrow keys while words are chosen with the keyboard. */
  onKey: (event: KeyboardEvent) => void
  onBody: ((span: readonly [number, number], body: boolean) => void) | null
}) {
  const { router } = useApp()
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const marks = useMemo(() => (marked ? marksOf(article.statements) : []), [article, marked])
  const groups = useMemo(() => foldBoilerplate(article.paragraphs), [article])

  const sharedOf = (span: readonly [number, number]): { begins: boolean; words: ReactNode } | null => {
    const touching = article.sharedText.filter((shared) => shared.span[0] < span[1] && shared.span[1] > span[0])
    if (touching.length === 0) return null
    const others = [...new Set(touching.filter((shared) => shared.span[0] >= span[0]).map((shared) => shared.article))]
    return {
      begins: others.length > 0,
      words: (
        <>
          Same words in{' '}
          {others.map((id, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <button type="button" className="link" onClick={() => router.go('read', { article: id })}>
                {article.sharedTextWith.find((other) => other.article === id)?.title ?? 'another article'}
              </button>
            </span>
          ))}
          . Shared text does not confirm itself.
        </>
      ),
    }
  }

  const pageStarts = useMemo(() => {
    const pages = new Map<number, number>()
    for (const { page, span } of article.paragraphs) if (page !== null && !pages.has(page)) pages.set(page, span[0])
    return new Set(pages.values())
  }, [article])

  const show = (paragraph: ArticleView['paragraphs'][number]) => {
    const { span } = paragraph
    const own = marks.filter((mark) => mark.span[0] < span[1] && mark.span[1] > span[0])
    return (
      <Paragraph
        key={span[0]}
        paragraph={paragraph}
        text={article.text}
        marks={own}
        selected={own.some((mark) => mark.statement.id === selected) ? selected : null}
        sharedWith={paragraph.body ? sharedOf(span) : null}
        beginsPage={pageStarts.has(span[0])}
        onBody={onBody && ((body) => onBody(span, body))}
      />
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
      {groups.map((group) => {
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
      })}
    </div>
  )
}
