import { mix } from './hash'

/**
 * What kind of word a word is, learned from word vectors and the training texts, for words the texts have or have not:
 * a hashed table that holds no word. Each entry has three bytes.
 */
export type WordGroups = Uint8Array

const SLOT_BITS = 16
export const GROUP_BYTES = 3 * 2 ** SLOT_BITS

/** One word's entry: levels 1 to 7, or 0 where nothing is known. */
export interface WordGroup {
  /** How readily it is a cue as a verb, and as a noun or adjective. */
  readonly cueVerb: number
  readonly cueNoun: number
  /** How readily it names a source. */
  readonly source: number
  /** Its cluster among the word vectors, 0 to 255. */
  readonly cluster: number
}

export const noGroups = (): WordGroups => new Uint8Array(GROUP_BYTES)

const slotsOf = (hash: number): readonly [number, number, number] => {
  const first = mix(hash, 0x3c6ef372)
  const second = mix(first, 0x1f83d9ab)
  return [first >>> (32 - SLOT_BITS), second >>> (32 - SLOT_BITS), second & 127 || 1]
}

const entryAt = (groups: WordGroups, slot: number): number =>
  (groups[slot * 3] as number) | ((groups[slot * 3 + 1] as number) << 8) | ((groups[slot * 3 + 2] as number) << 16)

/** The entry of a hashed word as one number: fingerprint, levels, cluster; 0 if the table has none. */
export function groupEntry(groups: WordGroups, hash: number): number {
  const [first, second, fingerprint] = slotsOf(hash)
  const entry = entryAt(groups, first)
  if (entry >>> 17 === fingerprint) return entry
  const other = entryAt(groups, second)
  return other >>> 17 === fingerprint ? other : 0
}

export const cueVerbOf = (entry: number): number => (entry >>> 14) & 7
export const cueNounOf = (entry: number): number => (entry >>> 11) & 7
export const sourceOf = (entry: number): number => (entry >>> 8) & 7
export const clusterOf = (entry: number): number => entry & 255

/** Puts words into a table, the most frequent first; one whose two places are taken is left out. */
export function writeGroups(words: readonly (WordGroup & { readonly hash: number })[]): WordGroups {
  const groups = noGroups()
  for (const { hash, cueVerb, cueNoun, source, cluster } of words) {
    const [first, second, fingerprint] = slotsOf(hash)
    const slot = entryAt(groups, first) === 0 ? first : entryAt(groups, second) === 0 ? second : -1
    if (slot < 0) continue
    const entry = (fingerprint << 17) | (cueVerb << 14) | (cueNoun << 11) | (source << 8) | cluster
    groups[slot * 3] = entry & 255
    groups[slot * 3 + 1] = (entry >>> 8) & 255
    groups[slot * 3 + 2] = entry >>> 16
  }
  return groups
}
