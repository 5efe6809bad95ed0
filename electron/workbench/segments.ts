import type { Difference, Span, Spans, ThreadView } from '../contract'
import { alignWords } from '../core/compare/word-alignment'
import { type PlainWord, readPlainWords } from '../core/text/plain-words'

type Segment = ThreadView['detail'][number]['segments'][number]

/** A member's content: its text and where that stands. */
export interface MemberContent {
  readonly text: string
  readonly content: Spans
}

/** A run of a member's words, and whether the first member has it too. */
interface Run {
  readonly state: Segment['state']
  /** In the member's own text, or for `removed` in the first member's. */
  readonly spans: Spans
}

/**
 * Each member's content cut into runs: what it shares with the member `base`, and what is changed, added or missing.
 * Case, punctuation and spelling are set aside. The base shows what all the others share.
 */
export function alignedSegments(
  members: readonly MemberContent[],
  differences: readonly Pick<Difference, 'kind' | 'members' | 'spans'>[],
  base = 0,
): Segment[][] {
  const words = members.map(({ text, content }) => content.flatMap(([start, end]) => readPlainWords(text, start, end)))
  const first = members[base]
  const firstWords = words[base] ?? []
  if (!first) return []
  const sharedByAll = firstWords.map(() => true)
  const segments = members.map((member, index): Segment[] => {
    if (index === base) return []
    const own = words[index] ?? []
    const runs: Run[] = []
    for (const { same, a, b } of alignWords(firstWords, own)) {
      if (!same) sharedByAll.fill(false, a[0], a[1])
      if (b[1] > b[0]) {
        const state = same ? 'same' : a[1] > a[0] ? 'changed' : 'added'
        runs.push({ state, spans: spansOf(own, b, member.content) })
      } else runs.push({ state: 'removed', spans: spansOf(firstWords, a, first.content) })
    }
    return segmentsOf(runs, index, base, member, first, differences)
  })
  const baseline: Run[] = []
  for (let from = 0; from < firstWords.length; ) {
    let to = from + 1
    while (to < firstWords.length && sharedByAll[to] === sharedByAll[from]) to++
    const state = sharedByAll[from] ? 'same' : 'changed'
    baseline.push({ state, spans: spansOf(firstWords, [from, to], first.content) })
    from = to
  }
  segments[base] = segmentsOf(baseline, base, base, first, first, differences)
  return segments
}

/** The spans of words [from, to), each within one span of the content. */
function spansOf(words: readonly PlainWord[], [from, to]: readonly [number, number], content: Spans): Span[] {
  const spans: [number, number][] = []
  for (const { start, end } of words.slice(from, to)) {
    const last = spans.at(-1)
    const isJoined = last && content.some((part) => part[0] <= last[0] && end <= part[1])
    if (isJoined) last[1] = end
    else spans.push([start, end])
  }
  return spans
}

/**
 * Runs as text. Every character of the content is in one run: what stands between two goes with the first, and what
 * stands before all with the next.
 */
function segmentsOf(
  runs: readonly Run[],
  number: number,
  base: number,
  member: MemberContent,
  first: MemberContent,
  differences: readonly Pick<Difference, 'kind' | 'members' | 'spans'>[],
): Segment[] {
  const own = runs.filter(({ state }) => state !== 'removed')
  const segments: Segment[] = []
  let cursor = member.content[0]?.[0] ?? 0
  for (const run of runs) {
    const kinds = run.state === 'same' ? [] : kindsOf(run, number, base, differences)
    if (run.state === 'removed') {
      segments.push({ text: `${plain(first.text, run.spans)} `, state: 'removed', kinds })
      continue
    }
    const next = own[own.indexOf(run) + 1]
    const end = next ? (next.spans[0]?.[0] ?? cursor) : (member.content.at(-1)?.[1] ?? cursor)
    segments.push({ text: textBetween(member, cursor, end), state: run.state, kinds })
    cursor = end
  }
  if (own.length === 0) segments.unshift({ text: plain(member.text, member.content), state: 'same', kinds: [] })
  return segments
}

/** The content from one offset to another; a gap between its spans is shown as an ellipsis. */
function textBetween({ text, content }: MemberContent, from: number, to: number): string {
  const parts = content.flatMap(([start, end]) => {
    const part = [Math.max(start, from), Math.min(end, to)] as const
    return part[0] < part[1]
      ? [{ text: text.slice(...part), opens: part[0] === start && start !== content[0]?.[0] }]
      : []
  })
  return parts
    .map((part) => (part.opens ? ` … ${part.text}` : part.text))
    .join('')
    .replace(/\s+/g, ' ')
}

const plain = (text: string, spans: Spans): string =>
  spans.map(([start, end]) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ')

/** The kinds of difference whose words a run holds. */
function kindsOf(
  { state, spans }: Run,
  number: number,
  base: number,
  differences: readonly Pick<Difference, 'kind' | 'members' | 'spans'>[],
): Segment['kinds'] {
  const kinds = differences.flatMap(({ kind, members, spans: shown }) => {
    const of = state === 'removed' ? base : number
    const side = members.indexOf(of)
    if (side < 0 || (state === 'removed' && !members.includes(number))) return []
    const isHeld = (shown[side] ?? []).some(([s, e]) => spans.some(([start, end]) => s < end && start < e))
    return isHeld ? [kind] : []
  })
  return [...new Set(kinds)]
}
