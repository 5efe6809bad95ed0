import { describe, expect, it } from 'vitest'
import { analysisDocument } from '../../../../electron/core/analysis'
import { extractArticle } from '../../../../electron/core/article/extract'
import { comparedSentences, lengthNote } from '../../../../electron/core/compare/bounds'
import { findThreads } from '../../../../electron/core/compare/threads'
import { analyzeArticle } from '../../../../electron/core/statement/analyze'
import { seededRandom } from '../../../../electron/engine/train/chain-trainer'
import { readText } from '../../../../electron/readers/text'
import { articleOf, HARBOUR, type Told, VECTORS } from './told'

const WORDS =
  'harbour ferry engine crown office island school council bridge winter report minister people water'.split(' ')

/** Sentences of invented words, so many characters in all; `length` words each. */
function longText(seed: number, characters: number, length: number): Told[] {
  const random = seededRandom(seed)
  const told: Told[] = []
  for (let sum = 0; sum < characters; sum += told.at(-1)?.text.length ?? 1) {
    const words = Array.from({ length }, () => {
      const word = WORDS[Math.floor(random() * WORDS.length)] ?? ''
      return random() < 0.3 ? `${word}${Math.floor(random() * 500)}` : word
    })
    told.push({ text: `The ${words.join(' ')}.` })
  }
  return told
}

describe('a very long article', () => {
  it('is compared as far as the bound reaches, and the reader is told', () => {
    const long = longText(1, 1_200_000, 400)
    const marked = [...long, ...HARBOUR]
    const [book, copy, report] = [
      articleOf('book', marked),
      articleOf('copy', [...HARBOUR, ...long]),
      articleOf('report', HARBOUR),
    ]
    expect(comparedSentences(report.sentences)).toBe(report.sentences)
    expect(lengthNote(report.sentences)).toBeNull()
    const compared = comparedSentences(book.sentences).length
    expect(compared).toBeLessThan(book.sentences.length)
    expect(lengthNote(book.sentences)).toContain(`its first ${compared} of ${book.sentences.length} sentences`)
    // What stands after the bound is in no thread, what stands before it is.
    expect(findThreads([book, report], [], VECTORS)).toEqual([])
    expect(findThreads([copy, report], [], VECTORS).length).toBeGreaterThanOrEqual(HARBOUR.length)
  })

  it('is named in the notes of an analysis', () => {
    const text = longText(2, 1_050_000, 40)
      .map((told) => told.text)
      .join(' ')
    const article = extractArticle(readText(text))
    const analysis = { ...analyzeArticle({ ...article, language: 'de' }) }
    const member = { id: `sha256:${'a'.repeat(64)}`, article, analysis }
    const { notes } = analysisDocument([member], ['book.txt'], [], VECTORS)
    expect(notes).toContainEqual({ path: 'book.txt', note: lengthNote(analysis.sentences) })
  })

  it.each([
    ['many sentences', 12],
    ['sentences without a stop', 250],
  ])('of %s is compared in a time that a reader can wait', { timeout: 60_000 }, (_, length) => {
    const articles = [articleOf('one', longText(3, 400_000, length)), articleOf('two', longText(4, 400_000, length))]
    const start = performance.now()
    findThreads(articles, [], VECTORS)
    expect(performance.now() - start).toBeLessThan(40_000)
  })
})
