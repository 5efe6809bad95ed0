import type { DayRange } from '../../contract'

/** A statement in the row and column where it belongs. */
export interface MatrixEntry {
  readonly statement: string
  readonly row: string
  readonly column: string
  /** `YYYY-MM-DD` on which it was said, else published; null where neither is known. */
  readonly day: string | null
  readonly basis: 'said' | 'published' | 'none'
  /** Threads that it is in. */
  readonly threads: readonly string[]
}

/** What rows are told apart and ordered by. */
export interface MatrixRowName {
  readonly key: string
  readonly name: string
  /** Lower ranks stand first, whatever the order: named speakers before those not established. */
  readonly rank: number
}

export interface MatrixInput {
  readonly entries: readonly MatrixEntry[]
  readonly rows: readonly MatrixRowName[]
  /** Keys, in the order in which they are shown. */
  readonly columns: readonly string[]
  /** How much is told differently within a thread. */
  readonly differencesOf: (thread: string) => number
  /** `statements`: who says most first; `disagreement`: where articles differ most first; `name`: by name. */
  readonly sort: 'statements' | 'disagreement' | 'name'
  readonly mostRows: number
  readonly mostColumns: number
}

export interface MatrixCellLayout {
  /** In the order of the entries. */
  readonly statements: readonly string[]
  /** Null where there is no statement, or none with a day. */
  readonly days: DayRange | null
}

export interface MatrixRowLayout extends MatrixCellLayout {
  readonly key: string
  /** One a column that is shown. */
  readonly cells: readonly MatrixCellLayout[]
  /** Columns in which it has a statement, shown or not. */
  readonly columns: number
  readonly differences: number
}

export interface MatrixLayout {
  readonly columns: readonly string[]
  readonly rows: readonly MatrixRowLayout[]
  /** What found no room. */
  readonly hidden: { readonly rows: number; readonly columns: number }
}

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The first and the last day of statements, and whether those are days of saying or of publication. */
export function dayRange(entries: readonly Pick<MatrixEntry, 'day' | 'basis'>[]): DayRange | null {
  const dated = entries.flatMap(({ day, basis }) => (day === null || basis === 'none' ? [] : [{ day, basis }]))
  const days = dated.map(({ day }) => day).sort(ascending)
  const [oldest] = days
  const newest = days.at(-1)
  if (oldest === undefined || newest === undefined) return null
  const bases = new Set(dated.map(({ basis }) => basis))
  return { oldest, newest, basis: bases.size > 1 ? 'mixed' : bases.has('said') ? 'said' : 'published' }
}

const groupBy = (entries: readonly MatrixEntry[], key: 'row' | 'column') => {
  const groups = new Map<string, MatrixEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry[key])
    if (group) group.push(entry)
    else groups.set(entry[key], [entry])
  }
  return groups
}

/** The columns that have room: all, or else those with most statements, in the order given. */
function keepColumns({ entries, columns, mostColumns }: MatrixInput): string[] {
  if (columns.length <= mostColumns) return [...columns]
  const groups = groupBy(entries, 'column')
  const size = (column: string) => groups.get(column)?.length ?? 0
  const kept = new Set([...columns].sort((a, b) => size(b) - size(a)).slice(0, mostColumns))
  return columns.filter((column) => kept.has(column))
}

/** Who said what, where: a row a speaker, a column an outlet, with counts, days and differences. */
export function layOutMatrix(input: MatrixInput): MatrixLayout {
  const { entries, sort, differencesOf, mostRows } = input
  const columns = keepColumns(input)
  const byRow = groupBy(entries, 'row')
  const rows = input.rows
    .map((row) => {
      const own = byRow.get(row.key) ?? []
      const threads = new Set(own.flatMap(({ threads: ids }) => ids))
      return { row, own, differences: [...threads].reduce((sum, id) => sum + differencesOf(id), 0) }
    })
    .filter(({ own }) => own.length > 0)
  const byName = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
    ascending(a.row.name.toLowerCase(), b.row.name.toLowerCase()) || ascending(a.row.name, b.row.name)
  const byMost = (a: (typeof rows)[number], b: (typeof rows)[number]) => b.own.length - a.own.length || byName(a, b)
  const order = {
    name: byName,
    statements: byMost,
    disagreement: (a: (typeof rows)[number], b: (typeof rows)[number]) => b.differences - a.differences || byMost(a, b),
  }[sort]
  rows.sort((a, b) => a.row.rank - b.row.rank || order(a, b))
  return {
    columns,
    rows: rows.slice(0, mostRows).map(({ row, own, differences }) => {
      const cells = groupBy(own, 'column')
      return {
        key: row.key,
        statements: own.map(({ statement }) => statement),
        days: dayRange(own),
        cells: columns.map((column) => {
          const said = cells.get(column) ?? []
          return { statements: said.map(({ statement }) => statement), days: dayRange(said) }
        }),
        columns: cells.size,
        differences,
      }
    }),
    hidden: { rows: Math.max(0, rows.length - mostRows), columns: input.columns.length - columns.length },
  }
}
