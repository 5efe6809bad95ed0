import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodySpans } from '../../../../electron/core/article/article'
import { extractArticle } from '../../../../electron/core/article/extract'
import { readText } from '../../../../electron/readers/text'

const article = (text: string) => extractArticle(readText(text))
const bodyOf = (text: string) => {
  const found = article(text)
  return bodySpans(found).map(([start, end]) => found.text.slice(start, end))
}

const STORY = [
  'The harbour bridge of Ostmouth will open on Monday after nine years of work, the port authority said on Friday.',
  'Mayor Lena Brandt told reporters that the last inspection had found no faults in the new bearings or in the cables.',
  '"We have waited long enough, and so have the ferries," she said at a news conference in the old customs house.',
  'Two contractors were fined in the spring after a crane had fallen onto the eastern pier, but nobody was hurt.',
  'The union of harbour workers warned that the toll would cost its members more than a day’s wage every month.',
]

/** The story as a reader copies it from a page: menus, a clock, headlines on other days, a comment form. */
const PAGE = `ostmouth bridge to open on monday
Last Updated : GMT 11:02:45
Coast Post, coast post
Home
Politics
Sport
Weather

Ostmouth bridge to open on Monday

Coast Post Ostmouth bridge to open on Monday

${STORY.join('\n\n')}

Source: AFP

GMT 08:15 2031 Saturday ,10 May

Ferry line sold to its captain

GMT 09:30 2030 Friday ,22 November

Storm closes harbour for a week

Name *

E-mail *

Comment *

Terms of use

I agree with the Terms of Use

Security Code*

Maintained by Coast Media.
All rights reserved to Coast Media 2031 ©
`

describe('a page pasted as text', () => {
  it('gives the story and nothing around it', () => {
    expect(bodyOf(PAGE).filter((line) => !line.startsWith('Source'))).toEqual(STORY)
  })

  it('has the headline as it is cased there, not its echo in small letters', () => {
    expect(article(PAGE).title).toBe('Ostmouth bridge to open on Monday')
  })

  it('takes no date from a clock, other headlines or a copyright line', () => {
    expect(article(PAGE).published).toBeNull()
  })

  it('names the agency and the language', () => {
    expect(article(PAGE)).toMatchObject({ credit: 'AFP', language: 'en' })
  })

  it('keeps its whole text, every paragraph in its place', () => {
    const { text, paragraphs } = article(PAGE)
    expect(text).toBe(PAGE)
    expect(paragraphs.map(({ span: [start, end] }) => text.slice(start, end))).toEqual(
      PAGE.split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
  })
})

describe('a text with nothing but the article', () => {
  const text = `Ostmouth bridge to open on Monday\n\nBy Ada Quill\n9 May 2031\n\n${STORY.join('\n\n')}\n`

  it('loses no paragraph', () => {
    expect(bodyOf(`Ostmouth bridge to open on Monday\n\n${STORY.join('\n\n')}\n`)).toEqual(STORY)
    expect(bodyOf(`${STORY[0]}\n\n${STORY[1]}`)).toEqual(STORY.slice(0, 2))
  })

  it('prints by whom and when', () => {
    expect(article(text)).toMatchObject({
      title: 'Ostmouth bridge to open on Monday',
      byline: 'Ada Quill',
      published: '2031-05-09',
    })
  })
})

describe('the lines between headline and body', () => {
  const under = (...lines: string[]) =>
    article(`Ostmouth bridge to open on Monday\n\n${lines.join('\n')}\n\n${STORY.join('\n\n')}\n`)

  it('give the day in the byline, not the one in a caption', () => {
    const lines = ['By Ada Quill on Friday, 9 May 2031', 'A freighter leaves Ostmouth on 30 August 2030. (Coast Photo)']
    expect(under(...lines)).toMatchObject({ byline: 'Ada Quill', published: '2031-05-09' })
  })

  it('give the day that stands alone, not the one in a source line', () => {
    expect(under('9 May 2031', 'Source: Ostmouth Port Authority, 2 May 2031').published).toBe('2031-05-09')
  })

  it('give no day when they are headlines of other days', () => {
    const lines = [
      '9 May 2031',
      'Ferry line sold to its captain',
      '2 March 2030',
      'Storm closes harbour',
      '4 April 2029',
    ]
    expect(under(...lines).published).toBeNull()
  })

  it.each([
    'By Ada Quill - Updated 9:30',
    'By ADA QUILL ada.quill@coast.example',
    'By Ada QuillStaff Writer',
    'By Ada Quill, Friday 9 May',
  ])('give the name alone: %s', (line) => {
    expect(under(line).byline).toMatch(/^ada quill$/i)
  })
})

describe('any text', () => {
  it('gives an article that covers it in order, with body inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const found = article(text)
        let end = 0
        for (const { span } of found.paragraphs) {
          expect(span[0]).toBeGreaterThanOrEqual(end)
          expect(span[1]).toBeGreaterThan(span[0])
          expect(found.text.slice(end, span[0]).trim()).toBe('')
          end = span[1]
        }
        expect(found.text.slice(end).trim()).toBe('')
      }),
    )
  })

  it.each([
    ['one line of a megabyte', 'word and word. '.repeat(70_000)],
    ['a megabyte without a blank', 'a'.repeat(1_000_000)],
    ['brackets and quotation marks', '([{"“'.repeat(100_000)],
    ['a hundred thousand short lines', 'Sport\nNews 12 May 2031\n'.repeat(50_000)],
    ['blanks and line ends', ' \n\t\r\n'.repeat(100_000)],
  ])('takes linear time: %s', (_, text) => {
    const start = performance.now()
    article(text)
    // Quadratic work on these sizes takes minutes.
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
