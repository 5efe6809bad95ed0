import type { PlainWord } from '../text/plain-words'
import { isFunctionWord, wordStem } from '../text/plain-words'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import { type AlignedStretch, matchedShare, smallChangeAround } from './word-alignment'
import { stemSet } from './word-sets'

/** So much of the shorter is matched where two cues report the same content … */
const SAME_CONTENT = 0.5
/** … and where a single word more or less is a change of what is said. */
const RESEMBLING = 0.5

const NEGATORS = stemSet('not never no none neither nor without cannot nobody nothing hardly')
const isNegator = ({ plain }: PlainWord) => NEGATORS.has(plain) || /n't$/.test(plain)
/** Cues that say the opposite of what follows. */
const DENIALS = stemSet('denied deny denies denying rejected rejects disputed disputes refuted dismissed rebutted')
/** Cues that only report, or affirm. */
const REPORTS = stemSet(
  'said say says told tells added announced stated confirmed confirms insisted insists claimed claims acknowledged admitted reported',
)
/** Verbs and states that cannot both hold of one thing; general English, forms by stem. */
const OPPOSITES: readonly (readonly [string, string])[] = [
  ['confirm', 'deny'],
  ['accept', 'reject'],
  ['approve', 'reject'],
  ['accept', 'refuse'],
  ['agree', 'refuse'],
  ['agree', 'disagree'],
  ['support', 'oppose'],
  ['rise', 'fall'],
  ['rose', 'fell'],
  ['increase', 'decrease'],
  ['grow', 'shrink'],
  ['grew', 'shrank'],
  ['gain', 'lose'],
  ['win', 'lose'],
  ['won', 'lost'],
  ['allow', 'ban'],
  ['allow', 'forbid'],
  ['permit', 'prohibit'],
  ['open', 'close'],
  ['begin', 'end'],
  ['start', 'stop'],
  ['succeed', 'fail'],
  ['succeeded', 'failed'],
  ['pass', 'fail'],
  ['legal', 'illegal'],
  ['lawful', 'unlawful'],
  ['guilty', 'innocent'],
  ['guilty', 'acquitted'],
  ['true', 'false'],
  ['safe', 'unsafe'],
  ['safe', 'dangerous'],
  ['alive', 'dead'],
  ['survived', 'died'],
  ['present', 'absent'],
  ['keep', 'scrap'],
  ['extend', 'shorten'],
  ['improve', 'worsen'],
  ['strengthen', 'weaken'],
  ['raise', 'lower'],
  ['raise', 'cut'],
  ['include', 'exclude'],
  ['enter', 'leave'],
  ['arrive', 'leave'],
  ['release', 'detain'],
  ['freed', 'jailed'],
  ['more', 'less'],
  ['more', 'fewer'],
  ['higher', 'lower'],
  ['possible', 'impossible'],
  ['likely', 'unlikely'],
  ['able', 'unable'],
  ['before', 'after'],
]
const opposites = new Map<string, Set<string>>()
for (const [x, y] of OPPOSITES)
  for (const [from, to] of [
    [wordStem(x), wordStem(y)],
    [wordStem(y), wordStem(x)],
  ] as const)
    opposites.set(from, (opposites.get(from) ?? new Set()).add(to))

const isDenied = ({ cue }: Telling) => cue.some(({ plain, stem }) => DENIALS.has(plain) || DENIALS.has(stem))
const negators = ({ words }: Telling) => words.flatMap((word, index) => (isNegator(word) ? [index] : []))

function denial(a: Telling, b: Telling): FoundDifference {
  const denying = isDenied(a) ? a : b
  return {
    kind: 'polarity',
    spans: [wordSpans(a.cue), wordSpans(b.cue)],
    note: `denied by one: ${quoteWords(denying.text, denying.cue)}`,
  }
}

/**
 * What one article affirms and the other denies: a negation put into words that are otherwise the same, a denying cue before
 * the same content, or opposite words in each other's place. Texts that only resemble each other show nothing.
 */
