import type { Span } from '../../contract'
import { bodySpans } from '../../core/article/article'
import type { BodyModel, ParagraphFeatures } from '../../core/article/body-model'
import { tellBody } from '../../core/article/boilerplate'
import type { ReadDocument } from '../../core/article/document'
import { extractArticle } from '../../core/article/extract'
import { lineFeatures, lineShapes } from '../../core/article/line-features'
import { seePage, tellPageBody } from '../../readers/html'
import { readText } from '../../readers/text'
import type { PageExample } from './body-trainer'
import { bodyLabels } from './page-labels'

/** A page whose article is known, as its model sees it. */
export interface KnownPage {
  readonly text: string
  readonly spans: readonly Span[]
  readonly example: PageExample
  /** The article as it truly is. */
  readonly article: string
  /** Reads the page with a model, and gives what it keeps of it. */
  readonly keep: (model: BodyModel) => string
}

/** A page as one of the two models sees it. */
interface Seen {
  readonly text: string
  readonly spans: readonly Span[]
  readonly paragraphs: readonly ParagraphFeatures[]
  readonly read: (model: BodyModel) => ReadDocument
}

function seeText(text: string): Seen {
  const document = readText(text)
  const spans = document.blocks.map(({ span }) => span)
  const shapes = lineShapes(document.text, spans)
  const lines = spans.map(([start, end]) => document.text.slice(start, end))
  const read = (model: BodyModel) => {
    const body = tellBody(shapes, lines, model)
    return { ...document, blocks: document.blocks.map((block, index) => ({ ...block, body: body[index] ?? false })) }
  }
  return { text: document.text, spans, paragraphs: lineFeatures(shapes), read }
}

function seeHtml(html: string): Seen {
  const seen = seePage(html)
  const { text, blocks } = seen.walked
  const read = (model: BodyModel) => tellPageBody(seen, model)
  return { text, spans: blocks.map(({ span }) => span), paragraphs: seen.features, read }
}

function keptText(document: ReadDocument): string {
  const article = extractArticle(document)
  return bodySpans(article)
    .map(([start, end]) => article.text.slice(start, end))
    .join('\n')
}

const known = ({ text, spans, paragraphs, read }: Seen, article: string): KnownPage => ({
  text,
  spans,
  example: { paragraphs, body: bodyLabels(text, spans, article), weight: 1 },
  article,
  keep: (model) => keptText(read(model)),
})

/** A page as pasted text, with its article's true text. */
export const knownText = (text: string, article: string): KnownPage => known(seeText(text), article)
/** A saved page, with its article's true text. */
export const knownHtml = (html: string, article: string): KnownPage => known(seeHtml(html), article)

/** What is all article from its paragraph `first` on. */
const bare = ({ paragraphs }: Seen, first: number, weight: number): PageExample => ({
  paragraphs,
  body: paragraphs.map((_, index) => index >= first),
  weight,
})

const paragraphsOf = (article: string) => article.split(/\n+/).filter((line) => line.trim() !== '')
/** A bare article says less than a page: there is nothing to tell it from. */
const BARE_WEIGHT = 0.3

/**
 * An article without a page around it, as text: below its headline, and a few paragraphs alone. `index` varies how many, and how
 * far the headline stands off.
 */
export function bareTexts(article: string, title: string | null, index: number): PageExample[] {
  const paragraphs = paragraphsOf(article)
  const few = paragraphs.slice(0, 3 + (index % 4))
  const head = title && paragraphs[0] !== title ? `${title}${index % 3 ? '\n\n' : '\n'}` : ''
  return [
    bare(seeText(`${head}${paragraphs.join('\n\n')}\n`), head ? 1 : 0, BARE_WEIGHT),
    bare(seeText(`${few.join('\n\n')}\n`), 0, 0.6 * BARE_WEIGHT),
  ]
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** An article without a page around it, as HTML: below a headline, and a few paragraphs alone. `index` varies tags and number. */
export function barePages(article: string, index: number): PageExample[] {
  const [title = '', ...rest] = paragraphsOf(article).map(escaped)
  const inTags = (list: readonly string[], tag: string) => list.map((part) => `<${tag}>${part}</${tag}>`).join('')
  const head = `<head><title>${title}</title></head>`
  return [
    bare(
      seeHtml(`<html>${head}<body><h1>${title}</h1>${inTags(rest, index % 2 ? 'p' : 'div')}</body></html>`),
      1,
      BARE_WEIGHT,
    ),
    bare(seeHtml(inTags(rest.slice(0, 2 + (index % 4)), index % 3 ? 'p' : 'div')), 0, BARE_WEIGHT),
  ]
}

const CROSSED_WEIGHT = 0.35

/** Another article set in a page's place of its own, so that a body is known by more than this one's words. */
export function crossed({ text, spans, example }: KnownPage, article: string): PageExample[] {
  const start = spans[example.body.indexOf(true)]?.[0]
  const end = spans[example.body.lastIndexOf(true)]?.[1]
  const story = paragraphsOf(article).join('\n\n')
  if (!start || !end || !story) return []
  const seen = seeText(text.slice(0, start) + story + text.slice(end))
  const body = seen.spans.map(([from]) => from >= start && from < start + story.length)
  return [{ paragraphs: seen.paragraphs, body, weight: CROSSED_WEIGHT }]
}
