import type { Act, CaseState, EventType, HistoryItem, LogEvent, Scale, Target } from '../contract'
import { eventSchemas } from '../contract'
import { type LabelNames, labelOf } from '../core/review/labels'
import { reviewerName } from './people'
import { clockTime } from './times'
import { sameTarget } from './withheld'

const isKnown = (type: string): type is EventType => Object.hasOwn(eventSchemas, type)

/** The act of a log line; null where its data were erased or its type is of a newer program. */
export function actOf(event: LogEvent): Act | null {
  if (!isKnown(event.type) || event.data === null) return null
  const read = eventSchemas[event.type].safeParse(event.data)
  // The table pairs each type with its own schema.
  return read.success ? ({ type: event.type, data: read.data } as Act) : null
}

/** What labels may name: claims, articles, events and ratings of the case as it stands. */
export function labelNames(state: CaseState, events: readonly LogEvent[], scales: readonly Scale[] = []): LabelNames {
  const byId = new Map(events.map((event) => [event.id, event]))
  return {
    wordingOf: (claim) => state.claims[claim]?.wording ?? null,
    articleNameOf: (article) => state.articles[article]?.stated.title ?? state.articles[article]?.name ?? null,
    eventOf: (id) => byId.get(id) ?? null,
    ratingNameOf: (scale, rating) =>
      scales.find(({ id }) => id === scale)?.ratings.find(({ id }) => id === rating)?.name ?? null,
  }
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
  return historyItems(events, state, (_, own) => !target || (own !== null && sameTarget(own, target)))
}

/** The acts of a history that are wanted, newest first. */
export function historyItems(
  events: readonly LogEvent[],
  state: CaseState,
  isWanted: (event: LogEvent, target: Target | null) => boolean,
): HistoryItem[] {
  const undone = undoneEvents(events, state)
  const names = labelNames(state, events)
  const items = events.flatMap((event): HistoryItem[] => {
    const own = targetOf(actOf(event))
    if (!isWanted(event, own)) return []
    return [
      {
        event: event.id,
        type: event.type,
        label: labelOf(event, names),
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
