import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let started: TestWorkbench | null = null
afterEach(async () => {
  await started?.end()
  started = null
})

describe('compare.timeline', () => {
  it('tells who said what when, with the day as each article tells it', async () => {
    const made = await startCase()
    started = made
    await made.call('article.update', { ids: made.articles, changes: { published: '2031-05-20' } })
    const { days, lanes, total, shown } = await made.call('compare.timeline', { topic: null })
    expect(shown).toBe(total)
    const mayor = lanes.find(({ speaker }) => speaker.name === 'Lena Brandt')
    const told = mayor?.moments.find(({ tellings }) => tellings.length === 2)
    // Both say it was on Monday: the one before the day that a reviewer set.
    expect(days[told?.column ?? -1]?.day).toBe('2031-05-19')
    expect(told?.tellings.map(({ said }) => said)).toEqual([
      { value: '2031-05-19', origin: 'worked out', words: 'Monday' },
      { value: '2031-05-19', origin: 'worked out', words: 'Monday' },
    ])
    expect(told?.tellings[0]?.published).toEqual({ value: '2031-05-20', origin: 'set' })
    expect(told?.thread).not.toBeNull()
  })

  it('places what has no date by nothing, and says so', async () => {
    const made = await startCase()
    started = made
    const { days, lanes } = await made.call('compare.timeline', { topic: null })
    expect(days).toEqual([{ day: null, since: 0 }])
    expect(lanes.flatMap(({ moments }) => moments).every(({ basis }) => basis === 'none')).toBe(true)
  })

  it('names the host where a page names its publisher by an address', async () => {
    const made = await startCase()
    started = made
    await made.call('article.update', {
      ids: [made.articles[0]],
      changes: { outlet: 'https://www.herald.example/news/' },
    })
    const { items } = await made.call('article.list', {})
    expect(items[0]?.outlet).toBe('herald.example')
  })
})
