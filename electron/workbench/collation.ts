import { type Collation, type CollationCell, type Difference, DifferenceKind } from '../contract'
import { alignWords } from '../core/compare/word-alignment'
import { isFunctionWord, type PlainWord, readPlainWords } from '../core/text/plain-words'
import type { MemberContent } from './segments'

/** More shared runs than this make a picture of shreds; the longest are kept. */
const MOST_RUNS = 4
/** The shared runs make up this share of what is usually told, or they show nothing. */
const LEAST_COVERED = 0.3
/** A member is left out of the picture only where so much more is told alike without it. */
const MUCH_MORE = 1.5
/** A shared run has so many words, one of them a word that tells something. */
const SHORTEST_RUN = 2

interface Member {
  readonly content: MemberContent
  readonly words: readonly PlainWord[]
  /** For each word of the base the word of this member that is the same, or -1. */
  readonly ofBase: readonly number[]
  /** For each own word whether the base has it in that place. */
  readonly same: readonly boolean[]
}

/**
 * Members under each other: the words that all share once, and in the columns between them what each tells. As
 * variants of a text are collated in editions; the alignment is that of `alignWords` with the base.
 * A member that shares too little for that has no row in it.
 * @returns null where no two members share words that tell something
 */
export function collate(
  contents: readonly MemberContent[],
  differences: readonly Pick<Difference, 'kind' | 'members' | 'spans'>[],
  base: number,
): Collation | null {
  const words = contents.map(({ text, content }) => content.flatMap(([start, end]) => readPlainWords(text, start, end)))
  const baseWords = words[base] ?? []
  if (contents.length < 2) return null
  const members = contents.map((content, index): Member => {
    const own = words[index] ?? []
    const ofBase = baseWords.map((_, at) => (index === base ? at : -1))
    const same = own.map(() => index === base)
    if (index !== base)
      for (const { same: alike, a, b } of alignWords(baseWords, own))
        if (alike)
          for (let offset = 0; offset < a[1] - a[0]; offset++) {
            ofBase[a[0] + offset] = b[0] + offset
            same[b[0] + offset] = true
          }
    return { content, words: own, ofBase, same }
  })
  const first = members[base]
  if (!first) return null
  const { runs, sharing } = runsOfMost(baseWords, members, first)
  if (runs.length === 0) return null
  const columns: Collation['columns'] = [null]
  for (const [from, to] of runs) columns.push(textOf(first, from, to), null)
  return {
    columns,
    rows: members.map((member, index) => {
      if (!sharing.has(member)) return null
      return columns.map((column, at): CollationCell | null => {
        if (column !== null) return null
        const [before, after] = [runs[at / 2 - 1], runs[at / 2]]
        const slot = (of: Member): [number, number] => [
          before ? (of.ofBase[before[1] - 1] ?? -1) + 1 : 0,
          after ? (of.ofBase[after[0]] ?? of.words.length) : of.words.length,
        ]
        const own = slot(member)
        const whole = slot(first)
        if (own[0] >= own[1]) return { kind: whole[0] >= whole[1] ? 'as base' : 'left out' }
        const alike = own[1] - own[0] === whole[1] - whole[0] && member.same.slice(...own).every(Boolean)
        if (index !== base && alike) return { kind: 'as base' }
        return { kind: 'words', parts: partsOf(member, own, index, base, differences) }
      })
    }),
  }
}

/**
 * The runs that most members share, and those members: all of them, unless without those that share least with the base
 * the picture holds far more. None where it would hold next to nothing.
 */
