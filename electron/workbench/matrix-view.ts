import type { MatrixView, ParsedParams } from '../contract'
import { datedOf } from './article-view'
import { bySpeaker, chooseStatements, type SpeakerStatements as Row, threadsOf, UNSETTLED } from './chosen-statements'
import type { ArticleEntry, CaseModel } from './model'
import { byCodeUnit } from './paging'
import { columnName, titleOf } from './passage'
import { statementCard } from './statement-view'
import { topicMeant, topicRows } from './topics'

type Filter = ParsedParams<'compare.matrix'>

/** Speakers × outlets, each cell its statements: who said what, where, on a topic or on all. */
export function matrixView(model: CaseModel, filter: Filter): MatrixView {
  const topic = filter.topic === null ? null : topicMeant(model, filter.topic)
  const chosen = chooseStatements(model, topic, filter)
  const columns = columnsOf(model)
  const rows = bySpeaker(model, chosen, filter.speaker).map((row) => ({
    row,
    differences: countDifferences(row, model),
  }))
  rows.sort((a, b) => compareRows(a, b, filter.sort))
  const threads = new Set(chosen.flatMap(({ id }) => threadsOf(id, model).map((thread) => thread.id)))
  return {
    topic,
    columns: columns.map(({ outlet, entries }) => ({
      outlet,
      articles: entries.map((entry) => ({
        id: entry.state.id,
        title: titleOf(entry),
        checked: entry.state.checked !== null,
        published: datedOf(entry),
      })),
    })),
    rows: rows.map(({ row, differences }) => ({
      speaker: row.speaker,
      cells: columns.map(({ entries }) => {
        const ids = new Set(entries.map(({ state }) => state.id))
        const statements = row.statements.filter(({ article }) => ids.has(article))
        const isChecked = entries.every(({ state }) => state.checked)
        return {
          statements: statements.map((statement) => statementCard(statement, model)),
          empty: statements.length > 0 ? null : isChecked ? 'no statement found' : 'page not checked',
        }
      }),
      differences,
    })),
    mentions: topic === null ? 0 : countMentions(model, topic),
    counts: {
      statements: chosen.filter(({ type }) => type !== 'narrated').length,
      narrated: chosen.filter(({ type }) => type === 'narrated').length,
      threads: threads.size,
    },
  }
}

function countMentions(model: CaseModel, topic: string): number {
  return topicRows(model).find(({ name }) => name === topic)?.mentions ?? 0
}

function columnsOf(model: CaseModel): { outlet: string; entries: ArticleEntry[] }[] {
  const columns = new Map<string, ArticleEntry[]>()
  const inOrder = [...model.articles().values()].sort((a, b) => byCodeUnit(a.state.at, b.state.at))
  for (const entry of inOrder) {
    const outlet = columnName(entry)
    columns.set(outlet, [...(columns.get(outlet) ?? []), entry])
  }
  return [...columns].map(([outlet, entries]) => ({ outlet, entries }))
}

/** Differences in the threads of a row, `detail` aside. */
function countDifferences({ statements }: Row, model: CaseModel): number {
  const threads = new Set(statements.flatMap(({ id }) => threadsOf(id, model)))
  let count = 0
  for (const { differences } of threads) count += differences.filter(({ kind }) => kind !== 'detail').length
  return count
}

/** Named speakers first, then those not established, then the article's own voice. */
const rank = ({ speaker }: Row): number => (speaker.id !== null ? 0 : speaker.name === UNSETTLED ? 1 : 2)

function compareRows(
  a: { row: Row; differences: number },
  b: { row: Row; differences: number },
  sort: Filter['sort'],
): number {
  const byRank = rank(a.row) - rank(b.row)
  const byName = byCodeUnit(a.row.speaker.name, b.row.speaker.name)
  if (byRank !== 0) return byRank
  if (sort === 'name') return byName
  const byStatements = b.row.statements.length - a.row.statements.length
  return (sort === 'disagreement' ? b.differences - a.differences || byStatements : byStatements) || byName
}
