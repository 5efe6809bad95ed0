import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readDocument } from '../../../electron/readers/read'
import { buildDocx, margin, paragraph } from './build-docx'
import { buildPdf, setLines } from './build-pdf'
import { utf8 } from './reading'

const NAMES = ['a.txt', 'a.html', 'a.md', 'a.pdf', 'a.docx', 'a.eml', 'a.mhtml', 'a']
const SENTENCE = 'The harbour master said on Monday that the old ferry would be kept.'

/** One whole file a format. */
async function wholeFiles(): Promise<readonly (readonly [name: string, bytes: Uint8Array])[]> {
  return [
    ['a.pdf', buildPdf([setLines([SENTENCE, SENTENCE], { x: 50, y: 700 }), setLines([SENTENCE], { x: 50, y: 700 })])],
    ['a.docx', await buildDocx(paragraph(SENTENCE), { 'word/header1.xml': margin('hdr', 'Review') })],
    [
      'a.eml',
      utf8(
        `From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n${SENTENCE}\n--x--\n`,
      ),
    ],
    [
      'a.html',
      utf8(
        `<!doctype html><html><head><title>T</title></head><body><p>${SENTENCE}</p><table><tr><td>1</table></body></html>`,
      ),
    ],
    ['a.md', utf8(`# T\n\n${SENTENCE}\n\n- a\n  - b\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`)],
    ['a.txt', iconv.encode(`${SENTENCE} “Да”\n`, 'utf-16le', { addBOM: true })],
  ]
}

/** Every answer is a document whose blocks fit its text, or one line of reason. */
async function expectAnAnswer(bytes: Uint8Array, name: string): Promise<void> {
  const result = await readDocument(bytes, name)
  if (!result.ok) expect(result.reason).toMatch(/^[A-Z][^\n]{10,}\.$/)
  const { text, blocks } = result.ok ? result.document : { text: '', blocks: [] }
  let end = 0
  for (const { span } of blocks) {
    expect(span[0]).toBeGreaterThanOrEqual(end)
    expect(span[1]).toBeGreaterThan(span[0])
    end = span[1]
  }
  expect(end).toBeLessThanOrEqual(text.length)
}

describe('bytes that mean harm, or nothing', () => {
  test('random bytes under any name get an answer', async () => {
    const anyBytes = fc.uint8Array({ minLength: 1, maxLength: 600 })
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.constantFrom(...NAMES), (bytes, name) => expectAnAnswer(bytes, name)),
      { numRuns: 150, seed: 7 },
    )
  })

  test('random bytes behind a real signature get an answer', async () => {
    const signatures = [
      '%PDF-1.7\n',
      'PK\u0003\u0004',
      'MIME-Version: 1.0\nSubject: x\n',
      '<!doctype html>',
      '\u00ff\u00fe',
      '---\ntitle: ',
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 400 }), (signature, bytes) =>
        expectAnAnswer(Buffer.concat([Buffer.from(signature, 'latin1'), bytes]), 'a'),
      ),
      { numRuns: 100, seed: 7 },
    )
  })

  test('files cut short anywhere get an answer', async () => {
    for (const [name, bytes] of await wholeFiles())
      for (let share = 1; share <= 12; share++) await expectAnAnswer(bytes.slice(0, (bytes.length * share) / 12), name)
  })

  test('files with single bytes changed get an answer', async () => {
    const files = await wholeFiles()
    const change = fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        ([name, bytes], changes) => {
          const damaged = new Uint8Array(bytes)
          for (const [place, value] of changes) damaged[Math.floor(place * damaged.length)] = value
          return expectAnAnswer(damaged, name)
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })
})

const MANY_WORDS = Array.from({ length: 60_000 }, (_, index) => `word${index}`).join(' ')
const LINKED_DATA = `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: MANY_WORDS })}</script>`

