import { memo, type ReactNode } from 'react'
import type { ArticleView } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { runsOf, type StatementMark } from '../../state/marks'

export type ParagraphView = ArticleView['paragraphs'][number]

const TAGS = {
  title: 'h2',
  heading: 'h3',
  quote: 'blockquote',
  text: 'p',
  listItem: 'p',
  caption: 'p',
  other: 'p',
} as const

/** A run's classes: which parts of which statements it belongs to. */
function looksOf(marks: readonly StatementMark[], selected: string | null): string {
  const looks = new Set<string>()
  for (const { kind, statement } of marks) {
    looks.add(kind)
    if (kind === 'content') looks.add(statement.type)
    if (statement.id === selected) looks.add('selected')
    if (kind === 'source' && statement.speaker?.certainty === 'unknown' && !statement.speakerSet) looks.add('doubtful')
  }
  if (marks.filter(({ kind }) => kind === 'content').length > 1) looks.add('nested')
  return [...looks].join(' ')
}

/** One paragraph with the statements in it marked; boilerplate is dimmed. Its text is exactly the article's. */
export const Paragraph = memo(function Paragraph({
  paragraph,
  text,
  marks,
  selected,
  shared,
  beginsPage,
  onBody,
  children,
}: {
  paragraph: ParagraphView
  text: string
  /** The marks that touch this paragraph. */
  marks: readonly StatementMark[]
  /** The selected statement, where it touches this paragraph. */
  selected: string | null
  /** True where other articles have some of this text too. */
  shared: boolean
  /** True for the first paragraph of a page of paper. */
  beginsPage: boolean
  /** Puts the paragraph back or takes it out; null where nothing can be changed. */
  onBody: ((span: readonly [number, number], body: boolean) => void) | null
  /** A note below the words. */
  children?: ReactNode
}) {
  const { span, body, kind } = paragraph
  const Tag = TAGS[kind]
  const sample = text.slice(span[0], Math.min(span[1], span[0] + 40))
  return (
    <div className={`paragraph ${kind} ${body ? '' : 'aside'} ${shared ? 'shared' : ''}`}>
      <Tag className="words" data-start={span[0]} dir="auto">
        {body
          ? runsOf(span, marks).map((run) =>
              run.marks.length === 0 ? (
                text.slice(run.start, run.end)
              ) : (
                <span
                  key={run.start}
                  className={`mark ${looksOf(run.marks, selected)}`}
                  data-statement={run.marks[0]?.statement.id}
                >
                  {text.slice(run.start, run.end)}
                </span>
              ),
            )
          : text.slice(span[0], span[1])}
      </Tag>
      {children}
      {beginsPage && <span className="paragraph-page">page {paragraph.page}</span>}
      {onBody && (
        <Button
          className="paragraph-body"
          look="quiet"
          name={body ? `Take out: ${sample}` : `Put back: ${sample}`}
          onPress={() => onBody(span, !body)}
        >
          {body ? 'Take out' : 'Put back'}
        </Button>
      )}
    </div>
  )
})
