import type { Span } from '../../contract'

/** So many characters of an article are compared with others, in whole sentences: a book would take as long as a case. */
const MOST_COMPARED = 1_000_000

/** The sentences of an article that are compared with others: all of them, unless it is very long. */
export function comparedSentences(sentences: readonly Span[]): readonly Span[] {
  let length = 0
  const end = sentences.findIndex(([from, to]) => {
    length += to - from
    return length > MOST_COMPARED
  })
  return end < 0 ? sentences : sentences.slice(0, end)
}

/** What to tell the user of an article that is too long to be compared as a whole; null of any other. */
export function lengthNote(sentences: readonly Span[]): string | null {
  const compared = comparedSentences(sentences).length
  return compared === sentences.length
    ? null
    : `This text is very long: only its first ${compared} of ${sentences.length} sentences are compared with other articles.`
}
