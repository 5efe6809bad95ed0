import { describe, expect, it } from 'vitest'
import { dayRange, layOutMatrix, type MatrixEntry, type MatrixInput } from '../../../../electron/core/compare/matrix'

const entry = (statement: string, row: string, column: string, change: Partial<MatrixEntry> = {}): MatrixEntry => ({
  ...{ statement, row, column, day: '2026-03-04', basis: 'said', threads: [] },
  ...change,
})

const input: MatrixInput = {
  entries: [
    entry('g1', 'ostrel', 'Gazette'),
    entry('g2', 'dolan', 'Gazette', { threads: ['t'] }),
    entry('c1', 'ostrel', 'Courier', { day: '2026-03-02' }),
    entry('c2', 'ostrel', 'Courier', { day: null, basis: 'none' }),
    entry('c3', 'nobody', 'Courier'),
  ],
  rows: [
    { key: 'nobody', name: 'A', rank: 1 },
    { key: 'ostrel', name: 'Ostrel', rank: 0 },
    { key: 'dolan', name: 'Dolan', rank: 0 },
    { key: 'silent', name: 'Silent', rank: 0 },
  ],
  columns: ['Gazette', 'Courier', 'Mirror'],
  differencesOf: (thread) => (thread === 't' ? 2 : 0),
  sort: 'statements',
  mostRows: 10,
  mostColumns: 10,
}
const rowsOf = (change: Partial<MatrixInput>) => layOutMatrix({ ...input, ...change }).rows.map(({ key }) => key)

describe('the matrix', () => {
  it('has a row for each speaker who says something, and a cell for each outlet', () => {
    const { columns, rows } = layOutMatrix(input)
    expect(columns).toEqual(['Gazette', 'Courier', 'Mirror'])
    expect(rows[0]).toMatchObject({ key: 'ostrel', statements: ['g1', 'c1', 'c2'], columns: 2 })
    expect(rows[0]?.cells.map(({ statements }) => statements)).toEqual([['g1'], ['c1', 'c2'], []])
  })

  it('orders speakers by what is asked, those not established last', () => {
    expect(rowsOf({ sort: 'statements' })).toEqual(['ostrel', 'dolan', 'nobody'])
    expect(rowsOf({ sort: 'name' })).toEqual(['dolan', 'ostrel', 'nobody'])
    expect(rowsOf({ sort: 'disagreement' })).toEqual(['dolan', 'ostrel', 'nobody'])
  })

  it('tells the oldest and the newest day of each row and cell', () => {
    const [row] = layOutMatrix(input).rows
    expect(row?.days).toEqual({ oldest: '2026-03-02', newest: '2026-03-04', basis: 'said' })
    expect(row?.cells[1]?.days).toEqual({ oldest: '2026-03-02', newest: '2026-03-02', basis: 'said' })
    expect(row?.cells[2]?.days).toBeNull()
  })

  it('never passes days of publication off as days of saying', () => {
    const published = { day: '2026-03-05', basis: 'published' } as const
    expect(dayRange([published])?.basis).toBe('published')
    expect(dayRange([{ day: '2026-03-04', basis: 'said' }, published])).toEqual({
      ...{ oldest: '2026-03-04', newest: '2026-03-05', basis: 'mixed' },
    })
    expect(dayRange([{ day: null, basis: 'none' }])).toBeNull()
  })

  it('leaves out the smallest where there is no room, keeps the order, and says how many', () => {
    const { columns, rows, hidden } = layOutMatrix({ ...input, mostRows: 1, mostColumns: 2 })
    expect(columns).toEqual(['Gazette', 'Courier'])
    expect(rows.map(({ key }) => key)).toEqual(['ostrel'])
    expect(hidden).toEqual({ rows: 2, columns: 1 })
  })
})
