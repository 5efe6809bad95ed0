import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DifferenceKind } from '../../../../electron/contract'
import { findThreads } from '../../../../electron/core/compare/threads'
import { articleOf, HARBOUR, speakersOf, type Told, VALLEY, VECTORS } from './told'

/** Puts an article beside a copy in which one sentence is changed, and gives the kinds of difference found anywhere. */
function kindsBetween(
  original: readonly Told[],
  changed: readonly Told[],
  dates: [string | null, string | null] = [null, null],
) {
  const articles = [articleOf('one', original, dates[0]), articleOf('two', changed, dates[1])]
  const threads = findThreads(articles, speakersOf(articles), VECTORS)
  return {
    kinds: [...new Set(threads.flatMap(({ differences }) => differences.map(({ kind }) => kind)))].sort(),
    notes: threads.flatMap(({ differences }) => differences.map(({ note }) => note)),
    threads,
    articles,
  }
}

type Change = readonly [article: readonly Told[], from: string, to: string]

function withChange([article, from, to]: Change): Told[] {
  const changed = article.map((told) => {
    const replace = (words: string) => words.replace(from, to)
    return {
      text: replace(told.text),
      ...(told.speaker === undefined ? {} : { speaker: replace(told.speaker) }),
      ...(told.source === undefined ? {} : { source: replace(told.source) }),
      ...(told.cue === undefined ? {} : { cue: replace(told.cue) }),
    }
  })
  if (JSON.stringify(changed) === JSON.stringify(article)) throw new Error(`"${from}" is in no sentence`)
  return changed
}

/** One thing changed, and the only difference that may be told. */
const CHANGES: Record<Exclude<DifferenceKind, 'detail'>, Change[]> = {
  number: [
    [HARBOUR, '120 jobs', '150 jobs'],
    [HARBOUR, '120 jobs', 'two hundred jobs'],
    [HARBOUR, '120 jobs', 'at least 120 jobs'],
    [HARBOUR, '$40 million', '$4 million'],
    [HARBOUR, '$40 million', '40 million euros'],
    [HARBOUR, 'Two ferries', 'Three ferries'],
    [VALLEY, 'at least 300 houses', 'at least 500 houses'],
    [VALLEY, 'three villages', 'five villages'],
    [VALLEY, '45 residents', '54 residents'],
    [VALLEY, 'Half of', 'A third of'],
  ],
  date: [
    [HARBOUR, 'on Tuesday', 'on Thursday'],
    [VALLEY, 'on Monday', 'on Sunday'],
  ],
  place: [
    [HARBOUR, 'in Lindhaven', 'in Port Aubry'],
    [HARBOUR, 'in Brennick', 'in Dunmere'],
    [VALLEY, 'in Upper Carrow', 'in Sillmouth'],
  ],
  polarity: [
    [HARBOUR, 'the port would lose', 'the port would not lose'],
    [HARBOUR, 'the company will pay', 'the company will never pay'],
    [HARBOUR, 'has approved', 'has rejected'],
    [HARBOUR, 'has approved', 'has not approved'],
    [HARBOUR, 'were waiting', "weren't waiting"],
    [VALLEY, 'the army will build', "the army won't build"],
    [VALLEY, 'confirmed', 'denied'],
    [VALLEY, 'have been damaged', 'have not been damaged'],
  ],
  attribution: [
    [HARBOUR, 'Pia Halloran', 'Ruth Emsley'],
    [VALLEY, 'Tamsin Oake', 'Jon Ferrer'],
    [VALLEY, 'Lena Voss', 'Hanne Brook'],
  ],
  certainty: [
    [HARBOUR, 'would lose', 'might lose'],
    [HARBOUR, 'will pay', 'may pay'],
    [HARBOUR, 'has approved', 'has reportedly approved'],
    [VALLEY, 'was switched off', 'was apparently switched off'],
    [VALLEY, 'will build', 'is expected to build'],
    [VALLEY, 'is lost', 'is probably lost'],
  ],
  wording: [
    [HARBOUR, 'every single worker', 'every second worker'],
    [HARBOUR, 'a letter instead', 'a leaflet instead'],
    [HARBOUR, 'a needless blow', 'a savage blow'],
    [VALLEY, 'begged the engineers', 'warned the engineers'],
    [VALLEY, 'an open inquiry', 'an honest inquiry'],
    [VALLEY, 'call every engineer', 'question every engineer'],
  ],
  truncated: [
    [HARBOUR, 'for every single worker, and we got a letter instead,', 'for every single worker,'],
    [HARBOUR, '“We were promised training', '“Years ago we were promised training'],
    [HARBOUR, ' who rely on the boats', ''],
    [VALLEY, ' in time, although we begged the engineers all night,', ' in time,'],
    [VALLEY, ' with the power to call every engineer as a witness', ''],
  ],
}

