import { describe, expect, it } from 'vitest'
import { compareDates, isoDay, readDates } from '../../../../electron/core/text/dates'

const read = (text: string, published: string | null) => readDates(text, 0, text.length, published)
const days = (text: string, published: string | null) =>
  read(text, published).map((mention) => [mention.origin, isoDay(mention)])

describe('dates in running text', () => {
  it('are worked out against the publication date', () => {
    expect(days('He spoke on Friday.', '2026-03-04')).toEqual([['worked out', '2026-02-27']])
    expect(days('He spoke on Wednesday.', '2026-03-04')).toEqual([['worked out', '2026-03-04']])
    expect(days('He will speak next Friday.', '2026-03-04')).toEqual([['worked out', '2026-03-06']])
    expect(days('They met yesterday.', '2026-03-01')).toEqual([['worked out', '2026-02-28']])
    expect(days('The fair opened on Dec. 30.', '2026-01-04')).toEqual([['worked out', '2025-12-30']])
  })
  it('are printed where the text tells the year', () => {
    expect(days('It sank on 12 April 1912.', null)).toEqual([['printed', '1912-04-12']])
  })
  it('stay open without a publication date', () => {
    expect(days('He spoke on Friday, and yesterday.', null)).toEqual([
      ['open', null],
      ['open', null],
    ])
  })
  it('are not verbs that sound like months', () => {
    expect(read('He may march, and sat down.', '2026-03-04')).toEqual([])
  })
  it('are the same, different, or not known to be either', () => {
    const compare = (a: string, b: string, publishedA: string | null, publishedB: string | null) => {
      const [x] = read(a, publishedA)
      const [y] = read(b, publishedB)
      return x && y ? compareDates(x, y) : null
    }
    expect(compare('on Friday', 'on Friday', '2026-03-04', '2026-03-18')).toBe('different')
    expect(compare('on Friday', 'on Friday', null, null)).toBe('same')
    expect(compare('on Friday', 'on Monday', null, null)).toBe('different')
    expect(compare('on Friday', 'on March 6', null, null)).toBe('open')
    expect(compare('on Friday', 'on 5 March 2026', null, null)).toBe('different')
  })
})
