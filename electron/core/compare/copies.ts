import { diffArrays } from 'diff'
import { isFunctionWord, type PlainWord } from '../text/plain-words'
import type { Unit, UnitSet } from './units'
import { type AlignedStretch, alignWords } from './word-alignment'

/** Sentences of two versions of one article that stand in each other's place, with their words aligned. */
export interface CopiedPassage {
  /** In text order; one each, unless one version divides its sentences otherwise. */
  readonly a: readonly Unit[]
  readonly b: readonly Unit[]
  /** Over all words of `a` against all words of `b`. */
  readonly stretches: readonly AlignedStretch[]
  /** Sentences of a quotation that goes on here, for each side those that the other leaves out. */
  readonly leftOut: readonly [a: readonly Unit[], b: readonly Unit[]]
}

/** Two articles of which one is a copy or a version of the other. */
export interface Copy {
  /** Numbers of the articles in the set; the first is the smaller. */
  readonly articles: readonly [a: number, b: number]
  readonly passages: readonly CopiedPassage[]
}

/** What is copied in a set. */
export interface Copies {
  readonly all: readonly Copy[]
  /** True if either sentence stands in a copied passage of these two articles: then it has its counterpart, and no other. */
  isSettled(a: Unit, b: Unit): boolean
}

/** Sentences of fewer words are too common to show that an article is a copy. */
const SHOWS_COPYING = 4
/** Two articles are versions of one where so much of the shorter stands in the other word for word … */
const LEAST_COPIED = 0.5
/** … and no fewer words than this. */
const FEWEST_WORDS = 12
/** A sentence in very many articles is followed between each and the first few only, or the work would grow with the square. */
const MOST_HOLDERS = 40
/** Between two copied places sentences stand in each other's place if so much of the shorter stands in the other. */
const SAME_PLACE = 0.5
/** … and, where there are several to choose from, no fewer words than this. */
const FEWEST_SHARED = 3
/** Versions with more sentences left out and put in than this are not aligned. */
const MOST_CHANGED = 2000
/** A place rewritten in more words than this has no counterpart: it is another text. */
const MOST_REWRITTEN = 1500

const sentenceKey = ({ words }: Unit) => words.map(({ plain }) => plain).join(' ')

/** The articles that are versions of each other, by the sentences that both hold word for word. Near-linear. */
function findVersions(articles: readonly (readonly Unit[])[], keys: ReadonlyMap<Unit, number>): [number, number][] {
  const holders = new Map<number, number[]>()
  const telling: number[] = []
  const pairs: [number, number][] = []
  for (const [article, units] of articles.entries()) {
    const own = new Map<number, number>()
    for (const unit of units) if (unit.words.length >= SHOWS_COPYING) own.set(keys.get(unit) ?? -1, unit.words.length)
    telling.push(own.size)
    const shared = new Map<number, { sentences: number; words: number }>()
    for (const [key, words] of own) {
      const list = holders.get(key) ?? []
      for (const other of list) {
        const known = shared.get(other) ?? { sentences: 0, words: 0 }
        shared.set(other, { sentences: known.sentences + 1, words: known.words + words })
      }
      if (list.length < MOST_HOLDERS) holders.set(key, [...list, article])
    }
    for (const [other, { sentences, words }] of shared)
      if (words >= FEWEST_WORDS && sentences >= LEAST_COPIED * Math.min(own.size, telling[other] ?? 0))
        pairs.push([other, article])
  }
  return pairs
}

