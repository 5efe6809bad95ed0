import type { PlainWord } from '../text/plain-words'
import { wordStem } from '../text/plain-words'
import type { FoundDifference } from './differences'
import { findScopes, stemSet } from './scoped-words'
import { quoteWords, type Telling, wordSpans } from './telling'

const NEGATORS = stemSet('not never no none neither nor without cannot nobody nothing hardly')
const isNegator = ({ plain }: PlainWord) => NEGATORS.has(plain) || /n't$/.test(plain)
/** Cues that say the opposite of what follows. */
const DENIALS = stemSet('denied deny denies denying rejected rejects disputed disputes refuted dismissed rebutted')
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

/** For each telling stem whether it is told as not so; a denying cue turns everything. */
function negatedStems(telling: Telling): { stems: Map<string, number>; denied: boolean } {
  const stems = new Map<string, number>()
  for (const { at, stems: reached } of findScopes(telling.text, telling.words, isNegator, 2))
    for (const stem of reached) stems.set(stem, at)
  return { stems, denied: telling.cue.some(({ plain, stem }) => DENIALS.has(plain) || DENIALS.has(stem)) }
}

const holds = (telling: Telling, stem: string) => telling.words.some((word) => word.stem === stem)

/** What one article affirms and the other denies: a negation on one side of a shared word, a denying cue, or opposites. */
export function polarityDifferences(a: Telling, b: Telling): FoundDifference[] {
  const left = negatedStems(a)
  const right = negatedStems(b)
  if (left.denied !== right.denied) {
    const [denying, other] = left.denied ? [a, right] : [b, left]
    // "denied taking money" and "said he took no money" tell the same.
    if (other.stems.size === 0) {
      const spans = wordSpans(denying.cue)
      return [
        {
          kind: 'polarity',
          spans: left.denied ? [spans, wordSpans(b.cue)] : [wordSpans(a.cue), spans],
          note: `denied by one: ${quoteWords(denying.text, denying.cue)}`,
        },
      ]
    }
    return []
  }
  for (const [one, other, mine, swap] of [
    [a, b, left, false],
    [b, a, right, true],
  ] as const) {
    const theirs = swap ? left : right
    for (const [stem, at] of mine.stems) {
      if (theirs.stems.has(stem) || !holds(other, stem)) continue
      const turned = other.words.findIndex((word) => word.stem === stem)
      // "not rejected" against "accepted" is no difference, nor is a negation that the other tells by another word.
      if (theirs.stems.size >= mine.stems.size && theirs.stems.size > 0) continue
      const mineSpans = wordSpans(one.words, at, at + 1)
      const theirSpans = wordSpans(other.words, turned, turned + 1)
      return [
        {
          kind: 'polarity',
          spans: swap ? [theirSpans, mineSpans] : [mineSpans, theirSpans],
          note: `denied by one: ${quoteWords(one.text, one.words, at, Math.min(one.words.length, at + 3))}`,
        },
      ]
    }
  }
  return oppositeWords(a, b, left.stems, right.stems)
}

function oppositeWords(
  a: Telling,
  b: Telling,
  negatedA: ReadonlyMap<string, number>,
  negatedB: ReadonlyMap<string, number>,
): FoundDifference[] {
  for (const [i, word] of a.words.entries()) {
    const against = opposites.get(word.stem)
    if (!against || holds(b, word.stem)) continue
    const j = b.words.findIndex((other) => against.has(other.stem) && !holds(a, other.stem))
    const other = b.words[j]
    if (!other || negatedA.has(word.stem) !== negatedB.has(other.stem)) continue
    // The same thing must be said to rise and to fall: the word before or after is shared.
    const near = [a.words[i - 1], a.words[i + 1]].some((next) =>
      [b.words[j - 1], b.words[j + 1]].some((beside) => next && beside && next.stem === beside.stem),
    )
    if (!near) continue
    return [
      {
        kind: 'polarity',
        spans: [wordSpans(a.words, i, i + 1), wordSpans(b.words, j, j + 1)],
        note: `${quoteWords(a.text, a.words, i, i + 1)} / ${quoteWords(b.text, b.words, j, j + 1)}`,
      },
    ]
  }
  return []
}
