import { describe, expect, it } from 'vitest'
import { compareArticles, findThreads } from '../../../../electron/core/compare/threads'
import type { ComparableArticle } from '../../../../electron/core/compare/types'
import type { WordVectors } from '../../../../electron/core/compare/word-vectors'
import { seededRandom } from '../../../../electron/engine/train/chain-trainer'
import { articleOf, HARBOUR, speakersOf, type Told, VALLEY, VECTORS } from './told'

/** So many reports, each with sentences of words that no other has, and two that other reports have too. */
function reports(count: number): ComparableArticle[] {
  const random = seededRandom(3)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const word = () => Array.from({ length: 4 }, () => pick([...'bdfgklmnprst']) + pick([...'aeiou'])).join('')
  return Array.from({ length: count }, (_, number) => {
    const own = Array.from({ length: 6 }, (): Told => {
      const tons = 10 + Math.floor(random() * 900)
      return {
        text: `The ${word()} carried ${tons} tons of ${word()} and ${word()} past the ${word()} to the ${word()}.`,
      }
    })
    return articleOf(`report ${String(number).padStart(3, '0')}`, [...own, pick(HARBOUR), pick(VALLEY)])
  })
}

const compare = (
  articles: readonly ComparableArticle[],
  before: Parameters<typeof compareArticles>[3] = null,
  vectors: WordVectors = VECTORS,
) => compareArticles(structuredClone(articles), speakersOf(articles), vectors, before)

const articlesOf = (threads: ReturnType<typeof findThreads>) =>
  new Set(threads.flatMap(({ members }) => members.map(({ article }) => article)))

describe('a comparison that goes on from the one before', () => {
  const many = reports(70)
  const [added, ...rest] = many
  if (!added) throw new Error('no report')

  it('finds of one article more what a comparison of all finds, without weighing the others again', () => {
    const looked = { up: 0 }
    const counting: WordVectors = {
      ...VECTORS,
      of: (word) => {
        looked.up++
        return VECTORS.of(word)
      },
    }
    const before = compare(rest, null, counting)
    const forAll = looked.up
    looked.up = 0
    const after = compare(many, before.remembered, counting)
    expect(articlesOf(before.threads)).not.toContain(added.id)
    expect(articlesOf(after.threads)).toContain(added.id)
    expect(after.threads).toEqual(findThreads(many, speakersOf(many), VECTORS))
    expect(looked.up).toBeLessThan(forAll / 3)
    expect(after.remembered.changed).toBe(1)
  })

  it('is the same where nothing has changed', () => {
    const before = compare(many)
    expect(compare(many, before.remembered).threads).toEqual(before.threads)
  })

  it('forgets an article that is gone, and reads anew one that was corrected', () => {
    const before = compare(many)
    expect(articlesOf(compare(rest, before.remembered).threads)).not.toContain(added.id)
    const corrected = { ...added, text: added.text.replace(/\d+ tons/g, '5 tons') }
    const after = compare([corrected, ...rest], before.remembered)
    expect(after.remembered.articles.find(({ id }) => id === added.id)?.text).toBe(corrected.text)
    expect(after.threads).toEqual(findThreads([corrected, ...rest], speakersOf(many), VECTORS))
  })

  it('begins anew when a tenth of the articles are others, and always in a small set', () => {
    const before = compare(many.slice(0, 60))
    expect(compare(many, before.remembered).remembered).toMatchObject({ weighed: 70, changed: 0 })
    const few = compare(many.slice(0, 20))
    const one = compare(many.slice(0, 21), few.remembered)
    expect(one.remembered).toMatchObject({ weighed: 21, changed: 0 })
    expect(one.threads).toEqual(findThreads(many.slice(0, 21), speakersOf(many), VECTORS))
  })
})
