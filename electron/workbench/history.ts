import type { Act, CaseState, EventData, EventType, HistoryItem, LogEvent, SpeakerChoice, Target } from '../contract'
import { eventSchemas } from '../contract'
import { reviewerName } from './people'
import { clockTime } from './times'
import { sameTarget } from './withheld'

const short = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= length ? `“${line}”` : `“${line.slice(0, length - 1).trimEnd()}…”`
}
const many = (count: number, one: string, several = `${one}s`): string => `${count} ${count === 1 ? one : several}`
const speakerWords = (speaker: SpeakerChoice): string => (speaker.known ? speaker.name : 'unknown')
const content = (anchors: readonly { readonly exact: string }[]): string =>
  short(anchors.map(({ exact }) => exact).join(' … '))

type Labels = { readonly [T in EventType]: (data: EventData<T>, state: CaseState) => string }

const wordingOf = (state: CaseState, claim: string): string => short(state.claims[claim]?.wording ?? 'a claim')
const nameOf = (state: CaseState, article: string): string => short(state.articles[article]?.name ?? 'an article')

/** What was done, in words, one a kind of act. */
const LABELS: Labels = {
  'case.created': ({ name }) => `created the case ${short(name)}`,
  'case.updated': () => 'changed what the case says of itself',
  'reviewer.named': ({ name }) => `took part as ${name}`,
  'article.imported': ({ name }) => `imported ${short(name)}`,
  'file.kept': ({ name }) => `kept the file ${short(name)}`,
  'article.updated': ({ articles, changes }) =>
    `changed ${Object.keys(changes).join(', ')} of ${many(articles.length, 'article')}`,
  'article.checked': ({ article, checked }, state) =>
    checked ? `checked the page ${nameOf(state, article)}` : `took back the check of ${nameOf(state, article)}`,
  'article.bodySet': ({ anchor, body }) => `${body ? 'put back' : 'took out'} the paragraph ${short(anchor.exact)}`,
  'statement.added': ({ statement }) => `added the statement ${content(statement.content)}`,
  'statement.changed': ({ now }) => `changed the statement ${content(now.content)}`,
  'statement.removed': ({ was }) => `took out the statement ${content(was)}`,
  'statement.speakerSet': (data) => `set the speaker of ${content(data.content)} to ${speakerWords(data.speaker)}`,
  'speaker.merged': ({ into, from }) => `merged ${from.join(', ')} into ${into}`,
  'speaker.split': ({ from, name }) => `split ${name} from ${from}`,
  'speaker.renamed': ({ from, name }) => `renamed ${from} to ${name}`,
  'topic.added': ({ name }) => `added the topic ${short(name)}`,
  'topic.merged': ({ into, from }) => `merged the topics ${from.join(', ')} into ${into}`,
  'topic.split': ({ from, name }) => `split the topic ${name} from ${from}`,
  'topic.passageAdded': ({ topic, passage }) => `added ${short(passage.exact)} to the topic ${topic}`,
  'thread.confirmed': ({ members }) => `confirmed that ${many(members.length, 'statement')} tell the same claim`,
  'thread.rejected': ({ members }) => `found that ${many(members.length, 'statement')} do not tell the same claim`,
  'thread.joined': ({ members }) => `put ${many(members.length, 'statement')} together as the same claim`,
  'thread.split': ({ members }) => `took ${many(members.length, 'statement')} out of a group`,
  'thread.occasionSet': ({ occasion }) => `set the occasion to ${occasion}`,
  'claim.touched': ({ wording }) => `took up the claim ${short(wording)}`,
  'claim.reworded': ({ wording }) => `reworded a claim as ${short(wording)}`,
  'claim.joined': ({ into }, state) => `joined a claim with ${wordingOf(state, into)}`,
  'claim.speakerConfirmed': ({ claim, speaker }, state) =>
    `confirmed ${speakerWords(speaker)} as the speaker of ${wordingOf(state, claim)}`,
  'claim.waived': ({ claim }, state) => `waived the second review of ${wordingOf(state, claim)}`,
  'evidence.added': ({ claim, stance }, state) =>
    `added evidence ${stance === 'context' ? 'as context to' : stance} ${wordingOf(state, claim)}`,
  'evidence.removed': ({ claim }, state) => `removed evidence from ${wordingOf(state, claim)}`,
  'verdict.recorded': ({ claim, stage }, state) => `recorded a ${stage} verdict on ${wordingOf(state, claim)}`,
  'verdict.reviewed': ({ claim, agrees }, state) =>
    `${agrees ? 'agreed with' : 'objected to'} a verdict on ${wordingOf(state, claim)}`,
  'verdict.adjudicated': ({ claim }, state) => `settled the dispute on ${wordingOf(state, claim)}`,
  'note.added': ({ text }) => `noted ${short(text)}`,
  'note.changed': ({ text }) => (text === '' ? 'took out a note' : `changed a note to ${short(text)}`),
  'item.withheld': ({ target, withheld }) =>
    withheld ? `withheld ${targetWords(target)} from every export` : `let ${targetWords(target)} into exports again`,
  'queue.skipped': () => 'put an item at the end of the queue',
  'report.published': ({ where }) => `published a report: ${short(where)}`,
  'correction.published': ({ claim }, state) => `published a correction on ${wordingOf(state, claim)}`,
  undo: () => 'took an act back',
  erasure: ({ events }) => `erased ${many(events.length, 'record')}`,
}

