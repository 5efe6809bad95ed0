import { describe, expect, test } from 'vitest'
import { isoMailDate } from '../../../electron/readers/eml'
import { read, reasonFor, texts, utf8 } from './reading'

const message = (...lines: string[]) => utf8(lines.join('\r\n'))

const LETTER = message(
  'Received: from mail.example',
  'From: =?UTF-8?Q?Ada_Ex=C3=A4mple?= <ada@review.example>',
  'To: Desk <desk@review.example>',
  'Date: Mon, 12 Sep 2016 23:30:00 -0400',
  'Subject: Ferry to stay',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=outer',
  '',
  '--outer',
  'Content-Type: text/plain; charset=windows-1252',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=93It stays,=94 the mayor said on Monday at the harb=',
  'our.',
  '',
  'Nobody objected.',
  '--outer',
  'Content-Type: application/pdf; name="minutes.pdf"',
  'Content-Disposition: attachment; filename="minutes.pdf"',
  '',
  'x',
  '--outer--',
)

describe('a message', () => {
  test('is read with its header as no body, and its own date in its own zone', async () => {
    const document = await read(LETTER, 'letter.eml')
    expect(document.metadata).toMatchObject({
      title: 'Ferry to stay',
      byline: 'Ada Exämple',
      published: '2016-09-12T23:30:00-04:00',
    })
    expect(texts(document, (block) => block.body === false)).toEqual([
      'From: Ada Exämple <ada@review.example>',
      'To: Desk <desk@review.example>',
      'Date: Mon, 12 Sep 2016 23:30:00 -0400',
      'Subject: Ferry to stay',
    ])
    expect(texts(document, (block) => block.body !== false)).toEqual([
      '“It stays,” the mayor said on Monday at the harbour.',
      'Nobody objected.',
    ])
    expect(document.notes.join()).toContain('minutes.pdf')
  })

  test('is known without its ending, and in a mailbox', async () => {
    expect((await read(LETTER, 'letter.txt')).format).toBe('eml')
    const mailbox = new Uint8Array([...utf8('From ada@review.example Mon Sep 12 23:30:00 2016\n'), ...LETTER])
    expect((await read(mailbox, 'letter')).metadata.title).toBe('Ferry to stay')
  })

  test('with HTML is read from it', async () => {
    const html = message(
      'From: x@y.example',
      'Subject: s',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>It stays, the mayor said.</p><p>Nobody objected.</p>',
    )
    expect(texts(await read(html, 'a.eml'), (block) => block.body !== false)).toEqual([
      'It stays, the mayor said.',
      'Nobody objected.',
    ])
  })

  test('with attachments alone says so', async () => {
    const picture = message(
      'From: x@y.example',
      'MIME-Version: 1.0',
      'Content-Type: image/png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
    )
    expect(await reasonFor(picture, 'a.eml')).toMatch(/only attachments/)
  })
})

describe('a page saved as one file', () => {
  const page = message(
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://review.example/ferry',
    'Subject: Ferry to stay',
    'Date: Fri, 3 Mar 2023 10:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<!DOCTYPE html><html><head><meta charset=3D"UTF-8"></head><body><p>=E2=80=9CIt stays,=E2=80=9D the mayor said.</p></body></html>',
    '--b',
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    '',
    '<!DOCTYPE html><html><body><p>Buy a boat!</p></body></html>',
    '--b--',
  )

  test('is read without its frames; the date of saving is no date of the article', async () => {
    const document = await read(page, 'ferry.mhtml')
    expect(document.text).toBe('“It stays,” the mayor said.')
    expect(document.metadata).toMatchObject({ url: 'https://review.example/ferry', published: null })
  })
})

test.each([
  ['Fri, 9 Sep 2016 08:05:00 +0530', '2016-09-09T08:05:00+05:30'],
  ['9 Sep 16 08:05 GMT', '2016-09-09T08:05:00Z'],
  ['Fri, 09 Sep 1994 08:05:09 EST', '1994-09-09T08:05:09-05:00'],
  ['Fri, 09 Sep 2016 08:05:09', '2016-09-09T08:05:09'],
  ['Friday', null],
  ['99 Xyz 2016 08:05:00', null],
])('the mail date %s', (printed, iso) => {
  expect(isoMailDate(printed)).toBe(iso)
})
