import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTokens } from '../../../../electron/core/text/tokens'

const texts = (text: string) => readTokens(text, [[0, text.length]]).map((token) => token.text)

describe('tokens', () => {
  it('keeps quotation marks, contractions and possessives apart', () => {
    expect(texts("''I'm sure,'' she said.")).toEqual(["'", "'", 'I', "'m", 'sure', ',', "'", "'", 'she', 'said', '.'])
    expect(texts('“Orr’s plan can’t work”')).toEqual(['“', 'Orr', '’s', 'plan', 'ca', 'n’t', 'work', '”'])
  })

  it('reads only the given spans', () => {
    const text = 'menu here\nThe mayor spoke.\nfooter'
    expect(readTokens(text, [[10, 26]]).map((token) => token.text)).toEqual(['The', 'mayor', 'spoke', '.'])
  })

  it('gives tokens that stand in the text, in order, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let last = 0
        for (const token of readTokens(text, [[0, text.length]])) {
          expect(token.start).toBeGreaterThanOrEqual(last)
          expect(text.slice(token.start, token.end)).toBe(token.text)
          last = token.end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('takes a megabyte without a space in its stride', () => {
    const text = `Start ${'a'.repeat(1_000_000)} end.`
    const tokens = readTokens(text, [[0, text.length]])
    expect(tokens.at(0)?.text).toBe('Start')
    expect(tokens.at(-2)?.text).toBe('end')
    expect(Math.max(...tokens.map((token) => token.text.length))).toBeLessThanOrEqual(100)
  })
})
