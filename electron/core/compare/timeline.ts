import type { Dated, SaidDay } from '../../contract'
import { calendarDay } from '../text/dates'

/** One telling of what somebody said, with both its days. */
export interface DatedTelling {
  readonly id: string
  /** Key of the speaker in whose lane it stands. */
  readonly speaker: string
  readonly said: SaidDay
  readonly published: Dated
  /** Threads that it is in: tellings of one speaker on one day that share one are one moment. */
  readonly threads: readonly string[]
}

/** By what a moment stands on its day: the day it was said, else the day it was published, else none. */
export type MomentBasis = 'said' | 'published' | 'none'

/** One thing said on one day, as told by one or more articles. */
export interface TimelineMoment {
  /** Index into `days`. */
  readonly column: number
  readonly basis: MomentBasis
  /** Ids of its tellings, in the order given. */
  readonly tellings: readonly string[]
}

export interface TimelineDay {
  /** `YYYY-MM-DD`; null for what has no date at all. */
  readonly day: string | null
  /** Days that passed since the column before; 0 for the first and for the one without a date. */
  readonly since: number
}

export interface TimelineLane {
  readonly speaker: string
  /** By column. */
  readonly moments: readonly TimelineMoment[]
}

export interface Timeline {
  readonly days: readonly TimelineDay[]
  /** Who speaks first, first. */
  readonly lanes: readonly TimelineLane[]
  /** Moments found, and those that fit within `most`. */
  readonly total: number
  readonly shown: number
}

const MILLISECONDS_A_DAY = 86_400_000
const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** Behind every day: `YYYY-MM-DD` begins with a digit. */
const NO_DAY = '~'

/** The day part of an ISO date or date-time; null where it is none. */
const dayOf = (value: string | null): string | null =>
  value !== null && calendarDay(value) !== null ? value.slice(0, 10) : null

interface Placed {
  readonly telling: DatedTelling
  readonly day: string
  readonly basis: MomentBasis
}

function place(telling: DatedTelling): Placed {
  const said = dayOf(telling.said.value)
  if (said !== null) return { telling, day: said, basis: 'said' }
  const published = dayOf(telling.published.value)
  return { telling, day: published ?? NO_DAY, basis: published === null ? 'none' : 'published' }
}

/** Puts tellings that share a thread together, over any number of steps; groups stand in the order of their first members. */
function group(placed: readonly Placed[]): Placed[][] {
  const parents = placed.map((_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parents[root] !== root) root = parents[root] ?? root
    parents[index] = root
    return root
  }
  const holders = new Map<string, number>()
  for (const [index, { telling }] of placed.entries())
    for (const thread of telling.threads) {
      const holder = holders.get(thread)
      if (holder === undefined) holders.set(thread, index)
      else {
        const [one, other] = [rootOf(holder), rootOf(index)]
        parents[Math.max(one, other)] = Math.min(one, other)
      }
    }
  const groups = new Map<number, Placed[]>()
  for (const [index, one] of placed.entries()) {
    const root = rootOf(index)
    const members = groups.get(root)
    if (members) members.push(one)
    else groups.set(root, [one])
  }
  return [...groups.values()]
}

/**
 * Lays out who said what when: a column a day on which something was said or published, a lane a speaker, and in it one
 * moment for what several articles tell alike. Days without anything take no room; `since` tells how many passed.
 * @param most moments that are laid out; those that most articles tell come first, then the earlier ones
 */
export function layOutTimeline(tellings: readonly DatedTelling[], most: number): Timeline {
  const cells = new Map<string, Placed[]>()
  for (const telling of tellings) {
    const one = place(telling)
    const key = `${telling.speaker}\n${one.day}\n${one.basis}`
    const cell = cells.get(key)
    if (cell) cell.push(one)
    else cells.set(key, [one])
  }
  const all = [...cells.values()].flatMap(group)
  const dayOfMoment = (members: readonly Placed[]) => members[0]?.day ?? NO_DAY
  const kept = new Set(
    [...all]
      .sort((a, b) => b.length - a.length || ascending(dayOfMoment(a), dayOfMoment(b)))
      .slice(0, Math.max(0, most)),
  )
  const shown = all.filter((members) => kept.has(members))
  const names = [...new Set(shown.map(dayOfMoment))].sort(ascending)
  const columns = new Map(names.map((name, column) => [name, column]))
  const days = names.map((name, column): TimelineDay => {
    if (name === NO_DAY) return { day: null, since: 0 }
    const [here, before] = [calendarDay(name), calendarDay(names[column - 1] ?? null)]
    return { day: name, since: here === null || before === null ? 0 : (here - before) / MILLISECONDS_A_DAY }
  })
  const lanes = new Map<string, TimelineMoment[]>()
  for (const members of shown) {
    const [first] = members
    if (!first) continue
    const { speaker } = first.telling
    const moment = {
      column: columns.get(first.day) ?? 0,
      basis: first.basis,
      tellings: members.map(({ telling }) => telling.id),
    }
    lanes.set(speaker, [...(lanes.get(speaker) ?? []), moment])
  }
  return {
    days,
    lanes: [...lanes]
      .map(([speaker, moments]) => ({ speaker, moments: moments.sort((a, b) => a.column - b.column) }))
      .sort((a, b) => (a.moments[0]?.column ?? 0) - (b.moments[0]?.column ?? 0) || b.moments.length - a.moments.length),
    total: all.length,
    shown: shown.length,
  }
}
