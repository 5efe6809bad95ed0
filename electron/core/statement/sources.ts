import type { Token } from '../text/token'
import type { Passage, TokenRange } from './passage'

export const isNounLike = (token: Token | undefined) =>
  token !== undefined &&
  (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'NUM' || token.pos === 'ADJ' || token.text === 'US')
const isSubjectPronoun = (lower: string) =>
  /^(i|we|you|he|she|it|they|who|which|that|this|these|those|many|some|others|both|one|all|most|few|several)$/.test(
    lower,
  )
const isWeekday = (lower: string) => /^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(lower)

const EMPTY = (at: number): TokenRange => ({ start: at, end: at })
const isMark = (token: Token | undefined) => token !== undefined && /^["“”„«»'‘’]+$/.test(token.text)
const CLAUSE_WORD =
  /^(that|because|if|when|while|as|after|before|since|though|although|but|whether|unless|until|where|whose|so|than)$/

/** "officials travelling with Quill": a participle that belongs to the noun before it. */
const isModifyingParticiple = (token: Token | undefined) => token?.pos === 'VERB' && /(ing|ed)$/.test(token.lower)

/** True if a word can stand inside a noun phrase that is read from right to left. */
function inNounPhrase(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]
  if (!token || isMark(token) || CLAUSE_WORD.test(token.lower)) return false
  if (isNounLike(token) || token.pos === 'DET' || token.pos === 'PART') return token.lower !== 'to'
  if (/^(his|her|its|their|my|our|your|whose|both|neither|others|some|many)$/.test(token.lower)) return true
  if (/^[-–&.]$/.test(token.text)) return before !== undefined && at > from
  if (token.pos === 'ADP')
    return at > from && (isNounLike(before) || (isModifyingParticiple(before) && isNounLike(tokens[at - 2])))
  if (/^(and|or)$/.test(token.lower))
    return at > from && (isNounLike(before) || (before?.text === ',' && isNounLike(tokens[at - 2])))
  if (token.pos === 'VERB')
    return /(ing|ed)$/.test(token.lower) && at > from && isNounLike(before) && before?.pos === 'NOUN'
  return false
}

/** The noun phrase that ends before `end`, not reaching back before `from`; commas of an apposition included. */
export function nounPhraseBefore(passage: Passage, end: number, from: number): TokenRange {
  const { tokens } = passage
  let last = end
  // "Ada Quill, who leads the council, said": step back over what the commas enclose.
  if (tokens[last - 1]?.text === ',' || /^[—–-]$/.test(tokens[last - 1]?.text ?? '')) {
    const mark = tokens[last - 1]?.text
    let opening = last - 2
    while (opening > from && tokens[opening]?.text !== mark) {
      if (isMark(tokens[opening])) return EMPTY(end)
      opening--
    }
    let head = opening > from ? nounPhraseBefore(passage, opening, from) : EMPTY(end)
    // A list of years, places or titles: "Quill, of Portvale, the mayor, said".
    while (head.end === head.start && opening > from) {
      const earlier: number = opening
      do opening--
      while (opening > from && tokens[opening]?.text !== mark)
      if (opening <= from || earlier - opening > 20) break
      head = nounPhraseBefore(passage, opening, from)
    }
    return head.end > head.start ? { start: head.start, end } : EMPTY(end)
  }
  if (tokens[last - 1]?.text === ')') {
    while (last > from && tokens[last - 1]?.text !== '(') last--
    last--
    const inner = nounPhraseBefore(passage, last, from)
    return inner.end > inner.start ? { start: inner.start, end } : EMPTY(end)
  }
  // "Quill on Monday said", "Quill Monday said"
  if (isWeekday(tokens[last - 1]?.lower ?? '')) last -= tokens[last - 2]?.lower === 'on' ? 2 : 1
  const nearest = tokens[last - 1]
  if (!nearest || last <= from) return EMPTY(end)
  if (isSubjectPronoun(nearest.lower)) return { start: last - 1, end: last }
  let start = last
  while (start > from && inNounPhrase(tokens, start - 1, from)) start--
  while (
    start < last &&
    (tokens[start]?.pos === 'ADP' ||
      /^(and|or|,|-|–|\.)$/.test(tokens[start]?.lower ?? '') ||
      tokens[start]?.pos === 'PART')
  )
    start++
  return start < last ? { start, end: last } : EMPTY(end)
}

/** The noun phrase that begins at `start`, with appositions and relative clauses: the source of "said X, who …". */
export function nounPhraseAfter(passage: Passage, start: number, end: number): TokenRange {
  const { tokens, quotations } = passage
  const first = tokens[start]
  if (!first || start >= end) return EMPTY(start)
  if (first.pos === 'PRON' && isSubjectPronoun(first.lower)) return { start, end: start + 1 }
  let at = start
  while (at < end) {
    const token = tokens[at]
    if (!token || (quotations.at[at] ?? -1) >= 0 || /^[.;:?!—–]$/.test(token.text)) break
    if (token.text === ',') {
      const next = tokens[at + 1]
      const apposition =
        next &&
        (/^(a|an|the|who|whose|which|one|his|her|their)$/.test(next.lower) ||
          next.pos === 'PROPN' ||
          next.pos === 'NOUN' ||
          next.pos === 'ADJ')
      if (!apposition) break
    }
    if (at > start && /^(that|but|as|after|while|when|because|during|before)$/.test(token.lower)) break
    if (
      at > start &&
      /^(on|in|at)$/.test(token.lower) &&
      /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(an|a|the)$/.test(tokens[at + 1]?.lower ?? '') &&
      /(day|interview|statement|speech|conference|rally|email|tweet|briefing)$/.test(
        (tokens[at + 1]?.lower ?? '') + (tokens[at + 2]?.lower ?? ''),
      )
    )
      break
    if (at > start && /^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(token.lower)) break
    at++
  }
  return { start, end: at }
}

/** The subject of the first clause of a sentence: what precedes its first verb. */
export function firstSubject(passage: Passage, sentence: TokenRange, before: number): TokenRange {
  const { tokens, quotations } = passage
  for (let at = sentence.start; at < before; at++) {
    const token = tokens[at]
    if (!token || (quotations.at[at] ?? -1) >= 0) continue
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue
    const subject = nounPhraseBefore(passage, at, sentence.start)
    if (subject.end > subject.start) return subject
  }
  return EMPTY(before)
}
