import type { Span } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import { quotedSpans } from '../text/quoted-spans'
import { sentenceWords } from './sentence-words'
import type { ComparableArticle } from './types'

/** A long stretch of the same text in two articles: wire copy, a press release, a rewrite with words swapped. */
export interface SharedPassage {
  /** Ids of the articles and the place of the run in each text; `a` comes first in the set. */
  readonly a: { readonly article: string; readonly span: Span }
  readonly b: { readonly article: string; readonly span: Span }
  /** How many words are the same in both, and how many of them stand outside quotation marks in both. */
  readonly words: number
  readonly unquoted: number
}

/** Fingerprints are taken of so many words in a row … */
const GRAM = 4
/** … the least of so many neighbours is kept: a shared run of GRAM + WINDOW − 1 words is always found. */
const WINDOW = 2
/** Words in a row that are the same: worth telling from this length … */
const LONG_RUN = 12
/** … or, with words swapped between the runs, from so many same words … */
const FEWEST_REWRITTEN = 20
/** … that are this share of the longer of the two stretches. */
const MOSTLY_SAME = 0.65
/** Runs belong to one stretch if at most so many words stand between them in either article. */
const WIDEST_GAP = 8
/** The same speech quoted by two is no shared text: so many words must stand outside quotation marks. */
const FEWEST_UNQUOTED = 6
/** A run in very many articles is followed between each and the first few only, or the work would grow with the square. */
const MOST_HOLDERS = 40

interface ArticleWords {
  readonly id: string
  readonly words: readonly PlainWord[]
  readonly ids: Int32Array
  readonly quoted: Uint8Array
}

function readArticles(articles: readonly ComparableArticle[]): ArticleWords[] {
  const known = new Map<string, number>()
  return articles.map((article) => {
    const { id, text, body } = article
    const words = sentenceWords(article).flat()
    const ids = Int32Array.from(words, ({ plain }) => {
      const number = known.get(plain) ?? known.size
      known.set(plain, number)
      return number
    })
    const marks = quotedSpans(text, body)
    let mark = 0
    const quoted = Uint8Array.from(words, ({ start }) => {
      while ((marks[mark]?.[1] ?? Infinity) <= start) mark++
      return (marks[mark]?.[0] ?? Infinity) <= start ? 1 : 0
    })
    return { id, words, ids, quoted }
  })
}

/** The positions that winnowing keeps, with their hashes (Schleimer, Wilkerson, Aiken, SIGMOD 2003). */
function fingerprints(ids: Int32Array): { hash: number; at: number }[] {
  const hashes: number[] = []
  for (let at = 0; at + GRAM <= ids.length; at++) {
    let hash = 0
    for (let offset = 0; offset < GRAM; offset++) hash = (Math.imul(hash, 0x01000193) ^ (ids[at + offset] ?? 0)) >>> 0
    hashes.push(Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0)
  }
  const kept: { hash: number; at: number }[] = []
  let last = -1
  for (let from = 0; from < hashes.length; from++) {
    let least = from
    for (let at = from; at < Math.min(from + WINDOW, hashes.length); at++)
      if ((hashes[at] ?? 0) <= (hashes[least] ?? 0)) least = at
    if (least !== last) kept.push({ hash: hashes[least] ?? 0, at: least })
    last = least
    if (from + WINDOW >= hashes.length) break
  }
  return kept
}

/** Words in a row that are the same in two articles: from `i` of the one and `j` of the other. */
interface Run {
  readonly i: number
  readonly j: number
  readonly length: number
}

/** The whole run of equal words around one equal pair of positions. */
function extend(a: Int32Array, i: number, b: Int32Array, j: number): Run {
  let back = 0
  while (i - back > 0 && j - back > 0 && a[i - back - 1] === b[j - back - 1]) back++
  let ahead = 0
  while (i + ahead < a.length && j + ahead < b.length && a[i + ahead] === b[j + ahead]) ahead++
  return { i: i - back, j: j - back, length: back + ahead }
}

