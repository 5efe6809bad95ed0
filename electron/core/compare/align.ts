import type { DifferenceKind } from '../../contract'
import { type PlainWord, readPlainWords } from '../text/plain-words'
import { alignWords } from './word-alignment'

/** How a stretch of a member stands to the base: told alike, told otherwise, or told by one of the two alone. */
export type SegmentStanding = 'same' | 'changed' | 'added' | 'removed'

/** A stretch of a member's text. `removed` stretches are the base's words that this member leaves out. */
export interface Segment {
  readonly text: string
  readonly standing: SegmentStanding
  /** The words of the base that stand in its place; empty if it is `same` or `added`. */
  readonly base: string
  /** The kind of difference that is told for it, where one is. */
  readonly differenceKind: DifferenceKind | null
}

export interface AlignedMember {
  readonly index: number
  readonly isBase: boolean
  readonly segments: readonly Segment[]
}

/** What is aligned. Spans of differences are offsets into the member's `text`. */
export interface AlignableMember {
  readonly text: string
  /** A transcript or statement of the speaker's own: others are compared with it first. */
  readonly isPrimaryRecord: boolean
  readonly differences: readonly {
    readonly kind: DifferenceKind
    readonly spans: readonly (readonly [number, number])[]
  }[]
}

/** What stands between two words belongs to the one before; what stands before the first word belongs to it. */
function pieces(text: string, words: readonly PlainWord[]): string[] {
  return words.map((_, index) =>
    text.slice(index === 0 ? 0 : words[index]?.start, words[index + 1]?.start ?? text.length),
  )
}

/** The primary record if there is one, else the longest; the first of equals. */
function chooseBase(members: readonly AlignableMember[]): number {
  let best = 0
  for (const [index, member] of members.entries()) {
    const base = members[best]
    if (!base) break
    const better =
      member.isPrimaryRecord !== base.isPrimaryRecord ? member.isPrimaryRecord : member.text.length > base.text.length
    if (better) best = index
  }
  return best
}

/**
 * Members of a thread under each other, each as segments marked against one base, so that the common core is read once.
 * The segments of a member that are not `removed` make up its text, character by character.
 */
export function alignMembers(members: readonly AlignableMember[]): AlignedMember[] {
  const baseIndex = chooseBase(members)
  const base = members[baseIndex]
  if (!base) return []
  const baseWords = readPlainWords(base.text)
  const basePieces = pieces(base.text, baseWords)
  return members.map((member, index): AlignedMember => {
    if (index === baseIndex)
      return {
        index,
        isBase: true,
        segments: base.text === '' ? [] : [{ text: base.text, standing: 'same', base: '', differenceKind: null }],
      }
    const words = readPlainWords(member.text)
    if (words.length === 0)
      return {
        index,
        isBase: false,
        segments: member.text === '' ? [] : [{ text: member.text, standing: 'added', base: '', differenceKind: null }],
      }
    const own = pieces(member.text, words)
    const kindOf = ([from, to]: readonly [number, number]): DifferenceKind | null => {
      const touching = (spans: readonly (readonly [number, number])[]) =>
        words.slice(from, to).some(({ start, end }) => spans.some(([s, e]) => s < end && e > start))
      return member.differences.find(({ spans }) => touching(spans))?.kind ?? null
    }
    const segments = alignWords(baseWords, words).flatMap(({ same, a, b }): Segment[] => {
      const text = own.slice(...b).join('')
      const missing = basePieces
        .slice(...a)
        .join('')
        .trim()
      if (same) return [{ text, standing: 'same', base: '', differenceKind: kindOf(b) }]
      if (b[0] === b[1]) return [{ text: '', standing: 'removed', base: missing, differenceKind: null }]
      return [{ text, standing: missing === '' ? 'added' : 'changed', base: missing, differenceKind: kindOf(b) }]
    })
    return { index, isBase: false, segments }
  })
}
