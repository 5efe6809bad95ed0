import { stem } from '../text/stems'
import {
  beginsSentence,
  clauseEnd,
  contentStartBefore,
  followingQuotations,
  lastInside,
  quotationBefore,
  trimContent,
  withContinuation,
} from './contents'
import type { Cue } from './cue'
import { afterTime, findCues } from './cues'
import { type Passage, spansOf, type TokenRange, trimRange } from './passage'
import { withRunningQuotations } from './running-quotations'
import { firstSubject, nounPhraseAfter, nounPhraseBefore } from './sources'
import type { Attribution } from './types'

/** Finds who said what in a passage: the interface that the rules and a learned model share. Pure. */
export type FindAttributions = (passage: Passage) => Attribution[]

/** Verbs that may name the one spoken to, or the occasion, before what is said. */
const ADDRESSED = new Set(
  'tell ask remind convince assure urge warn accuse call say write respond argue explain conclude state announce'
    .split(' ')
    .map(stem),
)
const TELL = stem('tell')

/** One attribution as token ranges. */
export interface RawAttribution {
  readonly cue: TokenRange
  readonly source: TokenRange | null
  readonly content: readonly TokenRange[]
}

/** What the rules read around one cue, given all cues of its sentence; null when they find no content. */
export function readAround(passage: Passage, cue: Cue, cues: readonly Cue[]): RawAttribution | null {
  const { tokens, quotations } = passage
  const sentence = passage.sentences[tokens[cue.head]?.sentence ?? 0]
  if (!sentence) return null
  const { start, end } = cue.range
  const own = (source: TokenRange): TokenRange | null => (source.end > source.start ? source : null)
  const subject = (): TokenRange => {
    const near = nounPhraseBefore(passage, start, sentence.start)
    if (near.end > near.start) return near
    return firstSubject(passage, sentence, start)
  }
  const followUp = (from: number) => followingQuotations(passage, from)

  if (cue.frame === 'transcript') {
    let last = sentence.end
    while (last < tokens.length && tokens[last]?.paragraph === tokens[cue.head]?.paragraph) last++
    const label = trimRange(tokens, { start: sentence.start, end: tokens[start]?.text === ':' ? start : end })
    return {
      cue: tokens[start]?.text === ':' ? cue.range : { start: end, end },
      source: own(label),
      content: [{ start: end, end: last }],
    }
  }

  if (cue.frame === 'according') {
    const source = nounPhraseAfter(passage, end, sentence.end)
    const before = trimContent(passage, { start: contentStartBefore(passage, sentence, start), end: start })
    const after = (from: number) => trimContent(passage, { start: from, end: sentence.end })
    const content = before.end > before.start ? before : after(source.end)
    if (content.end > content.start)
      return { cue: cue.range, source: own(trimRange(tokens, source)), content: [content] }
    // `According to the envoy, engineers said …`: what follows the comma is no apposition if nothing else is said.
    let comma = end
    while (comma < source.end && tokens[comma]?.text !== ',') comma++
    const rest = after(comma)
    if (rest.end === rest.start) return null
    return { cue: cue.range, source: own(trimRange(tokens, { start: end, end: comma })), content: [rest] }
  }

  if (cue.frame === 'inverted' || cue.frame === 'end') {
    const source =
      cue.frame === 'inverted'
        ? nounPhraseAfter(passage, end, sentence.end)
        : nounPhraseBefore(passage, start, sentence.start)
    if (source.end === source.start) return null
    const edge = cue.frame === 'inverted' ? start : source.start
    const number = quotationBefore(passage, edge)
    const after = cue.frame === 'inverted' ? source.end : end
    const quotation = quotations.list[number]
    if (quotation && beginsSentence(passage, number))
      return {
        cue: cue.range,
        source: trimRange(tokens, source),
        content: quotedBefore(passage, number, sentence, after, followUp),
      }
    const content = trimContent(passage, { start: contentStartBefore(passage, sentence, edge), end: edge })
    if (content.end === content.start || (tokens[edge - 1]?.text !== ',' && !quotation)) return null
    return {
      cue: cue.range,
      source: trimRange(tokens, source),
      content: [content, ...restAfter(passage, after, sentence)],
    }
  }

  let from =
    cue.frame === 'that' || cue.frame === 'clause' ? Math.max(end, afterTime(tokens, cue.head, sentence.end)) : end
  // "told reporters that …", "said in a statement that …": the content begins at the quotation or the "that".
  const word = stem(tokens[cue.head]?.lower ?? '')
  if (cue.frame === 'object' || cue.frame === 'preposition' || (cue.frame === 'clause' && word === TELL)) {
    const addressed = ADDRESSED.has(word)
    for (let at = end; addressed && at < Math.min(sentence.end, end + 12); at++) {
      const lower = tokens[at]?.lower ?? ''
      if ((quotations.at[at] ?? -1) >= 0 && at > end && /^[,:]$/.test(tokens[at - 1]?.text ?? '')) {
        from = at
        break
      }
      if (/^(that|to|of|whether|if|how|why)$/.test(lower) && at > end) {
        from = at
        break
      }
    }
    if (
      from === end &&
      word === TELL &&
      quotationBefore(passage, nounPhraseBefore(passage, start, sentence.start).start) >= 0
    ) {
      const source = nounPhraseBefore(passage, start, sentence.start)
      const number = quotationBefore(passage, source.start)
      return {
        cue: cue.range,
        source: own(trimRange(tokens, source)),
        content: quotedBefore(passage, number, sentence, sentence.end, followUp),
      }
    }
  }
  while (from < sentence.end && /^[,:—–]$/.test(tokens[from]?.text ?? '')) from++
  const number = quotations.at[from] ?? -1
  const quotation = quotations.list[number]
  const source = subject()
  if (
    cue.frame === 'quote' &&
    quotation &&
    quotation.start === from &&
    /[.!?…,]$/.test(lastInside(passage, number)?.text ?? '')
  ) {
    const ranges = withContinuation(passage, number)
    const last = ranges.at(-1)?.end ?? quotation.end
    return { cue: cue.range, source: own(trimRange(tokens, source)), content: [...ranges, ...followUp(last)] }
  }
  const content = trimContent(passage, { start: from, end: clauseEnd(passage, from, sentence, cues, cue) })
  if (content.end === content.start) return null
  if (cue.passive)
    return {
      cue: cue.range,
      source: null,
      content: source.end > source.start ? [trimContent(passage, source), content] : [content],
    }
  return { cue: cue.range, source: own(trimRange(tokens, source)), content: [content] }
}

