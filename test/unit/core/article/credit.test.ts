import { describe, expect, it } from 'vitest'
import { findCredit } from '../../../../electron/core/article/credit'

const lines = (part: Partial<Parameters<typeof findCredit>[0]>) => ({ above: [], body: [], below: [], ...part })

describe('findCredit', () => {
  it.each([
    ['a labelled line below the body', lines({ body: ['It rained.'], below: ['Source: AFP'] }), 'AFP'],
    ['a dateline', lines({ body: ['ORSA (Reuters) - The bridge opened on Monday.'] }), 'Reuters'],
    ['a dateline with a date', lines({ body: ['ORSA, May 9 (dpa) — The bridge opened.'] }), 'dpa'],
    ['a line of its own', lines({ above: ['The Associated Press'], body: ['It rained.'] }), 'The Associated Press'],
    ['a byline', lines({ above: ['By Ada Quill, Associated Press'], body: ['It rained.'] }), 'Associated Press'],
    ['a label in another language', lines({ body: ['Es regnete.'], below: ['Quelle: Küstenblatt'] }), 'Küstenblatt'],
  ])('finds %s', (_, input, credit) => {
    expect(findCredit(input)).toBe(credit)
  })

  it('finds none in running text', () => {
    expect(
      findCredit(lines({ body: ['A source: nobody could say who, told Reuters that it rained.', 'It did.'] })),
    ).toBeNull()
    expect(findCredit(lines({ below: ['Photo of the harbour'] }))).toBeNull()
  })
})
