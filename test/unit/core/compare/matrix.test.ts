import { describe, expect, it } from 'vitest'
import type { Statement, Thread } from '../../../../electron/contract'
import { buildMatrix, type MatrixArticle, type MatrixInput, NO_FILTERS } from '../../../../electron/core/compare/matrix'

function statement(id: string, speaker: string | null, topics: string[], change: Partial<Statement> = {}): Statement {
  return {
    id,
    type: 'indirect',
    source: [],
    cue: [],
    content: [[0, 1]],
    within: null,
    speaker: {
      id: speaker,
      name: speaker,
      certainty: speaker ? 'named' : 'unknown',
      kind: 'person',
      members: [],
      candidates: [],
    },
    topics,
    ...change,
  }
}

const articles: MatrixArticle[] = [
  {
    id: 'sha256:1',
    outlet: 'Gazette',
    checked: true,
    published: '2026-03-04',
    statements: [
      statement('g1', 'ostrel', ['the strike']),
      statement('g2', 'dolan', ['the strike', 'the terminal'], { type: 'direct' }),
      statement('g3', null, ['the strike'], { speaker: null, type: 'narrated' }),
    ],
  },
  {
    id: 'sha256:2',
    outlet: 'Courier',
    checked: false,
    published: '2026-03-05',
    statements: [
      statement('c1', 'ostrel', ['the strike']),
      statement('c2', 'ostrel', ['the strike']),
      statement('c3', null, ['the strike']),
    ],
  },
]
const thread = (statements: string[], kind: 'number' | 'detail'): Thread => ({
  id: statements.join('+'),
  members: statements.map((id) => ({ article: 'sha256:1', statement: id })),
  occasion: 'not established',
  differences: [{ kind, members: [0, 1], spans: [[], []], note: '' }],
  why: '',
  sharedText: [],
})
const input: MatrixInput = {
  articles,
  speakers: [
    { id: 'ostrel', name: 'Mara Ostrel', kind: 'person', aliases: [] },
    { id: 'dolan', name: 'Sergei Dolan', kind: 'person', aliases: [] },
  ],
  threads: [],
  topic: 'the strike',
  filters: NO_FILTERS,
  sort: 'statements',
}

describe('the matrix', () => {
  it('gives a row a speaker and a column an outlet', () => {
    const { outlets, rows, counts } = buildMatrix(input)
    expect(outlets).toEqual(['Courier', 'Gazette'])
    expect(rows.map(({ name, cells }) => [name, ...cells.map(({ statements }) => statements.join(' '))])).toEqual([
      ['Mara Ostrel', 'c1 c2', 'g1'],
      ['Sergei Dolan', '', 'g2'],
      ['speaker not settled', 'c3', ''],
    ])
    expect(counts).toEqual({ statements: 5, speakers: 2, outlets: 2, articles: 2 })
  })

  it('says of an empty cell whether the page was checked', () => {
    const { rows } = buildMatrix(input)
    expect(rows[1]?.cells.map(({ note }) => note)).toEqual(['page not checked', null])
    expect(rows[2]?.cells.map(({ note }) => note)).toEqual([null, 'no statement found'])
  })

  it('keeps to the topic and to the filters', () => {
    expect(buildMatrix({ ...input, topic: 'the terminal' }).rows.map(({ speaker }) => speaker)).toEqual(['dolan'])
    expect(buildMatrix({ ...input, topic: null }).counts.statements).toBe(5)
    expect(buildMatrix({ ...input, filters: { ...NO_FILTERS, types: ['direct'] } }).counts.statements).toBe(1)
    expect(buildMatrix({ ...input, filters: { ...NO_FILTERS, speakers: ['ostrel'] } }).counts.speakers).toBe(1)
    const filtered = buildMatrix({
      ...input,
      threads: [thread(['g1', 'c1'], 'number'), thread(['g2', 'c2'], 'detail')],
      filters: { ...NO_FILTERS, differences: ['number'] },
    })
    expect(filtered.rows.flatMap(({ cells }) => cells.flatMap(({ statements }) => statements))).toEqual(['c1', 'g1'])
  })

  it('sorts by disagreement, detail aside', () => {
    const threads = [thread(['g2', 'c3'], 'number'), thread(['g2', 'c3'], 'number'), thread(['g1', 'c1'], 'detail')]
    expect(
      buildMatrix({ ...input, threads, sort: 'disagreement' }).rows.map(({ name, disagreements }) => [
        name,
        disagreements,
      ]),
    ).toEqual([
      ['Sergei Dolan', 2],
      ['speaker not settled', 2],
      ['Mara Ostrel', 0],
    ])
  })

  it('counts what both of two speakers said for each of them', () => {
    const both = statement('g9', 'both', ['the strike'])
    const [gazette] = articles
    if (!gazette || !both.speaker) throw new Error('no article')
    const shared = { ...both, speaker: { ...both.speaker, members: ['ostrel', 'dolan'] } }
    const { rows, counts } = buildMatrix({ ...input, articles: [{ ...gazette, statements: [shared] }] })
    expect(rows.map(({ speaker, statements }) => [speaker, statements])).toEqual([
      ['ostrel', 1],
      ['dolan', 1],
    ])
    expect(counts.statements).toBe(1)
  })
})
