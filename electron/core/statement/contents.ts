import type { Token } from '../text/token'
import type { Cue } from './cue'
import { type Passage, type TokenRange, trimRange } from './passage'

const isStop = (text: string) => /^[.!?…]+$/.test(text)

/** The quotation at or right before token `end` (a comma between is no hindrance); -1 if none. */
export function quotationBefore(passage: Passage, end: number): number {
  const { tokens, quotations } = passage
  const near = quotations.at[end - 1] ?? -1
  if (near >= 0) return near
  return tokens[end - 1]?.text === ',' ? (quotations.at[end - 2] ?? -1) : -1
}

/** The last token inside a quotation, before its closing mark. */
export function lastInside(passage: Passage, quotation: number): Token | undefined {
  const { tokens, quotations } = passage
  const found = quotations.list[quotation]
  if (!found) return undefined
  let at = found.end - 1
  while (at > found.start && /^["“”„«»'‘’`]+$/.test(tokens[at]?.text ?? '')) at--
  return tokens[at]
}

/** True if nothing but the quotation itself stands between the beginning of its paragraph or the stop before it. */
export function beginsSentence(passage: Passage, quotation: number): boolean {
  const { tokens, quotations } = passage
  const start = quotations.list[quotation]?.start ?? 0
  const before = tokens[start - 1]
  if (!before || before.paragraph !== tokens[start]?.paragraph) return true
  return isStop(before.text) || before.text === ':' || (quotations.at[start - 1] ?? -1) >= 0
}

/** True if the sentence goes on outside the quotation: "…," she added. */
export function hasOwnFrame(passage: Passage, quotation: number): boolean {
  const { tokens, quotations } = passage
  const end = quotations.list[quotation]?.end ?? 0
  const next = tokens[end]
  if (!next || isStop(next.text) || (quotations.at[end] ?? -1) >= 0) return false
  return next.sentence === tokens[end - 1]?.sentence
}

/** A quotation with what continues it over the next paragraphs. */
export function withContinuation(passage: Passage, quotation: number): TokenRange[] {
  const { quotations } = passage
  const ranges: TokenRange[] = []
  for (let number = quotation; number < quotations.list.length; number++) {
    const current = quotations.list[number]
    if (!current) break
    ranges.push({ start: current.start, end: current.end })
    const next = quotations.list[number + 1]
    if (!current.continues || !next || hasOwnFrame(passage, number + 1)) break
  }
  return ranges
}

/** The full quotations that follow token `from` in the same paragraph and go on with the same speaker. */
export function followingQuotations(passage: Passage, from: number): TokenRange[] {
  const { tokens, quotations } = passage
  const paragraph = tokens[from - 1]?.paragraph
  let at = from
  while (/^[.,;:—–]$/.test(tokens[at]?.text ?? '') && tokens[at]?.paragraph === paragraph) at++
  const number = quotations.at[at] ?? -1
  const quotation = quotations.list[number]
  if (!quotation || quotation.start !== at || tokens[at]?.paragraph !== paragraph) return []
  // It ends its sentence, or else somebody else's words frame it: "…" she added.
  const endsSentence =
    isStop(lastInside(passage, number)?.text ?? '') || isStop(tokens[quotation.end]?.text ?? '') || !quotation.closed
  if (!endsSentence || hasOwnFrame(passage, number)) return []
  const ranges = withContinuation(passage, number)
  const end = ranges.at(-1)?.end ?? from
  return [...ranges, ...followingQuotations(passage, end)]
}

/** Where an indirect content that begins at `start` ends: before the next cue of its own, or with the sentence. */
export function clauseEnd(
  passage: Passage,
  start: number,
  sentence: TokenRange,
  cues: readonly Cue[],
  cue: Cue,
): number {
  const { tokens, quotations } = passage
  for (let at = start; at < sentence.end; at++) {
    const token = tokens[at]
    if (!token) return at
    if ((quotations.at[at] ?? -1) >= 0) {
      at = Math.min((quotations.list[quotations.at[at] ?? -1]?.end ?? at + 1) - 1, sentence.end)
      continue
    }
    if (token.text === ';') return at
    const joins = /^(and|but|while|though|although)$/.test(token.lower)
    const commaBefore = tokens[at - 1]?.text === ','
    if (joins || (token.text === ',' && /ing$/.test(tokens[at + 1]?.lower ?? ''))) {
      const next = cues.find((other) => other !== cue && other.range.start > at && other.range.start <= at + 5)
      const own =
        next && (next.range.start === at + 1 || commaBefore || /^(he|she|they|it)$/.test(tokens[at + 1]?.lower ?? ''))
      if (own && next.frame !== 'noun') return commaBefore ? at - 1 : at
    }
    if (commaBefore && /^according$/.test(token.lower)) return at - 1
  }
  return sentence.end
}

/** Where a content that stands before its cue begins: after a dateline, or after a clause that belongs to another cue. */
export function contentStartBefore(passage: Passage, sentence: TokenRange, before: number): number {
  const { tokens } = passage
  for (let at = sentence.start; at < Math.min(before, sentence.start + 12); at++) {
    const text = tokens[at]?.text ?? ''
    const capitals = tokens.slice(sentence.start, at).some((token) => /^[A-Z]{3,}$|^[()]$/.test(token.text))
    if (/^(—|–|-|--)$/.test(text) && capitals && (tokens[at]?.start ?? 0) > (tokens[at - 1]?.end ?? 0)) return at + 1
  }
  return sentence.start
}

/** Trims a content, keeping its quotation marks: commas and stops at its ends are not part of it. */
export const trimContent = (passage: Passage, range: TokenRange): TokenRange => trimRange(passage.tokens, range)
