import { en } from 'chrono-node'

/** How a date was come by: `printed` in full, `worked out` against the publication date, `open` if that is not known. */
export type DateOrigin = 'printed' | 'worked out' | 'open'

/** A date told by a text. What is not told or cannot be worked out is null. */
export interface DateMention {
  /** UTF-16 offsets. */
  readonly start: number
  readonly end: number
  readonly origin: DateOrigin
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  /** 1 to 31. */
  readonly day: number | null
  /** 0 (Sunday) to 6, where the text names it. */
  readonly weekday: number | null
}

const DAY = 86_400_000
/** Cheap test before the parser runs: a weekday, a month, a relative day or a numeric date. */
const HINT =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|jan\.|feb\.|mar\.|apr\.|aug\.|sept?\.|oct\.|nov\.|dec\.|yesterday|today|tomorrow|\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{2,4})/i
const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const RELATIVE = /\b(?:yesterday|today|tomorrow)\b/i
/** Words that make a weekday or month one to come. */
const AHEAD =
  /\b(?:next|coming|this coming|will|on the following|scheduled for|set for|due|until)\s+(?:on\s+|for\s+)?(?:the\s+)?$/i

/** A month with neither day nor year is one only after such a word: "may" and "march" are verbs too. */
const MONTH_ALONE = /\b(?:in|of|since|until|till|by|last|next|this|early|late|mid|during)[\s-]+(?:\p{Lu}|in |of )/iu

const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day)

function fromTime(time: number): { year: number; month: number; day: number } {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The calendar day of an ISO date or date-time, as printed; null if it is none. */
export function calendarDay(iso: string | null): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '')
  return match ? utc(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/**
 * The dates that text[from, to) names. A weekday is worked out against `published` as the last such day up to that date, or
 * the next one where the words before it say so; "yesterday" and a day without its year likewise. Without `published` they
 * stay open. Finding them is chrono-node's; what a news text means by a bare weekday is ours.
 */
export function readDates(text: string, from: number, to: number, published: string | null): DateMention[] {
  const passage = text.slice(from, to)
  if (!HINT.test(passage)) return []
  const reference = calendarDay(published)
  const mentions: DateMention[] = []
  const instant = new Date((reference ?? utc(2001, 1, 15)) + DAY / 2)
  for (const result of en.casual.parse(passage, { instant, timezone: 0 })) {
    const { start } = result
    const printedName = /\p{Lu}|\d/u.test(result.text)
    const certain = (part: 'year' | 'month' | 'day' | 'weekday') => (start.isCertain(part) ? start.get(part) : null)
    const place = { start: from + result.index, end: from + result.index + result.text.replace(/[\s,.;]+$/, '').length }
    if (RELATIVE.test(result.text)) {
      const day =
        reference === null
          ? null
          : fromTime(utc(start.get('year') ?? 0, start.get('month') ?? 1, start.get('day') ?? 1))
      mentions.push({
        ...place,
        origin: day ? 'worked out' : 'open',
        ...(day ?? { year: null, month: null, day: null }),
        weekday: null,
      })
      continue
    }
    if (!printedName) continue
    const month = certain('month')
    // "This Morning on Monday" is one date to chrono-node, and loses its day.
    const named = WEEKDAY.exec(result.text)
    const weekday = named && (certain('weekday') ?? WEEKDAYS.indexOf(named[0].toLowerCase()))
    if (month !== null) {
      const day = certain('day')
      const year = certain('year')
      if (year === null && day === null && !MONTH_ALONE.test(passage.slice(0, result.index + 3))) continue
      mentions.push(withYear({ ...place, month, day, year, weekday }, reference, passage.slice(0, result.index)))
    } else if (weekday !== null) {
      const ahead =
        AHEAD.test(passage.slice(Math.max(0, result.index - 24), result.index)) || /^next/i.test(result.text)
      mentions.push({ ...place, ...resolveWeekday(weekday, reference, ahead), weekday })
    }
  }
  return mentions
}

function resolveWeekday(weekday: number, reference: number | null, ahead: boolean) {
  if (reference === null) return { origin: 'open' as const, year: null, month: null, day: null }
  const today = new Date(reference).getUTCDay()
  const back = (today - weekday + 7) % 7
  const time = ahead ? reference + (7 - back) * DAY : reference - back * DAY
  return { origin: 'worked out' as const, ...fromTime(time) }
}

/** A day and month without a year is the one nearest to the publication date. */
function withYear(told: Omit<DateMention, 'origin'>, reference: number | null, before: string): DateMention {
  if (told.year !== null) return { ...told, origin: 'printed' }
  if (reference === null || told.month === null || told.day === null) return { ...told, origin: 'open' }
  const year = fromTime(reference).year
  const candidates = [year - 1, year, year + 1].map((candidate) => ({
    candidate,
    apart: utc(candidate, told.month ?? 1, told.day ?? 1) - reference,
  }))
  const fitting = AHEAD.test(before) ? candidates.filter(({ apart }) => apart >= 0) : candidates
  const nearest = fitting.reduce((best, next) => (Math.abs(next.apart) < Math.abs(best.apart) ? next : best))
  return { ...told, year: nearest.candidate, origin: 'worked out' }
}

/** `YYYY-MM-DD` of a mention whose day is fully known; else null. */
export function isoDay({ year, month, day }: DateMention): string | null {
  if (year === null || month === null || day === null) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The weekday of a fully known day is known too. */
function withWeekday(mention: DateMention): DateMention {
  const { year, month, day } = mention
  if (year === null || month === null || day === null) return mention
  return { ...mention, weekday: new Date(utc(year, month, day)).getUTCDay() }
}

/** Whether two mentions are of one day: what both tell is compared; what only one tells leaves it `open`. */
export function compareDates(a: DateMention, b: DateMention): 'same' | 'different' | 'open' {
  const known = isoDay(a)
  const other = isoDay(b)
  if (known !== null && other !== null) return known === other ? 'same' : 'different'
  const [left, right] = [withWeekday(a), withWeekday(b)]
  let shared = 0
  for (const part of ['year', 'month', 'day', 'weekday'] as const) {
    if (left[part] === null || right[part] === null) continue
    if (left[part] !== right[part]) return 'different'
    shared++
  }
  const fits = (told: DateMention, from: DateMention) =>
    (['year', 'month', 'day', 'weekday'] as const).every((part) => told[part] === null || from[part] !== null)
  return shared > 0 && fits(a, b) && fits(b, a) ? 'same' : 'open'
}
