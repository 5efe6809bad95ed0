import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeText, looksBinary, unixLineEnds } from '../../../electron/readers/decode'
import { read, utf8 } from './reading'

const TEXTS: readonly (readonly [encoding: string, text: string])[] = [
  ['windows-1251', 'Министр заявил, что переговоры продолжатся в четверг. «Мы не видим препятствий», — сказал он.'],
  ['koi8-r', 'Министр заявил, что переговоры продолжатся в четверг, сказал он журналистам после встречи в столице.'],
  [
    'windows-1256',
    'قال الوزير إن المحادثات ستستمر يوم الخميس، وأضاف أن الوفدين اتفقا على وقف إطلاق النار في المدينة القديمة.',
  ],
  [
    'iso-8859-6',
    'قال الوزير إن المحادثات ستستمر يوم الخميس، وأضاف أن الوفدين اتفقا على وقف إطلاق النار في المدينة القديمة.',
  ],
  ['windows-1252', 'The ferry master said: “We won’t wait – the café owners’ plea was heard.” The talks went on.'],
  [
    'iso-8859-1',
    'Le ministre a déclaré que les négociations se poursuivraient jeudi, après une réunion à la préfecture.',
  ],
  [
    'iso-8859-2',
    'Minister powiedział, że rozmowy będą kontynuowane w czwartek, a obie strony zgodziły się na zawieszenie broni.',
  ],
  ['iso-8859-7', 'Ο υπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν την Πέμπτη και ότι οι δύο πλευρές συμφώνησαν.'],
  [
    'iso-8859-9',
    'Bakan, görüşmelerin perşembe günü süreceğini ve iki tarafın şehirde ateşkes konusunda anlaştığını söyledi.',
  ],
  ['gb18030', '部长表示，会谈将于星期四继续举行，双方已就老城停火达成一致。他说：“我们看不到障碍。”'],
  ['big5', '部長表示，會談將於星期四繼續舉行，雙方已就老城停火達成一致。他說：「我們看不到障礙。」'],
  ['shift_jis', '大臣は木曜日に協議を続けると述べ、双方が旧市街での停戦に合意したと語った。'],
  ['euc-jp', '大臣は木曜日に協議を続けると述べ、双方が旧市街での停戦に合意したと語った。'],
  ['euc-kr', '장관은 목요일에 회담이 계속될 것이라고 말했으며 양측이 구시가지의 휴전에 합의했다고 밝혔다.'],
]

describe('a text file in any encoding', () => {
  test.each(TEXTS)('%s is guessed, and the guess is said', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding))
    expect(decoded.text).toBe(text)
    expect(decoded.notes.join()).toContain(decoded.encoding)
  })

  test.each(['UTF-16LE', 'UTF-16BE'] as const)('%s is read with and without a byte order mark', (encoding) => {
    for (const text of ['The minister said so.\r\n', 'Министр заявил, что переговоры продолжатся в 2016 году.']) {
      expect(decodeText(iconv.encode(text, encoding, { addBOM: true }))).toEqual({ text, encoding, notes: [] })
      const without = decodeText(iconv.encode(text, encoding, { addBOM: false }))
      expect(without.text).toBe(text)
      expect(without.notes).toHaveLength(1)
    }
  })

  test('ISO-2022-JP, which looks like ASCII, is told by its escapes', () => {
    const bytes = Buffer.from('\u001b$B$3$l$O\u001b(B test', 'latin1')
    expect(decodeText(bytes).text).toBe('これは test')
  })

  test('UTF-8 is no guess, with a mark or without', () => {
    for (const mark of ['', '\ufeff'])
      expect(decodeText(utf8(`${mark}Łódź – “so”`))).toEqual({ text: 'Łódź – “so”', encoding: 'UTF-8', notes: [] })
  })

  test('a UTF-8 file cut short inside a character stays UTF-8, and the damage is said', () => {
    const decoded = decodeText(utf8('Łódź zażółć gęślą jaźń ł').slice(0, -1))
    expect(decoded.text).toBe('Łódź zażółć gęślą jaźń \ufffd')
    expect(decoded.notes).toEqual(['This file is UTF-8, but 1 damaged character is shown as \ufffd.'])
  })
})

describe('a page that declares its encoding', () => {
  const page = (head: string, encoding: string) =>
    iconv.encode(`<!-- saved --><html><head>${head}</head><body><p>Пётр сказал “да”.</p></body></html>`, encoding)

  test('is believed', () => {
    expect(decodeText(page('<meta charset="windows-1251">', 'windows-1251'))).toMatchObject({
      encoding: 'windows-1251',
      notes: [],
    })
    const old = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    expect(decodeText(page(old, 'koi8-r')).text).toContain('Пётр')
  })

  test('is not believed against bytes that are UTF-8', () => {
    expect(decodeText(page('<meta charset="iso-8859-1">', 'utf-8')).text).toContain('Пётр сказал “да”')
  })

  test('means windows-1252 when it says ISO-8859-1, as every browser reads it', () => {
    const bytes = iconv.encode('<html><meta charset="iso-8859-1"><p>“so”</p></html>', 'windows-1252')
    expect(decodeText(bytes).text).toContain('“so”')
  })

  test('of a kind nobody knows is guessed', () => {
    expect(decodeText(page('<meta charset="x-invented">', 'windows-1251')).notes).toHaveLength(1)
  })
})

describe('line ends', () => {
  test('CRLF becomes LF and nothing else changes', async () => {
    const text = 'One  line\r\n\r\n\tTwo\u00a0lines \r\u2028 end\n\n\n'
    expect((await read(utf8(text), 'a.txt')).text).toBe(text.replaceAll('\r\n', '\n'))
  })

  test('a lone CR is a line end only where there is no other', () => {
    expect(unixLineEnds('one\rtwo\r')).toBe('one\ntwo\n')
    expect(unixLineEnds('one\rtwo\n')).toBe('one\rtwo\n')
  })
})

test('control characters in numbers are no text; a stray one is', () => {
  expect(looksBinary('a\u0000b\u0001')).toBe(true)
  expect(looksBinary(`${'An ordinary line of text.\n'.repeat(10)}\u0007`)).toBe(false)
  expect(looksBinary('')).toBe(false)
})