/** Sentences that stand in each other's place between two copied ones, by the words they share in order. */
function alignRewritten(a: readonly Unit[], b: readonly Unit[]): [Unit[], Unit[]][] {
  const ofA = a.flatMap((unit) => unit.words.map(() => unit))
  const ofB = b.flatMap((unit) => unit.words.map(() => unit))
  if (ofA.length + ofB.length > MOST_REWRITTEN) return []
  const shared = new Map<Unit, Map<Unit, number>>()
  /** Sentences that end with the same word, as `“…” – Ada Lund` with and without the last sentence of the quotation. */
  const endAlike = new Map<Unit, Unit>()
  const stretches = alignWords(
    a.flatMap(({ words }) => words),
    b.flatMap(({ words }) => words),
  )
  for (const { same, a: from, b: to } of stretches)
    for (let offset = 0; same && offset < from[1] - from[0]; offset++) {
      const [x, y] = [ofA[from[0] + offset], ofB[to[0] + offset]]
      if (!x || !y) continue
      const row = shared.get(x) ?? new Map<Unit, number>()
      row.set(y, (row.get(y) ?? 0) + 1)
      shared.set(x, row)
      const ends = ofA[from[0] + offset + 1] !== x && ofB[to[0] + offset + 1] !== y
      if (ends && !isFunctionWord(x.words.at(-1)?.plain ?? '')) endAlike.set(x, y)
    }
  const fewest = a.length === 1 && b.length === 1 ? 1 : FEWEST_SHARED
  const passages: [Unit[], Unit[]][] = []
  for (const x of a)
    for (const [y, words] of shared.get(x) ?? []) {
      const least = Math.min(x.words.length, y.words.length)
      const last = passages.at(-1)
      const goesOn = last !== undefined && (last[0].includes(x) || last[1].includes(y))
      const isAlike = words >= SAME_PLACE * least && words >= Math.min(fewest, least)
      if (!isAlike && !(goesOn && endAlike.get(x) === y)) continue
      // A sentence that the other divides is one place.
      if (goesOn) {
        if (!last[0].includes(x)) last[0].push(x)
        if (!last[1].includes(y)) last[1].push(y)
      } else passages.push([[x], [y]])
    }
  return passages
}

/**
 * Moves what is left out to where its quotation is left in one piece: in `“the rest and the peace” and quiet` either "and" may
 * be taken for the one that went with "the peace", and only one of them stands with it inside the marks.
 */
function slide(stretches: AlignedStretch[], side: 'a' | 'b', words: readonly PlainWord[], quoted: readonly number[]) {
  const other = side === 'a' ? 'b' : 'a'
  for (const [index, stretch] of stretches.entries()) {
    const [before, after] = [stretches[index - 1], stretches[index + 1]]
    const [start, end] = stretch[side]
    if (stretch.same || stretch[other][1] > stretch[other][0] || !before?.same || !after?.same) continue
    const inOnePiece = (by: number) => new Set(quoted.slice(start + by, end + by)).size === 1
    const isSame = (i: number, j: number) => words[i]?.plain === words[j]?.plain
    let by = 0
    while (!inOnePiece(by) && start + by - 1 > before[side][0] && isSame(start + by - 1, end + by - 1)) by--
    if (!inOnePiece(by)) by = 0
    while (!inOnePiece(by) && end + by + 1 < after[side][1] && isSame(start + by, end + by)) by++
    if (by === 0 || !inOnePiece(by)) continue
    const moved = (range: readonly [number, number], from: number, to: number) =>
      [range[0] + from, range[1] + to] as const
    stretches[index - 1] = { ...before, a: moved(before.a, 0, by), b: moved(before.b, 0, by) }
    stretches[index] = { ...stretch, a: moved(stretch.a, by, by), b: moved(stretch.b, by, by) }
    stretches[index + 1] = { ...after, a: moved(after.a, by, 0), b: moved(after.b, by, 0) }
  }
}

function passageOf(a: readonly Unit[], b: readonly Unit[]): Passage {
  const [wordsA, wordsB] = [a.flatMap(({ words }) => words), b.flatMap(({ words }) => words)]
  const stretches = alignWords(wordsA, wordsB)
  slide(
    stretches,
    'a',
    wordsA,
    a.flatMap(({ quoted }) => [...quoted]),
  )
  slide(
    stretches,
    'b',
    wordsB,
    b.flatMap(({ quoted }) => [...quoted]),
  )
  return { a, b, stretches, leftOut: [[], []] }
}

