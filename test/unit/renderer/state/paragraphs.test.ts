import { describe, expect, it } from 'vitest'
import type { ArticleView } from '../../../../electron/contract'
import { foldBoilerplate, inPieces, placeBySpan } from '../../../../renderer/state/paragraphs'

type Paragraph = ArticleView['paragraphs'][number]
const paragraph = (start: number, end: number, body = true): Paragraph => ({
  ...{ span: [start, end] as [number, number], kind: 'text' as const, body, set: false, page: null },
})

describe('a long text', () => {
  const long = Array.from({ length: 500 }, (_, index) => paragraph(index * 1000, index * 1000 + 998))

  it('comes in pieces that hold every paragraph once, in order', () => {
    const pieces = inPieces(foldBoilerplate(long))
    expect(pieces.length).toBeGreaterThan(20)
    expect(pieces.flatMap(({ groups }) => groups.flat())).toEqual(long)
    for (const { span, paragraphs } of pieces) {
      expect(span[1] - span[0]).toBeLessThan(14_000)
      expect(paragraphs).toBeLessThanOrEqual(60)
    }
  })

  it('is one piece where it is short', () => {
    expect(inPieces(foldBoilerplate([paragraph(0, 10), paragraph(11, 30, false)]))).toHaveLength(1)
    expect(inPieces([])).toEqual([])
  })
})

describe('what touches a paragraph', () => {
  const [one, two, three] = [paragraph(0, 10), paragraph(12, 20), paragraph(22, 30)]
  const item = (start: number, end: number) => ({ span: [start, end] as const })

  it('is found for each paragraph, in the order given', () => {
    const [late, across, early] = [item(25, 26), item(5, 15), item(0, 1)]
    const places = placeBySpan([one, two, three], [late, across, early])
    expect(places.get(one)).toEqual([across, early])
    expect(places.get(two)).toEqual([across])
    expect(places.get(three)).toEqual([late])
  })

  it('is nothing for what stands between paragraphs or only borders on them', () => {
    expect(placeBySpan([one, two], [item(10, 12), item(20, 22)]).size).toBe(0)
  })
})
