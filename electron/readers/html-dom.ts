import { parseHTML } from 'linkedom'

/** What Attest uses of a node of a parsed page; `core` and the readers know no DOM types. */
export interface PageNode {
  /** 1: element, 3: text. */
  readonly nodeType: number
  readonly childNodes: ArrayLike<PageNode>
  readonly textContent: string
}

export interface PageElement extends PageNode {
  /** Upper case for HTML elements. */
  readonly tagName: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

export interface PageDocument extends PageNode {
  readonly documentElement: PageElement | null
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

/** The parser's work grows with the square of how deep a page nests; no page for people comes near this. */
const DEEPEST = 20_000
/** A tag of more characters carries data, or so many class names that the parser gives up. */
const LONGEST_TAG = 100_000
const TAG = /<(\/?)([a-z][a-z0-9:-]*)[^<>]*>/gi
/** Elements that hold nothing, or that the next of their kind closes. */
const NEVER_NESTED =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|optgroup)$/i
const FOREIGN = /^(?:svg|math)$/i

/** The page without the tags that would nest deeper than `DEEPEST`, and with bare ones for those that are too long; all text stays. */
function tamed(html: string): string {
  let depth = 0
  let foreign = 0
  const tame = (tag: string, slash: string, name: string) => {
    const short = tag.length > LONGEST_TAG ? `<${slash}${name}>` : tag
    if (FOREIGN.test(name)) foreign += slash ? -1 : 1
    // Only within drawings and formulas does a slash close a tag.
    if (NEVER_NESTED.test(name) || (foreign > 0 && tag.endsWith('/>'))) return short
    if (!slash) depth++
    const isTooDeep = depth > DEEPEST
    if (slash) depth = Math.max(0, depth - 1)
    return isTooDeep ? '' : short
  }
  for (const [tag, slash = '', name = ''] of html.matchAll(TAG))
    if (tame(tag, slash, name) !== tag) {
      depth = 0
      foreign = 0
      return html.replace(TAG, tame)
    }
  return html
}

/** Parses a page, however broken or deep. Nothing is run or fetched. A fragment gets the `html` and `body` that the parser leaves out. */
export function parsePage(html: string): PageDocument {
  const parsed = tamed(html)
  const page = /<html[\s>]/i.test(parsed) ? parsed : `<!doctype html><html><body>${parsed}</body></html>`
  return (parseHTML(page) as unknown as { document: PageDocument }).document
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1
export const isText = (node: PageNode): boolean => node.nodeType === 3
