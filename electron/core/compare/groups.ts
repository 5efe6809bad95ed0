/** A link between two members, by their numbers; higher scores are stronger. */
export interface Link {
  readonly a: number
  readonly b: number
  readonly score: number
}

/** Members joined at most into one group by this many links looked at; a story told everywhere stays one thread. */
const MOST_MEMBERS = 200

/**
 * Groups in which every two members of different articles are linked: never a chain of weak links. A member may be in several
 * groups. Links are taken strongest first; one joins the first group that it fits into whole, else it opens a group.
 * The result depends on the scores and on the order of numbers alone.
 */
export function groupLinked(links: readonly Link[], articleOf: (member: number) => number): number[][] {
  const ordered = [...links].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const linked = new Map<number, Set<number>>()
  const link = (from: number, to: number) => {
    const set = linked.get(from)
    if (set) set.add(to)
    else linked.set(from, new Set([to]))
  }
  for (const { a, b } of ordered) {
    link(a, b)
    link(b, a)
  }
  const groups: number[][] = []
  const groupsOf = new Map<number, number[]>()
  const enter = (group: number, member: number) => {
    groups[group]?.push(member)
    groupsOf.set(member, [...(groupsOf.get(member) ?? []), group])
  }
  const fits = (group: readonly number[], member: number) =>
    group.length < MOST_MEMBERS &&
    group.every((other) => articleOf(other) === articleOf(member) || linked.get(member)?.has(other))
  for (const { a, b } of ordered) {
    const ofA = groupsOf.get(a) ?? []
    const ofB = groupsOf.get(b) ?? []
    if (ofA.some((group) => ofB.includes(group))) continue
    const forB = ofA.find((group) => fits(groups[group] ?? [], b))
    if (forB !== undefined) enter(forB, b)
    else {
      const forA = ofB.find((group) => fits(groups[group] ?? [], a))
      if (forA !== undefined) enter(forA, a)
      else {
        groups.push([])
        enter(groups.length - 1, a)
        enter(groups.length - 1, b)
      }
    }
  }
  return groups
}
