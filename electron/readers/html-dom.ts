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

/** Parses a page, however broken. Nothing is run or fetched. A fragment gets the `html` and `body` that the parser leaves out. */
export function parsePage(html: string): PageDocument {
  const page = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return (parseHTML(page) as unknown as { document: PageDocument }).document
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1
export const isText = (node: PageNode): boolean => node.nodeType === 3
