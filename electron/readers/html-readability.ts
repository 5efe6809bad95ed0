import { Readability } from '@mozilla/readability'
import { isElement, isText, type PageDocument, type PageElement, type PageNode } from './html-dom'
import type { PageBlock, WalkedPage } from './html-walk'

/** Marks the elements that own text, so that they are found again in what Readability keeps. */
const MARK = 'data-attest-owner'
/** Readability's work grows faster than the page; above this many elements our own signals must do. */
const MOST_ELEMENTS = 30_000
/** And with its depth: pages for people stay below 100 levels. */
const DEEPEST = 250
/** It looks through a page's text about once for each level; characters times levels of a long page are 5 million. */
const MOST_NESTED_TEXT = 20_000_000

/** And it compares each word of the title with each word of each heading. */
const LONGEST_TITLE = 5_000

/** Whether what Readability may take for the title is too long for it. */
const hasLongTitle = (page: PageDocument, headline: string | null): boolean =>
  [
    headline ?? '',
    page.querySelector('title')?.textContent ?? '',
    ...[...page.querySelectorAll('meta')]
      .filter((meta) => /title/i.test(`${meta.getAttribute('name')} ${meta.getAttribute('property')}`))
      .map((meta) => meta.getAttribute('content') ?? ''),
  ].some((title) => title.length > LONGEST_TITLE)

/** For each mark, the text below it that Readability kept. */
function keptTexts(content: PageElement): Map<string, string> {
  const kept = new Map<string, string[]>()
  const steps: { node: PageNode; mark: string | null }[] = [{ node: content, mark: null }]
  while (steps.length > 0) {
    const step = steps.pop()
    if (!step) break
    if (isText(step.node)) {
      if (step.mark === null) continue
      const list = kept.get(step.mark)
      if (list) list.push(step.node.textContent)
      else kept.set(step.mark, [step.node.textContent])
      continue
    }
    if (!isElement(step.node)) continue
    const mark = step.node.getAttribute(MARK) ?? step.mark
    // The parser makes this list anew at each asking.
    const children = step.node.childNodes
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index]
      if (child) steps.push({ node: child, mark })
    }
  }
  return new Map([...kept].map(([mark, list]) => [mark, list.join('').replace(/[\s\u00a0]+/g, ' ')]))
}

/**
 * Which blocks Mozilla's Readability takes for the article; null where it finds none. It changes the page, so everything
 * else must have been read from it before.
 * @param headline the one that the page's linked data gives
 */
export function readabilityKeeps(page: PageDocument, walked: WalkedPage, headline: string | null): boolean[] | null {
  const { elements, depth, text } = walked
  if (elements > MOST_ELEMENTS || depth > DEEPEST || depth * text.length > MOST_NESTED_TEXT) return null
  if (hasLongTitle(page, headline)) return null
  const marks = new Map<PageElement, string>()
  const markOf = (block: PageBlock) => {
    const { element } = block.owner
    const mark = marks.get(element) ?? String(marks.size)
    if (!marks.has(element)) {
      marks.set(element, mark)
      element.setAttribute(MARK, mark)
    }
    return mark
  }
  const blockMarks = walked.blocks.map(markOf)
  try {
    const reader = new Readability<PageElement>(page as never, { serializer: (node) => node as unknown as PageElement })
    const content = reader.parse()?.content
    if (!content) return null
    const kept = keptTexts(content)
    return walked.blocks.map(
      ({ piece }, index) =>
        kept.get(blockMarks[index] ?? '')?.includes(piece.replace(/[\s\u00a0]+/g, ' ').trim()) ?? false,
    )
  } catch {
    // Readability gives up on some broken pages; it is one signal of several.
    return null
  }
}
