/** What a quantity counts in: money keeps its currency; `share` is a part of a whole, in percent; `ordinal` is a rank. */
export type QuantityUnit = 'plain' | 'share' | 'ordinal' | `money ${string}`

/** How the text bounds a quantity: "at least 12" is not the same claim as "12". */
export type QuantityBound = 'exact' | 'about' | 'at least' | 'at most'

/** A number of a text with what it counts in, numerals and words alike. */
export interface Quantity {
  /** UTF-16 offsets of the number with its unit; the bounding words are not part of it. */
  readonly start: number
  readonly end: number
  /** Where the bounding words begin ("at least 12"); equals `start` when there are none. */
  readonly boundStart: number
  readonly value: number
  readonly unit: QuantityUnit
  readonly bound: QuantityBound
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SMALL = new Map<string, number>([
  ...UNITS.split(' ').map((word, value): [string, number] => [word, value]),
  ...TENS.split(' ').map((word, index): [string, number] => [word, (index + 2) * 10]),
])
const SCALES = new Map<string, number>([
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['k', 1e3],
])
const FRACTIONS = new Map<string, number>([
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
])
const ORDINALS = new Map<string, number>(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, index) => [word, index + 1]),
)
const CURRENCIES = new Map<string, string>([
  ['$', 'dollar'],
  ['us$', 'dollar'],
  ['€', 'euro'],
  ['£', 'pound'],
  ['¥', 'yen'],
  ['dollar', 'dollar'],
  ['dollars', 'dollar'],
  ['euro', 'euro'],
  ['euros', 'euro'],
  ['pounds', 'pound'],
  ['yen', 'yen'],
])

const NUMERAL = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const NUMBER_WORD = [...SMALL.keys(), 'hundred', 'thousand', 'million', 'billion', 'trillion', 'half', 'dozen'].join(
  '|',
)
const PATTERN = new RegExp(
  String.raw`\b(?<part>(?:one|two|three|four)[\s-](?:third|quarter|fifth)s?|a (?:third|quarter|fifth)(?= of\b))\b` +
    String.raw`|(?:(?<sign>US\$|[$€£¥])\s?)?(?<numeral>(?<![\p{L}\d.,:/-])(?:${NUMERAL})(?![\d/:]))(?<ordinal>st|nd|rd|th)?(?=(?:bn|mn|m|k)?(?!\p{L}))` +
    String.raw`|\b(?<words>(?:(?:an? )(?=half|dozen|hundred|thousand|[mbt]r?illion))?(?:${NUMBER_WORD})(?:(?:[\s-]+(?:and )?(?:a )?)(?:${NUMBER_WORD}))*)\b` +
    String.raw`|\b(?<rank>${[...ORDINALS.keys()].slice(2).join('|')})\b`,
  'giu',
)
const AFTER_SCALE = /^[\s-]?(hundred|thousand|million|billion|trillion|bn|mn|m|k)\b/iu
const AFTER_UNIT = /^[\s-]?(?:(%|percent\b|per cent\b|percentage points?\b)|(dollars?|euros?|pounds|yen)\b)/iu
/** `one in three`: there "one" is a count. */
const OUT_OF = /^[\s-](?:in|out of|of every)[\s-](?:\d|two|three|four|five|six|seven|eight|nine|ten)/iu
const BEFORE_BOUND =
  /(?:(about|around|roughly|nearly|almost|some|approximately|close to|an estimated|more or less)|(at least|more than|over|upwards? of|no fewer than|no less than|not less than)|(at most|up to|as many as|as much as|no more than|less than|fewer than|under))\s+(?:the\s+)?$/iu
const MONTH_BEFORE = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s$/iu
const MONTH_AFTER =
  /^(?:st|nd|rd|th)?\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\b/iu
