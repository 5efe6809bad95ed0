import { describe, expect, test } from 'vitest'
import { readDocx } from '../../../electron/readers/docx'
import { buildDocx, coreProperties, margin, paragraph } from './build-docx'
import { read, reasonFor, texts } from './reading'

describe('a Word file', () => {
  test('is read in blocks, all of them body', async () => {
    const list =
      '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>North</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    const body = paragraph('Ferry to stay', 'Heading1') + paragraph('“It stays,” she said &amp; left.') + list
    const document = await read(await buildDocx(body), 'a.docx')
    expect(document.format).toBe('docx')
    expect(texts(document)).toEqual(['Ferry to stay', '“It stays,” she said & left.', 'North', '12'])
    expect(document.blocks.map(({ kind, body }) => `${kind} ${body}`)).toEqual([
      'heading true',
      'paragraph true',
      'tableCell true',
      'tableCell true',
    ])
    expect(document.metadata.title).toBe('Ferry to stay')
  })

  test('has headers and footers that are not body, once each', async () => {
    const bytes = await buildDocx(paragraph('She said so.'), {
      'word/header1.xml': margin('hdr', 'Harbour Review'),
      'word/header2.xml': margin('hdr', 'Harbour Review'),
      'word/footer1.xml': margin('ftr', 'Page 1'),
    })
    const document = await read(bytes, 'a.docx')
    expect(texts(document, (block) => block.body === false)).toEqual(['Harbour Review', 'Page 1'])
  })

  test('has properties that count only where the text prints them', async () => {
    const body = paragraph('Ferry to stay') + paragraph('By Ada Example')
    const said = await buildDocx(body, { 'docProps/core.xml': coreProperties('Ferry to stay', 'Ada Example') })
    expect((await read(said, 'a.docx')).metadata).toMatchObject({ title: 'Ferry to stay', byline: 'Ada Example' })
    const template = await buildDocx(body, { 'docProps/core.xml': coreProperties('Letter', 'Office') })
    expect((await read(template, 'a.docx')).metadata).toMatchObject({ title: null, byline: null, published: null })
  })

  test('with tracked changes is read as changed, and says so', async () => {
    const change =
      '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>kept </w:t></w:r></w:ins><w:del w:id="2" w:author="x"><w:r><w:delText>closed</w:delText></w:r></w:del></w:p>'
    const document = await read(await buildDocx(change), 'a.docx')
    expect(document.text).toBe('kept')
    expect(document.notes.join()).toMatch(/tracked changes/)
  })
})

describe('a Word file that cannot be read', () => {
  test('unpacks to far more than a document holds', async () => {
    const bomb = await buildDocx(paragraph('x'), { 'word/footnotes.xml': ' '.repeat(2_000_000) })
    expect(bomb.length).toBeLessThan(10_000)
    expect(await readDocx(bomb, 1_000_000)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/unpacks to far more/),
    })
  })

  test('is cut short', async () => {
    const whole = await buildDocx(paragraph('She said so.'))
    expect(await reasonFor(whole.slice(0, whole.length - 200), 'a.docx')).toMatch(/damaged/)
  })

  test('holds XML that is none', async () => {
    expect(await reasonFor(await buildDocx('<w:p><w:r>'), 'a.docx')).toMatch(/damaged|no text/)
  })
})
