import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/contract'
import { findNames } from '../../../../electron/core/text/names'
import { isSamePerson, isSpellingVariant, personName } from '../../../../electron/core/text/names-persons'
import { readNameWords } from '../../../../electron/core/text/names-words'
import { readTokens } from '../../../../electron/core/text/tokens'

/** Names in a text, a title in brackets before each. */
function namesIn(text: string): string[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map((match): Span => [match.index, match.index + match[0].length])
  return findNames(readNameWords(text, readTokens(text, paragraphs))).map(
    ({ fullStart, start, end }) =>
      (fullStart < start ? `[${text.slice(fullStart, start).trim()}] ` : '') + text.slice(start, end),
  )
}

describe('names', () => {
  it.each<[string, string[]]>([
    ['We met US Secretary of State Ada Orr there.', ['[US Secretary of State] Ada Orr']],
    ['They asked Sen. Carl Moss (R-Ohio) twice.', ['[Sen.] Carl Moss']],
    ['Then Harbour Board spokeswoman Ana Lindt spoke.', ['Harbour Board', '[spokeswoman] Ana Lindt']],
    ['It hit al-Nordar Front and Volk-Mart hard.', ['al-Nordar Front', 'Volk-Mart']],
    ['He left the Department of Health and Human Services.', ['Department of Health and Human Services']],
    ['It was Ben Falk’s idea, not Carl Moss Jr.’s own.', ['Ben Falk', 'Carl Moss Jr.']],
    ['On Friday the White House and New York agreed.', ['White House', 'New York']],
    ['The envoy, Staffan de Lind, met Omar bin Tal.', ['Staffan de Lind', 'Omar bin Tal']],
    ['They saw Mr. King and the Secretary of State.', ['[Mr.] King']],
    ['He met Russian diplomats and some Kurds.', ['Kurds']],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected)
  })

  it('leaves alone what only begins a sentence', () => {
    expect(namesIn('Separately, talks went on. Critics left. Nobody spoke. However, rain fell.')).toEqual([])
  })

  it('knows a name at a sentence’s beginning by its other mentions', () => {
    expect(namesIn('Grant talks. They asked Grant again.')).toEqual(['Grant', 'Grant'])
  })
})

describe('names of people', () => {
  const same = (a: string, b: string) => {
    const [x, y] = [personName(a.split(' ')), personName(b.split(' '))]
    return x !== null && y !== null && isSamePerson(x, y)
  }

  it.each([
    ['ada orr', 'ada m orr'],
    ['a orr', 'ada orr'],
    ['bob vale', 'robert vale'],
    ['sergei volin', 'sergey volin'],
    ['muhammad brask', 'mohamed brask'],
    ['bashar al-nor', 'bashar nor'],
    ['carl moss jr', 'carl moss'],
  ])('%s can be %s', (a, b) => {
    expect(same(a, b)).toBe(true)
    expect(same(b, a)).toBe(true)
  })

  it.each([
    ['ada orr', 'ada volin'],
    ['hanna brask', 'ole brask'],
    ['dan brask', 'don brask'],
    ['daniel brask', 'danielle brask'],
    ['patrick brask', 'patricia brask'],
  ])('%s is not %s', (a, b) => {
    expect(same(a, b)).toBe(false)
    expect(same(b, a)).toBe(false)
  })

  it('spellings of one word sound alike', () => {
    expect(isSpellingVariant('gaddawi', 'qaddawi')).toBe(true)
    expect(isSpellingVariant('falken', 'volken')).toBe(false)
  })
})
