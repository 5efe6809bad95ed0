import type { CaseState, ClaimState, LogEvent, Target } from '../../contract'
import { type CaseParts, caseParts } from './case-parts'
import { placeOf } from './collections'
import { isErasable } from './erasure'
import { compareEvents, erased, type KnownEvent, type ReadEvent, readEvent, unusable } from './events'
import { citedOriginals } from './fold-article'
import { foldGroup } from './fold-group'
import type { GroupResult } from './fold-result'
import { claimsHeldTogether, homesOf } from './homes'
import type { FoldCase } from './types'

/** Raised with every change after which the same events fold to another state: what was folded before is then no use. */
export const FOLD_VERSION = 1

/**
 * A fold that grows. Events are kept in groups of what can depend on each other (a claim with its evidence and
 * verdicts, an article with its statements); adding events folds anew the groups they name and no other, so that the
 * cost of an act does not grow with the case, whether it comes in order, late, or as an undo.
 *
 * It holds state inside, which its one owner changes by `add` alone; what `state` gives is never changed.
 */
export interface CaseFold {
  /** Adds events in any order; those that are there already (by hash) change nothing. */
  add(events: readonly LogEvent[]): void
  /** As `add`, with rests; what the fold gives between its steps is of no use. */
  addSteps(events: readonly LogEvent[]): Generator<void, void>
  /** All events in fold order. */
  readonly events: readonly LogEvent[]
  /** True for the hash of an event that is there. */
  has(hash: string): boolean
  event(id: string): LogEvent | undefined
  isUndone(event: string): boolean
  /** Events of a claim's or an article's group, in fold order; null for other targets. */
  about(target: Target): readonly LogEvent[] | null
  claim(id: string): ClaimState | undefined
  /** True if the event's data was erased, here or in the log. */
  isErased(event: string): boolean
  state(): CaseState
}

interface Group {
  key: string
  events: ReadEvent[]
  hasUndo: boolean
  result: GroupResult | null
}

interface Placed {
  read: ReadEvent
  keys: readonly string[]
}

