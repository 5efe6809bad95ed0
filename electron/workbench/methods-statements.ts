import type { MemberText, Spans, TextAnchor } from '../contract'
import { statementId } from '../core/analysis'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import { makeAnchors } from '../core/text/anchors'
import { type Methods, openCaseOf } from './context'
import { within } from './methods-articles'
import { type CaseModel, needArticle, needStatement } from './model'
import { Refusal } from './refusal'

/** Correcting who said what, in place. Ids are the machine's; what is recorded are anchors with their quotation. */
export const statementMethods: Methods<
  'statement.add' | 'statement.change' | 'statement.remove' | 'statement.setSpeaker'
> = {
  async 'statement.add'(context, { article, type, source, cue, content, speaker }) {
    const session = openCaseOf(context)
    const statement = anchored(session.model, article, { type, source, cue, content })
    const data = { article, statement, speaker: type === 'narrated' ? null : speaker }
    const event = await session.record({ type: 'statement.added', data })
    return { event: event.id, statement: statementId(article, { content: sorted(content), cue: sorted(cue) }) }
  },
  async 'statement.change'(context, { statement: id, type, source, cue, content, reason }) {
    const session = openCaseOf(context)
    const statement = needStatement(session.model, id)
    const { article } = statement
    const was = contentAnchors(session.model, statement)
    const now = anchored(session.model, article, { type, source, cue, content })
    const event = await session.record({ type: 'statement.changed', data: { article, was, now, reason } })
    return { event: event.id, statement: statementId(article, { content: sorted(content), cue: sorted(cue) }) }
  },
  async 'statement.remove'(context, { statement: id, reason }) {
    const session = openCaseOf(context)
    const statement = needStatement(session.model, id)
    const was = contentAnchors(session.model, statement)
    const event = await session.record({ type: 'statement.removed', data: { article: statement.article, was, reason } })
    return { event: event.id }
  },
  async 'statement.setSpeaker'(context, { statement: id, speaker, reason }) {
    const session = openCaseOf(context)
    const statement = needStatement(session.model, id)
    const content = contentAnchors(session.model, statement)
    const data = { article: statement.article, content, speaker, reason }
    return { event: (await session.record({ type: 'statement.speakerSet', data })).id }
  },
}

/** Spans in text order, as the overlay gives them back. */
const sorted = (spans: Spans): [number, number][] =>
  spans.map(([start, end]): [number, number] => [start, end]).sort((a, b) => a[0] - b[0] || a[1] - b[1])

/** The anchors of spans in an article, with a PDF's page where it has pages. */
export function anchorsOf(model: CaseModel, article: string, spans: Spans): TextAnchor[] {
  const { machine } = needArticle(model, article)
  const { text, paragraphs } = machine.article
  const about = { article, textHash: machine.textHash, text }
  const anchors = makeAnchors(
    about,
    sorted(spans).map((span) => within(span, text)),
  )
  return anchors.map((anchor, index) => {
    const at = sorted(spans)[index]?.[0] ?? 0
    const page = paragraphs.find(({ span }) => span[0] <= at && at < span[1])?.page
    return page === undefined ? anchor : { ...anchor, page }
  })
}

/** The anchors of a statement's content. */
export const contentAnchors = (model: CaseModel, { article, content }: ReviewedStatement): TextAnchor[] =>
  anchorsOf(model, article, content)

/** A statement as a member of a thread or an appearance of a claim: its passage. */
export const memberText = (model: CaseModel, statement: ReviewedStatement): MemberText => ({
  content: contentAnchors(model, statement),
})

function anchored(
  model: CaseModel,
  article: string,
  { type, source, cue, content }: Pick<ReviewedStatement, 'type'> & { source: Spans; cue: Spans; content: Spans },
) {
  if (content.length === 0) throw new Refusal('bad request', 'Mark what is said: a statement needs its content.')
  return {
    type,
    source: anchorsOf(model, article, source),
    cue: anchorsOf(model, article, cue),
    content: anchorsOf(model, article, content),
  }
}
