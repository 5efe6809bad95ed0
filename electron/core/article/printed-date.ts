/** Month names by number, in the languages met most; a written month is known by how it begins. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'янв', 'led', 'sty', 'oca'],
  ['feb', 'fév', 'fev', 'фев', 'úno', 'lut', 'şub'],
  ['mar', 'mär', 'maa', 'мар', 'bře'],
  ['apr', 'avr', 'abr', 'апр', 'dub', 'kwi', 'nis'],
  ['may', 'mai', 'mei', 'mag', 'мая', 'май', 'kvě', 'maj'],
  ['jun', 'juin', 'giu', 'июн', 'čer', 'cze', 'haz'],
  ['jul', 'juil', 'lug', 'июл', 'lip', 'tem'],
  ['aug', 'aoû', 'aou', 'ago', 'авг', 'srp', 'sie', 'ağu'],
  ['sep', 'set', 'сен', 'zář', 'wrz', 'eyl'],
  ['oct', 'okt', 'out', 'ott', 'окт', 'říj', 'paź', 'eki'],
  ['nov', 'ноя', 'lis', 'kas'],
  ['dec', 'déc', 'dez', 'dic', 'дек', 'pro', 'gru', 'ara'],
]

/** The month that a written name means, 1 to 12; null for other words. */
function monthOf(word: string): number | null {
  const lower = word.toLowerCase()
  // The only two whose beginnings meet: French June and July.
  if (lower.startsWith('juil')) return 7
  const index = MONTHS.findIndex((names) => names.some((name) => lower.startsWith(name)))
  return index === -1 || lower.length > 10 ? null : index + 1
}

/** A calendar date as `YYYY-MM-DD`; null when there is no such day. */
function isoDay(year: number, month: number, day: number): string | null {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  if (days === undefined || day < 1 || day > days || year < 1600 || year > 2199) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const MONTH = '(\\p{L}{3,10})'
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?'
const YEAR = '((?:19|20)\\d\\d)'
const FORMS: readonly { readonly pattern: RegExp; readonly read: (parts: readonly string[]) => string | null }[] = [
  {
    pattern: new RegExp(`(?<!\\d)${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`, 'u'),
    read: ([year, month, day]) => isoDay(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(`${YEAR}\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]`, 'u'),
    read: ([year, month, day]) => isoDay(Number(year), Number(month), Number(day)),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)${DAY}[\\s./-]{1,3}(?:de |of )?${MONTH}\\.?,?[\\s./-]{1,3}(?:de |del )?${YEAR}(?!\\d)`,
      'iu',
    ),
    read: ([day, month, year]) => named(year, month, day),
  },
  {
    pattern: new RegExp(`(?<!\\p{L})${MONTH}\\.?\\s{1,2}${DAY},?\\s{1,2}${YEAR}(?!\\d)`, 'iu'),
    read: ([month, day, year]) => named(year, month, day),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2${YEAR}(?!\\d)`, 'u'),
    read: ([first, mark, second, year]) => numeric(Number(first), mark ?? '', Number(second), Number(year)),
  },
]

function named(year = '', month = '', day = ''): string | null {
  const number = monthOf(month)
  return number === null ? null : isoDay(Number(year), number, Number(day))
}

/** A date in numbers is read only where it has one reading: with full stops the day comes first, else a part above 12 tells. */
function numeric(first: number, mark: string, second: number, year: number): string | null {
  if (mark === '.' || first > 12) return isoDay(year, second, first)
  return second > 12 || first === second ? isoDay(year, first, second) : null
}

/** The first whole date (day, month and year) printed in a text as `YYYY-MM-DD`; null when there is none, or two readings. */
export function printedDate(text: string): string | null {
  let found: { readonly at: number; readonly date: string | null } | null = null
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(text)
    if (match && (!found || match.index < found.at)) found = { at: match.index, date: read(match.slice(1)) }
  }
  return found?.date ?? null
}

const MACHINE_DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?$/

/** A date that a page gives to machines, as ISO 8601 with its time where it has one; null when it is no date. */
export function machineDate(value: string | null | undefined): string | null {
  const trimmed = value?.trim() ?? ''
  if (printedDate(trimmed.slice(0, 10)) && MACHINE_DATE.test(trimmed))
    return trimmed.replace(/^(\S+) (\d\d:)/, '$1T$2').replace(' ', '')
  return printedDate(trimmed.slice(0, 80))
}
