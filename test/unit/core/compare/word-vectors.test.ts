import { describe, expect, it } from 'vitest'
import { NO_WORD_VECTORS, readWordVectors, writeWordVectors } from '../../../../electron/core/compare/word-vectors'
import { VECTORS } from './told'

const alike = (x: string, y: string) => {
  const [a, b] = [VECTORS.of(x), VECTORS.of(y)]
  return a && b ? a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0) : null
}

describe('word vectors', () => {
  it('say which words are alike', () => {
    expect(alike('attorney', 'lawyer')).toBeGreaterThan(0.6)
    expect(alike('resign', 'quit')).toBeGreaterThan(alike('resign', 'table') ?? 1)
    expect(alike('ferry', 'ferry')).toBeCloseTo(1, 5)
  })

  it('know only words, and say so', () => {
    expect(VECTORS.of('xqzzlorb')).toBeNull()
    expect(VECTORS.of('#120')).toBeNull()
    expect(NO_WORD_VECTORS.of('ferry')).toBeNull()
  })

  it('are read as they were written, up to a byte’s precision and length one', () => {
    const vectors = new Map([
      ['port', Float64Array.of(3, 4)],
      ['crane', Float64Array.of(-0.5, 0)],
    ])
    const read = readWordVectors(writeWordVectors(vectors, 2))
    expect([...(read.of('port') ?? [])].map((value) => value.toFixed(2))).toEqual(['0.60', '0.80'])
    expect([...(read.of('crane') ?? [])]).toEqual([-1, 0])
    expect(read.of('ferry')).toBeNull()
  })

  it('refuse bytes that are no such file or end early', () => {
    const bytes = writeWordVectors(new Map([['port', Float64Array.of(3, 4)]]), 2)
    expect(() => readWordVectors(bytes.slice(0, -1))).toThrow('cut short')
    expect(() => readWordVectors(new Uint8Array(20))).toThrow('not a file of word vectors')
  })
})
