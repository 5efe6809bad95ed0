import { describe, expect, it } from 'vitest'
import { findSharedText } from '../../../../electron/core/compare/shared-text'
import { articleOf, HARBOUR, VALLEY } from './told'

const WIRE =
  'The island council voted late in the evening to keep the lighthouse lit through the winter, at a cost that nobody had put into the budget.'

describe('shared text', () => {
  it('finds a run of wire copy whatever stands around it, with its place in both texts', () => {
    const a = articleOf('a', [...HARBOUR, { text: WIRE }])
    const b = articleOf('b', [
      { text: WIRE.replace('The island', 'SANDRAY – The  island').replace(', at a', ' at a') },
      ...VALLEY,
    ])
    const [passage, ...rest] = findSharedText([a, b])
    expect(rest).toEqual([])
    expect(a.text.slice(...(passage?.a.span ?? [0, 0]))).toBe(WIRE.slice(0, -1))
    expect(b.text.slice(...(passage?.b.span ?? [0, 0]))).toContain('island council voted late in the evening')
    expect(passage?.words).toBe(26)
  })

  it('is found through swapped words, as far as runs of the same words reach', () => {
    const a = articleOf('a', [{ text: `${WIRE} ${WIRE.replace('island', 'county')}` }])
    const b = articleOf('b', [{ text: WIRE.replace('late in the evening', 'late at night') }])
    expect(findSharedText([a, b]).map(({ words }) => words)).toEqual([23, 18])
  })

  it('is found as one stretch where a rewriter swapped, put in or left out a word every few words', () => {
    const rewritten =
      'The island council decided late in the evening to leave the lighthouse lit through the cold winter, at a price that nobody had put into the budget.'
    const [passage, ...rest] = findSharedText([
      articleOf('a', [...HARBOUR, { text: WIRE }]),
      articleOf('b', [{ text: rewritten }, ...VALLEY]),
    ])
    expect(rest).toEqual([])
    expect(passage?.words).toBe(20)
    const b = articleOf('b', [{ text: rewritten }])
    expect(b.text.slice(...(passage?.b.span ?? [0, 0]))).toBe(rewritten.slice(rewritten.indexOf('late'), -1))
  })

  it('passes over sentences of which less than two thirds are the same', () => {
    const other =
      'The island council voted late in the evening after a storm of letters from sailors and their wives to keep the lighthouse lit, while the mayor of the town spoke against it for an hour, and the cost that nobody had put into the budget was left for spring.'
    expect(findSharedText([articleOf('a', [{ text: WIRE }]), articleOf('b', [{ text: other }])])).toEqual([])
  })

  it('passes over a quotation that both heard, and articles that only share a subject', () => {
    const quoted = (by: string) => articleOf(by, [{ text: `${by}: “${WIRE}”` }])
    expect(findSharedText([quoted('One'), quoted('Two')])).toEqual([])
    expect(findSharedText([articleOf('a', HARBOUR), articleOf('b', VALLEY)])).toEqual([])
  })
})
