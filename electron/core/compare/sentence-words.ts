import { type PlainWord, readPlainWords } from '../text/plain-words'
import type { ComparableArticle } from './types'

const known = new WeakMap<ComparableArticle, PlainWord[][]>()

/** The plain words of each sentence of an article; read once, for all that look at them. */
export function sentenceWords(article: ComparableArticle): readonly (readonly PlainWord[])[] {
  let words = known.get(article)
  if (!words) {
    words = article.sentences.map(([start, end]) => readPlainWords(article.text, start, end))
    known.set(article, words)
  }
  return words
}
