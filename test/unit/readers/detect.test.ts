import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { detect } from '../../../electron/readers/detect'
import { MAX_BYTES, refusalForSize } from '../../../electron/readers/limits'
import { mediaKind } from '../../../electron/readers/media'
import { buildPdf } from './build-pdf'
import { read, reasonFor, utf8 } from './reading'

const bytes = (...values: (number | string)[]) =>
  new Uint8Array(
    Buffer.concat(
      values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
    ),
  )
const compoundFile = (stream: string) =>
  new Uint8Array(
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]),
  )
const zipWith = async (...names: string[]) => {
  const zip = new JSZip()
  for (const name of names) zip.file(name, 'x')
  return zip.generateAsync({ type: 'uint8array' })
}

describe('bytes decide before the name', () => {
  test('a .txt that is a page is read as a page', async () => {
    const page =
      '\ufeff<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE html><html><body><p>Said the mayor.</p></body></html>'
    expect((await read(utf8(page), 'page.txt')).format).toBe('html')
  })

  test('a .html that is a PDF is read as a PDF', async () => {
    const pdf = buildPdf([[{ x: 50, y: 700, text: 'Said the mayor of the town.' }]])
    expect((await read(pdf, 'page.html')).format).toBe('pdf')
  })

  test('a text with a few tags in it stays a text', async () => {
    expect((await read(utf8('Use <b> for bold, he said.\nAnd <html> too.'), 'a.txt')).format).toBe('text')
  })

  test('a .html without any tag is a text', async () => {
    expect((await read(utf8('Just a line.\nAnd another.'), 'a.html')).format).toBe('text')
  })

  test('broken HTML is read', async () => {
    const document = await read(utf8('<p>One <b>two<p>Three </i> four</div><a href="x'), 'broken.html')
    expect(document.format).toBe('html')
    expect(document.text).toContain('Three')
  })

  test('printed From and Subject lines above a text make no e-mail of it', () => {
    const memo = 'From: the mayor\nSubject: the ferry\n\nThe ferry stays.'
    expect(detect(utf8(memo), 'memo.txt')).toEqual({ kind: 'characters' })
    expect(detect(utf8(memo), 'memo.eml')).toEqual({ kind: 'eml' })
    expect(detect(utf8(`MIME-Version: 1.0\n${memo}`), 'memo.txt')).toEqual({ kind: 'eml' })
  })

  test('a name without an ending is no obstacle', async () => {
    expect((await read(utf8('A line.'), 'README')).format).toBe('text')
  })
})

describe('a file that cannot be read says why, and what to do', () => {
  test.each([
    ['nothing', new Uint8Array(), /empty/],
    ['blanks', utf8(' \n\t\n'), /no text/],
    ['zero bytes', new Uint8Array(5000), /not a kind of file/],
    ['an old Word file', compoundFile('WordDocument'), /\.doc\).*\.docx/],
    ['an encrypted Office file', compoundFile('EncryptedPackage'), /password/],
    ['an Outlook message', compoundFile('__substg1.0_'), /\.eml/],
    ['Rich Text', utf8('{\\rtf1\\ansi Hello}'), /\.docx/],
    ['a program', bytes('MZ', 0x90, 0, 3, 0, 0, 0), /program/],
    ['a RAR archive', bytes('Rar!', 0x1a, 7, 0), /Unpack/],
    ['a compressed file', bytes(0x1f, 0x8b, 8, 0), /Unpack/],
    ['an image', bytes(0x89, 'PNG\r\n', 0x1a, '\n'), /image.*evidence/],
    ['a video', bytes(0, 0, 0, 0x18, 'ftypmp42'), /video.*evidence/],
    ['a sound recording', bytes('ID3', 3, 0, 0, 0, 0), /sound.*evidence/],
  ])('%s', async (_, content, reason) => {
    expect(await reasonFor(content, 'file.txt')).toMatch(reason)
  })

  test.each([
    [['mimetype', 'xl/workbook.xml', '[Content_Types].xml'], /spreadsheet/],
    [['ppt/presentation.xml', '[Content_Types].xml'], /PowerPoint/],
    [['photos/one.jpg'], /ZIP archive/],
    [['word/notes.txt'], /ZIP archive/],
  ])('a container with %j', async (names, reason) => {
    expect(await reasonFor(await zipWith(...names), 'file.docx')).toMatch(reason)
  })

  test('a text that begins with the letters of a signature is a text', async () => {
    for (const text of [
      'MZ said so.',
      'BM is short for British Museum.',
      'BZh is a code.',
      'OggSomething.',
      'ID3 tags are old.',
      'GIF89a is a format.',
    ])
      expect((await read(utf8(`${text} `.repeat(3)), 'a.txt')).format).toBe('text')
  })

  test('a file over the limit is refused by its size alone', async () => {
    expect(refusalForSize(200_000_000)).toMatch(/200 MB/)
    expect(refusalForSize(MAX_BYTES)).toBeNull()
    expect(await reasonFor(new Uint8Array(MAX_BYTES + 1), 'a.txt')).toMatch(/too large/)
  })
})

describe('media', () => {
  test.each([
    [bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0x10), 'image'],
    [bytes('GIF89a', 1, 0, 1, 0), 'image'],
    [bytes('RIFF', 1, 2, 3, 4, 'WEBP'), 'image'],
    [bytes('RIFF', 1, 2, 3, 4, 'WAVE'), 'audio'],
    [bytes('RIFF', 1, 2, 3, 4, 'AVI '), 'video'],
    [bytes(0, 0, 0, 0x1c, 'ftypheic'), 'image'],
    [bytes(0, 0, 0, 0x1c, 'ftypM4A '), 'audio'],
    [bytes(0, 0, 0, 0x14, 'ftypqt  '), 'video'],
    [bytes(0x1a, 0x45, 0xdf, 0xa3), 'video'],
    [bytes(0xff, 0xfb, 0x90, 0x44, 0, 0), 'audio'],
    [bytes('<?xml version="1.0"?><!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"/>'), 'image'],
    [bytes(0xff, 0xfe, 'a', 0), null],
    [bytes('%PDF-1.4'), null],
    [bytes(), null],
  ])('case %#: its first bytes tell', (content, kind) => {
    expect(mediaKind(content, 'file')).toBe(kind)
  })
})
