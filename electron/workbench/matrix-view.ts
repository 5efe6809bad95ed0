import type { MatrixView, ParsedParams } from '../contract'
import { layOutMatrix, type MatrixEntry } from '../core/compare/matrix'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import { bySpeaker, chooseStatements, type SpeakerStatements, threadsOf, UNSETTLED } from './chosen-statements'
import type { ArticleEntry, CaseModel } from './model'
import { byCodeUnit } from './paging'
import { columnName, datedOf, titleOf } from './passage'
import { saidOn } from './said'
import { statementCard } from './statement-view'
import { topicMeant, topicRows } from './topics'

type Filter = ParsedParams<'compare.matrix'>

/** More outlets than this can't be read beside each other. */
const MOST_COLUMNS = 60

/** Which statements and articles may be seen. */
export interface Shown {
  readonly statement: (statement: ReviewedStatement) => boolean
  readonly article: (id: string) => boolean
}
const EVERYTHING: Shown = { statement: () => true, article: () => true }

/** Named speakers first, then those not established, then the article's own voice. */
const rankOf = ({ id, name }: SpeakerStatements['speaker']): number => (id !== null ? 0 : name === UNSETTLED ? 1 : 2)

/**
 * Speakers × outlets, each cell its statements: who said what, where, on a topic or on all.
 * @param shown leaves out what may not be seen, as in an export
 */
export function matrixView(model: CaseModel, filter: Filter, shown: Shown = EVERYTHING): MatrixView {
  const topic = filter.topic === null ? null : topicMeant(model, filter.topic)
  const chosen = chooseStatements(model, topic, filter).filter(
    (statement) => shown.article(statement.article) && shown.statement(statement),
  )
  const groups = bySpeaker(model, chosen, filter.speaker)
  const columns = columnsOf(model, shown.article)
  const layout = layOutMatrix({
    entries: groups.flatMap(({ statements }, row) => statements.flatMap((one) => entryOf(one, String(row), model))),
    rows: groups.map(({ speaker }, row) => ({ key: String(row), name: speaker.name, rank: rankOf(speaker) })),
    columns: [...columns.keys()],
    differencesOf: (thread) =>
      model
        .threads()
        .byId.get(thread)
        ?.differences.filter(({ kind }) => kind !== 'detail').length ?? 0,
    sort: filter.sort,
    mostRows: filter.limit,
    mostColumns: MOST_COLUMNS,
  })
  const threads = new Set(chosen.flatMap(({ id }) => threadsOf(id, model).map((thread) => thread.id)))
  const entriesOf = (column: string) => columns.get(column) ?? []
  const cards = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const statement = model.statements().get(id)
      return statement ? [statementCard(statement, model)] : []
    })
  return {
    topic,
    columns: layout.columns.map((outlet) => ({
      outlet,
      articles: entriesOf(outlet).map((entry) => ({
        id: entry.state.id,
        title: titleOf(entry),
        checked: entry.state.checked !== null,
        published: datedOf(entry),
      })),
    })),
    rows: layout.rows.flatMap(({ key, cells, statements, columns: outlets, days, differences }) => {
      const speaker = groups[Number(key)]?.speaker
      if (!speaker) return []
      const views = cells.map((cell, index) => {
        const isChecked = entriesOf(layout.columns[index] ?? '').every(({ state }) => state.checked)
        return {
          statements: cards(cell.statements),
          days: cell.days,
          empty: cell.statements.length > 0 ? null : isChecked ? EMPTY.checked : EMPTY.unchecked,
        }
      })
      return [{ speaker, cells: views, statements: statements.length, outlets, days, differences }]
    }),
    hidden: { ...layout.hidden },
    mentions: topic === null ? 0 : countMentions(model, topic),
    counts: {
      statements: chosen.filter(({ type }) => type !== 'narrated').length,
      narrated: chosen.filter(({ type }) => type === 'narrated').length,
      threads: threads.size,
    },
  }
}

/** Why a cell is empty: never nothing. */
const EMPTY = { checked: 'no statement found', unchecked: 'page not checked' } as const

function entryOf(statement: ReviewedStatement, row: string, model: CaseModel): MatrixEntry[] {
  const entry = model.articles().get(statement.article)
  if (!entry) return []
  const said = saidOn(statement, entry).value
  const day = said ?? datedOf(entry).value
  return [
    {
      statement: statement.id,
      row,
      column: columnName(entry),
      day: day === null ? null : day.slice(0, 10),
      basis: said !== null ? 'said' : day === null ? 'none' : 'published',
      threads: threadsOf(statement.id, model).map(({ id }) => id),
    },
  ]
}

function countMentions(model: CaseModel, topic: string): number {
  return topicRows(model).find(({ name }) => name === topic)?.mentions ?? 0
}

/** The articles of each outlet, in the order in which they were brought in. */
function columnsOf(model: CaseModel, isShown: Shown['article']): ReadonlyMap<string, readonly ArticleEntry[]> {
  const columns = new Map<string, ArticleEntry[]>()
  const inOrder = [...model.articles().values()]
    .filter(({ state }) => isShown(state.id))
    .sort((a, b) => byCodeUnit(a.state.at, b.state.at))
  for (const entry of inOrder) {
    const outlet = columnName(entry)
    columns.set(outlet, [...(columns.get(outlet) ?? []), entry])
  }
  return columns
}
