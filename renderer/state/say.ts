import type { Dated, DayRange, OccasionState, StatementType, StatementView } from '../../electron/contract'

/** How the screens put things into words. */

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** Statement types in the words of the screens. */
export const TYPE_WORDS: Record<StatementType, string> = {
  direct: 'quoted',
  indirect: 'reported',
  mixed: 'partly quoted',
  narrated: 'the article’s own voice',
}

/** An ISO date as a reader's date; the value itself where it is none. */
export function dateWords(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
  if (!year || !month || !day) return value
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}

/** The weekday of an ISO date; empty where it is none. */
export function weekdayOf(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []
  if (!year || !month || !day) return ''
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' })
}

/** An ISO date-time, or the hybrid clock of the log (`<milliseconds>-<counter>`), in the reader's own time. */
export function timeWords(value: string): string {
  const clock = /^(\d{13})-\d{6}$/.exec(value)
  const date = new Date(clock?.[1] ? Number(clock[1]) : value)
  if (Number.isNaN(date.getTime())) return value
  return date.toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** A date with where it comes from; never a date without its origin. */
export function datedWords(dated: Dated): string {
  if (dated.value === null) return 'date unknown'
  const date = dateWords(dated.value)
  if (dated.origin === 'worked out') return `${date}, worked out`
  if (dated.origin === 'set') return `${date}, set by a reviewer`
  return date
}

/** From the first day to the last, and whether those are days of saying or of publication. */
export function rangeWords(days: DayRange | null): string {
  if (days === null) return 'undated'
  const { oldest, newest, basis } = days
  const range = oldest === newest ? dateWords(oldest) : `${dateWords(oldest)} – ${dateWords(newest)}`
  return basis === 'mixed' ? `said or published ${range}` : `${basis} ${range}`
}

/** Who a statement is by, as honestly as it is known. */
export interface SpeakerWords {
  /** What stands for the speaker; never a guess. */
  name: string
  /** How it is known; empty where the text itself names the speaker. */
  how: string
  doubtful: boolean
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`

/** `sourceText` is the text of the source span, such as “he”; empty where there is none. */
export function speakerWords(
  statement: Pick<StatementView, 'type' | 'speaker' | 'candidateNames'> & Partial<Pick<StatementView, 'speakerSet'>>,
  sourceText: string,
): SpeakerWords {
  const { speaker, candidateNames } = statement
  const quoted = sourceText === '' ? '' : `“${sourceText}”`
  if (statement.type === 'narrated') return { name: 'The article itself', how: '', doubtful: false }
  if (statement.speakerSet)
    return {
      name: speaker?.name ?? 'Unknown',
      how: speaker?.name ? 'set by a reviewer' : 'confirmed unknown',
      doubtful: false,
    }
  if (!speaker || speaker.certainty === 'unknown' || speaker.name === null) {
    const question = candidateNames.length > 0 ? `${listed(candidateNames)}?` : 'the text does not settle who'
    return { name: 'Unknown', how: quoted === '' ? question : `${quoted}: ${question}`, doubtful: true }
  }
  if (speaker.certainty === 'resolved')
    return {
      name: speaker.name,
      how: quoted === '' ? 'worked out from the text' : `worked out from ${quoted}`,
      doubtful: false,
    }
  return { name: speaker.name, how: '', doubtful: false }
}

/** In how many articles a claim stands, and in how many of them as shared text; whether the others are independent is not said. */
export function originWords({ articles, sharedArticles }: { articles: number; sharedArticles: number }): string {
  return sharedArticles === 0
    ? count(articles, 'article')
    : `${count(articles, 'article')}; shared text found in ${sharedArticles}`
}

export const OCCASION_WORDS: Record<OccasionState, string> = {
  same: 'Same occasion',
  different: 'Different occasions',
  'not established': 'Occasion not established',
}

/** Bytes, for people. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte')
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
