import type { Span } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import { quotedSpans } from '../text/quoted-spans'
import { sentenceWords } from './sentence-words'
import type { ComparableArticle } from './types'

/** A long run of the same text in two articles: wire copy, a press release, a rewrite. */
export interface SharedPassage {
  /** Ids of the articles and the place of the run in each text; `a` comes first in the set. */
  readonly a: { readonly article: string; readonly span: Span }
  readonly b: { readonly article: string; readonly span: Span }
  /** Length in words, and how many of them stand outside quotation marks in both. */
  readonly words: number
  readonly unquoted: number
}

/** Fingerprints are taken of so many words in a row … */
const GRAM = 7
/** … the least of so many neighbours is kept: a shared run of GRAM + WINDOW − 1 words is always found. */
const WINDOW = 4
/** A run is worth telling from this length. */
const SHORTEST_RUN = 12
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

/** The whole run of equal words around one equal pair of positions. */
function extend(a: Int32Array, i: number, b: Int32Array, j: number): { i: number; j: number; length: number } {
  let back = 0
  while (i - back > 0 && j - back > 0 && a[i - back - 1] === b[j - back - 1]) back++
  let ahead = 0
  while (i + ahead < a.length && j + ahead < b.length && a[i + ahead] === b[j + ahead]) ahead++
  return { i: i - back, j: j - back, length: back + ahead }
}

/**
 * Long runs of the same words across articles, in the order of the set. Case, punctuation and spelling habits are set aside.
 * Near-linear: fingerprints by winnowing, each run followed once.
 */
export function findSharedText(articles: readonly ComparableArticle[]): SharedPassage[] {
  const read = readArticles(articles)
  const holders = new Map<number, { article: number; at: number }[]>()
  const passages: SharedPassage[] = []
  for (const [article, { ids, id, words, quoted }] of read.entries()) {
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
        if (run.length < SHORTEST_RUN) continue
        let unquoted = 0
        for (let offset = 0; offset < run.length; offset++)
          if (!other.quoted[run.i + offset] && !quoted[run.j + offset]) unquoted++
        if (unquoted < FEWEST_UNQUOTED) continue
        const span = (list: readonly PlainWord[], from: number): Span => [
          list[from]?.start ?? 0,
          list[from + run.length - 1]?.end ?? 0,
        ]
        passages.push({
          a: { article: other.id, span: span(other.words, run.i) },
          b: { article: id, span: span(words, run.j) },
          words: run.length,
          unquoted,
        })
      }
      if (list.length < MOST_HOLDERS) holders.set(hash, [...list, { article, at }])
    }
  }
  return passages
}
