import type { Fragment } from './layout-types'

/** A page's fragments before columns are told apart. */
export interface PageFragments {
  /** 1-based. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly fragments: readonly Fragment[]
}

/** The share of a page's height, at its top and at its bottom, where running headers and footers stand. */
const MARGIN = 0.12
/** Of that, the part so near the edge that a lone figure is a page number. */
const EDGE = 0.09
/** The same words stand in the margin of at least this share of the pages … */
const REPEATED_SHARE = 0.3
/** … at heights that differ by at most this many points. */
const SAME_HEIGHT = 6

const PAGE_NUMBER =
  /^(?:[-–—|]\s*)?(?:(?:page|p\.|pg\.?|seite|página|pagina|side|sida|strona|страница|стр\.?|صفحة)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|de|von|van|di|av|из|من)\s*\d{1,4})?(?:\s*[-–—|])?$/iu
/** What a browser prints in a page's margins: its address, and the moment of printing. */
const PRINTED_ADDRESS = /^(?:https?|file):\/\/\S+(?:\s+\d+\s*\/\s*\d+)?$/i
const PRINTED_MOMENT = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?\b/i

/** The same header on every page differs in its figures alone. */
const key = (text: string) => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ')

type Edge = 'top' | 'bottom'

function edgeOf(fragment: Fragment, page: PageFragments): Edge | null {
  if (fragment.y < page.height * MARGIN) return 'top'
  if (fragment.y > page.height * (1 - MARGIN)) return 'bottom'
  return null
}

const isAtEdge = (fragment: Fragment, page: PageFragments) =>
  fragment.y < page.height * EDGE || fragment.y > page.height * (1 - EDGE)

/** The fragments on a page's first and last line. */
function outermost(page: PageFragments): ReadonlySet<Fragment> {
  const heights = page.fragments.map((fragment) => fragment.y)
  const first = Math.min(...heights)
  const last = Math.max(...heights)
  return new Set(page.fragments.filter(({ y, size }) => y - first < size * 0.5 || last - y < size * 0.5))
}

/** Where each text of the margins stands on each page: edge and text → heights. */
function marginTexts(pages: readonly PageFragments[]): Map<string, { page: number; y: number }[]> {
  const places = new Map<string, { page: number; y: number }[]>()
  for (const page of pages)
    for (const fragment of page.fragments) {
      const edge = edgeOf(fragment, page)
      if (!edge) continue
      const name = `${edge} ${key(fragment.text)}`
      const known = places.get(name)
      if (known) known.push({ page: page.number, y: fragment.y })
      else places.set(name, [{ page: page.number, y: fragment.y }])
    }
  return places
}

/** Artifacts are believed only where most of the text is not one: some programs mark all of it. */
function believesArtifacts(pages: readonly PageFragments[]): boolean {
  let all = 0
  let artifacts = 0
  for (const page of pages)
    for (const fragment of page.fragments) {
      all += fragment.text.length
      if (fragment.artifact) artifacts += fragment.text.length
    }
  return artifacts < all * 0.5
}

/**
 * The running headers, footers and page numbers: what the PDF itself marks as decoration, what comes back at the same height in
 * the margin of several pages, page numbers at the edge, and what browsers print around a page.
 */
export function furniture(pages: readonly PageFragments[]): ReadonlySet<Fragment> {
  const places = marginTexts(pages)
  const tagged = believesArtifacts(pages)
  const fewest = Math.max(2, Math.ceil(pages.length * REPEATED_SHARE))
  const isRepeated = (fragment: Fragment, page: PageFragments) => {
    const edge = edgeOf(fragment, page)
    if (!edge) return false
    const known = places.get(`${edge} ${key(fragment.text)}`) ?? []
    const level = known.filter(({ y }) => Math.abs(y - fragment.y) <= SAME_HEIGHT)
    return new Set(level.map((place) => place.page)).size >= fewest
  }
  const found = new Set<Fragment>()
  for (const page of pages) {
    const outer = outermost(page)
    for (const fragment of page.fragments) {
      const { text } = fragment
      const printed =
        outer.has(fragment) &&
        isAtEdge(fragment, page) &&
        (PAGE_NUMBER.test(text) || PRINTED_ADDRESS.test(text) || PRINTED_MOMENT.test(text))
      if ((tagged && fragment.artifact) || printed || isRepeated(fragment, page)) found.add(fragment)
    }
    // A header's other half (a chapter's name beside the page number) changes from page to page.
    for (const fragment of outer) {
      const beside = [...found].some(
        (other) => outer.has(other) && Math.abs(other.y - fragment.y) < fragment.size * 0.5,
      )
      if (beside && isAtEdge(fragment, page)) found.add(fragment)
    }
  }
  return found
}
