import type { Candidate } from './candidates'
import type { FoundDifference } from './found-difference'
import type { WeighedPair } from './likeness'
import type { ComparableArticle } from './types'
import type { UnitSet } from './units'

/** What a comparison leaves behind, so that the next one over nearly the same articles need not begin anew. */
export interface Remembered {
  /** In the order of the set. */
  readonly articles: readonly ComparableArticle[]
  /** How many articles there were when all was weighed together last, and how many came, went or changed since. */
  readonly weighed: number
  readonly changed: number
  readonly pairs: readonly WeighedPair[]
  /** Differences of linked statements, by what they were found from. */
  readonly differences: ReadonlyMap<string, readonly FoundDifference[]>
}

/** What is known of the articles of a comparison before it begins. */
export interface Known {
  /** Those that are as they were, as the very values that were compared then. */
  readonly articles: readonly ComparableArticle[]
  /** Whether an article, by its number, is as it was; null where everything has to be weighed together again. */
  readonly isKnown: ((article: number) => boolean) | null
  readonly weighed: number
  readonly changed: number
}

/** Smaller sets are weighed anew each time: that takes no time. */
const LARGE = 50
/** How rare a word is in the whole set is worked out again when so many of its articles have come, gone or changed. */
const MUCH_CHANGED = 0.1

const written = new WeakMap<ComparableArticle, string>()

/** All of an article but its text, as a string to compare. */
function writtenForm(article: ComparableArticle): string {
  let form = written.get(article)
  if (form === undefined) {
    const { published, body, sentences, statements } = article
    form = JSON.stringify([published, body, sentences, statements])
    written.set(article, form)
  }
  return form
}

const isSame = (x: ComparableArticle, y: ComparableArticle) =>
  x === y || (x.text === y.text && writtenForm(x) === writtenForm(y))

/** Looks up what is known of articles, given in the order of the set. */
export function lookUp(articles: readonly ComparableArticle[], before: Remembered | null): Known {
  const byId = new Map(before?.articles.map((article) => [article.id, article]))
  const found = articles.map((article) => {
    const known = byId.get(article.id)
    return known && isSame(known, article) ? known : null
  })
  const known = found.filter((article) => article !== null).length
  const gone = (before?.articles.length ?? 0) - known
  const changed = (before?.changed ?? 0) + Math.max(gone, articles.length - known)
  const goesOn = before !== null && before.weighed >= LARGE && changed <= MUCH_CHANGED * before.weighed
  return {
    articles: articles.map((article, index) => found[index] ?? article),
    isKnown: goesOn ? (article) => found[article] != null : null,
    weighed: goesOn ? before.weighed : articles.length,
    changed: goesOn ? changed : 0,
  }
}

/** The remembered pairs of articles that are as they were, in the sentences of this set. */
export function recallPairs(
  { articles: units }: UnitSet,
  { articles, isKnown }: Known,
  before: Remembered | null,
): WeighedPair[] {
  if (!before || !isKnown) return []
  const now = new Map(articles.map(({ id }, index) => [id, index]))
  const numbers = before.articles.map(({ id }) => {
    const number = now.get(id) ?? -1
    return isKnown(number) ? number : -1
  })
  return before.pairs.flatMap((pair): WeighedPair[] => {
    const place = ({ a, b }: Candidate) =>
      [units[numbers[a.article] ?? -1]?.[a.index], units[numbers[b.article] ?? -1]?.[b.index]] as const
    const [a, b] = place(pair)
    return a && b ? [{ ...pair, a, b }] : []
  })
}
