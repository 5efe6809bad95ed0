import { compareDates, type DateMention, isoDay, readDates } from '../text/dates'
import type { FoundDifference } from './differences'
import type { Telling } from './telling'

const told = (telling: Telling, mention: DateMention) => {
  const words = telling.text.slice(mention.start, mention.end)
  const day = isoDay(mention)
  return mention.origin === 'worked out' && day !== null ? `${words} (${day})` : words
}

/**
 * Dates that differ, each worked out against its article's publication date. A weekday of an article without a date is open:
 * it differs from another weekday, and from nothing else.
 */
export function dateDifferences(a: Telling, b: Telling): FoundDifference[] {
  const left = readDates(a.text, ...a.sentence, a.published)
  const right = readDates(b.text, ...b.sentence, b.published)
  const meets = (x: DateMention, list: readonly DateMention[]) => list.some((y) => compareDates(x, y) !== 'different')
  const onlyLeft = left.filter((x) => !meets(x, right))
  const onlyRight = right.filter((y) => !meets(y, left))
  const found: FoundDifference[] = []
  for (const [index, x] of onlyLeft.entries()) {
    const y = onlyRight[index]
    if (y)
      found.push({
        kind: 'date',
        spans: [[[x.start, x.end]], [[y.start, y.end]]],
        note: `${told(a, x)} / ${told(b, y)}`,
      })
  }
  return found
}
