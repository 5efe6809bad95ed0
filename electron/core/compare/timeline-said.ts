import type { SaidDay, Span, Spans } from '../../contract'
import { calendarDay, type DateMention, isoDay, readDates } from '../text/dates'

/** What is needed to tell when a statement was made. */
export interface DatedText {
  readonly text: string
  readonly sentences: Spans
  /** ISO date, printed or set by a reviewer; null where unknown. Weekdays are worked out against it. */
  readonly published: string | null
}

/** Before a date these say that something else was then, or is to be: "ahead of talks on Sunday, he said". */
const OF_SOMETHING_ELSE =
  /\b(?:ahead of|before|after|following|since|until|till|by|due|scheduled|planned|expected|starting|beginning|from)\s+(?:\S+\s+){0,4}(?:on\s+)?$/i

const touches = (spans: Spans, [start, end]: Span) => spans.some(([from, to]) => from < end && start < to)

/** How far a mention stands from the nearest of the spans, in UTF-16 units; 0 within one. */
const distance = ({ start, end }: DateMention, spans: Spans) =>
  Math.min(...spans.map(([from, to]) => Math.max(0, from - end, start - to)))

/**
 * The day on which a statement was made, as its article tells: the date nearest to the words that report it, in their
 * sentence and outside what is said ("… will open in May, she said on Monday": Monday). A day after that of publication
 * can't be meant. `unknown` where the sentence names none or it can't be worked out; `words` are then those of the text.
 */
export function saidDay(
  { text, sentences, published }: DatedText,
  statement: { readonly source: Spans; readonly cue: Spans; readonly content: Spans },
): SaidDay {
  const reporting = [...statement.cue, ...statement.source]
  const unknown: SaidDay = { value: null, origin: 'unknown', words: null }
  if (reporting.length === 0) return unknown
  const latest = calendarDay(published)
  const dates = sentences
    .filter((sentence) => touches(statement.cue.length > 0 ? statement.cue : reporting, sentence))
    .flatMap((sentence) =>
      readDates(text, ...sentence, published).filter(
        ({ start, end }) =>
          !touches(statement.content, [start, end]) &&
          !OF_SOMETHING_ELSE.test(text.slice(sentence[0], start)) &&
          !/^['’]s\b/.test(text.slice(end, end + 3)),
      ),
    )
    .filter((mention) => {
      const day = calendarDay(isoDay(mention))
      return day === null || latest === null || day <= latest
    })
    .sort((a, b) => distance(a, reporting) - distance(b, reporting) || a.start - b.start)
  const [nearest] = dates
  if (!nearest) return unknown
  const value = isoDay(nearest)
  const words = text.slice(nearest.start, nearest.end).replace(/^on\s+/i, '')
  if (value === null) return { ...unknown, words }
  return { value, origin: nearest.origin === 'printed' ? 'printed' : 'worked out', words }
}
