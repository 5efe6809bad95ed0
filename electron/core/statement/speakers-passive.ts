import { type ReadWords, wordFrom } from './speakers-phrase'
import { readPhrase, type SourceReading } from './speakers-source'
import type { Attribution } from './types'

/** Cues in the passive (`is seen by many as`): what they are said of doesn't speak, the one after `by` does. */

const BE = /^(?:is|are|was|were|be|been|being|['’]s|['’]re)$/
const PARTICIPLE = /(?:ed|en|own|aid|old|ought|eld|ade|elt)$/
/** Participles that say what state the subject's own mind is in: `is convinced that`. */
const STATES = new Set(
  `worried concerned convinced impressed inclined shocked outraged surprised startled scared frightened poised divided
  dedicated devoted committed determined prepared pleased delighted disappointed opposed engaged aligned assured satisfied
  interested excited alarmed troubled tired open indeed keen puzzled confused torn resigned persuaded disturbed stunned
  outspoken consumed saddened disgusted thrilled annoyed bothered relieved obligated honored honoured tempted`.split(
    /\s+/,
  ),
)

/** `was quoted as saying`, `was heard telling`: the subject speaks all the same. */
const isQuotedAs = (words: ReadWords['words'], participle: number): boolean => {
  const next = words[participle + 1]
  return /ing$/.test((next?.lower === 'as' ? words[participle + 2] : next)?.lower ?? '')
}

/** `is led` */
const SHORTEST = 6

/** Index of the passive participle of a cue (`seen` in `are widely seen`), or -1. */
function passiveParticiple({ words }: ReadWords, attribution: Attribution): number {
  const [cue] = attribution.cue
  // A passive takes two words at least.
  if (cue === undefined || cue[1] - cue[0] < SHORTEST) return -1
  const from = wordFrom(words, cue[0])
  let be = false
  let degree = false
  for (let at = from; at < from + 8 && (words[at]?.start ?? cue[1]) < cue[1]; at++) {
    const word = words[at]
    if (!word) return -1
    if (BE.test(word.lower)) be = true
    // `was so shaken by`: what has degrees is a state of mind.
    else if (/^(?:so|very|too|more|most|quite|particularly|especially|deeply)$/.test(word.lower)) degree = true
    else if (be && PARTICIPLE.test(word.lower) && word.pos !== 'NOUN' && word.pos !== 'ADV')
      return degree || STATES.has(word.lower) || isQuotedAs(words, at) ? -1 : at
    else if (be && word.pos !== 'ADV' && word.pos !== 'PART') return -1
  }
  return -1
}

/** True if the cue is in the passive, so that its subject is not who says it. */
export const isPassive = (read: ReadWords, attribution: Attribution): boolean =>
  passiveParticiple(read, attribution) >= 0

/**
 * Who stands after `by`, where a cue in the passive takes its subject for the source: `nothing` without one. Null where
 * the cue is none, or its source stands behind it and so is the one after `by` already.
 */
export function agentOf(read: ReadWords, attribution: Attribution): SourceReading | null {
  const participle = passiveParticiple(read, attribution)
  if (participle < 0) return null
  const [cue] = attribution.cue
  const [source] = attribution.source
  if (cue === undefined || (source !== undefined && source[0] >= cue[1])) return null
  const { words } = read
  const sentence = words[participle]?.sentence
  let at = participle + 1
  while (words[at]?.pos === 'ADV' && at < participle + 3) at++
  if (words[at]?.lower !== 'by') return { kind: 'nothing' }
  let end = at + 1
  while (words[end]?.sentence === sentence && end < at + 14 && !/^(?:as|to|that|[,;:])$/.test(words[end]?.lower ?? ''))
    end++
  return readPhrase(read, at + 1, end)
}
