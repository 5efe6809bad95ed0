import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let started: TestWorkbench | null = null
afterEach(async () => {
  await started?.end()
  started = null
})

describe('a claim side by side', () => {
  it('is compared with the primary record before any report, whichever of the articles that is', async () => {
    const made = await startCase()
    started = made
    for (const record of made.articles) {
      await made.call('article.update', { ids: made.articles, changes: { role: 'report' } })
      await made.call('article.update', { ids: [record], changes: { role: 'primary record' } })
      const { items } = await made.call('compare.threads', {})
      expect(items.length).toBeGreaterThan(0)
      for (const { id } of items) {
        const { base, detail, recordsWithout } = await made.call('compare.thread', { id })
        expect(detail[base]).toMatchObject({ role: 'primary record', statement: { article: record } })
        expect(recordsWithout).toEqual([])
      }
    }
  })
})
