import type {
  ArticleState,
  CaseState,
  ClaimState,
  FileState,
  LogEvent,
  NoteState,
  SpeakerDecision,
  StatementDecision,
  ThreadDecision,
  TopicDecision,
} from '../../contract'
import { keyed, ordered } from './collections'
import { compareText } from './events'
import type { CaseFacts, GroupResult, Listed } from './fold-result'

/** The whole case put together from what its groups fold to. */
export interface CaseParts {
  /** Takes out what a group said before. */
  remove(result: GroupResult): void
  /** Puts in what a group says now. */
  add(result: GroupResult): void
  isUndone(event: string): boolean
  claim(id: string): ClaimState | undefined
  /** The case as a value; what did not change is the same object as before. */
  state(caseId: string): CaseState
}

type Parked = CaseState['parked'][number]

export function caseParts(): CaseParts {
  const reviewers = keyed<{ name: string | null }>()
  const articles = keyed<ArticleState>()
  const files = keyed<FileState>()
  const claims = keyed<ClaimState>()
  const notes = keyed<NoteState>()
  const lists = {
    statements: ordered<StatementDecision>(),
    speakers: ordered<SpeakerDecision>(),
    topics: ordered<TopicDecision>(),
    threads: ordered<ThreadDecision>(),
    withheld: ordered<CaseState['withheld'][number]>(),
    skipped: ordered<CaseState['skipped'][number]>(),
    published: ordered<CaseState['published'][number]>(),
    corrections: ordered<CaseState['corrections'][number]>(),
  }
  const parked = ordered<Parked>()
  const parkedOf = new WeakMap<GroupResult, Listed<Parked>[]>()
  const undone = new Map<string, number>()
  let facts: CaseFacts = { name: '', question: '', why: '', responsible: '', createdAt: '' }

  return {
    remove(result) {
      if (result.reviewer) reviewers.delete(result.reviewer.id)
      if (result.article) articles.delete(result.article.id)
      if (result.file) files.delete(result.file.id)
      for (const claim of result.claims ?? []) claims.delete(claim.id)
      for (const note of result.notes ?? []) notes.delete(note.id)
      for (const event of result.undone ?? []) undone.set(event, (undone.get(event) ?? 1) - 1)
      lists.statements.remove(result.statements ?? [])
      lists.speakers.remove(result.speakers ?? [])
      lists.topics.remove(result.topics ?? [])
      lists.threads.remove(result.threads ?? [])
      lists.withheld.remove(result.withheld ?? [])
      lists.skipped.remove(result.skipped ?? [])
      lists.published.remove(result.published ?? [])
      lists.corrections.remove(result.corrections ?? [])
      parked.remove(parkedOf.get(result) ?? [])
    },
    add(result) {
      if (result.facts) facts = result.facts
      if (result.reviewer) reviewers.set(result.reviewer.id, { name: result.reviewer.name })
      if (result.article) articles.set(result.article.id, result.article)
      if (result.file) files.set(result.file.id, result.file)
      for (const claim of result.claims ?? []) claims.set(claim.id, claim)
      for (const note of result.notes ?? []) notes.set(note.id, note)
      for (const event of result.undone ?? []) undone.set(event, (undone.get(event) ?? 0) + 1)
      lists.statements.add(result.statements ?? [])
      lists.speakers.add(result.speakers ?? [])
      lists.topics.add(result.topics ?? [])
      lists.threads.add(result.threads ?? [])
      lists.withheld.add(result.withheld ?? [])
      lists.skipped.add(result.skipped ?? [])
      lists.published.add(result.published ?? [])
      lists.corrections.add(result.corrections ?? [])
      const entries = (result.parked ?? []).map(({ event, why }) => ({ event, item: parkedItem(event, why) }))
      parkedOf.set(result, entries)
      parked.add(entries)
    },
    isUndone: (event) => (undone.get(event) ?? 0) > 0,
    claim: (id) => claims.get(id),
    state: (caseId) => ({
      id: caseId,
      ...facts,
      reviewers: names(reviewers.value()),
      articles: articles.value(),
      files: files.value(),
      statements: lists.statements.value(),
      speakers: lists.speakers.value(),
      topics: lists.topics.value(),
      threads: lists.threads.value(),
      claims: claims.value(),
      notes: notes.value(),
      withheld: lists.withheld.value(),
      skipped: lists.skipped.value(),
      published: lists.published.value(),
      corrections: lists.corrections.value(),
      parked: oncePerEvent(parked.value()),
    }),
  }
}

function names(reviewers: Record<string, { name: string | null }>): Record<string, string | null> {
  return Object.fromEntries(Object.entries(reviewers).map(([id, { name }]) => [id, name]))
}

function parkedItem(event: LogEvent, why: string): Parked {
  return { event: event.id, type: event.type, at: event.at, by: event.by, why }
}

/** An event of several groups (one change to many articles) may be parked in each: it is shown once. */
function oncePerEvent(parked: Parked[]): Parked[] {
  const byEvent = new Map<string, Parked[]>()
  for (const item of parked) byEvent.set(item.event, [...(byEvent.get(item.event) ?? []), item])
  if (byEvent.size === parked.length) return parked
  return [...byEvent.values()].flatMap((items) => {
    const [first] = items
    const why = [...new Set(items.map((item) => item.why))].sort(compareText).join('; ')
    return first ? [{ ...first, why }] : []
  })
}
