import { compareDates, type DateMention, isoDay, readDates } from '../text/dates'
import { isFunctionWord, readPlainWords } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import type { Telling } from './telling'
import { type AlignedStretch, matchedShare } from './word-alignment'
import { stemSet } from './word-sets'

const told = (telling: Telling, mention: DateMention) => {
  const words = telling.text.slice(mention.start, mention.end)
  const day = isoDay(mention)
  return mention.origin === 'worked out' && day !== null ? `${words} (${day})` : words
}

/** So much of the shorter is matched where tellings share their course, and so their date stands for the same thing. */
const RESEMBLING = 0.5
/** Characters before and after a date that show what it dates. */
const NEAR = 40
const REPORTING = stemSet('said say says told tell announced added wrote interview statement spoke reported')

/** The telling stems around a date; words of reporting count as one. */
function contextOf({ text, sentence: [start, end] }: Telling, mention: DateMention): Set<string> {
  const words = [
    ...readPlainWords(text, Math.max(start, mention.start - NEAR), mention.start),
    ...readPlainWords(text, mention.end, Math.min(end, mention.end + NEAR)),
  ]
  return new Set(
    words.flatMap(({ plain, stem }) => (REPORTING.has(plain) ? ['(reporting)'] : isFunctionWord(plain) ? [] : [stem])),
  )
}

function sameContext(a: Telling, x: DateMention, b: Telling, y: DateMention): boolean {
  const left = contextOf(a, x)
  const right = contextOf(b, y)
  return [...left].filter((stem) => right.has(stem)).length >= 2
}

/**
 * Dates that differ, each worked out against its article's publication date. A weekday of an article without a date is open:
 * it differs from another weekday, and from nothing else.
 */
export function dateDifferences(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  const left = readDates(a.text, ...a.sentence, a.published)
  const right = readDates(b.text, ...b.sentence, b.published)
  const meets = (x: DateMention, list: readonly DateMention[]) => list.some((y) => compareDates(x, y) !== 'different')
  const onlyLeft = left.filter((x) => !meets(x, right))
  const onlyRight = right.filter((y) => !meets(y, left))
  const found: FoundDifference[] = []
  for (const [index, x] of onlyLeft.entries()) {
    const y = onlyRight[index]
    if (y && (matchedShare(stretches, a.words.length, b.words.length) >= RESEMBLING || sameContext(a, x, b, y)))
      found.push({
        kind: 'date',
        spans: [[[x.start, x.end]], [[y.start, y.end]]],
        note: `${told(a, x)} / ${told(b, y)}`,
      })
  }
  return found
}
