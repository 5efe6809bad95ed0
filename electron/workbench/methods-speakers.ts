import type { SpeakerRow } from '../contract'
import { nameKey } from '../core/review/names'
import { namesakes } from '../core/statement/entities-namesakes'
import { type Context, type Methods, openCaseOf } from './context'
import { anchorsOf } from './methods-statements'
import { byCodeUnit, pageOf, pageOfMapped } from './paging'
import { passageOf } from './passage'
import { notFound, Refusal } from './refusal'
import type { Session } from './session'
import { topicMentions, topicRows } from './topics'

/** Speakers and topics: who is meant, what statements are about. */
export const speakerMethods: Methods<
  | 'speaker.list'
  | 'speaker.merge'
  | 'speaker.split'
  | 'speaker.rename'
  | 'topic.list'
  | 'topic.add'
  | 'topic.merge'
  | 'topic.split'
  | 'topic.addPassage'
  | 'topic.mentions'
> = {
  'speaker.list'(context, { query, ...paging }) {
    const session = openCaseOf(context)
    const wanted = nameKey(query)
    const rows = speakerRows(session).filter(
      ({ name, aliases }) => wanted === '' || [name, ...aliases].some((known) => nameKey(known).includes(wanted)),
    )
    return pageOf(rows, paging)
  },
  async 'speaker.merge'(context, { into, from, reason }) {
    const others = from.filter((name) => nameKey(name) !== nameKey(into))
    if (others.length === 0) throw new Refusal('bad request', 'Choose another speaker to merge.')
    needSpeakers(context, [into, ...others])
    const data = { into, from: others, reason }
    return { event: (await openCaseOf(context).record({ type: 'speaker.merged', data })).id }
  },
  async 'speaker.split'(context, { from, aliases, name, reason }) {
    needSpeakers(context, [from])
    if (nameKey(from) === nameKey(name)) throw new Refusal('bad request', 'The two need different names.')
    const data = { from, aliases, name, reason }
    return { event: (await openCaseOf(context).record({ type: 'speaker.split', data })).id }
  },
  async 'speaker.rename'(context, { from, name }) {
    needSpeakers(context, [from])
    return { event: (await openCaseOf(context).record({ type: 'speaker.renamed', data: { from, name } })).id }
  },

  'topic.list'(context, { query, ...paging }) {
    const wanted = nameKey(query)
    const rows = topicRows(openCaseOf(context).model).filter(
      ({ name, aliases }) => wanted === '' || [name, ...aliases].some((known) => nameKey(known).includes(wanted)),
    )
    return pageOf(rows, paging)
  },
  async 'topic.add'(context, { name, aliases }) {
    return { event: (await openCaseOf(context).record({ type: 'topic.added', data: { name, aliases } })).id }
  },
  async 'topic.merge'(context, { into, from }) {
    const others = from.filter((name) => nameKey(name) !== nameKey(into))
    if (others.length === 0) throw new Refusal('bad request', 'Choose another topic to merge.')
    needTopics(context, [into, ...others])
    return { event: (await openCaseOf(context).record({ type: 'topic.merged', data: { into, from: others } })).id }
  },
  async 'topic.split'(context, { from, aliases, name }) {
    needTopics(context, [from])
    if (nameKey(from) === nameKey(name)) throw new Refusal('bad request', 'The two need different names.')
    return { event: (await openCaseOf(context).record({ type: 'topic.split', data: { from, aliases, name } })).id }
  },
  async 'topic.addPassage'(context, { topic, article, span }) {
    const session = openCaseOf(context)
    const [passage] = anchorsOf(session.model, article, [span])
    if (!passage) throw notFound('This passage')
    return { event: (await session.record({ type: 'topic.passageAdded', data: { topic, passage } })).id }
  },
  'topic.mentions'(context, { topic, ...paging }) {
    const { model, store } = openCaseOf(context)
    return pageOfMapped(topicMentions(model, store.state, topic), paging, ({ entry, machine, span }) =>
      passageOf(entry, machine, span),
    )
  },
}

/** Every speaker who says something or was named by a person, the one with most statements first. */
function speakerRows({ model, store }: Session): SpeakerRow[] {
  const counts = new Map<string, { statements: number; articles: Set<string> }>()
  for (const { speaker, article } of model.statements().values()) {
    for (const id of speaker ? [speaker.id, ...speaker.members] : []) {
      if (id === null) continue
      const count = counts.get(id) ?? { statements: 0, articles: new Set() }
      count.statements += 1
      count.articles.add(article)
      counts.set(id, count)
    }
  }
  const named = new Set(
    store.state.speakers.flatMap((decision) => [nameKey(decision.kind === 'merged' ? decision.into : decision.name)]),
  )
  const known = model.set().speakers.speakers.filter(({ id, name }) => counts.has(id) || named.has(nameKey(name)))
  const alike = namesakes(known)
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return known
    .map(({ id, name, kind, aliases }) => ({
      id,
      name,
      kind,
      aliases: [...aliases],
      mayBe: (alike.get(id) ?? []).flatMap((other) => names.get(other) ?? []),
      statements: counts.get(id)?.statements ?? 0,
      articles: counts.get(id)?.articles.size ?? 0,
    }))
    .sort((a, b) => b.statements - a.statements || byCodeUnit(a.name, b.name))
}

function needSpeakers(context: Context, names: readonly string[]): void {
  const { speakers } = openCaseOf(context).model.set()
  for (const name of names) if (!speakers.named(name)) throw notFound(`The speaker ${name}`)
}

function needTopics(context: Context, names: readonly string[]): void {
  const { topics } = openCaseOf(context).model.set()
  for (const name of names) if (!topics.named(name)) throw notFound(`The topic ${name}`)
}