describe('files made to take for ever', () => {
  const timed = async (bytes: Uint8Array, name: string) => {
    const start = performance.now()
    await expectAnAnswer(bytes, name)
    return performance.now() - start
  }

  test.each([
    ['comments before a page', 'a.html', '<!-- --> '.repeat(50_000)],
    ['comments left open', 'a.html', '<!--'.repeat(50_000)],
    ['header lines without an end', 'a.eml', 'Subject: x\n'.repeat(20_000)],
    ['tags left open', 'a.html', `<html>${'<a '.repeat(50_000)}`],
    ['deep quotes', 'a.md', `${'>'.repeat(2_000)} x`],
    ['deep lists', 'a.md', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n')],
    ['emphasis left open', 'a.md', '*a _b '.repeat(5_000)],
    ['brackets left open', 'a.md', '['.repeat(5_000)],
    ['one endless line', 'a.txt', 'word '.repeat(400_000)],
    ['250 levels', 'a.html', `${`<div><p>${SENTENCE}</p>`.repeat(250)}${'</div>'.repeat(250)}`],
    ['250 levels of tables', 'a.html', `${'<table><tr><td>'.repeat(250)}${SENTENCE}`],
    ['a long page below 240 levels', 'a.html', `${'<div>'.repeat(240)}${`<p>${SENTENCE.repeat(3)}</p>`.repeat(2_000)}`],
    ['100 000 levels', 'a.html', `${'<div>'.repeat(100_000)}${SENTENCE}`],
    ['a page that is one line of 5 MB', 'a.html', `<html><body><p>${`${SENTENCE} `.repeat(72_000)}</p></body></html>`],
    ['5 MB without a blank', 'a.html', `<html><body><p>${'a'.repeat(5_000_000)}</p></body></html>`],
    ['one line of very many elements', 'a.html', `<p>${'<span>word</span> <a href="#">word</a> '.repeat(20_000)}</p>`],
    ['very many class names', 'a.html', `<p class="${'a '.repeat(500_000)}">${SENTENCE}</p>`],
    ['an endless headline', 'a.html', `<title>${MANY_WORDS}</title><h1>${MANY_WORDS}</h1><p>${SENTENCE}</p>`],
    ['an endless headline in data', 'a.html', `${LINKED_DATA}<h2>${MANY_WORDS}</h2><p>${SENTENCE}</p>`],
  ])('%s', async (_, name, text) => {
    expect(await timed(utf8(text), name)).toBeLessThan(10_000)
  })

  test('a PDF page with very many pieces of text', async () => {
    const pieces = Array.from({ length: 8_000 }, (_, index) => ({
      x: 20 + (index % 40) * 14,
      y: 780 - Math.floor(index / 40) * 3.8,
      text: 'word',
      size: 4,
    }))
    expect(await timed(buildPdf([pieces]), 'a.pdf')).toBeLessThan(10_000)
  })
})

describe('files that are no page', () => {
  const reasonFor = async (bytes: Uint8Array) => {
    const result = await readDocument(bytes, 'a.html')
    return result.ok ? null : result.reason
  }
  const noise = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919 + (index >> 3) * 31) & 255)

  test('bytes named .html', async () => {
    expect(await reasonFor(noise)).toMatch(/not a kind of file/)
    expect(await reasonFor(Buffer.concat([utf8('<html><body><p>'), noise]))).toMatch(/not a kind of file/)
  })

  test('an image named .html', async () => {
    const image = Buffer.concat([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), noise])
    expect(await reasonFor(image)).toMatch(/is an image/)
  })

  test('a file of 200 MB', async () => {
    const start = performance.now()
    expect(await reasonFor(new Uint8Array(200_000_000))).toMatch(/too large .*200 MB.* 50 MB/)
    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

test('text below too many levels is kept', async () => {
  const text = 'The ferry was kept.'
  const result = await readDocument(
    utf8(`${'<div>'.repeat(30_000)}${text}${'</div>'.repeat(30_000)}<p>${text}</p>`),
    'a.html',
  )
  expect(
    result.ok && result.document.blocks.map(({ span: [start, end] }) => result.document.text.slice(start, end)),
  ).toEqual([text, text])
})