function runsOfMost(baseWords: readonly PlainWord[], members: readonly Member[], first: Member) {
  const shared = ({ ofBase }: Member) => ofBase.filter((at) => at >= 0).length
  const byShare = members.filter((member) => member !== first).sort((a, b) => shared(b) - shared(a))
  let best = { runs: [] as [number, number][], sharing: new Set<Member>(), worth: 0 }
  for (let others = byShare.length; others >= Math.max(1, Math.floor(members.length / 2)); others--) {
    const sharing = [first, ...byShare.slice(0, others)]
    const runs = sharedRuns(baseWords, sharing)
    const covered = runs.reduce((sum, [from, to]) => sum + to - from, 0)
    const usual = sharing.reduce((sum, { words }) => sum + words.length, 0) / sharing.length
    const worth = covered * others
    if (covered >= LEAST_COVERED * usual && worth > MUCH_MORE * best.worth)
      best = { runs, sharing: new Set(sharing), worth }
  }
  return best
}

/** Runs of the base's words that every member has, in one piece; the longest, in text order. */
function sharedRuns(baseWords: readonly PlainWord[], members: readonly Member[]): [number, number][] {
  const runs: [number, number][] = []
  for (let at = 0; at < baseWords.length; at++) {
    if (members.some(({ ofBase }) => (ofBase[at] ?? -1) < 0)) continue
    const last = runs.at(-1)
    const goesOn = last?.[1] === at && members.every(({ ofBase }) => (ofBase[at] ?? 0) === (ofBase[at - 1] ?? 0) + 1)
    if (last && goesOn) last[1] = at + 1
    else runs.push([at, at + 1])
  }
  const telling = ([from, to]: [number, number]) =>
    baseWords.slice(from, to).filter(({ plain }) => !isFunctionWord(plain)).length
  return runs
    .filter((run) => run[1] - run[0] >= SHORTEST_RUN && telling(run) > 0)
    .sort((a, b) => telling(b) - telling(a) || b[1] - b[0] - (a[1] - a[0]))
    .slice(0, MOST_RUNS)
    .sort((a, b) => a[0] - b[0])
}

/** Words [from, to) of a member with the marks around them; parts of a discontinuous content are joined with an ellipsis. */
function textOf({ content: { text, content }, words }: Member, from: number, to: number): string {
  return content
    .flatMap(([start, end]) => {
      const within = words.flatMap((word, at) => (word.start >= start && word.end <= end ? [at] : []))
      const own = within.filter((at) => at >= from && at < to)
      const [first, last] = [own[0], own.at(-1)]
      if (first === undefined || last === undefined) return []
      const begins = first === within[0] ? start : (words[first]?.start ?? start)
      const ends = last === within.at(-1) ? end : (words[last + 1]?.start ?? end)
      return [text.slice(begins, ends).replace(/\s+/g, ' ').trim()]
    })
    .join(' … ')
}

/** The order in which kinds are named: what a reader should see first, first. */
const KINDS = DifferenceKind.options

type Part = Extract<CollationCell, { kind: 'words' }>['parts'][number]

/** A slot's words in runs that are alike in being the base's or not, and in the kinds of difference they make. */
function partsOf(
  member: Member,
  [from, to]: readonly [number, number],
  index: number,
  base: number,
  differences: readonly Pick<Difference, 'kind' | 'members' | 'spans'>[],
): Part[] {
  const kindsAt = (at: number): DifferenceKind[] => {
    const word = member.words[at]
    // What stands in the base too is no difference from it, whatever a third member has.
    if (!word || (index !== base && member.same[at])) return []
    const kinds = differences.flatMap(({ kind, members, spans }) => {
      const side = members.indexOf(index)
      const touches = side >= 0 && (spans[side] ?? []).some(([start, end]) => start < word.end && word.start < end)
      return touches && (index !== base || kind !== 'detail') ? [kind] : []
    })
    return KINDS.filter((kind) => kinds.includes(kind))
  }
  const parts: (Part & { from: number; to: number })[] = []
  for (let at = from; at < to; at++) {
    const same = index === base || member.same[at] === true
    const kinds = kindsAt(at)
    const last = parts.at(-1)
    if (last && last.same === same && last.kinds.join() === kinds.join()) last.to = at + 1
    else parts.push({ text: '', same, kinds, from: at, to: at + 1 })
  }
  return parts.map(({ same, kinds, from: start, to: end }) => ({ text: textOf(member, start, end), same, kinds }))
}
