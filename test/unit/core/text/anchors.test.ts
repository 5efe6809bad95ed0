import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointsOf, makeAnchor, makeAnchors, resolveAnchor } from '../../../../electron/core/text/anchors'

const article = `sha256:${'a'.repeat(64)}`
const [oldHash, newHash] = ['b'.repeat(64), 'c'.repeat(64)]

function anchorOf(text: string, exact: string, from = 0) {
  const start = text.indexOf(exact, from)
  return makeAnchor({ article, textHash: oldHash, text }, [start, start + exact.length])
}

describe('an anchor', () => {
  it('counts code points, and keeps 32 characters either side', () => {
    const text = `${'🌉'.repeat(40)}The bridge${'🚢'.repeat(40)}`
    const anchor = anchorOf(text, 'The bridge')
    expect(anchor).toMatchObject({ start: 40, end: 50, exact: 'The bridge' })
    expect([anchor.prefix, anchor.suffix]).toEqual(['🌉'.repeat(32), '🚢'.repeat(32)])
  })

  it('keeps a page only where it is given one', () => {
    const about = { article, textHash: oldHash, text: 'The bridge' }
    expect(makeAnchor(about, [0, 3])).not.toHaveProperty('page')
    expect(makeAnchor(about, [0, 3], 7).page).toBe(7)
    expect(
      makeAnchors(about, [
        [0, 3],
        [4, 10],
      ]).map((anchor) => anchor.exact),
    ).toEqual(['The', 'bridge'])
  })

  it('of any span of any text is found exactly where it was made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(100), fc.nat(100), (text, left, right) => {
        const points = codePointsOf(text)
        const start = points.toUtf16(Math.min(left, right, points.length))
        const end = points.toUtf16(Math.min(Math.max(left, right), points.length))
        const anchor = makeAnchor({ article, textHash: oldHash, text }, [start, end])
        expect(anchor.exact).toBe([...text].slice(anchor.start, anchor.end).join(''))
        expect(resolveAnchor(anchor, text, oldHash)).toEqual({ state: 'exact', span: [start, end] })
      }),
    )
  })
})

describe('resolving an anchor', () => {
  const text = 'The ferry was late. The mayor said the bridge would open in May. The ferry was late.'

  it('is exact where the same words stand at the same place in the same surroundings', () => {
    const anchor = anchorOf(text, 'the bridge would open')
    expect(resolveAnchor(anchor, `${text} More below.`, newHash)).toEqual({ state: 'exact', span: [35, 56] })
  })

  it('is exact in its own text even where the words stand twice', () => {
    const anchor = anchorOf(text, 'The ferry was late.', 10)
    expect(resolveAnchor(anchor, text, oldHash)).toMatchObject({ state: 'exact', span: [65, 84] })
  })

  it('is moved where the passage is found once elsewhere', () => {
    const anchor = anchorOf(text, 'the bridge would open')
    expect(resolveAnchor(anchor, `Corrected. ${text}`, newHash)).toEqual({ state: 'moved', span: [46, 67] })
    expect(resolveAnchor(anchor, 'Yesterday: the bridge would open soon', newHash)).toEqual({
      state: 'moved',
      span: [11, 32],
    })
  })

  it('tells equal words apart by what stands around them, and only so', () => {
    const said = 'First he said no to them all. Then, after a long night of talks, he said yes.'
    const anchor = anchorOf(said, 'he said', 20)
    expect(resolveAnchor(anchor, `Update. ${said}`, newHash)).toEqual({ state: 'moved', span: [73, 80] })
    expect(resolveAnchor(anchor, 'Before, he said no. Later, he said yes to it.', newHash)).toEqual({
      state: 'lost',
      why: 'ambiguous',
    })
  })

  it('is lost rather than guessed', () => {
    const late = anchorOf(text, 'The ferry was late.')
    const twice = `Intro. ${text.replace('mayor', 'council').repeat(2)}`
    expect(resolveAnchor(late, twice, newHash)).toEqual({ state: 'lost', why: 'ambiguous' })
    expect(resolveAnchor(late, 'Another page.', newHash)).toEqual({ state: 'lost', why: 'not found' })
    expect(resolveAnchor(late, null, newHash)).toEqual({ state: 'lost', why: 'text missing' })
    // Part of a longer word is not the word.
    expect(resolveAnchor(anchorOf(text, 'late'), 'Chocolates for all.', newHash)).toEqual({
      state: 'lost',
      why: 'not found',
    })
    // The same words at the same place, by chance.
    const chance = `The ferry was late. The mayor fled. The ferry was late.`
    expect(resolveAnchor(late, chance, newHash)).toEqual({ state: 'lost', why: 'ambiguous' })
  })
})
