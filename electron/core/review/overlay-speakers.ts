import type { Speaker, SpeakerChoice, SpeakerDecision, SpeakerKind } from '../../contract'
import { nameKey } from './names'

/** The speakers of a case after reviewers merged, split and renamed them. */
export interface SpeakerDirectory {
  readonly speakers: readonly Speaker[]
  /**
   * Who the machine's speaker `id` is now.
   * @param calledBy what the text at hand calls it, which a split goes by
   */
  follow(id: string, calledBy: readonly string[]): Speaker | null
  /** Who a person means by `name`: a speaker of that name, else one with that alias. */
  named(name: string): Speaker | null
}

/**
 * Applies merges, splits and renamings, in order, to the machine's speakers.
 * @param found the machine's speakers
 * @param stated speakers that reviewers named, who need not stand in any text
 */
export function overlaySpeakers(
  found: readonly Speaker[],
  decisions: readonly SpeakerDecision[],
  stated: readonly Extract<SpeakerChoice, { known: true }>[],
): SpeakerDirectory {
  const machine = withStated(found, stated)
  const byId = new Map(machine.map((speaker) => [speaker.id, speaker]))
  const machineNames = new Set(machine.map(({ name }) => nameKey(name)))
  const aliasKeys = new Map(machine.map(({ id, aliases }) => [id, new Set(aliases.map(nameKey))]))

  function finalName(speaker: Speaker, calledBy: readonly string[]): string {
    const words = new Set(calledBy.map(nameKey))
    let current = speaker.name
    const isMeant = (name: string) => {
      const key = nameKey(name)
      if (key === nameKey(current)) return true
      // A later analysis may call the same speaker by another of its names.
      return current === speaker.name && !machineNames.has(key) && (aliasKeys.get(speaker.id)?.has(key) ?? false)
    }
    for (const decision of decisions) {
      if (decision.kind === 'renamed' && isMeant(decision.from)) current = decision.name
      else if (decision.kind === 'merged' && decision.from.some(isMeant)) current = decision.into
      else if (
        decision.kind === 'split' &&
        isMeant(decision.from) &&
        decision.aliases.some((alias) => words.has(nameKey(alias)))
      )
        current = decision.name
    }
    return current
  }

  const entries = new Map<string, { id: string; name: string; kind: SpeakerKind; aliases: Set<string> }>()
  const idOfMachineName = new Map(machine.map(({ id, name }) => [nameKey(name), id]))
  function enter(name: string, kind: SpeakerKind, id: string): { aliases: Set<string> } {
    const key = nameKey(name)
    const entry = entries.get(key) ?? { id: idOfMachineName.get(key) ?? id, name, kind, aliases: new Set<string>() }
    entries.set(key, entry)
    return entry
  }

  const takenAway = new Map<string, Set<string>>()
  for (const decision of decisions) {
    if (decision.kind !== 'split') continue
    const gone = takenAway.get(nameKey(decision.from)) ?? new Set<string>()
    for (const alias of decision.aliases) gone.add(nameKey(alias))
    takenAway.set(nameKey(decision.from), gone)
  }
  for (const speaker of machine) {
    const entry = enter(finalName(speaker, []), speaker.kind, speaker.id)
    for (const alias of [speaker.name, ...speaker.aliases]) entry.aliases.add(alias)
  }
  for (const decision of decisions) {
    if (decision.kind !== 'split') continue
    const kind = entries.get(nameKey(decision.from))?.kind ?? 'person'
    const entry = enter(decision.name, kind, `speaker:${nameKey(decision.name)}`)
    for (const alias of decision.aliases) entry.aliases.add(alias)
  }
  const final = new Map<string, Speaker>()
  for (const [key, { id, name, kind, aliases }] of entries) {
    const gone = takenAway.get(key)
    const kept = [...aliases].filter((alias) => alias !== name && !gone?.has(nameKey(alias)))
    final.set(key, { id, name, kind, aliases: kept })
  }
  const speakers = [...final.values()]
  const byAlias = new Map<string, Speaker>()
  for (const speaker of speakers)
    for (const alias of speaker.aliases) if (!byAlias.has(nameKey(alias))) byAlias.set(nameKey(alias), speaker)

  return {
    speakers,
    follow(id, calledBy) {
      const speaker = byId.get(id)
      return speaker ? (final.get(nameKey(finalName(speaker, calledBy))) ?? null) : null
    },
    named: (name) => final.get(nameKey(name)) ?? byAlias.get(nameKey(name)) ?? null,
  }
}

/** The machine's speakers and those that people named whom it does not know by any name. */
function withStated(found: readonly Speaker[], stated: readonly { name: string; kind: SpeakerKind }[]): Speaker[] {
  const known = new Set(found.flatMap(({ name, aliases }) => [name, ...aliases]).map(nameKey))
  const speakers = [...found]
  for (const { name, kind } of stated) {
    const key = nameKey(name)
    if (known.has(key)) continue
    known.add(key)
    speakers.push({ id: `speaker:${key}`, name, kind, aliases: [] })
  }
  return speakers
}