/** Single words that are the same, in order, between two runs: the longest common subsequence of the gap. */
function sameBetween(a: Int32Array, b: Int32Array, before: Run, after: Run): Run[] {
  const [fromA, fromB] = [before.i + before.length, before.j + before.length]
  const [m, n] = [after.i - fromA, after.j - fromB]
  const best = Array.from({ length: m + 1 }, () => new Uint8Array(n + 1))
  const at = (i: number, j: number) => best[i]?.[j] ?? 0
  for (let i = m - 1; i >= 0; i--)
    for (let j = n - 1; j >= 0; j--) {
      const row = best[i]
      if (row) row[j] = a[fromA + i] === b[fromB + j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const found: Run[] = []
  for (let i = 0, j = 0; i < m && j < n; )
    if (a[fromA + i] === b[fromB + j]) found.push({ i: fromA + i++, j: fromB + j++, length: 1 })
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  return found
}

/** Puts the runs of two articles, in the order of the second, into stretches with only a few other words between. */
function stretchesOf(runs: readonly Run[]): Run[][] {
  const stretches: Run[][] = []
  /** Stretches that a run could still go on, the latest last. */
  let open: Run[][] = []
  for (const run of [...runs].sort((x, y) => x.j - y.j || x.i - y.i)) {
    const gaps = (stretch: Run[]) => {
      const last = stretch.at(-1) as Run
      return [run.i - last.i - last.length, run.j - last.j - last.length] as const
    }
    open = open.filter((stretch) => gaps(stretch)[1] <= WIDEST_GAP)
    const before = open.findLast((stretch) => {
      const [gapA, gapB] = gaps(stretch)
      return gapA >= 0 && gapB >= 0 && gapA <= WIDEST_GAP
    })
    if (before) before.push(run)
    else {
      const stretch = [run]
      stretches.push(stretch)
      open.push(stretch)
    }
  }
  return stretches
}

/** The passage that a stretch makes, or null where it is too short, too loose or only the same quotation. */
function passageOf(stretch: readonly Run[], a: ArticleWords, b: ArticleWords): SharedPassage | null {
  const [first, last] = [stretch[0], stretch.at(-1)]
  if (!first || !last) return null
  const same = stretch.flatMap((run, index) => {
    const before = stretch[index - 1]
    return before ? [...sameBetween(a.ids, b.ids, before, run), run] : [run]
  })
  let words = 0
  let unquoted = 0
  for (const { i, j, length } of same) {
    words += length
    for (let at = 0; at < length; at++) if (!a.quoted[i + at] && !b.quoted[j + at]) unquoted++
  }
  const [endA, endB] = [last.i + last.length, last.j + last.length]
  const isRewrite = words >= FEWEST_REWRITTEN && words >= MOSTLY_SAME * Math.max(endA - first.i, endB - first.j)
  if (unquoted < FEWEST_UNQUOTED || !(isRewrite || stretch.some(({ length }) => length >= LONG_RUN))) return null
  const span = ({ words: list }: ArticleWords, from: number, end: number): Span => [
    list[from]?.start ?? 0,
    list[end - 1]?.end ?? 0,
  ]
  return {
    a: { article: a.id, span: span(a, first.i, endA) },
    b: { article: b.id, span: span(b, first.j, endB) },
    words,
    unquoted,
  }
}

/** Runs of an article with each earlier one, by the earlier one's number. */
function runsWithEarlier(
  article: number,
  read: readonly ArticleWords[],
  holders: Map<number, { article: number; at: number }[]>,
): Map<number, Run[]> {
  const runs = new Map<number, Run[]>()
  const { ids } = read[article] ?? { ids: new Int32Array() }
  /** By earlier article and diagonal: how far the last run on it reached, so that a run is told once. */
  const reached = new Map<string, number>()
  for (const { hash, at } of fingerprints(ids)) {
    const list = holders.get(hash) ?? []
    for (const holder of list) {
      const other = read[holder.article]
      if (!other || holder.article === article) continue
      const diagonal = `${holder.article}:${at - holder.at}`
      if ((reached.get(diagonal) ?? -1) >= at) continue
      const run = extend(other.ids, holder.at, ids, at)
      reached.set(diagonal, run.j + run.length)
      if (run.length < GRAM) continue
      const known = runs.get(holder.article)
      if (known) known.push(run)
      else runs.set(holder.article, [run])
    }
    if (list.length < MOST_HOLDERS) holders.set(hash, [...list, { article, at }])
  }
  return runs
}

/**
 * Long stretches of the same words across articles, in the order of the set: runs found by winnowing, joined where only a few
 * words between them were swapped, put in or left out. Case, punctuation and spelling habits are set aside. Near-linear: each
 * run is followed once.
 */
export function findSharedText(articles: readonly ComparableArticle[]): SharedPassage[] {
  const read = readArticles(articles)
  const holders = new Map<number, { article: number; at: number }[]>()
  return read.flatMap((own, article) =>
    [...runsWithEarlier(article, read, holders)].flatMap(([earlier, runs]) => {
      const other = read[earlier]
      return other ? stretchesOf(runs).flatMap((stretch) => passageOf(stretch, other, own) ?? []) : []
    }),
  )
}
