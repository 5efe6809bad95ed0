import { describe, expect, it } from 'vitest'
import { batchesOf, importWords } from '../../../../renderer/state/import'

describe('importing by bytes', () => {
  it('hands over in batches small enough that nothing blocks', () => {
    const sizes = (files: { size: number }[]) => batchesOf(files).map((batch) => batch.map(({ size }) => size))
    expect(sizes([{ size: 5_000_000 }, { size: 2_000_000 }, { size: 3_000_000 }])).toEqual([
      [5_000_000, 2_000_000],
      [3_000_000],
    ])
    expect(sizes([{ size: 200_000_000 }, { size: 1 }])).toEqual([[200_000_000], [1]])
    expect(sizes([])).toEqual([])
    expect(batchesOf(Array.from({ length: 500 }, () => ({ size: 1 }))).map((batch) => batch.length)).toEqual([
      200, 200, 100,
    ])
  })

  it('says what it came to, file by file', () => {
    const item = (kind: 'article' | 'file', already: boolean) => ({ id: 'x', name: 'x', kind, already })
    expect(
      importWords({
        imported: [item('article', false), item('article', true), item('file', false)],
        problems: [{ name: 'locked.pdf', reason: 'encrypted' }],
        stopped: false,
      }),
    ).toBe('1 article added, 1 file kept as evidence, 1 already in the case, 1 file could not be read')
    expect(importWords({ imported: [], problems: [], stopped: true })).toBe('stopped before the end')
    expect(importWords({ imported: [], problems: [], stopped: false })).toBe('Nothing was added')
  })
})