export function polarityDifferences(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  const left = negators(a)
  const right = negators(b)
  const alike = matchedShare(stretches, a.words.length, b.words.length)
  if (isDenied(a) !== isDenied(b)) {
    // "denied taking money" and "said he took no money" tell the same.
    const other = isDenied(a) ? right : left
    const mine = isDenied(a) ? left : right
    return alike >= SAME_CONTENT && a.cue.length > 0 && b.cue.length > 0 && other.length === mine.length
      ? [denial(a, b)]
      : []
  }
  const found: FoundDifference[] = []
  for (const [side, one, positions] of [
    ['a', a, left],
    ['b', b, right],
  ] as const)
    for (const at of positions) {
      const stretch = smallChangeAround(stretches, at, side)
      if (!stretch || alike < RESEMBLING || tellsMore(a, b, stretch)) continue
      const inA = a.words.slice(...stretch.a).filter(isNegator).length
      const inB = b.words.slice(...stretch.b).filter(isNegator).length
      if ((inA + inB) % 2 === 0) continue
      found.push({
        kind: 'polarity',
        spans: [wordSpans(a.words, ...stretch.a), wordSpans(b.words, ...stretch.b)],
        note: `denied by one: ${quoteWords(one.text, one.words, at, Math.min(one.words.length, at + 3))}`,
      })
    }
  return [...found, ...oppositeWords(a, b, stretches), ...denialsInPlace(a, b, stretches)]
}

/** True for words put in or left out that tell more than a negation: "and no longer the owner". */
function tellsMore(a: Telling, b: Telling, { a: ofA, b: ofB }: AlignedStretch): boolean {
  const [left, right] = [a.words.slice(...ofA), b.words.slice(...ofB)]
  if (left.length > 0 && right.length > 0) return false
  return [...left, ...right].some((word) => !isNegator(word) && !isFunctionWord(word.plain))
}

/** A word of denial that stands where the other only reports: `denied` against `said`. */
function denialsInPlace(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  return a.words.concat(b.words).flatMap((word, position): FoundDifference[] => {
    const [side, at] =
      position < a.words.length ? (['a', position] as const) : (['b', position - a.words.length] as const)
    const stretch = DENIALS.has(word.plain) && smallChangeAround(stretches, at, side)
    if (!stretch) return []
    const other = side === 'a' ? b.words.slice(...stretch.b) : a.words.slice(...stretch.a)
    if (!other.some(({ plain }) => REPORTS.has(plain)) || other.some((one) => isNegator(one) || DENIALS.has(one.plain)))
      return []
    const telling = side === 'a' ? a : b
    return [
      {
        kind: 'polarity',
        spans: [wordSpans(a.words, ...stretch.a), wordSpans(b.words, ...stretch.b)],
        note: `denied by one: ${quoteWords(telling.text, telling.words, at, at + 1)}`,
      },
    ]
  })
}

/** Opposites that stand in each other's place. */
function oppositeWords(a: Telling, b: Telling, stretches: readonly AlignedStretch[]): FoundDifference[] {
  return a.words.flatMap((word, i): FoundDifference[] => {
    const against = opposites.get(word.stem)
    const stretch = against && smallChangeAround(stretches, i, 'a')
    if (!stretch) return []
    const changedA = a.words.slice(...stretch.a)
    const changedB = b.words.slice(...stretch.b)
    const j = changedB.findIndex((other) => against.has(other.stem))
    // "accepted" and "did not reject" tell the same.
    if (j < 0 || changedA.some(isNegator) !== changedB.some(isNegator)) return []
    const at = stretch.b[0] + j
    return [
      {
        kind: 'polarity',
        spans: [wordSpans(a.words, i, i + 1), wordSpans(b.words, at, at + 1)],
        note: `${quoteWords(a.text, a.words, i, i + 1)} / ${quoteWords(b.text, b.words, at, at + 1)}`,
      },
    ]
  })
}
