import { sharedIds } from './rarity'
import type { Unit, UnitSet } from './units'

/** At most so many shared words are named. */
const MOST_WORDS = 5
/** In a large thread each sentence is compared with so many others. */
const MOST_COMPARED = 10

/** How many units hold each stem; computed once a set. */
const frequencies = new WeakMap<UnitSet, Int32Array>()
function stemFrequencies(set: UnitSet): Int32Array {
  let counts = frequencies.get(set)
  if (!counts) {
    counts = new Int32Array(set.stems.length)
    for (const units of set.articles)
      for (const unit of units) for (const stem of unit.stems) counts[stem] = (counts[stem] ?? 0) + 1
    frequencies.set(set, counts)
  }
  return counts
}

/** Why members were put together, in words: what their sentences share, rarest first, and whether one speaker said it. */
export function explainThread(members: readonly (readonly Unit[])[], set: UnitSet): string {
  const counts = stemFrequencies(set)
  const units = members.flat()
  const weight = new Map<number, number>()
  for (const [index, unit] of units.entries())
    for (const other of units.slice(index + 1, index + 1 + MOST_COMPARED)) {
      if (other.article === unit.article) continue
      for (const stem of sharedIds(unit.stems, other.stems))
        weight.set(stem, (weight.get(stem) ?? 0) + 1 / (counts[stem] ?? 1))
    }
  const written = (stem: number) => {
    for (const { words } of units) {
      const word = words.find(({ stem: own }) => own === set.stems[stem])
      if (word) return word.plain.replace(/^#/, '')
    }
    return null
  }
  const shared = [...weight]
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .flatMap(([stem]) => written(stem) ?? [])
    .slice(0, MOST_WORDS)
  const spoken = members.map((own) => new Set(own.flatMap(({ speakers }) => speakers)))
  // Of sentences of several statements one speaker in common proves nothing: all must have one, and the same.
  const same =
    spoken.every((speakers) => speakers.size === 1) &&
    [...(spoken[0] ?? [])].some((speaker) => spoken.every((speakers) => speakers.has(speaker)))
  return [shared.length > 0 ? `shared: ${shared.join(', ')}` : '', same ? 'same speaker' : '']
    .filter(Boolean)
    .join('; ')
}
