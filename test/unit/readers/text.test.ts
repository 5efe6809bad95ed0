import { describe, expect, it } from 'vitest'
import { readText } from '../../../electron/readers/text'

const paragraphs = (text: string) => {
  const document = readText(text)
  return document.blocks.map(({ span: [start, end] }) => document.text.slice(start, end))
}

describe('readText', () => {
  it('keeps the text as it is, with LF line ends', () => {
    expect(readText('\uFEFFOne\r\n\r\n  two \t\n\n').text).toBe('\uFEFFOne\n\n  two \t\n\n')
  })

  it('takes each line for a paragraph, as browsers copy them', () => {
    expect(paragraphs('Menu\nHome\n\n  The bridge opened on Monday.  \n')).toEqual([
      'Menu',
      'Home',
      'The bridge opened on Monday.',
    ])
  })

  it('puts lines together that were broken at a fixed width', () => {
    const wrapped = [
      'The harbour bridge of Ostmouth opened on Monday after nine years of',
      'works, the port authority said. Nobody was hurt when a crane fell in',
      'the spring, but two contractors were fined.',
    ].join('\n')
    expect(paragraphs(`Ostmouth bridge\n\n${wrapped}\n\nThe end.`)).toEqual(['Ostmouth bridge', wrapped, 'The end.'])
  })

  it('leaves a list of short lines apart', () => {
    const menu = ['News', 'Sport and leisure', 'Weather', 'Letters to the editor', 'Contact']
    expect(paragraphs(menu.join('\n'))).toEqual(menu)
  })

  it('reads an empty text', () => {
    expect(readText('').blocks).toEqual([])
  })
})