/** Ways of writing one thing that are no difference. */
const SAME: Change[] = [
  [HARBOUR, '120 jobs', 'one hundred and twenty jobs'],
  [HARBOUR, '$40 million', '$40,000,000'],
  [HARBOUR, '$40 million', '40 million dollars'],
  [HARBOUR, 'Two ferries', '2 ferries'],
  [HARBOUR, 'Sergei Dolan', 'Sergey Dolan'],
  [HARBOUR, 'the United States freight', 'the U.S. freight'],
  [HARBOUR, 'the United States freight', 'the US freight'],
  [
    HARBOUR,
    '“We were promised training for every single worker, and we got a letter instead,”',
    '"We were promised training for every single worker – and we got a letter instead,"',
  ],
  [HARBOUR, 'container terminal', 'Container Terminal'],
  [VALLEY, 'Half of the', '50 percent of the'],
  [VALLEY, 'Half of the', '50% of the'],
  [VALLEY, 'three villages', '3 villages'],
  [VALLEY, 'early on Monday and', 'early on Monday, and'],
  [VALLEY, 'nursing home', 'nursing-home'],
  [VALLEY, 'Lena Voss', 'Léna Voss'],
]

describe('one thing changed in a copied article', () => {
  for (const [kind, changes] of Object.entries(CHANGES))
    it.each(changes.map((change) => [change[1], change[2], change] as const))(
      `${kind}: “%s” → “%s”`,
      (_from, _to, change) => {
        expect(kindsBetween(change[0], withChange(change)).kinds).toEqual([kind])
      },
    )

  it.each(SAME.map((change) => [change[1], change[2], change] as const))(
    'nothing: “%s” → “%s”',
    (_from, _to, change) => {
      const { notes } = kindsBetween(change[0], withChange(change))
      expect(notes).toEqual([])
    },
  )

  it('an article and its copy have no difference, and every sentence is in a thread', () => {
    for (const article of [HARBOUR, VALLEY]) {
      const { notes, threads } = kindsBetween(article, article)
      expect(notes).toEqual([])
      expect(threads).toHaveLength(article.length)
    }
  })

  it('is told in the words that make it, in both texts', () => {
    const { threads, articles } = kindsBetween(HARBOUR, withChange([HARBOUR, '120 jobs', 'at least 150 jobs']))
    const [thread] = threads.filter(({ differences }) => differences.length > 0)
    const [difference] = thread?.differences ?? []
    expect(difference?.note).toBe('120 / at least 150')
    const quoted = difference?.spans.map((spans, side) => {
      const article = articles.find(({ id }) => id === thread?.members[difference.members[side] ?? -1]?.article)
      return spans.map(([start, end]) => article?.text.slice(start, end)).join(' ')
    })
    expect(quoted).toEqual(['120', 'at least 150'])
  })

  it('two changes in different sentences are two differences, whatever the two are', () => {
    const changes = Object.entries(CHANGES).flatMap(([kind, list]) => list.map((change) => ({ kind, change })))
    const sentenceOf = ([article, from]: Change) => article.findIndex(({ text }) => text.includes(from))
    fc.assert(
      fc.property(fc.constantFrom(...changes), fc.constantFrom(...changes), (first, second) => {
        fc.pre(first.change[0] === second.change[0] && sentenceOf(first.change) !== sentenceOf(second.change))
        // A changed name of a speaker changes all their sentences.
        fc.pre(first.kind !== 'attribution' && second.kind !== 'attribution')
        const once = withChange(first.change)
        const twice = withChange([once, second.change[1], second.change[2]])
        expect(kindsBetween(first.change[0], twice).kinds).toEqual([...new Set([first.kind, second.kind])].sort())
      }),
      { numRuns: 120, seed: 7 },
    )
  })
})

describe('dates', () => {
  it('are worked out against the day each article came out', () => {
    const printed = withChange([HARBOUR, 'on Tuesday', 'on March 3'])
    // 3 March 2026 is a Tuesday.
    expect(kindsBetween(HARBOUR, printed, ['2026-03-04', '2026-03-05']).kinds).toEqual([])
    expect(kindsBetween(HARBOUR, printed, ['2026-03-11', '2026-03-05']).kinds).toEqual(['date'])
  })

  it('stay open without it: a weekday and a day of the month are no conflict', () => {
    expect(kindsBetween(HARBOUR, withChange([HARBOUR, 'on Tuesday', 'on March 3'])).kinds).toEqual([])
  })
})
