import pageModel from '../../resources/models/article-html.json'
import { type BodyModel, bodyProbabilities, likelyBody, type ParagraphFeatures } from '../core/article/body-model'
import type { DocumentMetadata, ReadDocument } from '../core/article/document'
import { lineFeatures, lineShapes } from '../core/article/line-features'
import type { LineShape } from '../core/article/line-shape'
import { trimBody } from '../core/article/trim'
import { parsePage } from './html-dom'
import { structuredShapes, structureFeatures } from './html-features'
import { linkedDataKeeps, readLinkedData } from './html-linked-data'
import { readPageMetadata } from './html-metadata'
import { readabilityKeeps } from './html-readability'
import { type WalkedPage, walkPage } from './html-walk'

/** A message or fragment of so few blocks has no page around it. */
const FRAGMENT_BLOCKS = 3

/** A page as the model that tells its body sees it. */
export interface SeenPage {
  readonly walked: WalkedPage
  readonly shapes: readonly LineShape[]
  readonly features: readonly ParagraphFeatures[]
  readonly metadata: DocumentMetadata
}

/** Reads a page's text, what it says about itself, and the features of its blocks: structure, text and witnesses together. */
export function seePage(html: string): SeenPage {
  const page = parsePage(html)
  const linkedData = readLinkedData(page)
  const metadata = readPageMetadata(page, linkedData)
  const walked = walkPage(page)
  const spans = walked.blocks.map((block) => block.span)
  const shapes = structuredShapes(walked, lineShapes(walked.text, spans))
  const structure = structureFeatures(walked, shapes, {
    linkedData: linkedDataKeeps(linkedData?.articleBody ?? null, linesOf(walked)),
    title: metadata.title,
    // Last, since it changes the page.
    readability: readabilityKeeps(page, walked, linkedData?.headline ?? null),
  })
  const features = lineFeatures(shapes).map(({ own, step }, index) => ({
    own: { ...own, ...structure[index]?.own },
    step: { ...step, ...structure[index]?.step },
  }))
  return { walked, shapes, features, metadata }
}

const linesOf = ({ blocks, text }: WalkedPage) => blocks.map(({ span: [start, end] }) => text.slice(start, end))

/** A seen page as a document, its body told by a model. */
export function tellPageBody({ walked, shapes, features, metadata }: SeenPage, model: BodyModel): ReadDocument {
  const body =
    walked.blocks.length <= FRAGMENT_BLOCKS
      ? walked.blocks.map(() => true)
      : trimBody(shapes, linesOf(walked), likelyBody(bodyProbabilities(features, model)))
  return {
    format: 'html',
    text: walked.text,
    blocks: walked.blocks.map(({ span, kind }, index) => ({ span, kind, body: body[index] ?? false })),
    metadata,
    notes: [],
  }
}

/**
 * Reads a page: all its visible text in order, in blocks with `body` told from structure and text, and what it says about
 * itself. Nothing is run or fetched. Never throws, however broken the HTML.
 */
export const readHtml = (html: string): ReadDocument => tellPageBody(seePage(html), pageModel)
