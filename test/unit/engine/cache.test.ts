import { describe, expect, it } from 'vitest'
import { cachedAnalysis, cachedArticle } from '../../../electron/engine/cache'
import { inlineEngine } from '../../../electron/engine/engine'

describe('the cache of machine results', () => {
  it('gives back what was kept', async () => {
    const engine = inlineEngine()
    const bytes = new TextEncoder().encode('Lena Brandt said the bridge is open.\n\nIt rained.\n')
    const read = await engine.run({ kind: 'read', bytes, name: 'a.txt' })
    if (!read.ok) throw new Error(read.reason)
    expect(cachedArticle(JSON.stringify(read.article))).toEqual(read.article)
    const analysis = await engine.run({ kind: 'analyze', article: read.article })
    expect(cachedAnalysis(JSON.stringify(analysis))).toEqual(analysis)
  })
  it('has results made anew where the file is absent, cut off or of another shape', () => {
    expect(cachedArticle(null)).toBeNull()
    expect(cachedArticle('{"format":"te')).toBeNull()
    expect(cachedAnalysis('{"sentences":[[0,"x"]]}')).toBeNull()
  })
})