function targetWords(target: Target): string {
  switch (target.kind) {
    case 'case':
      return 'the case'
    case 'article':
      return 'an article'
    case 'claim':
      return 'a claim'
    case 'evidence':
      return 'a piece of evidence'
    case 'speaker':
      return 'a speaker'
  }
}

const isKnown = (type: string): type is EventType => Object.hasOwn(eventSchemas, type)

/** The act of a log line; null where its data were erased or its type is of a newer program. */
export function actOf(event: LogEvent): Act | null {
  if (!isKnown(event.type) || event.data === null) return null
  const read = eventSchemas[event.type].safeParse(event.data)
  // The table pairs each type with its own schema.
  return read.success ? ({ type: event.type, data: read.data } as Act) : null
}

/** What a log event did, in words that begin with a verb. */
export function labelOf(event: LogEvent, state: CaseState, byId?: ReadonlyMap<string, LogEvent>): string {
  const act = actOf(event)
  if (!act) return event.data === null ? 'did something that was erased' : `did something unknown (${event.type})`
  if (act.type === 'undo') {
    const target = byId?.get(act.data.event)
    if (target)
      return target.type === 'undo' ? 'did again what was taken back' : `took back: ${labelOf(target, state, byId)}`
  }
  // The same pairing of types, which TypeScript can't follow through the lookup.
  return (LABELS[act.type] as (data: unknown, state: CaseState) => string)(act.data, state)
}

/** What an event is about, for showing the history of one thing. */
export function targetOf(act: Act | null): Target | null {
  if (!act) return null
  const { data } = act
  if ('target' in data) return data.target
  if ('claim' in data && data.claim !== null) return { kind: 'claim', claim: data.claim }
  if (act.type === 'claim.joined') return { kind: 'claim', claim: act.data.into }
  if ('article' in data) return { kind: 'article', article: data.article }
  if (act.type === 'article.updated' && act.data.articles.length === 1)
    return { kind: 'article', article: act.data.articles[0] ?? '' }
  if (act.type.startsWith('case.')) return { kind: 'case' }
  return null
}

/** Ids of the events that are taken back now. An undo that was parked takes nothing back. */
export function undoneEvents(events: readonly LogEvent[], state: CaseState): ReadonlySet<string> {
  const parked = new Set(state.parked.map(({ event }) => event))
  const undone = new Set<string>()
  const targets = new Map<string, string>()
  const mark = (id: string, back: boolean): void => {
    if (back) undone.add(id)
    else undone.delete(id)
    const target = targets.get(id)
    if (target !== undefined) mark(target, !back)
  }
  for (const event of events) {
    const act = event.type === 'undo' && !parked.has(event.id) ? actOf(event) : null
    if (act?.type !== 'undo') continue
    targets.set(event.id, act.data.event)
    mark(act.data.event, true)
  }
  return undone
}

/** History, newest first; of one target, or of everything. */
export function historyOf(events: readonly LogEvent[], state: CaseState, target: Target | null): HistoryItem[] {
  const undone = undoneEvents(events, state)
  const byId = new Map(events.map((event) => [event.id, event]))
  const items = events.flatMap((event): HistoryItem[] => {
    const own = targetOf(actOf(event))
    if (target && !(own && sameTarget(own, target))) return []
    return [
      {
        event: event.id,
        type: event.type,
        label: labelOf(event, state, byId),
        by: event.by,
        byName: reviewerName(state, event.by),
        at: clockTime(event.at),
        undone: undone.has(event.id),
        target: own,
      },
    ]
  })
  return items.reverse()
}
