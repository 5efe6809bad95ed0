import { Readability } from '@mozilla/readability'
import { isElement, isText, type PageDocument, type PageElement, type PageNode } from './html-dom'
import type { PageBlock, WalkedPage } from './html-walk'

/** Marks the elements that own text, so that they are found again in what Readability keeps. */
const MARK = 'data-attest-owner'
/** Readability's work grows faster than the page; above this many blocks our own signals must do. */
const MOST_BLOCKS = 20_000
/** It also looks through a page's text once for each level of nesting; pages for people stay below 100. */
const DEEPEST = 250

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
    for (let index = step.node.childNodes.length - 1; index >= 0; index--) {
      const child = step.node.childNodes[index]
      if (child) steps.push({ node: child, mark })
    }
  }
  return new Map([...kept].map(([mark, list]) => [mark, list.join('').replace(/[\s\u00a0]+/g, ' ')]))
}

/**
 * Which blocks Mozilla's Readability takes for the article; null where it finds none. It changes the page, so everything
 * else must have been read from it before.
 */
export function readabilityKeeps(page: PageDocument, walked: WalkedPage): boolean[] | null {
  if (walked.blocks.length > MOST_BLOCKS || walked.depth > DEEPEST) return null
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
