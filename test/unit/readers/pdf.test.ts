import { describe, expect, test } from 'vitest'
import { readPdf } from '../../../electron/readers/pdf'
import { buildPdf, type PlacedText, setLines } from './build-pdf'
import { read, reasonFor, texts } from './reading'

const FERRY = [
  'The harbour master said on Monday that the old ferry would be kept',
  'running through the winter, because the bridge is not to open before',
  'the spring.',
]

describe('words', () => {
  test('pieces that a ligature cuts are put together', async () => {
    const pdf = buildPdf([
      [
        { x: 50, y: 700, text: 'di' },
        { x: 57.78, y: 700, text: '\u0001', font: 'F3' },
        { x: 63.34, y: 700, text: 'erence in the o' },
        { x: 129.49, y: 700, text: '\u0001', font: 'F3' },
        { x: 135.05, y: 700, text: 'ices ' },
        { x: 157.27, y: 700, text: '\u0002', font: 'F3' },
        { x: 162.27, y: 700, text: 'nds' },
      ],
    ])
    expect((await read(pdf, 'a.pdf')).text).toBe('difference in the offices finds')
  })

  test('blanks that the PDF leaves out are put in', async () => {
    const words = [
      { x: 50, y: 700, text: 'Nobody' },
      { x: 87.5, y: 700, text: 'left' },
      { x: 103.8, y: 700, text: 'the' },
      { x: 120.7, y: 700, text: 'room' },
    ]
    expect((await read(buildPdf([words]), 'a.pdf')).text).toBe('Nobody left the room')
  })

  test('text drawn twice for bold is read once', async () => {
    const pdf = buildPdf([
      [
        { x: 50, y: 700, text: 'Ferry stays' },
        { x: 50.4, y: 700, text: 'Ferry stays' },
      ],
    ])
    expect((await read(pdf, 'a.pdf')).text).toBe('Ferry stays')
  })

  test('Chinese that relies on a predefined character map is read', async () => {
    const pdf = buildPdf([[{ x: 50, y: 700, text: '渡轮将继续航行', font: 'F4' }]])
    expect((await read(pdf, 'a.pdf')).text).toBe('渡轮将继续航行')
  })

  test('a footnote’s figure does not run into a number', async () => {
    const pdf = buildPdf([
      [
        { x: 50, y: 700, text: 'It carried 4,500' },
        { x: 116.7, y: 704, text: '2', size: 6 },
        { x: 122.8, y: 700, text: 'passengers.' },
      ],
    ])
    expect((await read(pdf, 'a.pdf')).text).toBe('It carried 4,500² passengers.')
  })
})

describe('lines become paragraphs', () => {
  test('wrapped lines are joined, space between lines parts', async () => {
    const pdf = buildPdf([[...setLines(FERRY, { x: 50, y: 700 }), ...setLines(FERRY, { x: 50, y: 650 })]])
    const document = await read(pdf, 'a.pdf')
    expect(texts(document)).toEqual([FERRY.join(' '), FERRY.join(' ')])
    expect(document.blocks.every((block) => block.page === 1 && block.body === null)).toBe(true)
  })

  test('a first line set in begins a paragraph', async () => {
    const lines = setLines([...FERRY, ...FERRY], { x: 50, y: 700 }).map((line, index) =>
      index % 3 === 0 ? { ...line, x: 65 } : line,
    )
    expect(texts(await read(buildPdf([lines]), 'a.pdf'))).toEqual([FERRY.join(' '), FERRY.join(' ')])
  })

  test('a short last line ends a paragraph', async () => {
    const pdf = buildPdf([setLines([...FERRY, ...FERRY], { x: 50, y: 700 })])
    expect(texts(await read(pdf, 'a.pdf'))).toEqual([FERRY.join(' '), FERRY.join(' ')])
  })

  test('hyphens at a line end go where they only break a word', async () => {
    const lines = [
      'The long-standing ferry and its crew are extraor-',
      'dinarily proud of the ferry, said the long-',
      'standing captain in 2015-',
      '16, who is Franco-',
      'German by birth and well known on both of the banks.',
    ]
    expect((await read(buildPdf([setLines(lines, { x: 50, y: 700 })]), 'a.pdf')).text).toBe(
      'The long-standing ferry and its crew are extraordinarily proud of the ferry, said the long-standing captain in 2015-16, who is Franco-German by birth and well known on both of the banks.',
    )
  })

  test('larger type is a heading, bullets are list items', async () => {
    const pdf = buildPdf([
      [
        { x: 50, y: 740, text: 'Ferry to stay', size: 20 },
        ...setLines(FERRY, { x: 50, y: 700 }),
        ...setLines(['\u0095 the first ship', '\u0095 the second ship'], { x: 50, y: 650 }),
      ],
    ])
    const document = await read(pdf, 'a.pdf')
    expect(document.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'listItem', 'listItem'])
    expect(document.metadata.title).toBe('Ferry to stay')
  })

  test('the cells of a table stay in their rows', async () => {
    const row = (y: number, ...cells: string[]): PlacedText[] =>
      cells.map((text, index) => ({ x: 50 + index * 120, y, text }))
    const pdf = buildPdf([
      [...row(700, 'Province', 'Deaths', 'Injured'), ...row(688, 'North', '12', '40'), ...row(676, 'South', '7', '31')],
    ])
    expect(texts(await read(pdf, 'a.pdf'))).toEqual(['Province\tDeaths\tInjured', 'North\t12\t40', 'South\t7\t31'])
  })
})

