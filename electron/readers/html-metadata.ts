import type { DocumentMetadata } from '../core/article/document'
import { machineDate } from '../core/article/printed-date'
import type { PageDocument, PageElement } from './html-dom'
import type { LinkedData } from './html-linked-data'

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const squeeze = (text: string | null | undefined) => text?.replace(/[\s\u00a0]+/g, ' ').trim() || null

/** The values of `meta` elements by name or property, lower case; the first of each. */
function metaValues(page: PageDocument): Map<string, string> {
  const values = new Map<string, string>()
  for (const meta of page.querySelectorAll('meta')) {
    const name = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop')
    )?.toLowerCase()
    const content = squeeze(meta.getAttribute('content'))
    if (name && content && !values.has(name)) values.set(name, content)
  }
  return values
}

const SEPARATOR = /\s+[|–—»«:·•-]{1,2}\s+|\s*\|\s*/u

/** A headline without the site's name that pages put behind (or before) it. */
export function withoutSite(title: string, site: string | null): string {
  const parts = title.split(SEPARATOR)
  const last = parts[parts.length - 1] ?? ''
  const first = parts[0] ?? ''
  const isSite = (part: string) => site !== null && words(part).join('') === words(site).join('')
  if (parts.length > 1 && isSite(first))
    return title.slice(title.indexOf(first) + first.length).replace(/^[\s|–—»«:·•-]+/u, '')
  const cut = title.lastIndexOf(last)
  const rest = title.slice(0, cut).replace(/[\s|–—»«:·•-]+$/u, '')
  if (parts.length > 1 && (isSite(last) || (words(last).length <= 4 && words(rest).length >= 4))) {
    const again = rest.split(SEPARATOR)
    return again.length > 1 && isSite(last) ? withoutSite(rest, site) : rest
  }
  return title
}

/** The page's own visible headline: the H1 (or else H2) that the head's title echoes. */
function visibleHeadline(page: PageDocument, title: string | null): string | null {
  const wanted = new Set(words(title ?? ''))
  for (const selector of ['h1', 'h2']) {
    for (const heading of page.querySelectorAll(selector)) {
      const text = squeeze(heading.textContent)
      if (!text || text.length > 300) continue
      const own = words(text)
      const common = own.filter((word) => wanted.has(word)).length
      if (own.length >= 2 && common / own.length >= 0.7 && common / wanted.size >= 0.4) return text
    }
  }
  return null
}

/** The date of a `time` element that stands with the headline: in an element marked as the publication date, or alone on the page. */
function timeElement(page: PageDocument): string | null {
  const marked = page.querySelector('[itemprop="datePublished"]')
  if (marked)
    return machineDate(marked.getAttribute('datetime') ?? marked.getAttribute('content') ?? squeeze(marked.textContent))
  const times: PageElement[] = [
    ...page.querySelectorAll('article time[pubdate], header time[datetime], article header time'),
  ]
  return times.length === 1 ? machineDate(times[0]?.getAttribute('datetime')) : null
}

/** A byline worth printing: no address of a profile, no number. */
const asName = (value: string | null | undefined) =>
  value && !/^https?:|^\d+$|^@/.test(value) ? value.replace(/^\s*by\s+/i, '').trim() || null : null

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.created',
  'pubdate',
  'publishdate',
  'publish-date',
  'article.published',
  'date',
  'dc.date',
]
const AUTHORS = ['author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl', 'article.author']

const firstOf = (values: Map<string, string>, names: readonly string[]) =>
  names.flatMap((name) => values.get(name) ?? [])

/** What is longer, in UTF-16 units, is no headline. */
const LONGEST_TITLE = 1_000

/** What a page says about its article: linked data first, then the head, then the headline itself. */
export function readPageMetadata(page: PageDocument, linkedData: LinkedData | null): DocumentMetadata {
  const meta = metaValues(page)
  const headTitle = squeeze(page.querySelector('title')?.textContent)
  const site = linkedData?.publisher ?? meta.get('og:site_name') ?? null
  const given =
    [squeeze(linkedData?.headline), meta.get('og:title'), headTitle].find(
      (title) => title && title.length <= LONGEST_TITLE,
    ) ?? null
  const title =
    visibleHeadline(page, given) ??
    visibleHeadline(page, headTitle?.slice(0, LONGEST_TITLE) ?? null) ??
    (given && withoutSite(given, site))
  const published = [linkedData?.published, ...firstOf(meta, PUBLISHED)].flatMap((value) => machineDate(value) ?? [])[0]
  const language = page.documentElement?.getAttribute('lang') ?? linkedData?.language ?? meta.get('og:locale') ?? null
  const canonical =
    page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url') ?? linkedData?.url ?? null
  return {
    title,
    publisher: meta.get('og:site_name') ?? linkedData?.publisher ?? meta.get('application-name') ?? null,
    byline: [linkedData?.author, ...firstOf(meta, AUTHORS)].flatMap((value) => asName(value) ?? [])[0] ?? null,
    published: published ?? timeElement(page),
    language: /^[a-z]{2,3}(?=$|[-_])/i.exec(language ?? '')?.[0].toLowerCase() ?? null,
    url: canonical && /^https?:\/\//.test(canonical) ? canonical : null,
  }
}
