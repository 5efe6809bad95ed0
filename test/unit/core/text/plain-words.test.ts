import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlainWords } from '../../../../electron/core/text/plain-words'

const plain = (text: string) => readPlainWords(text).map((word) => word.plain)

describe('plain words', () => {
  it('set aside case, accents, possessives, hyphens and stops', () => {
    expect(plain('Léna’s nursing-home')).toEqual(plain("lena's Nursing home"))
    expect(plain('the N.A.T.O. office')).toEqual(plain('the NATO office'))
  })
  it('give a country and a number one spelling', () => {
    expect(plain('the U.S. sent 1.2 million')).toEqual(plain('the United States sent 1,200,000'))
    expect(plain('US troops')).not.toEqual(plain('us troops'))
    expect(plain('50% of two')).toEqual(plain('fifty per cent of 2'))
  })
  it('stand in text order, inside the passage, and never overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(10), (text, from) => {
        const words = readPlainWords(text, Math.min(from, text.length))
        for (const [index, word] of words.entries()) {
          expect(word.start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? Math.min(from, text.length))
          expect(word.end).toBeGreaterThan(word.start)
          expect(word.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
