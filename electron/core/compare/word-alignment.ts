import { diffArrays } from 'diff'
import type { PlainWord } from '../text/plain-words'

/** A stretch of two texts aligned word by word: words [a[0], a[1]) of the first against [b[0], b[1]) of the second. */
export interface AlignedStretch {
  readonly same: boolean
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/** Names shorter than this are not taken for spellings of each other. */
const SHORTEST_NAME = 5

/** True if one edit (a letter changed, left out, added, or two swapped) turns one word into the other. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const left = a.length - start - end
  const right = b.length - start - end
  if (left <= 1 && right <= 1) return true
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}

/** `f***ing` stands for any word of that length with those letters. */
function masks(a: string, b: string): boolean {
  const [mask, word] = a.includes('*') ? [a, b] : [b, a]
  if (!mask.includes('*') || word.includes('*') || mask.length !== word.length) return false
  return [...mask].every((letter, index) => letter === '*' || letter === word[index])
}

/** True if two words differ in spelling only: the same plain word, one name spelled two ways, or a masked oath. */
export function sameWord(a: PlainWord, b: PlainWord): boolean {
  if (a.plain === b.plain) return true
  if (a.plain.startsWith('#') || b.plain.startsWith('#')) return false
  if (a.capital && b.capital && a.plain.length >= SHORTEST_NAME && b.plain.length >= SHORTEST_NAME)
    return a.plain[0] === b.plain[0] && oneEditApart(a.plain, b.plain)
  return masks(a.plain, b.plain)
}

/** Aligns two lists of words (Myers 1986, by the package `diff`); what is left out beside what is put in is one stretch. */
export function alignWords(a: readonly PlainWord[], b: readonly PlainWord[]): AlignedStretch[] {
  const stretches: AlignedStretch[] = []
  let i = 0
  let j = 0
  for (const part of diffArrays([...a], [...b], { comparator: sameWord })) {
    const length = part.value.length
    const last = stretches.at(-1)
    if (!part.added && !part.removed) {
      stretches.push({ same: true, a: [i, i + length], b: [j, j + length] })
      i += length
      j += length
      continue
    }
    const nextI = part.removed ? i + length : i
    const nextJ = part.added ? j + length : j
    if (last && !last.same)
      stretches[stretches.length - 1] = { same: false, a: [last.a[0], nextI], b: [last.b[0], nextJ] }
    else stretches.push({ same: false, a: [i, nextI], b: [j, nextJ] })
    i = nextI
    j = nextJ
  }
  return stretches
}

/** How many words of the shorter list are matched, 0 to 1. */
export function matchedShare(stretches: readonly AlignedStretch[], a: number, b: number): number {
  const matched = stretches.reduce((sum, { same, a: [from, to] }) => sum + (same ? to - from : 0), 0)
  return matched / (Math.min(a, b) || 1)
}

/** A change of more words than this is a rewriting; single words in it show nothing. */
export const SMALL_CHANGE = 4

/**
 * The small changed stretch that holds word `at` of the first list (`b` for the second), if the same words stand right after
 * it or, at the end, right before it: `will [not] attend` against `will attend`. Null where the texts only resemble each other.
 */
export function smallChangeAround(
  stretches: readonly AlignedStretch[],
  at: number,
  side: 'a' | 'b',
): AlignedStretch | null {
  const index = stretches.findIndex(({ same, [side]: [from, to] }) => !same && at >= from && at < to)
  const stretch = stretches[index]
  if (!stretch || stretch.a[1] - stretch.a[0] > SMALL_CHANGE || stretch.b[1] - stretch.b[0] > SMALL_CHANGE) return null
  const after = stretches[index + 1]
  const before = stretches[index - 1]
  const length = (beside: AlignedStretch | undefined) => (beside?.same ? beside.a[1] - beside.a[0] : 0)
  return length(after) + length(before) >= 2 ? stretch : null
}
