import type { DifferenceKind, Speaker, Statement, StatementType, Thread } from '../../contract'

/** An article as the matrix needs it. */
export interface MatrixArticle {
  readonly id: string
  /** Who published it; articles without an outlet stand under their own id. */
  readonly outlet: string | null
  /** True once a person has checked that the page holds no more statements. */
  readonly checked: boolean
  readonly published: string | null
  readonly statements: readonly Statement[]
}

/** Which statements are shown. An empty list lets all pass. */
export interface MatrixFilters {
  readonly types: readonly StatementType[]
  /** Speakers' ids. */
  readonly speakers: readonly string[]
  /** Only statements in a thread with such a difference. */
  readonly differences: readonly DifferenceKind[]
}
export const NO_FILTERS: MatrixFilters = { types: [], speakers: [], differences: [] }

/** Why a cell is empty: never nothing. */
export type EmptyNote = 'no statement found' | 'page not checked'

export interface MatrixCell {
  /** Ids of statements, in the order of the articles and of each text. */
  readonly statements: readonly string[]
  /** Null if there are statements. */
  readonly note: EmptyNote | null
}

export interface MatrixRow {
  /** Null: statements whose speaker the text leaves open. */
  readonly speaker: string | null
  readonly name: string
  /** One a column. */
  readonly cells: readonly MatrixCell[]
  readonly statements: number
  readonly outlets: number
  /** Differences, `detail` aside, in threads that hold statements of this row. */
  readonly disagreements: number
  /** Publication dates of the first and the last article with a statement; null where unknown. */
  readonly oldest: string | null
  readonly newest: string | null
}

export interface Matrix {
  readonly outlets: readonly string[]
  readonly rows: readonly MatrixRow[]
  readonly counts: {
    readonly statements: number
    readonly speakers: number
    readonly outlets: number
    readonly articles: number
  }
}

/** What the matrix is made of. `topic` null takes statements on anything. */
export interface MatrixInput {
  readonly articles: readonly MatrixArticle[]
  readonly speakers: readonly Speaker[]
  readonly threads: readonly Thread[]
  readonly topic: string | null
  readonly filters: MatrixFilters
  /** `statements`: who says most first; `disagreement`: where sources differ most first; `name`: by name. */
  readonly sort: 'statements' | 'disagreement' | 'name'
}

const UNKNOWN_SPEAKER = 'speaker not settled'

/** For each statement the kinds of difference it takes part in, and how many. */
function differencesByStatement(threads: readonly Thread[]) {
  const kinds = new Map<string, DifferenceKind[]>()
  for (const { members, differences } of threads)
    for (const { kind, members: pair } of differences)
      for (const index of pair) {
        const statement = members[index]?.statement
        if (statement === undefined) continue
        const known = kinds.get(statement)
        if (known) known.push(kind)
        else kinds.set(statement, [kind])
      }
  return kinds
}

/** The speakers a statement counts for: everyone of a group, or null where the text leaves it open. */
function speakersOf({ speaker }: Statement): (string | null)[] {
  if (!speaker) return []
  if (speaker.id === null || speaker.certainty === 'unknown') return [null]
  return speaker.members.length > 0 ? [...speaker.members] : [speaker.id]
}

const compare = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)

/**
 * Who said what, where: a row a speaker, a column an outlet, each cell the statements on the topic. Narrated statements have
 * no speaker and take no part. An empty cell says whether a person has checked the outlet's pages.
 */
export function buildMatrix({ articles, speakers, threads, topic, filters, sort }: MatrixInput): Matrix {
  const outletOf = ({ outlet, id }: MatrixArticle) => outlet ?? id
  const outlets = [...new Set(articles.map(outletOf))].sort(compare)
  const checked = new Map(outlets.map((outlet) => [outlet, true]))
  for (const article of articles) if (!article.checked) checked.set(outletOf(article), false)
  const differences = differencesByStatement(threads)
  const names = new Map(speakers.map(({ id, name }) => [id, name]))
  const passes = (statement: Statement) =>
    statement.speaker !== null &&
    (topic === null || statement.topics.includes(topic)) &&
    (filters.types.length === 0 || filters.types.includes(statement.type)) &&
    (filters.differences.length === 0 ||
      (differences.get(statement.id) ?? []).some((kind) => filters.differences.includes(kind)))

  const bySpeaker = new Map<string | null, { statement: Statement; article: MatrixArticle }[]>()
  const shown = new Set<string>()
  for (const article of articles)
    for (const statement of article.statements) {
      if (!passes(statement)) continue
      for (const speaker of new Set(speakersOf(statement))) {
        if (filters.speakers.length > 0 && (speaker === null || !filters.speakers.includes(speaker))) continue
        shown.add(statement.id)
        const said = bySpeaker.get(speaker)
        if (said) said.push({ statement, article })
        else bySpeaker.set(speaker, [{ statement, article }])
      }
    }

  const rows = [...bySpeaker].map(([speaker, said]): MatrixRow => {
    const cells = outlets.map((outlet): MatrixCell => {
      const statements = said.filter(({ article }) => outletOf(article) === outlet).map(({ statement }) => statement.id)
      if (statements.length > 0) return { statements, note: null }
      return { statements, note: checked.get(outlet) ? 'no statement found' : 'page not checked' }
    })
    const dates = said.flatMap(({ article }) => article.published ?? []).sort(compare)
    return {
      speaker,
      name: speaker === null ? UNKNOWN_SPEAKER : (names.get(speaker) ?? speaker),
      cells,
      statements: said.length,
      outlets: cells.filter(({ note }) => note === null).length,
      disagreements: said.reduce(
        (sum, { statement }) => sum + (differences.get(statement.id) ?? []).filter((kind) => kind !== 'detail').length,
        0,
      ),
      oldest: dates[0] ?? null,
      newest: dates.at(-1) ?? null,
    }
  })
  const byName = (x: MatrixRow, y: MatrixRow) =>
    Number(x.speaker === null) - Number(y.speaker === null) || compare(x.name, y.name)
  const byMost = (x: MatrixRow, y: MatrixRow) => y.outlets - x.outlets || y.statements - x.statements || byName(x, y)
  rows.sort(
    sort === 'name'
      ? byName
      : sort === 'statements'
        ? byMost
        : (x, y) => y.disagreements - x.disagreements || byMost(x, y),
  )
  return {
    outlets,
    rows,
    counts: {
      statements: shown.size,
      speakers: rows.filter(({ speaker }) => speaker !== null).length,
      outlets: outlets.length,
      articles: articles.length,
    },
  }
}
