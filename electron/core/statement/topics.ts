import type { Spans } from '../../contract'
import type { Entity } from './types'

/**
 * For each content (of any statement, narrated ones too) the indices of the entities that it mentions by name, in
 * the order of their first mention there. Takes the entities of `resolveSpeakers`.
 */
export function findTopics(entities: readonly Entity[], contents: readonly Spans[]): number[][] {
  const mentions = entities
    .flatMap(({ mentions }, entity) => mentions.map(([start, end]) => ({ start, end, entity })))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.entity - b.entity)
  return contents.map((content) => {
    const found = new Set<number>()
    for (const [start, end] of content) {
      for (let at = firstFrom(mentions, start); at < mentions.length; at++) {
        const mention = mentions[at]
        if (!mention || mention.start >= end) break
        if (mention.end <= end) found.add(mention.entity)
      }
    }
    return [...found]
  })
}

/** Index of the first mention that starts at or after `offset`. */
function firstFrom(mentions: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
