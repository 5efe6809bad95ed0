import type { ArticleRow } from '../contract'
import { nameKey } from '../core/review/names'
import type { ArticleEntry, CaseModel } from './model'
import { byCodeUnit } from './paging'
import { datedOf, outletOf, titleOf, urlOf } from './passage'

type Likeness = ArticleRow['sharedTextWith'][number]

/** Two articles that have this much of each other's text are near-duplicates. */
const NEAR_DUPLICATE = 0.8
/** Pages of one outlet under one title that share this much are taken for versions of one page. */
const SAME_PAGE = 0.3

/** What a web address names, whatever its scheme, query and fragment are; null where there is none. */
function pageOf(url: string | null): string | null {
  const match = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)/i.exec(url ?? '')
  if (!match) return null
  const path = (match[2] ?? '').replace(/\/+$/, '')
  // The front page of an outlet is no article.
  return path === '' ? null : `${(match[1] ?? '').toLowerCase()}${path}`
}

const byPage = new WeakMap<ReadonlyMap<string, ArticleEntry>, ReadonlyMap<string, readonly string[]>>()

/** Articles by the page they were saved from. */
function pagesOf(articles: ReadonlyMap<string, ArticleEntry>): ReadonlyMap<string, readonly string[]> {
  const known = byPage.get(articles)
  if (known) return known
  const pages = new Map<string, string[]>()
  for (const [id, entry] of articles) {
    const page = pageOf(urlOf(entry))
    if (page !== null) pages.set(page, [...(pages.get(page) ?? []), id])
  }
  byPage.set(articles, pages)
  return pages
}

/** Whether the other article is the earlier or the later of the two: by publication, else by when it was captured. */
function orderOf(own: ArticleEntry, other: ArticleEntry): Likeness['order'] {
  const pairs = [
    [datedOf(own).value, datedOf(other).value],
    [own.state.stated.captured ?? null, other.state.stated.captured ?? null],
  ] as const
  for (const [here, there] of pairs) {
    if (here === null || there === null) continue
    // A date without a time tells nothing of the order within that day.
    const length = Math.min(here.length, there.length)
    const order = byCodeUnit(there.slice(0, length), here.slice(0, length))
    if (order !== 0) return order > 0 ? 'later' : 'earlier'
  }
  return null
}

/**
 * The articles that share long runs of text with this one, or were saved from the same page; versions and
 * near-duplicates first. What they are is offered to the reviewer, who decides.
 */
export function likenessesOf(entry: ArticleEntry, model: CaseModel): Likeness[] {
  const articles = model.articles()
  const index = model.sharedText()
  const { id } = entry.state
  const shares = new Map(index.sharesOf(id).map(({ article, share }) => [article, share]))
  const page = pageOf(urlOf(entry))
  const samePage = (page === null ? [] : (pagesOf(articles).get(page) ?? [])).filter((other) => other !== id)
  const found = [...new Set([...shares.keys(), ...samePage])].flatMap((article): Likeness[] => {
    const other = articles.get(article)
    if (!other) return []
    const share = shares.get(article) ?? 0
    const otherShare = index.sharesOf(article).find((one) => one.article === id)?.share ?? 0
    const isVersion =
      samePage.includes(article) || (Math.min(share, otherShare) >= SAME_PAGE && sameTitle(entry, other))
    const isDuplicate = Math.min(share, otherShare) >= NEAR_DUPLICATE
    return [
      {
        article,
        title: titleOf(other),
        outlet: outletOf(other),
        share,
        otherShare,
        likeness: isVersion ? 'version' : isDuplicate ? 'near-duplicate' : 'shared text',
        order: isVersion ? orderOf(entry, other) : null,
      },
    ]
  })
  const rank = { version: 0, 'near-duplicate': 1, 'shared text': 2 }
  return found.sort((a, b) => rank[a.likeness] - rank[b.likeness] || b.share - a.share)
}

function sameTitle(one: ArticleEntry, other: ArticleEntry): boolean {
  const [title, outlet] = [titleOf(one), outletOf(one)]
  if (title === null || outlet === null) return false
  return nameKey(title) === nameKey(titleOf(other) ?? '') && nameKey(outlet) === nameKey(outletOf(other) ?? '')
}