const noOne: ReadonlySet<string> = new Set()
/** @param caseId shown in the state; that of the first event where it is left out. */
export function createFold(caseId?: string): CaseFold {
  const all: LogEvent[] = []
  const hashes = new Set<string>()
  const placed = new Map<string, Placed>()
  const followers = new Map<string, Set<string>>()
  const groups = new Map<string, Group>()
  const joinedKey = new Map<string, string>()
  const erasedIds = new Set<string>()
  const citations = new Map<string, Map<string, string>>()
  const dirty = new Set<Group>()
  // Acts on a claim that stand for themselves: nothing of the claim depends on them.
  const beside = new Map<string, LogEvent[]>()
  const parts: CaseParts = caseParts()
  let state: CaseState | null = null

  function rootKey(key: string): string {
    let root = key
    for (let next = joinedKey.get(root); next !== undefined; next = joinedKey.get(root)) root = next
    return root
  }

  function groupOf(key: string): Group {
    const root = rootKey(key)
    const found = groups.get(root)
    if (found) return found
    const group: Group = { key: root, events: [], hasUndo: false, result: null }
    groups.set(root, group)
    return group
  }

  function holdTogether(left: string, right: string): void {
    const [keep, gone] = [groupOf(`claim:${left}`), groupOf(`claim:${right}`)]
    if (keep === gone) return
    joinedKey.set(gone.key, keep.key)
    if (gone.result) parts.remove(gone.result)
    groups.delete(gone.key)
    dirty.delete(gone)
    const events = new Set([...keep.events, ...gone.events])
    keep.events = [...events].sort((a, b) => compareEvents(a.event, b.event))
    keep.hasUndo ||= gone.hasUndo
    dirty.add(keep)
  }

  function cite(event: KnownEvent, cites: boolean): void {
    for (const original of citedOriginals(event)) {
      const by = citations.get(original) ?? new Map<string, string>()
      citations.set(original, by)
      if (cites) by.set(event.id, event.by)
      else by.delete(event.id)
      for (const key of [`article:${original}`, `file:${original}`]) {
        const group = groups.get(key)
        // Only an undo of the import asks who cites it.
        if (group?.hasUndo) dirty.add(group)
      }
    }
  }

  function place(read: ReadEvent): void {
    const { event, known } = read
    const together = known && claimsHeldTogether(known)
    if (together) holdTogether(...together)
    const { keys, follows } = homesOf(read, (id) => placed.get(id)?.keys)
    placed.set(event.id, { read, keys })
    for (const key of keys) {
      const group = groupOf(key)
      if (keys.length === 1 || !group.events.includes(read)) group.events.splice(placeOf(group.events, event), 0, read)
      if (event.type === 'undo') group.hasUndo = true
      dirty.add(group)
    }
    if (follows !== null && follows !== event.id) {
      followers.set(follows, (followers.get(follows) ?? new Set()).add(event.id))
    }
    if (known) cite(known, true)
    if (known?.type === 'correction.published' || known?.type === 'queue.skipped') {
      const claim = known.data.claim ?? ''
      beside.set(claim, [...(beside.get(claim) ?? []), event])
    }
  }

  function displace(id: string): void {
    const found = placed.get(id)
    if (!found) return
    for (const key of found.keys) {
      const group = groupOf(key)
      group.events = group.events.filter((read) => read !== found.read)
      dirty.add(group)
    }
    if (found.read.known) cite(found.read.known, false)
    placed.delete(id)
  }

  /** Takes those along who follow an event whose groups have changed. */
  function rehomeFollowers(id: string, seen: Set<string>): void {
    seen.add(id)
    const keys = placed.get(id)?.keys
    for (const follower of followers.get(id) ?? []) {
      const found = placed.get(follower)
      if (!found || seen.has(follower) || found.keys === keys) continue
      displace(follower)
      place(found.read)
      rehomeFollowers(follower, seen)
    }
  }

  function erase(erasure: KnownEvent<'erasure'>): void {
    for (const id of erasure.data.events) {
      erasedIds.add(id)
      const found = placed.get(id)
      if (!found || found.read.erased || !isErasable(found.read.event)) continue
      displace(id)
      place(erased(found.read.event))
      rehomeFollowers(id, new Set())
    }
  }

  function read(event: LogEvent): ReadEvent {
    return erasedIds.has(event.id) && isErasable(event) ? erased(event) : readEvent(event)
  }

  function addOne(event: LogEvent): void {
    const rival = placed.get(event.id)
    if (rival && compareEvents(rival.read.event, event) < 0) {
      const group = groupOf(`event:${event.id}`)
      group.events.splice(placeOf(group.events, event), 0, unusable(event, 'another act has its id'))
      dirty.add(group)
      return
    }
    if (rival) displace(event.id)
    place(read(event))
    rehomeFollowers(event.id, new Set())
    if (rival) addOne(rival.read.event)
    const { known } = placed.get(event.id)?.read ?? {}
    if (known?.type === 'erasure') erase(known)
  }

  function* addSteps(events: readonly LogEvent[]): Generator<void, void> {
    const fresh = events.filter((event) => !hashes.has(event.hash) && hashes.add(event.hash))
    if (fresh.length === 0) return
    const inOrder = fresh.length === 1 ? fresh : [...fresh].sort(compareEvents)
    insertAll(all, inOrder)
    let count = 0
    for (const event of inOrder) {
      addOne(event)
      if (++count % 32 === 0) yield
    }
    yield* refold()
    state = null
  }

  function* refold(): Generator<void, void> {
    const changed = [...dirty].filter((group) => groups.get(group.key) === group)
    dirty.clear()
    for (const group of changed) if (group.result) parts.remove(group.result)
    let count = 0
    for (const group of changed) {
      if (++count % 16 === 0) yield
      const original = group.key.slice(group.key.indexOf(':') + 1)
      const citing = citations.get(original)
      group.result = foldGroup(group.key, group.events, { citedBy: citing ? new Set(citing.values()) : noOne })
      parts.add(group.result)
    }
  }

  return {
    add(events) {
      for (const _ of addSteps(events));
    },
    addSteps,
    events: all,
    has: (hash) => hashes.has(hash),
    event: (id) => placed.get(id)?.read.event,
    isUndone: (event) => parts.isUndone(event),
    about(target) {
      if (target.kind !== 'claim' && target.kind !== 'article') return null
      const key = target.kind === 'claim' ? `claim:${target.claim}` : `article:${target.article}`
      const events = groups.get(rootKey(key))?.events.map(({ event }) => event) ?? []
      const others = target.kind === 'claim' ? beside.get(target.claim) : undefined
      return others ? [...events, ...others].sort(compareEvents) : events
    },
    claim: (id) => parts.claim(id),
    isErased: (event) => placed.get(event)?.read.erased ?? false,
    state() {
      state ??= parts.state(caseId ?? all[0]?.case ?? '')
      return state
    },
  }
}

/** Inserts events in order into a list in order. */
function insertAll(all: LogEvent[], inOrder: readonly LogEvent[]): void {
  const [first] = inOrder
  const last = all.at(-1)
  const isLate = first !== undefined && last !== undefined && compareEvents(last, first) > 0
  for (const event of inOrder) all.push(event)
  if (isLate) all.sort(compareEvents)
}

/** The fold: all events, in any order, to the case as it stands. */
export const foldCase: FoldCase = (events) => {
  const fold = createFold()
  fold.add(events)
  return fold.state()
}
