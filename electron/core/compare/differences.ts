import type { Speaker } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import { certaintyDifferences } from './certainty-difference'
import { dateDifferences } from './date-difference'
import type { FoundDifference } from './found-difference'
import { numberDifferences } from './number-difference'
import { detailDifferences, placeDifferences } from './place-and-detail'
import { polarityDifferences } from './polarity-difference'
import { quotationDifferences } from './quotation-difference'
import { renamedSpeakers, speakerDifferences } from './speaker-difference'
import type { Telling } from './telling'
import { type AlignedStretch, alignWords } from './word-alignment'

/**
 * What is not the same in two tellings of one claim, typed. A stretch of words that a number, date, place, negation or hedge
 * explains is not told again as other wording. Case, punctuation, quotation marks, spelling of a name and of countries, and
 * numerals against words are set aside before. `versions`
 * is given where the two stand in each other's place in versions of one article: their words, aligned as the versions are.
 */
export function findDifferences(
  a: Telling,
  b: Telling,
  speakers: ReadonlyMap<string, Speaker>,
  versions: readonly AlignedStretch[] | null = null,
): FoundDifference[] {
  const stretches = versions ?? alignWords(a.words, b.words)
  const precise = [
    ...numberDifferences(a, b, stretches, versions !== null),
    ...dateDifferences(a, b, stretches),
    ...placeDifferences(a, b, stretches),
    ...polarityDifferences(a, b, stretches),
    ...certaintyDifferences(a, b, stretches),
  ]
  const saidByOthers = speakerDifferences(a, b, speakers)
  const saidBy = saidByOthers.length > 0 ? saidByOthers : renamedSpeakers(a, b, stretches)
  const quoted = quotationDifferences(a, b, explainedBy(precise))
  const named = [...precise, ...saidBy, ...quoted]
  return [...named, ...detailDifferences(a, b, stretches, explainedBy(named))]
}

const touches = (words: readonly PlainWord[], spans: readonly (readonly [number, number])[]) =>
  words.some((word) => spans.some(([start, end]) => start < word.end && end > word.start))

/** Says of changed words whether one of the differences names them already. */
const explainedBy =
  (differences: readonly FoundDifference[]) => (left: readonly PlainWord[], right: readonly PlainWord[]) =>
    differences.some(({ spans: [inA, inB] }) => touches(left, inA) || touches(right, inB))
