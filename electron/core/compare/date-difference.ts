import { compareDates, type DateMention, isoDay, readDates } from '../text/dates'
import { isFunctionWord, readPlainWords } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import type { Telling } from './telling'
import { type AlignedStretch, matchedShare, SMALL_CHANGE } from './word-alignment'
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

/** True if the words of two dates are changed into each other, or the same words are changed within both. */
function standInPlace(
  a: Telling,
  x: DateMention,
  b: Telling,
  y: DateMention,
  stretches: readonly AlignedStretch[],
): boolean {
  const stretch = smallChange(a, x, 'a', stretches)
  return stretch !== undefined && stretch === smallChange(b, y, 'b', stretches)
}

const smallChange = ({ words }: Telling, mention: DateMention, side: 'a' | 'b', stretches: readonly AlignedStretch[]) =>
  stretches.find(
    ({ same, a, b, [side]: range }) =>
      !same &&
      Math.max(a[1] - a[0], b[1] - b[0]) <= SMALL_CHANGE &&
      words.slice(...range).some(({ start, end }) => start < mention.end && end > mention.start),
  )

/**
 * Dates that differ, each worked out against its article's publication date. A weekday of an article without a date is open:
 * it differs from another weekday, and from nothing else.
 */
export function dateDifferences(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  const left = readDates(a.text, ...a.sentence, a.published)
  const right = readDates(b.text, ...b.sentence, b.published)
  const meets = (x: DateMention, list: readonly DateMention[]) => list.some((y) => compareDates(x, y) !== 'different')
  // Where one day stands in the other's place, that the sentence names that day too says nothing.
  const replaced = left.flatMap((x) => {
    const y = right.find((one) => standInPlace(a, x, b, one, stretches))
    return y && compareDates(x, y) === 'different' ? [[x, y] as const] : []
  })
  const onlyLeft = left.filter((x) => !meets(x, right) && !replaced.some(([one]) => one === x))
  const onlyRight = right.filter((y) => !meets(y, left) && !replaced.some(([, one]) => one === y))
  const apart = onlyLeft.flatMap((x, index) => {
    const y = onlyRight[index]
    const alike = () => matchedShare(stretches, a.words.length, b.words.length) >= RESEMBLING
    return y && (alike() || sameContext(a, x, b, y)) ? [[x, y] as const] : []
  })
  return [...replaced, ...apart].map(
    ([x, y]): FoundDifference => ({
      kind: 'date',
      spans: [[[x.start, x.end]], [[y.start, y.end]]],
      note: `${told(a, x)} / ${told(b, y)}`,
    }),
  )
}
