import { beginsSentence, withContinuation } from './contents'
import { type Passage, spansOf } from './passage'
import type { Attribution } from './types'

/** Fewer words in quotation marks are a title or a term, and no running quotation. */
const FEWEST_QUOTED = 5

/**
 * Full quotations that no cue claims: a speaker who goes on in the next sentence or paragraph. They get neither cue nor
 * source; whose they are is for the speaker stage to work out.
 */
function runningQuotations(passage: Passage, covered: Uint8Array): (Attribution & { readonly paragraph: number })[] {
  const { tokens, quotations } = passage
  const found: (Attribution & { readonly paragraph: number })[] = []
  for (let number = 0; number < quotations.list.length; number++) {
    const first = quotations.list[number]
    if (!first || covered[first.start] || covered[first.end - 1] || !beginsSentence(passage, number)) continue
    const ranges = withContinuation(passage, number)
    const last = number + ranges.length - 1
    number = last
    const end = ranges.at(-1)?.end ?? first.end
    const next = tokens[end]
    const endsSentence =
      next === undefined || next.sentence !== tokens[end - 1]?.sentence || /^[.!?…]+$/.test(next.text)
    const words = tokens.slice(first.start, end).filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length
    if (!endsSentence || words < FEWEST_QUOTED) continue
    const paragraph = tokens[first.start]?.paragraph ?? 0
    found.push({ paragraph, type: 'direct', source: [], cue: [], content: spansOf(tokens, ranges), within: null })
  }
  return found
}

/** Adds running quotations: to the quoted statement before them in the paragraph, or else as statements of their own. */
export function withRunningQuotations(
  passage: Passage,
  found: readonly Attribution[],
  covered: Uint8Array,
): Attribution[] {
  const endOf = ({ content, cue }: Pick<Attribution, 'content' | 'cue'>) =>
    Math.max(content.at(-1)?.[1] ?? 0, cue.at(-1)?.[1] ?? 0)
  const ordered = [...found].sort((a, b) => endOf(a) - endOf(b))
  const added: Attribution[] = []
  const paragraphStarts = new Map<number, number>()
  for (const { paragraph, start } of passage.tokens)
    if (!paragraphStarts.has(paragraph)) paragraphStarts.set(paragraph, start)
  let next = 0
  for (const { paragraph, ...running } of runningQuotations(passage, covered)) {
    const start = running.content[0]?.[0] ?? 0
    const paragraphStart = paragraphStarts.get(paragraph) ?? 0
    while (next < ordered.length && endOf(ordered[next] ?? { content: [], cue: [] }) <= start) next++
    const previousIndex = next - 1
    const previous = ordered[previousIndex]
    if (previous && endOf(previous) >= paragraphStart && previous.type !== 'indirect')
      ordered[previousIndex] = { ...previous, content: [...previous.content, ...running.content] }
    else added.push(running)
  }
  return [...ordered, ...added].sort((a, b) => (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0))
}
