import type { Span } from '../../contract'
import { type Passage, spanOf, type TokenRange, trimRange } from './passage'
import type { Attribution } from './types'

/** A left-over shorter than this is no claim: "On Thursday", "the mayor, who". */
const FEWEST_WORDS = 5

/** Tokens that an attribution covers with its source, cue or content. */
function coveredTokens(passage: Passage, attributions: readonly Attribution[]): Uint8Array {
  const { tokens } = passage
  const covered = new Uint8Array(tokens.length)
  const firstAt = (offset: number) => {
    let low = 0
    let high = tokens.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  for (const { source, cue, content } of attributions)
    for (const [start, end] of [...source, ...cue, ...content])
      for (let at = firstAt(start); at < tokens.length && (tokens[at]?.start ?? end) < end; at++) covered[at] = 1
  return covered
}

/** True if the words of a range can stand as a claim: enough of them, with a verb. */
function isClaim(passage: Passage, { start, end }: TokenRange): boolean {
  let words = 0
  let verb = false
  for (let at = start; at < end; at++) {
    const token = passage.tokens[at]
    if (!token || !/[\p{L}\p{N}]/u.test(token.text)) continue
    words++
    verb ||= token.pos === 'VERB' || token.pos === 'AUX'
  }
  return words >= FEWEST_WORDS && verb
}

/**
 * The article's own voice: the spans of sentences that no attribution covers, and of clauses left over in the others.
 * Like every content, they leave out the final full stop.
 */
export function findNarrated(passage: Passage, attributions: readonly Attribution[]): Span[] {
  const covered = coveredTokens(passage, attributions)
  const spans: Span[] = []
  for (const sentence of passage.sentences) {
    const add = (range: TokenRange) => {
      const span = spanOf(passage.tokens, trimRange(passage.tokens, range))
      if (span) spans.push(span)
    }
    if (!covered.subarray(sentence.start, sentence.end).includes(1)) {
      add(sentence)
      continue
    }
    let at = sentence.start
    while (at < sentence.end) {
      if (covered[at]) {
        at++
        continue
      }
      let end = at
      while (end < sentence.end && !covered[end]) end++
      if (isClaim(passage, { start: at, end })) add({ start: at, end })
      at = end
    }
  }
  return spans
}
