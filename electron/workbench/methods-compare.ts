import { type Methods, openCaseOf } from './context'
import { exportMatrix } from './matrix-export'
import { matrixView } from './matrix-view'
import { memberText } from './methods-statements'
import { needStatement, needThread } from './model'
import { byCodeUnit, pageOfMapped } from './paging'
import { Refusal } from './refusal'
import type { Session } from './session'
import { outletsOf, threadRow, threadView } from './thread-view'
import { timelineView } from './timeline-view'
import { topicMeant } from './topics'

/** Side by side: the matrix, the threads, and what reviewers say of them. */
export const compareMethods: Methods<
  | 'compare.matrix'
  | 'compare.exportMatrix'
  | 'compare.timeline'
  | 'compare.threads'
  | 'compare.thread'
  | 'compare.confirm'
  | 'compare.reject'
  | 'compare.join'
  | 'compare.split'
  | 'compare.setOccasion'
> = {
  'compare.matrix'(context, filter) {
    return matrixView(openCaseOf(context).model, filter)
  },
  'compare.exportMatrix'(context, params) {
    return exportMatrix(context, params)
  },
  'compare.timeline'(context, params) {
    return timelineView(openCaseOf(context).model, params)
  },
  'compare.threads'(context, { topic, speaker, difference, sort, ...paging }) {
    const { model } = openCaseOf(context)
    const statements = model.statements()
    const topicName = topic === undefined ? undefined : topicMeant(model, topic)
    const threads = model
      .threads()
      .threads.filter(({ members, differences }) => {
        const found = members.flatMap(({ statement }) => statements.get(statement) ?? [])
        return (
          (topicName === undefined || found.some(({ topics }) => topics.includes(topicName))) &&
          (speaker === undefined || found.some((statement) => statement.speaker?.id === speaker)) &&
          (difference === undefined || differences.some(({ kind }) => kind === difference))
        )
      })
      .map((thread) => ({
        thread,
        outlets: outletsOf(thread, model).length,
        disagreement: disagreement(thread.differences),
        place: placeOf(thread.members, model),
      }))
    const compare = {
      disagreement: (a: (typeof threads)[number], b: (typeof threads)[number]) =>
        b.disagreement - a.disagreement || b.outlets - a.outlets || byCodeUnit(a.place, b.place),
      outlets: (a: (typeof threads)[number], b: (typeof threads)[number]) =>
        b.outlets - a.outlets || b.disagreement - a.disagreement || byCodeUnit(a.place, b.place),
      text: (a: (typeof threads)[number], b: (typeof threads)[number]) => byCodeUnit(a.place, b.place),
    }[sort]
    return pageOfMapped(threads.sort(compare), paging, ({ thread }) => threadRow(thread, model))
  },
  'compare.thread'(context, { id }) {
    const { model, store } = openCaseOf(context)
    return threadView(needThread(model, id), model, store.state)
  },

  async 'compare.confirm'(context, { thread }) {
    const session = openCaseOf(context)
    const members = threadMembers(session, thread)
    return { event: (await session.record({ type: 'thread.confirmed', data: { members } })).id }
  },
  async 'compare.reject'(context, { thread, statement }) {
    const session = openCaseOf(context)
    if (statement === undefined) {
      const members = threadMembers(session, thread)
      return { event: (await session.record({ type: 'thread.rejected', data: { members } })).id }
    }
    return { event: (await splitOff(session, thread, [statement])).event }
  },
  async 'compare.join'(context, { statements }) {
    const session = openCaseOf(context)
    const members = [...new Set(statements)].map((id) => memberText(session.model, needStatement(session.model, id)))
    if (members.length < 2) throw new Refusal('bad request', 'Choose at least two statements.')
    const { id: event } = await session.record({ type: 'thread.joined', data: { members } })
    return { event, thread: threadWith(session, statements) }
  },
  'compare.split'(context, { thread, statements }) {
    return splitOff(openCaseOf(context), thread, statements)
  },
  async 'compare.setOccasion'(context, { thread, occasion, reason }) {
    const session = openCaseOf(context)
    const data = { members: threadMembers(session, thread), occasion, reason }
    return { event: (await session.record({ type: 'thread.occasionSet', data })).id }
  },
}

/** Kinds that mean the accounts differ weigh more than other words for the same. */
const WEIGHTS: Record<string, number> = { detail: 0, wording: 1, truncated: 1, certainty: 2 }

/** How differently a thread is told, for sorting. */
export const disagreement = (differences: readonly { readonly kind: string }[]): number =>
  [...new Set(differences.map(({ kind }) => kind))].reduce((sum, kind) => sum + (WEIGHTS[kind] ?? 4), 0)

/** Where a thread first stands, as a key in reading order: articles as imported, then place in the text. */
export function placeOf(members: readonly { article: string; statement: string }[], model: Session['model']): string {
  const places = members.map(({ article, statement }) => {
    const start = model.statements().get(statement)?.content[0]?.[0] ?? 0
    return `${model.articles().get(article)?.state.at ?? ''} ${String(start).padStart(9, '0')}`
  })
  return places.sort(byCodeUnit)[0] ?? ''
}

const threadMembers = ({ model }: Session, id: string) =>
  needThread(model, id).members.map(({ statement }) => memberText(model, needStatement(model, statement)))

/** The smallest thread that holds all of these statements; null where none does. */
function threadWith({ model }: Session, statements: readonly string[]): string | null {
  const holding = (model.threads().byStatement.get(statements[0] ?? '') ?? []).filter(({ members }) =>
    statements.every((id) => members.some(({ statement }) => statement === id)),
  )
  return [...holding].sort((a, b) => a.members.length - b.members.length)[0]?.id ?? null
}

async function splitOff(session: Session, threadId: string, statements: readonly string[]) {
  const { model } = session
  const thread = needThread(model, threadId)
  const inThread = new Set(thread.members.map(({ statement }) => statement))
  const gone = new Set(statements)
  if ([...gone].some((id) => !inThread.has(id)) || gone.size >= inThread.size)
    throw new Refusal('bad request', 'Choose some, not all, of the statements of this group.')
  const texts = (ids: readonly string[]) => ids.map((id) => memberText(model, needStatement(model, id)))
  const rest = [...inThread].filter((id) => !gone.has(id))
  const data = { members: texts([...gone]), from: texts(rest) }
  const { id: event } = await session.record({ type: 'thread.split', data })
  return { event, thread: threadWith(session, rest) }
}
