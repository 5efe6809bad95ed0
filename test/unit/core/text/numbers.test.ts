import { describe, expect, it } from 'vitest'
import { readQuantities, sameQuantity } from '../../../../electron/core/text/numbers'

const read = (text: string) =>
  readQuantities(text).map(({ start, end, value, unit, bound }) => [text.slice(start, end), value, unit, bound])

describe('quantities', () => {
  it('are read from numerals and words, with scale and unit', () => {
    expect(read('1.8 million people, two hundred and fifty thousand men, 1,234.5 tons')).toEqual([
      ['1.8 million', 1_800_000, 'plain', 'exact'],
      ['two hundred and fifty thousand', 250_000, 'plain', 'exact'],
      ['1,234.5', 1234.5, 'plain', 'exact'],
    ])
    expect(read('$3bn, 40 million euros, £5')).toEqual([
      ['$3bn', 3e9, 'money dollar', 'exact'],
      ['40 million euros', 4e7, 'money euro', 'exact'],
      ['£5', 5, 'money pound', 'exact'],
    ])
    expect(
      read('half of them, 50 per cent, two-thirds, a quarter of it').map(([, value, unit]) => [value, unit]),
    ).toEqual([
      [50, 'share'],
      [50, 'share'],
      [66.666667, 'share'],
      [25, 'share'],
    ])
    expect(read('the 5th and the Fifth')).toEqual([
      ['5th', 5, 'ordinal', 'exact'],
      ['Fifth', 5, 'ordinal', 'exact'],
    ])
  })

  it('keep their bounds', () => {
    expect(read('at least 12, about 300, up to 40 and 7').map(([, value, , bound]) => [value, bound])).toEqual([
      [12, 'at least'],
      [300, 'about'],
      [40, 'at most'],
      [7, 'exact'],
    ])
  })

  it('are not years, days, times, or the pronoun one', () => {
    expect(read('On May 4, 2019 at 10 a.m. one of the boats left; since 1987 no one has.')).toEqual([])
  })

  it('are the same in any writing; "about" allows rounding, a bound does not', () => {
    const same = (a: string, b: string) => {
      const [x] = readQuantities(a)
      const [y] = readQuantities(b)
      return x && y ? sameQuantity(x, y) : null
    }
    expect(same('half', '50%')).toBe(true)
    expect(same('a dozen', '12')).toBe(true)
    expect(same('about 2 million', '1.95 million')).toBe(true)
    expect(same('2 million', '1.95 million')).toBe(false)
    expect(same('at least 12', '12')).toBe(false)
    expect(same('$12', '12 euros')).toBe(false)
  })
})
