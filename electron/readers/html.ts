import pageModel from '../../resources/models/article-html.json'
import { bodyProbabilities, likelyBody } from '../core/article/body-model'
import type { ReadDocument } from '../core/article/document'
import { lineFeatures, lineShapes } from '../core/article/line-features'
import { trimBody } from '../core/article/trim'
import { type PageDocument, parsePage } from './html-dom'
import { structuredShapes, structureFeatures } from './html-features'
import { linkedDataKeeps, readLinkedData } from './html-linked-data'
import { readPageMetadata } from './html-metadata'
import { readabilityKeeps } from './html-readability'
import { type WalkedPage, walkPage } from './html-walk'

/** A message or fragment of so few blocks has no page around it. */
const FRAGMENT_BLOCKS = 3

/** Which blocks of a page are its article's, by structure, text and the witnesses together. Changes the page. */
function tellPageBody(
  page: PageDocument,
  walked: WalkedPage,
  title: string | null,
  articleBody: string | null,
): boolean[] {
  const spans = walked.blocks.map((block) => block.span)
  if (spans.length <= FRAGMENT_BLOCKS) return spans.map(() => true)
  const lines = spans.map(([start, end]) => walked.text.slice(start, end))
  const linkedData = linkedDataKeeps(articleBody, lines)
  const shapes = structuredShapes(walked, lineShapes(walked.text, spans))
  const structure = structureFeatures(walked, shapes, {
    readability: readabilityKeeps(page, walked),
    linkedData,
    title,
  })
  const features = lineFeatures(shapes).map(({ own, step }, index) => ({
    own: { ...own, ...structure[index]?.own },
    step: { ...step, ...structure[index]?.step },
  }))
  return trimBody(shapes, lines, likelyBody(bodyProbabilities(features, pageModel)))
}

/**
 * Reads a page: all its visible text in order, in blocks with `body` told from structure and text, and what it says about
 * itself. Nothing is run or fetched. Never throws, however broken the HTML.
 */
export function readHtml(html: string): ReadDocument {
  const page = parsePage(html)
  const linkedData = readLinkedData(page)
  const metadata = readPageMetadata(page, linkedData)
  const walked = walkPage(page)
  const body = tellPageBody(page, walked, metadata.title, linkedData?.articleBody ?? null)
  return {
    format: 'html',
    text: walked.text,
    blocks: walked.blocks.map(({ span, kind }, index) => ({ span, kind, body: body[index] ?? false })),
    metadata,
    notes: [],
  }
}
