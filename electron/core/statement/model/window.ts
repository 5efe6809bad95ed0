import type { RawAttribution } from '../attributions'
import { readAround } from '../attributions'
import type { Cue } from '../cue'
import type { TokenRange } from '../passage'
import { frameNumber, type Reading } from './reading'

/** The tokens around a cue among which its source and content are looked for, with what the rules make of them. */
export interface Window {
  readonly cue: TokenRange
  readonly start: number
  readonly end: number
  readonly frame: number
  /** The token that stands for the cue: the rules' head, or its last verb. */
  readonly head: number
  readonly guess: RawAttribution | null
  /** Quotations next to the cue: the one that ends before it or its subject, the one that begins after it; -1: none. */
  readonly quotationBefore: number
  readonly quotationAfter: number
}

const MOST_TOKENS = 160

/** The rules' cue inside a range, or one made up for it so that the rules have a guess for every cue. */
function ruleCueFor(reading: Reading, range: TokenRange): Cue {
  const { passage, pos } = reading
  const { tokens, quotations } = passage
  const sentence = tokens[range.start]?.sentence ?? -1
  let found: Cue | null = null
  for (const cue of reading.ruleCues.get(sentence) ?? [])
    if (cue.head >= range.start && cue.head < range.end) found = cue
  if (found) return found
  let head = range.end - 1
  for (let at = range.end - 1; at >= range.start; at--)
    if (pos[at] === 15) {
      head = at
      break
    }
  const next = range.end
  const quoteFollows = (quotations.at[next] ?? -1) >= 0 || (quotations.at[next + 1] ?? -1) >= 0
  const quoteBefore = (quotations.at[range.start - 1] ?? -1) >= 0 || (quotations.at[range.start - 2] ?? -1) >= 0
  return { range, head, frame: quoteFollows ? 'quote' : quoteBefore ? 'inverted' : 'object', passive: false }
}

/** The window of a cue: its sentence, and the sentences of quotations that touch it or follow on in the paragraph. */
export function windowOf(reading: Reading, range: TokenRange): Window {
  const { passage, quote } = reading
  const { tokens, quotations, sentences } = passage
  const number = tokens[range.start]?.sentence ?? 0
  const own = sentences[number] ?? range
  let { start, end } = own
  for (let before = number - 1; before >= 0 && before >= number - 6; before--) {
    const sentence = sentences[before]
    if (!sentence || end - sentence.start > MOST_TOKENS) break
    const touching = quotations.at[sentence.end - 1] ?? -1
    const joined = touching >= 0 && (quotations.at[start] ?? -1) >= 0
    const continued =
      joined &&
      (tokens[sentence.start]?.paragraph === tokens[start]?.paragraph || quotations.list[touching]?.continues === true)
    if (!continued) break
    start = sentence.start
  }
  for (let after = number + 1; after < sentences.length && after <= number + 9; after++) {
    const sentence = sentences[after]
    if (!sentence || sentence.end - start > MOST_TOKENS) break
    const sameParagraph = tokens[sentence.start]?.paragraph === tokens[own.start]?.paragraph
    const quoted = (quote[sentence.start] ?? 0) > 0
    const continues = quotations.list[quotations.at[end - 1] ?? -1]?.continues === true
    if (!quoted || !(sameParagraph || continues)) break
    end = sentence.end
  }
  const cue = ruleCueFor(reading, range)
  const known = reading.ruleGuesses.get(cue.head)
  const guess = known === undefined ? readAround(passage, cue, reading.ruleCues.get(number) ?? [cue]) : known
  const edgeBefore = guess?.source && guess.source.end <= range.start ? guess.source.start : range.start
  const near = (at: number) => (at >= 0 ? (quotations.at[at] ?? -1) : -1)
  const quotationBefore = Math.max(
    near(edgeBefore - 1),
    near(edgeBefore - 2),
    near(range.start - 1),
    near(range.start - 2),
  )
  const edgeAfter = guess?.source && guess.source.start >= range.end ? guess.source.end : range.end
  let quotationAfter = -1
  for (let at = edgeAfter; at < Math.min(end, edgeAfter + 4) && quotationAfter < 0; at++) quotationAfter = near(at)
  return {
    cue: range,
    start,
    end,
    frame: frameNumber(cue.frame) + (cue.passive ? 16 : 0),
    head: cue.head,
    guess,
    quotationBefore,
    quotationAfter,
  }
}
