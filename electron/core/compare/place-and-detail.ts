import { isFunctionWord, type PlainWord } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import { type AlignedStretch, matchedShare } from './word-alignment'

const PLACE_PREPOSITIONS = new Set([
  'in',
  'at',
  'near',
  'from',
  'outside',
  'to',
  'toward',
  'towards',
  'around',
  'into',
  'over',
  'through',
  'across',
])
/** Tellings this alike are compared word by word; others tell the claim in words of their own. */
const WORD_BY_WORD = 0.6
/** One telling says more when it has so many telling words that the other lacks. */
const MORE_WORDS = 4
/** … while the other has hardly any of its own. */
const HARDLY_ANY = 0.25

const isNameRun = (words: readonly PlainWord[]) =>
  words.length > 0 &&
  words.length <= 4 &&
  words.every(({ capital, plain }) => capital || /^(?:of|the|al|el)$/.test(plain))

/** `in Geneva` against `in Vienna`: names that stand in each other's place after the same preposition of place. */
export function placeDifferences(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  return stretches.flatMap((stretch): FoundDifference[] => {
    if (stretch.same) return []
    const left = a.words.slice(...stretch.a)
    const right = b.words.slice(...stretch.b)
    const before = a.words[stretch.a[0] - 1]?.plain ?? ''
    if (!PLACE_PREPOSITIONS.has(before) || before !== b.words[stretch.b[0] - 1]?.plain) return []
    if (!isNameRun(left) || !isNameRun(right)) return []
    return [
      {
        kind: 'place',
        spans: [wordSpans(left), wordSpans(right)],
        note: `${quoteWords(a.text, left)} / ${quoteWords(b.text, right)}`,
      },
    ]
  })
}

const CALENDAR =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|aug|sept?|oct|nov|dec|yesterday|today|tomorrow)$/
const isCalendar = ({ plain, capital }: PlainWord) => CALENDAR.test(plain) && (capital || /day|tomorrow/.test(plain))

const telling = (words: readonly PlainWord[]) => words.filter(({ plain }) => !isFunctionWord(plain))

/** What one of two tellings adds, or tells otherwise, outside quotation marks, that no other difference names. */
export function detailDifferences(
  a: Telling,
  b: Telling,
  stretches: readonly AlignedStretch[],
  explained: (a: readonly PlainWord[], b: readonly PlainWord[]) => boolean,
): FoundDifference[] {
  const changed = stretches.flatMap(({ same, a: left, b: right }) =>
    same
      ? []
      : [
          {
            left: a.words.slice(...left),
            right: b.words.slice(...right),
            quoted: a.quoted[left[0]] && b.quoted[right[0]],
          },
        ],
  )
  if (matchedShare(stretches, a.words.length, b.words.length) >= WORD_BY_WORD)
    return changed.flatMap(({ left, right, quoted }): FoundDifference[] => {
      if (quoted || explained(left, right) || telling(left).length + telling(right).length === 0) return []
      // Dates are judged as dates: another way of naming the day is no detail.
      if (left.some(isCalendar) && right.some(isCalendar)) return []
      return [
        {
          kind: 'detail',
          spans: [wordSpans(left), wordSpans(right)],
          note: `${quoteWords(a.text, left)} / ${quoteWords(b.text, right)}`,
        },
      ]
    })
  for (const [more, less, swap] of [
    [a, b, false],
    [b, a, true],
  ] as const) {
    const known = new Set(less.words.map(({ stem }) => stem))
    const own = telling(more.words).filter(({ stem }) => !known.has(stem))
    const mine = new Set(more.words.map(({ stem }) => stem))
    const theirs = telling(less.words).filter(({ stem }) => !mine.has(stem))
    if (own.length < MORE_WORDS || theirs.length > HARDLY_ANY * telling(less.words).length) continue
    return [
      {
        kind: 'detail',
        spans: swap ? [[], wordSpans(own)] : [wordSpans(own), []],
        note: `only in one: ${own
          .slice(0, 6)
          .map(({ start, end }) => more.text.slice(start, end))
          .join(', ')}`,
      },
    ]
  }
  return []
}