/** Finds the sentences that only one version has, by the passage in which their quotation begins or goes on. */
function findLeftOut(units: readonly Unit[], passages: readonly Passage[], side: 0 | 1): void {
  const placeOf = new Map(
    passages.flatMap((passage) => (side === 0 ? passage.a : passage.b).map((unit) => [unit, passage])),
  )
  const attached = new Set<Unit>()
  const follow = (ordered: readonly Unit[], nearEnd: 0 | -1, farEnd: 0 | -1) => {
    let place: Passage | undefined
    let quotation = -1
    for (const unit of ordered) {
      const own = placeOf.get(unit)
      if (own) place = own
      else if (place && quotation >= 0 && unit.quotations.at(nearEnd) === quotation && !attached.has(unit)) {
        place.leftOut[side].push(unit)
        attached.add(unit)
      } else place = undefined
      quotation = unit.quotations.at(farEnd) ?? -1
    }
  }
  follow(units, 0, -1)
  follow([...units].reverse(), -1, 0)
}

interface Passage extends CopiedPassage {
  readonly leftOut: readonly [a: Unit[], b: Unit[]]
}

/** Aligns two versions sentence by sentence (Myers 1986, by the package `diff`), then what was rewritten in between. */
function alignVersions(
  left: readonly Unit[],
  right: readonly Unit[],
  keys: ReadonlyMap<Unit, number>,
): CopiedPassage[] {
  const [as, bs] = [left, right].map((units) => units.filter(({ words }) => words.length > 0)) as [Unit[], Unit[]]
  const keyOf = (unit: Unit) => keys.get(unit) ?? -1
  const passages: Passage[] = []
  const loose: [Unit[], Unit[]] = [[], []]
  let gap: [Unit[], Unit[]] = [[], []]
  const closeGap = () => {
    const found = gap[0].length > 0 && gap[1].length > 0 ? alignRewritten(...gap) : []
    for (const [a, b] of found) passages.push(passageOf(a, b))
    loose[0].push(...gap[0].filter((unit) => !found.some(([a]) => a.includes(unit))))
    loose[1].push(...gap[1].filter((unit) => !found.some(([, b]) => b.includes(unit))))
    gap = [[], []]
  }
  let i = 0
  let j = 0
  const parts = diffArrays(as.map(keyOf), bs.map(keyOf), { maxEditLength: MOST_CHANGED })
  for (const { added, removed, value } of parts ?? []) {
    if (removed) gap[0].push(...as.slice(i, i + value.length))
    if (added) gap[1].push(...bs.slice(j, j + value.length))
    if (!added && !removed) {
      closeGap()
      for (let offset = 0; offset < value.length; offset++) {
        const [a, b] = [as[i + offset], bs[j + offset]]
        if (a && b) passages.push(passageOf([a], [b]))
      }
    }
    if (!added) i += value.length
    if (!removed) j += value.length
  }
  closeGap()
  // A sentence that was moved is the same one still.
  const moved = new Map(loose[1].map((unit) => [keyOf(unit), unit]))
  for (const a of loose[0]) {
    const b = moved.get(keyOf(a))
    if (b) passages.push(passageOf([a], [b]))
    moved.delete(keyOf(a))
  }
  findLeftOut(as, passages, 0)
  findLeftOut(bs, passages, 1)
  return passages
}

/**
 * The copies and versions of one article that a set holds, aligned as wholes: which sentence stands in which one's place is
 * decided by their order and their neighbours, and not by how like each other two sentences are.
 */
export function findCopies({ articles }: UnitSet): Copies {
  const numbers = new Map<string, number>()
  const keys = new Map<Unit, number>()
  for (const unit of articles.flat()) {
    const key = sentenceKey(unit)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    keys.set(unit, number)
  }
  const all = findVersions(articles, keys).map(
    ([a, b]): Copy => ({ articles: [a, b], passages: alignVersions(articles[a] ?? [], articles[b] ?? [], keys) }),
  )
  const settled = new Map<Unit, Set<number>>()
  const settle = (units: readonly Unit[], other: number) => {
    for (const unit of units) settled.set(unit, (settled.get(unit) ?? new Set()).add(other))
  }
  for (const { articles: pair, passages } of all)
    for (const { a, b } of passages) {
      settle(a, pair[1])
      settle(b, pair[0])
    }
  return {
    all,
    isSettled: (a, b) => settled.get(a)?.has(b.article) === true || settled.get(b)?.has(a.article) === true,
  }
}
