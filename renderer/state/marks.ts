import type { Span, StatementView } from '../../electron/contract'

/** A stretch of text with every mark that covers it. UTF-16 offsets. */
export interface Run<M> {
  start: number
  end: number
  marks: readonly M[]
}

/**
 * Cuts `bounds` into the fewest runs within which no mark begins or ends. Marks may overlap and nest; those outside
 * `bounds` are left aside. The runs cover `bounds` without gaps, in text order.
 */
export function runsOf<M extends { span: Span }>(bounds: Span, marks: readonly M[]): Run<M>[] {
  const inside = marks.filter(({ span }) => span[0] < bounds[1] && span[1] > bounds[0] && span[0] < span[1])
  const cuts = new Set<number>([bounds[0], bounds[1]])
  for (const { span } of inside) {
    cuts.add(Math.max(span[0], bounds[0]))
    cuts.add(Math.min(span[1], bounds[1]))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? bounds[1]
    return { start, end, marks: inside.filter(({ span }) => span[0] <= start && span[1] >= end) }
  })
}

export type Role = 'source' | 'cue' | 'content'

/** A mark of one of a statement's three parts. */
export interface StatementMark {
  span: Span
  kind: Role
  statement: StatementView
}

/** The marks of the statements that somebody made; the article's own voice is left unmarked. */
export function marksOf(statements: readonly StatementView[]): StatementMark[] {
  return statements
    .filter((statement) => statement.type !== 'narrated')
    .flatMap((statement) =>
      (['content', 'source', 'cue'] as const).flatMap((kind) =>
        statement[kind].map((span) => ({ span, kind, statement })),
      ),
    )
}

/** Where a statement begins, whichever part comes first. */
export function startOf(statement: Pick<StatementView, 'source' | 'cue' | 'content'>): number {
  return Math.min(...[...statement.source, ...statement.cue, ...statement.content].map(([start]) => start))
}

/** Statements in reading order. */
export function inReadingOrder(statements: readonly StatementView[]): StatementView[] {
  return [...statements].sort((a, b) => startOf(a) - startOf(b))
}

/** The text of spans, joined with an ellipsis where it is interrupted. */
export const wordsOf = (text: string, spans: readonly Span[]): string =>
  spans.map(([start, end]) => text.slice(start, end)).join(' … ')
