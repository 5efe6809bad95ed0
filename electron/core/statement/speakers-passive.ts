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

/** Verbs whose subject has others' words come upon it: `faces criticism`. */
const MEETS = /^(?:fac(?:e|es|ed|ing)|dr(?:aw|aws|ew|awn|awing)|receiv(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|under)$/
const OTHERS_WORDS = new Set(
  `criticism criticisms question questions accusation accusations allegation allegations complaint complaints backlash
  scrutiny condemnation praise skepticism scepticism rebuke rebukes outrage ridicule scorn suspicion suspicions anger
  fury disapproval`.split(/\s+/),
)
/** How many words may stand between: `has faced sharp and growing criticism`. */
const MEETS_WITHIN = 4

/** True for `faces questions about`, `drew criticism for`: said of the subject, by others. */
function meetsOthersWords({ words }: ReadWords, attribution: Attribution): boolean {
  const [cue] = attribution.cue
  if (cue === undefined) return false
  const from = wordFrom(words, cue[0])
  for (let at = from; at < from + 8 && (words[at]?.start ?? cue[1]) < cue[1]; at++) {
    if (!OTHERS_WORDS.has(words[at]?.lower ?? '')) continue
    for (let before = at - 1; before >= at - MEETS_WITHIN && words[before]?.sentence === words[at]?.sentence; before--)
      if (MEETS.test(words[before]?.lower ?? '')) return true
  }
  return false
}

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

/** True if the cue is in the passive, or as good as it, so that its subject is not who says it. */
export const isPassive = (read: ReadWords, attribution: Attribution): boolean =>
  passiveParticiple(read, attribution) >= 0 || meetsOthersWords(read, attribution)

/**
 * Who stands after `by`, where a cue in the passive takes its subject for the source: `nothing` without one. Null where
 * the cue is none, or its source stands behind it and so is the one after `by` already.
 */
export function agentOf(read: ReadWords, attribution: Attribution): SourceReading | null {
  const [cue] = attribution.cue
  const [source] = attribution.source
  if (cue === undefined || (source !== undefined && source[0] >= cue[1])) return null
  if (meetsOthersWords(read, attribution)) return { kind: 'nothing' }
  const participle = passiveParticiple(read, attribution)
  if (participle < 0) return null
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
