import { wordStem } from '../text/plain-words'

/** The words of a blank-separated list and their stems. */
export const stemSet = (list: string): ReadonlySet<string> =>
  new Set(list.split(/\s+/).flatMap((word) => (word ? [word, wordStem(word)] : [])))