const CLOCK_AFTER = /^\s?(?:[ap]\.?m\b|o['’]clock)/iu

/** The value of number words such as `two hundred and fifty thousand`; null if they make no number. */
function readWords(words: string): { value: number; share: boolean } | null {
  let total = 0
  let current = 0
  let half = false
  let any = false
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const small = SMALL.get(word)
    const scale = SCALES.get(word)
    if (small !== undefined) {
      current += small
      any = true
    } else if (word === 'dozen') {
      current = (current || 1) * 12
      any = true
    } else if (word === 'half') half = true
    else if (scale === 100) {
      current = (current || 1) * 100
      any = true
    } else if (scale !== undefined) {
      total += (current + (half ? 0.5 : 0) || 1) * scale
      half = false
      current = 0
      any = true
    }
  }
  if (!any) return half ? { value: 50, share: true } : null
  return { value: total + current + (half ? 0.5 : 0), share: false }
}

/** `two-thirds`, `a quarter` in percent. */
function shareOf(part: string): number {
  const [count = '', fraction = ''] = part.toLowerCase().split(/[\s-]/)
  return 100 * (SMALL.get(count) ?? 1) * (FRACTIONS.get(fraction) ?? 1)
}

/** Counts that are no quantity in running text: `one` alone, and words that only open a number. */
const isBareOne = (words: string) => /^(?:a |an )?one$|^zero$/i.test(words.trim())

function boundBefore(before: string): { bound: QuantityBound; length: number } {
  const match = BEFORE_BOUND.exec(before)
  if (!match) return { bound: 'exact', length: 0 }
  return { bound: match[1] ? 'about' : match[2] ? 'at least' : 'at most', length: match[0].length }
}

/** True for a numeral that is part of a date, a time or a year and so no count. */
function isCalendar(text: string, start: number, end: number, numeral: string): boolean {
  const after = text.slice(end, end + 16)
  if (/^(?:19|20)\d\d$/.test(numeral)) return true
  if (CLOCK_AFTER.test(after)) return true
  return (
    /^\d{1,2}$/.test(numeral) &&
    (MONTH_BEFORE.test(text.slice(Math.max(0, start - 11), start)) || MONTH_AFTER.test(after))
  )
}

/**
 * The quantities of a passage in text order: `1.8 million`, `two hundred`, `half` (50 %), `50 percent`, `$3bn`, `5th`.
 * Years, days of a month and clock times are none (dates.ts reads them). Offsets are UTF-16 offsets into `text`.
 */
export function readQuantities(text: string, from = 0, to = text.length): Quantity[] {
  const passage = text.slice(from, to)
  const quantities: Quantity[] = []
  for (const match of passage.matchAll(PATTERN)) {
    if (from + match.index < (quantities.at(-1)?.end ?? 0)) continue
    const { part, sign, numeral, ordinal, words, rank } = match.groups ?? {}
    const start = match.index
    let end = match.index + match[0].length
    let value: number
    let unit: QuantityUnit = 'plain'
    if (part !== undefined) {
      value = shareOf(part)
      unit = 'share'
    } else if (numeral !== undefined) {
      if (!sign && isCalendar(passage, match.index, end, numeral)) continue
      value = Number(numeral.replaceAll(',', ''))
      if (ordinal) unit = 'ordinal'
    } else if (rank !== undefined) {
      value = ORDINALS.get(rank.toLowerCase()) ?? 0
      unit = 'ordinal'
    } else {
      const wordy = words ?? ''
      const rest = passage.slice(end, end + 24)
      if (isBareOne(wordy) && !AFTER_SCALE.test(rest) && !AFTER_UNIT.test(rest) && !OUT_OF.test(rest)) continue
      const read = readWords(wordy)
      if (!read) continue
      value = read.value
      if (read.share) unit = 'share'
    }
    if (unit === 'plain') {
      const scale = AFTER_SCALE.exec(passage.slice(end, end + 12))
      if (scale) {
        value *= SCALES.get((scale[1] ?? '').toLowerCase()) ?? 1
        end += scale[0].length
      }
      const counted = AFTER_UNIT.exec(passage.slice(end, end + 20))
      if (counted) {
        unit = counted[1] ? 'share' : `money ${CURRENCIES.get((counted[2] ?? '').toLowerCase()) ?? ''}`
        end += counted[0].length
      } else if (sign) unit = `money ${CURRENCIES.get(sign.toLowerCase()) ?? sign}`
    }
    const { bound, length } = boundBefore(passage.slice(Math.max(0, start - 24), start))
    quantities.push({
      start: from + start,
      end: from + end,
      boundStart: from + start - length,
      value: Math.round(value * 1e6) / 1e6,
      unit,
      bound,
    })
  }
  return quantities
}

/** Rounding that a reader accepts as the same number when one of the two says "about". */
const ROUNDING = 0.05

/** True if two quantities tell the same amount: equal value and unit; "about" allows for rounding; bounds must agree. */
export function sameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.unit !== b.unit) return false
  const largest = Math.max(Math.abs(a.value), Math.abs(b.value))
  const apart = Math.abs(a.value - b.value)
  if (a.bound === 'about' || b.bound === 'about') {
    const other = a.bound === 'about' ? b.bound : a.bound
    return apart <= ROUNDING * largest && (other === 'about' || other === 'exact')
  }
  // A third is told as 33 or 33.3 percent.
  return a.bound === b.bound && apart <= (a.unit === 'share' ? 0.5 : 1e-6)
}
