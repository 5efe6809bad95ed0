import type { MemberText, Thread, ThreadDecision } from '../../contract'

/** A thread as it stands after reviewers' decisions. */
export interface ReviewedThread extends Thread {
  readonly decided: 'confirmed' | 'joined' | null
  readonly occasionSet: { readonly by: string; readonly at: string; readonly reason: string } | null
}

export type ThreadMember = Thread['members'][number]

/** What the overlay asks of its caller. */
export interface ThreadPlaces {
  /** The statement that stands at a member's passage now; null when none does. */
  place(member: MemberText): ThreadMember | null
  /** A thread of exactly these members, compared anew. */
  compare(members: readonly ThreadMember[]): Thread
}

/**
 * Applies confirmations, rejections, joins, splits and occasions, in order, to the machine's threads. Confirmed and
 * joined threads stand although a later analysis would not find them; members that are gone drop out.
 */
export function overlayThreads(
  machine: readonly Thread[],
  decisions: readonly ThreadDecision[],
  { place, compare }: ThreadPlaces,
): ReviewedThread[] {
  let threads: ReviewedThread[] = machine.map((thread) => ({ ...thread, decided: null, occasionSet: null }))

  const placed = (members: readonly MemberText[]) => {
    const found = new Map<string, ThreadMember>()
    for (const member of members) {
      const statement = place(member)
      if (statement) found.set(statement.statement, statement)
    }
    return found
  }
  const without = (thread: ReviewedThread, gone: ReadonlyMap<string, unknown>): ReviewedThread[] =>
    keep(thread, ({ statement }) => !gone.has(statement))

  for (const decision of decisions) {
    const members = placed(decision.members)
    const count = (thread: Thread) => thread.members.filter(({ statement }) => members.has(statement)).length

    if (decision.kind === 'rejected') {
      threads = threads.flatMap((thread) => (count(thread) >= 2 ? without(thread, members) : [thread]))
    } else if (decision.kind === 'split') {
      const others = placed(decision.from)
      threads = threads.flatMap((thread) => {
        const touchesBoth = count(thread) > 0 && thread.members.some(({ statement }) => others.has(statement))
        return touchesBoth ? [...without(thread, members), ...without(thread, others)] : [thread]
      })
    } else if (decision.kind === 'occasionSet') {
      const { by, at, reason, occasion } = decision
      threads = threads.map((thread) =>
        members.size >= 2 && count(thread) === members.size
          ? { ...thread, occasion, occasionSet: { by, at, reason } }
          : thread,
      )
    } else if (members.size >= 2) {
      threads = united(threads, [...members.values()], decision.kind, compare)
    }
  }
  return distinct(threads)
}

/** Makes one thread of `members`: what lies wholly within it is absorbed; a thread that holds them all is it. */
function united(
  threads: readonly ReviewedThread[],
  members: readonly ThreadMember[],
  decided: 'confirmed' | 'joined',
  compare: ThreadPlaces['compare'],
): ReviewedThread[] {
  const ids = new Set(members.map(({ statement }) => statement))
  const holds = (thread: Thread) => members.every((member) => indexOf(thread, member) >= 0)
  const holder = threads.find(holds)
  if (holder) return threads.map((thread) => (thread === holder ? { ...thread, decided } : thread))
  const within = threads.filter((thread) => thread.members.every(({ statement }) => ids.has(statement)))
  const occasionSet = within.find((thread) => thread.occasionSet)
  const fresh = compare(members)
  const made: ReviewedThread = {
    ...fresh,
    decided,
    occasion: occasionSet?.occasion ?? fresh.occasion,
    occasionSet: occasionSet?.occasionSet ?? null,
  }
  return [...threads.filter((thread) => !within.includes(thread)), made]
}

const indexOf = (thread: Thread, member: ThreadMember) =>
  thread.members.findIndex(({ statement }) => statement === member.statement)

/** A thread with the members that `stays` lets stay; none when fewer than two are left. */
export function keep(thread: ReviewedThread, stays: (member: ThreadMember) => boolean): ReviewedThread[] {
  const numbers = new Map<number, number>()
  const members = thread.members.filter((member, index) => {
    if (!stays(member)) return false
    numbers.set(index, numbers.size)
    return true
  })
  if (members.length === thread.members.length) return [thread]
  if (members.length < 2) return []
  const differences = thread.differences.flatMap((difference) => {
    const first = numbers.get(difference.members[0])
    const second = numbers.get(difference.members[1])
    return first === undefined || second === undefined
      ? []
      : [{ ...difference, members: [first, second] as [number, number] }]
  })
  const sharedText = thread.sharedText.flatMap((index) => numbers.get(index) ?? [])
  return [{ ...thread, id: threadId(members), members, differences, sharedText }]
}

/** The id of a thread that a person's decision made: its members say which it is. */
export const threadId = (members: readonly ThreadMember[]): string =>
  `thread:${members
    .map(({ statement }) => statement)
    .sort()
    .join('+')}`

/** Two threads of the same members are one: the one that a person decided on. */
function distinct(threads: readonly ReviewedThread[]): ReviewedThread[] {
  const byMembers = new Map<string, ReviewedThread>()
  for (const thread of threads) {
    const key = threadId(thread.members)
    const other = byMembers.get(key)
    if (!other || (!other.decided && thread.decided)) byMembers.set(key, thread)
  }
  return [...byMembers.values()]
}
