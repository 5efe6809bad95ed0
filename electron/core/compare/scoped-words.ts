import { isFunctionWord, type PlainWord, wordStem } from '../text/plain-words'

/** A word that turns or weakens what follows it, and the stems it acts on. */
export interface Scope {
  readonly at: number
  readonly stems: ReadonlySet<string>
}

/** Telling words after the acting one that it reaches. */
const REACH = 3

/**
 * The words of a list that act on others (`not`, `may`), each with the next few telling words of its clause. A comma or stop
 * in the text between two words ends the clause.
 */
export function findScopes(
  text: string,
  words: readonly PlainWord[],
  acts: (word: PlainWord, index: number) => boolean,
  reach = REACH,
): Scope[] {
  const scopes: Scope[] = []
  for (const [at, word] of words.entries()) {
    if (!acts(word, at)) continue
    const stems = new Set<string>()
    for (let next = at + 1; next < words.length && stems.size < reach; next++) {
      const previous = words[next - 1]
      const following = words[next]
      if (!previous || !following) break
      if (/[;:.!?…]\s|[,—–]/.test(text.slice(previous.end, following.start)) && stems.size > 0) break
      if (!isFunctionWord(following.plain) && !acts(following, next)) stems.add(following.stem)
    }
    scopes.push({ at, stems })
  }
  return scopes
}

/** A set of the stems of words given in a blank-separated list. */
export const stemSet = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/).flatMap((word) => (word ? [word, wordStem(word)] : [])))
