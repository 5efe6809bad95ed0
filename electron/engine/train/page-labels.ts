import { diffArrays } from 'diff'
import type { Span } from '../../contract'

/** Groups of matching paragraphs further apart than this are told apart. */
const GROUP_GAP = 8
/** A group with fewer words that stands apart is an accident. */
const FEWEST_WORDS = 12

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}_]+/gu) ?? []

/** Which paragraphs of a page are its article's, given the article's true text: aligned word by word (Myers 1986). */
export function bodyLabels(text: string, spans: readonly Span[], article: string): boolean[] {
  const words = spans.map(([start, end]) => wordsOf(text.slice(start, end)))
  const matched: boolean[] = []
  for (const part of diffArrays(words.flat(), wordsOf(article), { maxEditLength: 60_000 }) ?? [])
    if (!part.added) for (let count = 0; count < part.count; count++) matched.push(!part.removed)
  let at = 0
  const body = words.map((own) => {
    const hits = matched.slice(at, at + own.length).filter(Boolean).length
    at += own.length
    return own.length > 0 && hits / own.length >= 0.5
  })
  const groups: number[][] = []
  body.forEach((own, index) => {
    const group = groups.at(-1)
    if (!own) return
    if (group && index - (group.at(-1) ?? 0) <= GROUP_GAP) group.push(index)
    else groups.push([index])
  })
  for (const group of groups) {
    const size = group.reduce((sum, index) => sum + (words[index]?.length ?? 0), 0)
    if (groups.length > 1 && size < FEWEST_WORDS) for (const index of group) body[index] = false
  }
  return body
}
