import type { FeatureSink } from './hash'
import { type Reading, RULE_CONTENT, RULE_CUE } from './reading'

/**
 * Fills in the features of each token of one sentence for finding cues. With `skipQuoted`, tokens inside quotations get
 * none, for a search that takes no cue there.
 */
export function cueFeatures(reading: Reading, start: number, end: number, into: FeatureSink, skipQuoted = false): void {
  const { word, stem, ending, pos, shape, quote, tokenClass, follower, subject, rule, frame, subjectAt, passage } =
    reading
  const { tokens } = passage
  into.clear()
  const inside = (at: number) => at >= start && at < end
  const wordAt = (at: number) => (inside(at) ? (word[at] ?? 0) : at < start ? 1 : 2)
  const stemAt = (at: number) => (inside(at) ? (stem[at] ?? 0) : at < start ? 1 : 2)
  const posAt = (at: number) => (inside(at) ? (pos[at] ?? 0) + 3 : at < start ? 1 : 2)
  const ruleAt = (at: number) => (inside(at) ? (rule[at] ?? 0) : 0)
  const quoteAt = (at: number) => (inside(at) ? (quote[at] ?? 0) : 4)
  const headline = tokens[start]?.paragraph === 0 ? 1 : 0
  let cuesBefore = 0
  let verbsBefore = 0
  let quotesInSentence = 0
  for (let at = start; at < end; at++) if (quote[at] === 2) quotesInSentence++
  const quoted = Math.min(quotesInSentence, 2)
  for (let at = start; at < end; at++) {
    const w = word[at] ?? 0
    const s = stem[at] ?? 0
    const p = posAt(at)
    const q = quote[at] ?? 0
    const f = follower[at] ?? 0
    const r = rule[at] ?? 0
    const covered = (r & RULE_CONTENT ? 2 : 0) + (q ? 1 : 0)
    into.next(tokenClass[at] ?? 0)
    if (skipQuoted && q === 1) {
      if (p === 18) verbsBefore++
      continue
    }
    into.add(0, 1, 0, 0)
    into.add(1, w, 0, 0)
    into.add(2, s, 0, 0)
    into.add(3, s, p, 0)
    into.add(4, s, f, 0)
    into.add(5, s, f, p)
    into.add(6, s, subject[at] ?? 0, 0)
    into.add(7, s, covered, 0)
    into.add(8, p, f, covered)
    into.add(9, p, subject[at] ?? 0, f)
    into.add(10, ending[at] ?? 0, p, 0)
    into.add(11, shape[at] ?? 0, p, headline)
    into.add(12, wordAt(at - 1), w, 0)
    into.add(13, w, wordAt(at + 1), 0)
    into.add(14, stemAt(at - 1), p, 0)
    into.add(15, stemAt(at + 1), p, 0)
    into.add(16, stemAt(at - 2), p, 0)
    into.add(17, stemAt(at + 2), p, 0)
    into.add(18, posAt(at - 1), p, posAt(at + 1))
    into.add(19, posAt(at - 2), posAt(at - 1), p)
    into.add(20, p, posAt(at + 1), posAt(at + 2))
    into.add(21, stemAt(at - 1), s, stemAt(at + 1))
    into.add(22, s, stemAt(at + 1), stemAt(at + 2))
    into.add(23, stemAt(at - 2), stemAt(at - 1), s)
    into.add(24, r, ruleAt(at - 1), ruleAt(at + 1))
    into.add(25, r, frame[at] ?? 0, s)
    into.add(26, r, f, p)
    into.add(27, quoteAt(at - 1), q, quoteAt(at + 1))
    into.add(28, s, quoteAt(at - 1), quoteAt(at + 1))
    into.add(29, ruleAt(at - 2), ruleAt(at + 1), ruleAt(at + 2))
    into.add(30, Math.min(cuesBefore, 3), covered, p)
    into.add(31, Math.min(cuesBefore, 2), r, s)
    into.add(32, Math.min(verbsBefore, 4), p, f)
    into.add(33, quoted, p, covered)
    into.add(34, s, headline, quoted)
    into.add(35, stemAt(at + 3), p, 0)
    into.add(36, stemAt(at - 3), p, 0)
    into.add(37, posAt(at + 1), posAt(at + 2), posAt(at + 3))
    into.add(38, r & RULE_CUE, stemAt(at - 1), stemAt(at + 1))
    into.add(39, follower[at + 1] ?? 0, s, inside(at + 1) ? 1 : 0)
    const subjectStem = (subjectAt[at] ?? -1) >= 0 ? (stem[subjectAt[at] ?? 0] ?? 0) : 0
    into.add(40, s, subjectStem, 0)
    into.add(41, p, subjectStem, f)
    if ((r & RULE_CUE) !== 0 && (ruleAt(at + 1) & RULE_CUE) === 0) cuesBefore++
    if (p === 18) verbsBefore++
  }
}
