import type { Act, CaseState, EventType, HistoryItem, LogEvent, Scale, Target } from '../contract'
import { eventSchemas } from '../contract'
import { isErasable } from '../core/review/erasure'
import { maySeeVerdicts } from '../core/review/kept-back'
import { type LabelNames, labelOf } from '../core/review/labels'
import type { CaseStore } from '../store/types'
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

/**
 * What labels may name: claims, articles, events and ratings of the case as it stands.
 *
 * @param eventOf finds an event by its id.
 * @param reader id of the reviewer from whom verdicts may be kept back; null shows all.
 */
export function labelNames(
  state: Pick<CaseState, 'claims' | 'articles'>,
  eventOf: (id: string) => LogEvent | undefined,
  scales: readonly Scale[] = [],
  reader: string | null = null,
): LabelNames {
  const standing = (id: string) => state.claims[state.claims[id]?.joinedInto ?? id]
  return {
    isKeptBack: (claim, by) => reader !== null && by !== reader && !maySeeVerdicts(standing(claim), reader),
    wordingOf: (claim) => state.claims[claim]?.wording ?? null,
    articleNameOf: (article) => state.articles[article]?.stated.title ?? state.articles[article]?.name ?? null,
    eventOf: (id) => eventOf(id) ?? null,
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

/** History, newest first; of one target, or of everything. */
export function historyOf(store: CaseStore, target: Target | null, reader: string | null): HistoryItem[] {
  const events = (target && store.about(target)) ?? store.events
  return historyItems(store, events, (_, own) => !target || (own !== null && sameTarget(own, target)), reader)
}

/** The acts among events in fold order that are wanted, newest first. */
export function historyItems(
  store: CaseStore,
  events: readonly LogEvent[],
  isWanted: (event: LogEvent, target: Target | null) => boolean,
  reader: string | null = null,
): HistoryItem[] {
  const { state } = store
  const names = labelNames(state, store.event, [], reader)
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
        undone: store.isUndone(event.id),
        target: own,
        erasable: event.data !== null && isErasable(event),
      },
    ]
  })
  return items.reverse()
}
