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
