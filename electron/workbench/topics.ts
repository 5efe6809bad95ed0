import type { CaseState, Span, TopicRow } from '../contract'
import { bodySpans } from '../core/article/article'
import { nameKey, namesPattern } from '../core/review/names'
import type { ReviewedSet } from '../core/review/overlay'
import { resolveAnchor } from '../core/text/anchors'
import type { MachineArticle } from './machine'
import type { ArticleEntry, CaseModel } from './model'
import { byCodeUnit } from './paging'
import { outletOf } from './passage'
import { notFound } from './refusal'

/** A mention of a topic outside statements. */
export interface TopicMention {
  readonly entry: ArticleEntry
  readonly machine: MachineArticle
  readonly span: Span
}

/** The topic that is meant by a name, an alias, or whole words of a name (then the one most is said about). */
export function topicMeant(model: CaseModel, asked: string): string {
  const exact = model.set().topics.named(asked)
  if (exact) return exact.name
  const pattern = namesPattern([asked])
  const near = topicRows(model).filter(({ name, aliases }) =>
    [name, ...aliases].some((known) => pattern !== null && known.search(pattern) >= 0),
  )
  return [...near].sort((a, b) => b.statements - a.statements)[0]?.name ?? asked
}

const lastRows = new WeakMap<CaseModel, { keys: readonly unknown[]; rows: TopicRow[] }>()

/** Every topic that statements are about, those told by most outlets first. */
export function topicRows(model: CaseModel): TopicRow[] {
  const keys = [model.articles(), model.threads()]
  const last = lastRows.get(model)
  if (last && keys.every((key, index) => key === last.keys[index])) return last.rows
  const rows = countTopics(model)
  lastRows.set(model, { keys, rows })
  return rows
}

function countTopics(model: CaseModel): TopicRow[] {
  const counts = new Map<string, { statements: number; speakers: Set<string>; outlets: Set<string> }>()
  for (const { topics, type, speaker, article } of model.statements().values()) {
    if (type === 'narrated') continue
    const entry = model.articles().get(article)
    for (const name of topics) {
      const count = counts.get(name) ?? { statements: 0, speakers: new Set(), outlets: new Set() }
      count.statements += 1
      if (speaker?.id) count.speakers.add(speaker.id)
      if (entry) count.outlets.add(outletOf(entry) ?? article)
      counts.set(name, count)
    }
  }
  const differences = new Map<string, number>()
  for (const thread of model.threads().threads) {
    const found = thread.differences.filter(({ kind }) => kind !== 'detail').length
    const names = new Set(thread.members.flatMap(({ statement }) => model.statements().get(statement)?.topics ?? []))
    for (const name of names) differences.set(name, (differences.get(name) ?? 0) + found)
  }
  const mentions = machineMentions(model)
  return model
    .set()
    .topics.topics.filter(({ name, added }) => added || counts.has(name))
    .map((topic): TopicRow => {
      const count = counts.get(topic.name)
      return {
        name: topic.name,
        aliases: [...topic.aliases],
        statements: count?.statements ?? 0,
        speakers: count?.speakers.size ?? 0,
        outlets: count?.outlets.size ?? 0,
        mentions: mentions.get(topic.name)?.length ?? 0,
        differences: differences.get(topic.name) ?? 0,
        added: topic.added,
      }
    })
    .sort(
      (a, b) =>
        b.outlets - a.outlets ||
        b.differences - a.differences ||
        b.statements - a.statements ||
        byCodeUnit(a.name, b.name),
    )
}

const lastMentions = new WeakMap<ReviewedSet, ReadonlyMap<string, TopicMention[]>>()

/** Topic name → where the body names it outside what anybody is reported to say; by article, in text order. */
function machineMentions(model: CaseModel): ReadonlyMap<string, TopicMention[]> {
  const set = model.set()
  const known = lastMentions.get(set)
  if (known) return known
  const mentions = new Map<string, TopicMention[]>()
  const { members, united } = model.machine()
  const added = set.topics.topics.filter((topic) => topic.added)
  const addedPattern = namesPattern(added.flatMap(({ name, aliases }) => [name, ...aliases]))
  members.forEach(({ id, article, analysis }, index) => {
    const entry = model.articles().get(id)
    if (!entry?.machine) return
    const { machine } = entry
    const body = bodySpans(article)
    const said = entry.statements.filter(({ type }) => type !== 'narrated').flatMap(({ content }) => content)
    const found = new Map<string, [topic: string, span: Span]>()
    const add = (span: Span, fallback: string) => {
      const topic = set.topics.named(article.text.slice(...span)) ?? set.topics.named(fallback)
      if (topic) found.set(`${span[0]} ${topic.name}`, [topic.name, span])
    }
    analysis.entities.forEach((entity, number) => {
      for (const span of entity.mentions) add(span, united.topicOf(index, number))
    })
    if (addedPattern)
      for (const [from, to] of body)
        for (const { index: at, 0: words } of article.text.slice(from, to).matchAll(addedPattern))
          add([from + at, from + at + words.length], words)
    const inOrder = [...found.values()].sort(([, a], [, b]) => a[0] - b[0])
    for (const [topic, span] of inOrder) {
      const touches = ([start, end]: Span) => start < span[1] && span[0] < end
      if (!body.some(touches) || said.some(touches)) continue
      const list = mentions.get(topic) ?? []
      list.push({ entry, machine, span })
      mentions.set(topic, list)
    }
  })
  lastMentions.set(set, mentions)
  return mentions
}

/** Mentions of a topic outside statements, and the passages people added to it; by article, in text order. */
export function topicMentions(model: CaseModel, state: CaseState, name: string): TopicMention[] {
  const topic = model.set().topics.named(topicMeant(model, name))
  const added = state.topics.flatMap((decision): TopicMention[] => {
    if (decision.kind !== 'passageAdded') return []
    const target = model.set().topics.named(decision.topic)?.name ?? decision.topic
    if (nameKey(target) !== nameKey(topic?.name ?? name)) return []
    const entry = model.articles().get(decision.passage.article)
    if (!entry?.machine) return []
    const place = resolveAnchor(decision.passage, entry.machine.article.text, entry.machine.textHash)
    return place.state === 'exact' ? [{ entry, machine: entry.machine, span: place.span }] : []
  })
  if (!topic && added.length === 0) throw notFound(`The topic ${name}`)
  const found = [...added, ...((topic && machineMentions(model).get(topic.name)) ?? [])]
  const seen = new Set<string>()
  return found.filter(({ machine, span }) => {
    const key = `${machine.id} ${span[0]} ${span[1]}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
