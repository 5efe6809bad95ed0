import { isBuiltOn } from './built-on'
import type { KnownEvent, ParkedEvent, ReadEvent } from './events'
import { decided } from './events'
import { foldArticle } from './fold-article'
import { foldClaims } from './fold-claim'
import { foldNotes } from './fold-notes'
import type { GroupResult } from './fold-result'
import { type Settled, settleUndo } from './undo'

/** What a group needs to know of the rest of the case. */
export interface GroupContext {
  /** Reviewers who cite the original that the group is about, in acts outside the group. */
  readonly citedBy: ReadonlySet<string>
}

/** Folds one group of events. `key` is its home, see `homesOf`; events are in fold order. */
export function foldGroup(key: string, events: readonly ReadEvent[], context: GroupContext): GroupResult {
  const unusable = events.filter((event) => event.known === null)
  const known = events.map((event) => event.known).filter((event) => event !== null)
  const settled = settleUndo(known, (act, others, standing) => {
    const cited = act.type === 'article.imported' || act.type === 'file.kept'
    return (cited && [...context.citedBy].some((by) => by !== act.by)) || isBuiltOn(act, others, standing)
  })
  const result = foldStanding(key, settled, events)
  return {
    ...result,
    undone: settled.undone,
    parked: [
      ...(result.parked ?? []),
      ...settled.parked,
      ...unusable.map(({ event, why }) => ({ event, why: why ?? '' })),
    ],
  }
}

function foldStanding(key: string, { standing }: Settled, events: readonly ReadEvent[]): GroupResult {
  const [kind = '', ...rest] = key.split(':')
  const id = rest.join(':')
  switch (kind) {
    case 'case':
      return foldFacts(standing)
    case 'reviewer':
      return foldReviewer(id, events)
    case 'article':
      return foldArticle(id, standing)
    case 'file':
      return foldFile(standing)
    case 'claim':
      return foldClaims(standing)
    case 'target':
      return foldNotes(standing, () => null)
    default:
      return foldSingle(standing)
  }
}

function foldFacts(standing: readonly KnownEvent[]): GroupResult {
  let facts: GroupResult['facts']
  const parked: ParkedEvent[] = []
  for (const event of standing) {
    if (event.type === 'case.created') {
      if (facts) parked.push({ event, why: 'the case was created before' })
      else facts = { ...event.data, createdAt: event.at }
    } else if (event.type === 'case.updated') {
      if (!facts) parked.push({ event, why: 'the case is not created yet' })
      else {
        const { name, question, why, responsible } = event.data
        facts = {
          ...facts,
          name: name ?? facts.name,
          question: question ?? facts.question,
          why: why ?? facts.why,
          responsible: responsible ?? facts.responsible,
        }
      }
    }
  }
  return { ...(facts ? { facts } : {}), parked }
}

/** A reviewer's name is the last they gave; erased, it is null until they give another. */
function foldReviewer(id: string, events: readonly ReadEvent[]): GroupResult {
  let name: string | null | undefined
  const parked: ParkedEvent[] = []
  for (const { event, known } of events) {
    if (known === null) name = null
    else if (known.type === 'reviewer.named' && known.data.reviewer === id) name = known.data.name
    else if (known.type === 'reviewer.named') parked.push({ event, why: 'a reviewer gives no name to another' })
  }
  return { ...(name === undefined ? {} : { reviewer: { id, name } }), parked }
}

function foldFile(standing: readonly KnownEvent[]): GroupResult {
  const kept = standing.find((event) => event.type === 'file.kept')
  if (!kept) return {}
  const { file: id, ...about } = kept.data
  return { file: { ...decided(kept), ...about, id } }
}

/** Acts that stand for themselves, and acts whose target has not arrived. */
function foldSingle(standing: readonly KnownEvent[]): GroupResult {
  const notes = foldNotes(standing, () => 'the evidence is not in this case')
  const result: GroupResult = { ...notes, parked: [...notes.parked] }
  for (const event of standing) Object.assign(result, listedBy(event))
  return result
}

function listedBy(event: KnownEvent): GroupResult {
  const word = decided(event)
  switch (event.type) {
    case 'speaker.merged': {
      const { into, from, reason } = event.data
      return { speakers: [{ event, item: { ...word, kind: 'merged', into, from, reason } }] }
    }
    case 'speaker.split': {
      const { from, aliases, name, reason } = event.data
      return { speakers: [{ event, item: { ...word, kind: 'split', from, aliases, name, reason } }] }
    }
    case 'speaker.renamed':
      return { speakers: [{ event, item: { ...word, kind: 'renamed', ...event.data } }] }
    case 'topic.added':
      return { topics: [{ event, item: { ...word, kind: 'added', ...event.data } }] }
    case 'topic.merged':
      return { topics: [{ event, item: { ...word, kind: 'merged', ...event.data } }] }
    case 'topic.split':
      return { topics: [{ event, item: { ...word, kind: 'split', ...event.data } }] }
    case 'topic.passageAdded':
      return { topics: [{ event, item: { ...word, kind: 'passageAdded', ...event.data } }] }
    case 'thread.confirmed':
      return { threads: [{ event, item: { ...word, kind: 'confirmed', ...event.data } }] }
    case 'thread.rejected':
      return { threads: [{ event, item: { ...word, kind: 'rejected', ...event.data } }] }
    case 'thread.joined':
      return { threads: [{ event, item: { ...word, kind: 'joined', ...event.data } }] }
    case 'thread.split':
      return { threads: [{ event, item: { ...word, kind: 'split', ...event.data } }] }
    case 'thread.occasionSet':
      return { threads: [{ event, item: { ...word, kind: 'occasionSet', ...event.data } }] }
    case 'queue.skipped':
      return { skipped: [{ event, item: { ...event.data, by: event.by, at: event.at } }] }
    case 'report.published':
      return { published: [{ event, item: { ...event.data, by: event.by, at: event.at } }] }
    case 'correction.published':
      return { corrections: [{ event, item: { ...event.data, by: event.by, at: event.at } }] }
    default:
      return {}
  }
}
