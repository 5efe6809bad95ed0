/** A piece of text on a page: x from the left, y from the bottom, in points; `font` F1 plain, F2 bold, F3 the ligature font, F4 Chinese. */
export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
  readonly font?: 'F1' | 'F2' | 'F3' | 'F4'
}

/** F4 takes UCS-2, in hexadecimal; the others a byte a character. */
const shown = (text: string, font: PlacedText['font']) =>
  font === 'F4' ? `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>` : `(${escaped(text)})`
const escaped = (text: string) => text.replace(/[\\()]/g, (mark) => `\\${mark}`)

/** A content stream that sets the texts, one by one, in the given order. */
const content = (texts: readonly PlacedText[]) =>
  texts
    .map(
      ({ x, y, text, size = 10, font = 'F1' }) =>
        `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown(text, font)} Tj ET`,
    )
    .join('\n')

/**
 * Builds a small PDF (A4-like pages of 600 × 800 points) with the standard Helvetica fonts. F3 has two
 * glyphs alone: the bytes \x01 and \x02 are the ligatures ff and fi.
 * @param options `password`: states that the file is encrypted with a user password; `info`: document properties
 */
export function buildPdf(
  pages: readonly (readonly PlacedText[] | string)[],
  options: { password?: boolean; info?: string } = {},
): Uint8Array {
  const streams = pages.map((page) => (typeof page === 'string' ? page : content(page)))
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(' ')
  const objects: [number, string][] = [
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [4, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>'],
    [
      5,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /ff /fi] >> /FirstChar 1 /LastChar 2 /Widths [556 500] >>',
    ],
    [6, `<< ${options.info ?? ''} >>`],
    [
      8,
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontBBox [0 -120 1000 880] >> >>] >>',
    ],
    [7, `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5e'.repeat(32)}> /U <${'a7'.repeat(32)}> >>`],
  ]
  streams.forEach((stream, index) => {
    const resources = '<< /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 8 0 R >> >>'
    objects.push(
      [
        10 + index * 2,
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources ${resources} /Contents ${11 + index * 2} 0 R >>`,
      ],
      [11 + index * 2, `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`],
    )
  })
  let file = '%PDF-1.4\n'
  const offsets = new Map<number, number>()
  for (const [number, body] of objects) {
    offsets.set(number, Buffer.byteLength(file, 'latin1'))
    file += `${number} 0 obj\n${body}\nendobj\n`
  }
  const start = Buffer.byteLength(file, 'latin1')
  const size = Math.max(...offsets.keys()) + 1
  file += `xref\n0 ${size}\n`
  for (let number = 0; number < size; number++) {
    const offset = offsets.get(number)
    file += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`
  }
  const encryption = options.password ? ` /Encrypt 7 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]` : ''
  file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 6 0 R${encryption} >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Lines of text one below another, `leading` points apart, from `y` downwards. */
export function setLines(
  lines: readonly string[],
  {
    x,
    y,
    leading = 12,
    size = 10,
    font = 'F1',
  }: { x: number; y: number; leading?: number; size?: number; font?: 'F1' | 'F2' },
): PlacedText[] {
  return lines.map((text, index) => ({ x, y: y - index * leading, text, size, font }))
}
