import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupLinked } from '../../../../electron/core/compare/groups'
import { findThreads } from '../../../../electron/core/compare/threads'
import { articleOf, HARBOUR, speakersOf, type Told, VALLEY, VECTORS } from './told'

/** The harbour dispute as a second outlet tells it, in its own words. */
const HARBOUR_RETOLD: readonly Told[] = [
  { text: 'Work stopped at the port of Lindhaven on Tuesday when negotiations on the container terminal broke down.' },
  {
    text: '{“We got a letter instead”} of the promised training, Ostrel said.',
    speaker: 'Mara Ostrel',
    source: 'Ostrel',
    cue: 'said',
  },
  { text: 'Island children have missed school since the boats stopped, teachers in Sandray reported.' },
  {
    text: 'Mara Ostrel, who leads the dockers, fears {120 jobs will go when the cranes run without crews}.',
    speaker: 'Mara Ostrel',
    source: 'Mara Ostrel, who leads the dockers',
    cue: 'fears',
  },
  {
    text: 'Transport minister Pia Halloran spoke of {“a needless blow to island families”}.',
    speaker: 'Pia Halloran',
    source: 'Transport minister Pia Halloran',
    cue: 'spoke of',
  },
  { text: 'Rain is forecast for the weekend.' },
]

const told = (articles: ReturnType<typeof articleOf>[]) =>
  findThreads(articles, speakersOf(articles), VECTORS).map(({ members }) => members.map(({ statement }) => statement))

describe('threads', () => {
  const [first, second, other] = [
    articleOf('first', HARBOUR),
    articleOf('second', HARBOUR_RETOLD),
    articleOf('other', VALLEY),
  ]

  it('put the same claim from two outlets side by side, quoted or reworded', () => {
    const threads = told([first, second, other])
    expect(threads).toContainEqual(['first:1', 'second:3'])
    expect(threads).toContainEqual(['first:2', 'second:1'])
    expect(threads).toContainEqual(['first:7', 'second:4'])
  })

  it('leave alone what only one tells', () => {
    const statements = told([first, second, other]).flat()
    for (const alone of ['second:2', 'second:5', 'first:4', 'other:0', 'other:3'])
      expect(statements).not.toContain(alone)
  })

  it('say why, by what is shared', () => {
    const thread = findThreads([first, second], speakersOf([first, second]), VECTORS).find(({ members }) =>
      members.some(({ statement }) => statement === 'second:4'),
    )
    expect(thread?.why).toMatch(/^shared: .*(needless|blow|island|families).*; same speaker$/)
  })

  it('tell a shorter cut of a quotation, with what was left out', () => {
    const thread = findThreads([first, second], speakersOf([first, second]), VECTORS).find(({ members }) =>
      members.some(({ statement }) => statement === 'second:4'),
    )
    expect(thread?.differences.map(({ kind, note }) => [kind, note])).toEqual([
      ['truncated', 'left out: who rely on the boats'],
    ])
  })

  it('do not depend on the order of the articles', () => {
    const articles = [
      first,
      second,
      other,
      articleOf('third', HARBOUR.slice(2)),
      articleOf('fourth', VALLEY.slice(0, 5)),
    ]
    const expected = JSON.stringify(findThreads(articles, speakersOf(articles), VECTORS))
    fc.assert(
      fc.property(fc.shuffledSubarray(articles, { minLength: articles.length }), (shuffled) => {
        expect(JSON.stringify(findThreads(shuffled, speakersOf(articles), VECTORS))).toBe(expected)
      }),
      { numRuns: 8 },
    )
  })

  it('are empty for one article, none, or articles without words', () => {
    expect(told([first])).toEqual([])
    expect(told([])).toEqual([])
    expect(told([articleOf('a', [{ text: '…' }]), articleOf('b', [{ text: '…' }])])).toEqual([])
  })

  it('mark members whose wording is shared text, and not a quotation that two outlets heard', () => {
    const copy = articleOf('copy', HARBOUR)
    const threads = findThreads([first, copy], speakersOf([first, copy]), VECTORS)
    const marked = threads.filter(({ sharedText }) => sharedText.length > 0).flatMap(({ members }) => members)
    expect(marked.map(({ statement }) => statement)).toContain('first:0')
    const heard = findThreads([first, second], speakersOf([first, second]), VECTORS)
    expect(heard.every(({ sharedText }) => sharedText.length === 0)).toBe(true)
  })
})

describe('the occasion of a thread', () => {
  const on = (name: string, day: string, published: string | null) =>
    articleOf(
      name,
      [{ ...HARBOUR[0], text: HARBOUR[0]?.text.replace('Tuesday', day) ?? '' }, ...HARBOUR.slice(1)],
      published,
    )
  const occasionOf = (articles: ReturnType<typeof articleOf>[]) =>
    findThreads(articles, [], VECTORS).find(({ members }) => members[0]?.statement.endsWith(':0'))?.occasion

  it('is the same only where dates show it', () => {
    expect(occasionOf([on('a', 'Tuesday', '2026-03-04'), on('b', 'Tuesday', '2026-03-05')])).toBe('same')
    expect(occasionOf([on('a', 'Tuesday', '2026-03-04'), on('b', 'March 3', '2026-03-08')])).toBe('same')
  })
  it('is different where the same weekday is weeks apart', () => {
    expect(occasionOf([on('a', 'Tuesday', '2026-03-04'), on('b', 'Tuesday', '2026-03-18')])).toBe('different')
  })
  it('is not established without the dates of publication', () => {
    expect(occasionOf([on('a', 'Tuesday', null), on('b', 'Tuesday', null)])).toBe('not established')
    expect(occasionOf([on('a', 'Tuesday', '2026-03-04'), on('b', 'Tuesday', null)])).toBe('not established')
  })
})

describe('grouping', () => {
  const links = fc.array(
    fc
      .record({ a: fc.nat(11), b: fc.nat(11), score: fc.double({ min: 0, max: 1, noNaN: true }) })
      .filter(({ a, b }) => a % 4 !== b % 4),
    { maxLength: 40 },
  )
  it('never joins two members of different articles that are not linked, and loses no link', () => {
    fc.assert(
      fc.property(links, (list) => {
        const linked = new Set(list.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
        const groups = groupLinked(list, (member) => member % 4)
        for (const group of groups)
          for (const a of group) for (const b of group) if (a % 4 !== b % 4) expect(linked).toContain(`${a} ${b}`)
        for (const { a, b } of list) expect(groups.some((group) => group.includes(a) && group.includes(b))).toBe(true)
      }),
    )
  })
})