/** A quotation that stands before its cue, with the whole run it closes and what continues after the cue. */
function quotedBefore(
  passage: Passage,
  number: number,
  sentence: TokenRange,
  after: number,
  followUp: (from: number) => TokenRange[],
): TokenRange[] {
  const { tokens, quotations } = passage
  const quotation = quotations.list[number]
  if (!quotation) return []
  let first = quotation.start
  const before: TokenRange[] = []
  for (let at = number - 1; at >= 0; at--) {
    const earlier = quotations.list[at]
    if (!earlier) break
    // Paragraphs that open again and close only here are one quotation, unless a cue introduced the first of them.
    const continued = earlier.continues && tokens[earlier.start - 1]?.paragraph !== tokens[earlier.start]?.paragraph
    if (continued) {
      before.unshift({ start: earlier.start, end: earlier.end })
      continue
    }
    if (before.length > 0 || earlier.end !== first || tokens[earlier.start]?.paragraph !== tokens[first]?.paragraph)
      break
    first = earlier.start
  }
  const rest = tokens[after]?.text === ',' || tokens[after]?.text === ':' ? after + 1 : after
  const resumed = quotations.list[quotations.at[rest] ?? -1]
  if (resumed && resumed.start === rest && rest < sentence.end) {
    const ranges = withContinuation(passage, quotations.at[rest] ?? -1)
    return [...before, { start: first, end: quotation.end }, ...ranges, ...followUp(ranges.at(-1)?.end ?? rest)]
  }
  const restHasQuotation = quotations.list.some((other) => other.start >= after && other.start < sentence.end)
  return [...before, { start: first, end: quotation.end }, ...followUp(restHasQuotation ? after : sentence.end)]
}

/** What goes on after "…, X said, …" in the same sentence: more of the content, unless the writer takes over again. */
function restAfter(passage: Passage, after: number, sentence: TokenRange): TokenRange[] {
  const { tokens } = passage
  if (tokens[after]?.text !== ',') return []
  if (
    /^(but|and|as|while|when|who|which|a|adding|noting|calling|citing|suggesting|referring)$/.test(
      tokens[after + 1]?.lower ?? '',
    )
  )
    return []
  const rest = trimContent(passage, { start: after + 1, end: sentence.end })
  return rest.end - rest.start > 2 ? [rest] : []
}

/** Direct: quotation marks around all of it; mixed: around a part; indirect: none. */
export function typeOf(passage: Passage, content: readonly TokenRange[]): Attribution['type'] {
  const { quotations, tokens } = passage
  let inside = 0
  let words = 0
  for (const { start, end } of content)
    for (let at = start; at < end; at++) {
      if (!/[\p{L}\p{N}]/u.test(tokens[at]?.text ?? '')) continue
      words++
      if ((quotations.at[at] ?? -1) >= 0) inside++
    }
  if (inside === 0) return 'indirect'
  return inside === words ? 'direct' : 'mixed'
}

/** Rules on cues, quotation marks and clause boundaries. */
export const findAttributionsByRules: FindAttributions = (passage) => {
  const cues = findCues(passage)
  const covered = new Uint8Array(passage.tokens.length)
  const found: Attribution[] = []
  // What frames a whole sentence comes first: a cue inside what it covers is part of what was said.
  const bySentence = new Map<number, Cue[]>()
  for (const cue of cues) {
    const sentence = passage.tokens[cue.head]?.sentence ?? -1
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), cue])
  }
  const frames = (cue: Cue) => (cue.frame === 'according' || cue.frame === 'inverted' || cue.frame === 'end' ? 0 : 1)
  for (const cue of [...cues].sort((a, b) => frames(a) - frames(b) || a.head - b.head)) {
    if (covered[cue.head]) continue
    const raw = readAround(passage, cue, bySentence.get(passage.tokens[cue.head]?.sentence ?? -1) ?? [])
    if (!raw || raw.content.length === 0) continue
    for (const { start, end } of raw.content) covered.fill(1, start, end)
    found.push({
      type: typeOf(passage, raw.content),
      source: raw.source ? spansOf(passage.tokens, [raw.source]) : [],
      cue: spansOf(passage.tokens, [raw.cue]),
      content: spansOf(
        passage.tokens,
        [...raw.content].sort((a, b) => a.start - b.start),
      ),
      within: null,
    })
  }
  return withRunningQuotations(passage, found, covered)
}
