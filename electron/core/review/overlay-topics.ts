import type { TopicDecision } from '../../contract'
import { nameKey, namesPattern } from './names'

/** Something statements are about, with all it is called. */
export interface Topic {
  readonly name: string
  readonly aliases: readonly string[]
  /** True if a person added it or split it off. */
  readonly added: boolean
}

/** The topics of a case after reviewers added, merged and split them. */
export interface TopicDirectory {
  readonly topics: readonly Topic[]
  /** The topics of a passage: those the machine gave it, followed, and those whose name a person added and it holds. */
  topicsOf(machineTopics: readonly string[], content: string): string[]
  /** The topics whose name or alias stands in `content`: for statements that no machine saw. */
  topicsIn(content: string): string[]
  /** The topic that a person means by `name`. */
  named(name: string): Topic | null
}

/** Applies additions, merges and splits, in order, to the machine's topics (`name` and `aliases`). */
export function overlayTopics(
  machine: readonly { readonly name: string; readonly aliases: readonly string[] }[],
  decisions: readonly TopicDecision[],
): TopicDirectory {
  const entries = new Map<string, { name: string; aliases: Set<string>; added: boolean }>()
  for (const { name, aliases } of machine) entries.set(nameKey(name), { name, aliases: new Set(aliases), added: false })
  const ensure = (name: string, added: boolean) => {
    const entry = entries.get(nameKey(name)) ?? { name, aliases: new Set<string>(), added }
    entries.set(nameKey(name), entry)
    return entry
  }
  for (const decision of decisions) {
    if (decision.kind === 'added') {
      const entry = ensure(decision.name, true)
      for (const alias of decision.aliases) entry.aliases.add(alias)
      entry.added = true
    } else if (decision.kind === 'merged') {
      const into = ensure(decision.into, false)
      for (const from of decision.from) {
        const gone = entries.get(nameKey(from))
        if (!gone || gone === into) continue
        entries.delete(nameKey(from))
        for (const alias of [gone.name, ...gone.aliases]) into.aliases.add(alias)
        into.added ||= gone.added
      }
    } else if (decision.kind === 'split') {
      const from = entries.get(nameKey(decision.from))
      const keys = new Set(decision.aliases.map(nameKey))
      if (from) for (const alias of [...from.aliases]) if (keys.has(nameKey(alias))) from.aliases.delete(alias)
      const entry = ensure(decision.name, true)
      for (const alias of decision.aliases) entry.aliases.add(alias)
      entry.added = true
    }
  }

  const topics = [...entries.values()].map(({ name, aliases, added }): Topic => {
    return { name, aliases: [...aliases].filter((alias) => nameKey(alias) !== nameKey(name)), added }
  })
  const byKey = new Map<string, Topic>()
  for (const topic of topics) byKey.set(nameKey(topic.name), topic)
  for (const topic of topics)
    for (const alias of topic.aliases) if (!byKey.has(nameKey(alias))) byKey.set(nameKey(alias), topic)
  const named = (name: string) => byKey.get(nameKey(name)) ?? null

  const wordsOf = (topic: Topic) => [topic.name, ...topic.aliases]
  const addedPattern = namesPattern(topics.filter(({ added }) => added).flatMap(wordsOf))
  const splitFrom = new Set(
    decisions.flatMap((decision) => (decision.kind === 'split' ? [nameKey(decision.from)] : [])),
  )
  const scan = (pattern: RegExp | null, content: string) =>
    pattern ? [...content.matchAll(pattern)].flatMap(([word]) => named(word)?.name ?? []) : []
  let anyPattern: RegExp | null | undefined

  return {
    topics,
    named,
    topicsOf(machineTopics, content) {
      const found = scan(addedPattern, content)
      for (const name of machineTopics) {
        const topic = named(name)
        if (!topic) continue
        // What was split off by its aliases stays with the old topic only where another of its names stands too.
        if (splitFrom.has(nameKey(topic.name)) && found.length > 0 && !namesPattern(wordsOf(topic))?.test(content))
          continue
        found.push(topic.name)
      }
      return [...new Set(found)]
    },
    topicsIn(content) {
      if (anyPattern === undefined) anyPattern = namesPattern(topics.flatMap(wordsOf))
      return [...new Set(scan(anyPattern, content))]
    },
  }
}