describe('pages', () => {
  const left = [
    'The council met on Monday and',
    'talked about the ferry for five',
    'hours, and then about the new',
    'bridge, which is late, and the',
    'money, which is short, as the',
  ]
  const right = [
    'mayor had said. Nobody spoke',
    'for the closing of the ferry, but',
    'two members of the council did',
    'not vote, and one left before the',
    'vote was taken by the others.',
  ]

  test('columns are read one after the other, under a headline over both', async () => {
    const pdf = buildPdf([
      [
        { x: 50, y: 740, text: 'Council keeps the old ferry on its way', size: 18 },
        // Drawn line by line over both columns, as some programs do.
        ...left.flatMap((text, index) => [
          { x: 50, y: 700 - index * 12, text },
          { x: 215, y: 700 - index * 12, text: right[index] ?? '' },
        ]),
      ],
    ])
    expect(texts(await read(pdf, 'a.pdf'))).toEqual([
      'Council keeps the old ferry on its way',
      [...left, ...right].join(' '),
    ])
  })

  test('running headers, footers and page numbers are no body, and a sentence runs on over them', async () => {
    const page = (number: number, lines: readonly string[]) => [
      { x: 50, y: 770, text: 'Harbour Review' },
      ...setLines(lines, { x: 50, y: 700 }),
      { x: 290, y: 30, text: String(number) },
    ]
    const document = await read(buildPdf([page(11, FERRY.slice(0, 2)), page(12, FERRY.slice(2))]), 'a.pdf')
    expect(texts(document, (block) => block.body !== false)).toEqual([FERRY.join(' ')])
    expect(texts(document, (block) => block.body === false)).toEqual(['Harbour Review', '11', 'Harbour Review', '12'])
    expect(document.blocks.map((block) => block.page)).toEqual([1, 1, 1, 2, 2])
  })

  test('a lone figure within the text is not a page number', async () => {
    const pdf = buildPdf([[...setLines(FERRY, { x: 50, y: 700 }), { x: 50, y: 600, text: '12' }]])
    expect(texts(await read(pdf, 'a.pdf'), (block) => block.body !== false)).toEqual([FERRY.join(' '), '12'])
  })

  test('what a browser prints around a page is no body', async () => {
    const pdf = buildPdf([
      [
        { x: 25, y: 780, text: '9/12/16, 4:05 PM' },
        { x: 250, y: 780, text: 'Ferry to stay | Harbour Review' },
        ...setLines(FERRY, { x: 50, y: 700 }),
        { x: 25, y: 15, text: 'https://review.example/ferry' },
        { x: 560, y: 15, text: '1/1' },
      ],
    ])
    const document = await read(pdf, 'a.pdf')
    expect(texts(document, (block) => block.body !== false)).toEqual([FERRY.join(' ')])
    expect(document.metadata.published).toBeNull()
  })

  test('properties count only where the page prints them', async () => {
    const lines = setLines(['Ferry to stay', 'By Ada Example'], { x: 50, y: 700, leading: 30 })
    const said = await read(buildPdf([lines], { info: '/Title (FERRY TO STAY) /Author (Ada Example)' }), 'a.pdf')
    expect(said.metadata).toMatchObject({ title: 'FERRY TO STAY', byline: 'Ada Example' })
    const template = await read(buildPdf([lines], { info: '/Title (Template 3) /Author (Office)' }), 'a.pdf')
    expect(template.metadata).toMatchObject({ title: null, byline: null })
  })

  test('pages without text are named', async () => {
    const drawing = '0 0 0 rg 50 50 500 700 re f'
    const document = await read(buildPdf([setLines(FERRY, { x: 50, y: 700 }), drawing, drawing]), 'a.pdf')
    expect(document.notes).toEqual(['Pages 2 and 3 hold no text that can be read (images or blank).'])
  })
})

describe('a PDF that cannot be read', () => {
  test('holds only images', async () => {
    expect(await reasonFor(buildPdf(['0 0 0 rg 50 50 500 700 re f']), 'scan.pdf')).toMatch(/only images.*OCR/)
  })

  test('is protected by a password', async () => {
    expect(await reasonFor(buildPdf([[]], { password: true }), 'a.pdf')).toMatch(/password/)
  })

  test('is damaged', async () => {
    expect(await reasonFor(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'), 'a.pdf')).toMatch(/damaged/)
  })

  test('takes too long', async () => {
    const pages = Array.from({ length: 20 }, () => setLines(FERRY, { x: 50, y: 700 }))
    expect(await readPdf(buildPdf(pages), 0)).toMatchObject({ ok: false, reason: expect.stringMatching(/too long/) })
  })
})
