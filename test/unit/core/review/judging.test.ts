import { describe, expect, it } from 'vitest'
import type { LogEvent } from '../../../../electron/contract'
import { agreementOf } from '../../../../electron/core/review/agreement'
import { claimId, claimIdOfMember, claimIdOfMembers } from '../../../../electron/core/review/claim-id'
import { labelOf } from '../../../../electron/core/review/labels'
import { type QueueFacts, queueOrder, whyInQueue } from '../../../../electron/core/review/queue-order'
import { confirmed, logs, one, passage, touched, undo, verdict } from './acts'

describe('a claim’s id', () => {
  it('is that of its passage, and of a thread that of its least member, in any order', () => {
    const members = [{ content: [passage(0, 39)] }, { content: [passage(40, 57), passage(60, 70)] }]
    const [first, second] = members.map(claimIdOfMember)
    expect(first).toBe(claimId(passage(0, 1).textHash, [[0, 39]]))
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(claimIdOfMembers(members)).toBe([first, second].sort()[0])
    expect(claimIdOfMembers([...members].reverse())).toBe(claimIdOfMembers(members))
    expect(claimIdOfMembers([])).toBeNull()
  })
})

describe('a label', () => {
  const names = (all: LogEvent[]) => ({
    wordingOf: (claim: string) => (claim === one ? 'The harbour will stay shut until Friday' : null),
    eventOf: (id: string) => all.find((event) => event.id === id) ?? null,
  })

  it('says “as quoted” once', () => {
    const { act } = logs()
    expect(labelOf(act('ada', verdict('as quoted')))).toBe('marked “a claim” as quoted, ready')
    expect(labelOf(act('ada', verdict('altered')))).toBe('marked “a claim” as altered, ready')
  })

  it('says what was done', () => {
    const { act, all } = logs()
    const events = [act('ada', touched()), act('ada', confirmed()), act('ada', verdict('altered'))]
    const taken = act('ada', undo(events[2] as LogEvent))
    const restored = act('ada', undo(taken))
    expect([...events, taken, restored].map((event) => labelOf(event, names(all)))).toEqual([
      'took up the claim “The harbour will stay shut until Friday”',
      'confirmed the captain as the speaker of “The harbour will stay shut until Friday”',
      'marked “The harbour will stay shut until Friday” as altered, ready',
      'took back: marked “The harbour will stay shut until Friday” as altered, ready',
      'restored: marked “The harbour will stay shut until Friday” as altered, ready',
    ])
  })

  it('is short, and says so when it does not know', () => {
    const { act } = logs()
    const text = '🌊'.repeat(100)
    const note = act('ada', { type: 'note.added', data: { target: { kind: 'case' }, text } })
    expect(labelOf(note)).toBe(`noted “${'🌊'.repeat(59)}…” on the case`)
    expect(labelOf({ ...note, data: null })).toBe('an act whose data was erased')
    expect(labelOf({ ...note, type: 'dream.dreamt' })).toBe('an act of a kind unknown here (dream.dreamt)')
  })
})

describe('agreement', () => {
  // Rows of a table by two reviewers: 20 both yes, 5 yes/no, 10 no/yes, 15 both no (Cohen's kappa 0.4).
  const table = [
    ...Array.from({ length: 20 }, () => ['yes', 'yes']),
    ...Array.from({ length: 5 }, () => ['yes', 'no']),
    ...Array.from({ length: 10 }, () => ['no', 'yes']),
    ...Array.from({ length: 15 }, () => ['no', 'no']),
  ]
  const judgements = table.flatMap(([ada = '', ben = ''], index) => [
    { item: `${index}`, by: 'ada', value: ada },
    { item: `${index}`, by: 'ben', value: ben },
  ])

  it('of two reviewers is a percentage and Cohen’s kappa', () => {
    const result = agreementOf(judgements)
    expect(result.items).toBe(50)
    expect(result.percent).toBeCloseTo(0.7)
    expect(result.kappa).toBeCloseTo(0.4)
    expect(result.alpha).toBeCloseTo(1 - (99 * 30) / (100 * 99 - 55 * 54 - 45 * 44))
  })

  it('of more than two is Krippendorff’s alpha', () => {
    const values = { a: ['x', 'x', 'x'], b: ['x', 'y', 'y'], c: ['y', 'y'], d: ['x'] }
    const given = Object.entries(values).flatMap(([item, list]) =>
      list.map((value, index) => ({ item, by: `r${index}`, value })),
    )
    // 8 pairable values, 4 x and 4 y; one of three items in disagreement: observed 2, expected 32 of 8 · 7.
    const result = agreementOf(given)
    expect(result).toMatchObject({ items: 3, kappa: null })
    expect(result.percent).toBeCloseTo(5 / 7)
    expect(result.alpha).toBeCloseTo(1 - (7 * 2) / 32)
  })

  it('is not made up where there is nothing to compare', () => {
    expect(agreementOf([{ item: '1', by: 'ada', value: 'x' }])).toEqual({
      items: 0,
      percent: null,
      kappa: null,
      alpha: null,
    })
    const same = judgements.map((each) => ({ ...each, value: 'yes' }))
    expect(agreementOf(same)).toEqual({ items: 50, percent: 1, kappa: null, alpha: null })
  })
})

describe('the queue', () => {
  const item = (id: string, facts: Partial<QueueFacts>): QueueFacts => ({
    id,
    stage: 'untouched',
    outlets: ['Lamp'],
    differences: [],
    occasion: 'not established',
    speakerCertainty: 'named',
    skipped: 0,
    place: 0,
    ...facts,
  })

  it('puts disputes first, differences before agreement, the skipped and the final last', () => {
    const items = [
      item('final', { stage: 'final' }),
      item('plain', { place: 1 }),
      item('skipped', { skipped: 1, differences: ['number'] }),
      item('wording', { differences: ['wording'], outlets: ['Lamp', 'Post'] }),
      item('numbers', { differences: ['number'], outlets: ['Lamp', 'Post'] }),
      item('conflict', { differences: ['number'], occasion: 'same', outlets: ['Lamp', 'Post'] }),
      item('ready', { stage: 'ready' }),
      item('disputed', { stage: 'disputed' }),
      item('draft', { stage: 'draft' }),
    ]
    const ordered = queueOrder(items)
    expect(ordered.map((each) => each.id)).toEqual(
      'disputed draft conflict numbers wording plain skipped ready final'.split(' '),
    )
    expect(ordered.slice(2, 5).map(whyInQueue)).toEqual([
      '2 outlets contradict each other',
      '2 outlets tell it differently',
      'told by 2 outlets',
    ])
  })
})
