import { describe, expect, it } from 'vitest'
import type { Entity } from '../../../../electron/core/statement/types'
import { uniteEntities } from '../../../../electron/core/statement/unite'

const person = (name: string, ...aliases: string[]): Entity => ({ name, kind: 'person', aliases, mentions: [[0, 1]] })
const entity = (kind: Entity['kind'], name: string): Entity => ({ name, kind, aliases: [], mentions: [[0, 1]] })

describe('one speaker over all articles where names agree', () => {
  it.each<[string, string, string]>([
    ['a fuller name', 'Ada Orr', 'Ada M. Orr'],
    ['a spelling of the first name', 'Sergei Volin', 'Sergey Volin'],
    ['a short form of the first name', 'Thomas Vale', 'Tom Vale'],
    ['a spelling of the family name', 'Omar Gaddawi', 'Omar Qaddawi'],
    ['marks on letters', 'Felipe Rincos', 'Felipe Rincós'],
  ])('%s', (_, first, second) => {
    const united = uniteEntities([[person(first)], [person(second)]])
    expect(united.speakers).toHaveLength(1)
    expect(united.speakerOf(0, 0)).toBe(united.speakerOf(1, 0))
  })

  it('takes the fullest name, then the first by code unit, and keeps the others as aliases', () => {
    const { speakers } = uniteEntities([[person('Sergey Volin', 'Volin')], [person('Sergei Volin', 'Mr. Volin')]])
    expect(speakers).toEqual([
      {
        id: 'person/sergei-volin',
        name: 'Sergei Volin',
        kind: 'person',
        aliases: ['Mr. Volin', 'Sergey Volin', 'Volin'],
      },
    ])
  })

  it('gives a family name to the only bearer in the set', () => {
    const united = uniteEntities([[person('Orr')], [person('Ada Orr')]])
    expect(united.speakerOf(0, 0)).toBe('person/ada-orr')
  })

  it('keeps a family name apart that two bear, and namesakes from each other', () => {
    const united = uniteEntities([[person('Brask')], [person('Hanna Brask')], [person('Ole Brask')]])
    expect(new Set([united.speakerOf(0, 0), united.speakerOf(1, 0), united.speakerOf(2, 0)]).size).toBe(3)
  })

  it.each([
    ['Marie Brask', 'Mario Brask'],
    ['Ann Roe', 'Ian Roe'],
    ['George W. Moss', 'George H. Moss'],
  ])('%s and %s stay two people', (first, second) => {
    expect(uniteEntities([[person(first)], [person(second)]]).speakers).toHaveLength(2)
  })

  it('keeps speakers without a name in their article', () => {
    const official = entity('unnamed', 'a senior official')
    const aides = entity('group', 'senior aides')
    const united = uniteEntities(
      [
        [official, aides],
        [official, aides],
        [official, official],
      ],
      ['sha256:a', 'sha256:b', 'sha256:c'],
    )
    expect(united.speakers).toHaveLength(6)
    expect(united.speakerOf(2, 0)).not.toBe(united.speakerOf(2, 1))
  })

  it('unites peoples and parties', () => {
    const united = uniteEntities([[entity('group', 'Republicans')], [entity('group', 'Republicans')]])
    expect(united.speakers).toHaveLength(1)
  })
})

describe('one topic whatever it is called', () => {
  it.each([
    ['Nordar', 'Nordar Front', 'al-Nordar Front'],
    ['Harbour Party', 'the Harbour Party', 'Harbour Party'],
    ['United States', 'U.S.', 'America'],
    ['National Harbour Agency', 'NHA', 'N.H.A.'],
  ])('%s, %s, %s', (...names) => {
    const united = uniteEntities(names.map((name) => [entity('body', name)]))
    expect(new Set(names.map((_, article) => united.topicOf(article, 0))).size).toBe(1)
  })

  it('does not join what only shares a nation, or has another head', () => {
    const names = ['Russian Party', 'Russian Army', 'Falk Foundation', 'Falk Campaign']
    expect(uniteEntities(names.map((name) => [entity('body', name)])).speakers).toHaveLength(4)
  })
})

describe('ids and names', () => {
  it('do not depend on the order of the articles', () => {
    const articles: [string, Entity[]][] = [
      ['sha256:1', [person('Orr'), entity('unnamed', 'an official'), entity('body', 'Nordar')]],
      ['sha256:2', [person('Ada Orr'), person('Sergey Volin'), entity('body', 'Nordar Front')]],
      ['sha256:3', [person('Sergei Volin'), person('Hanna Brask'), entity('unnamed', 'an official')]],
      ['sha256:4', [person('Ole Brask'), person('Brask'), entity('place', 'US')]],
    ]
    const inOrder = (list: typeof articles) =>
      uniteEntities(
        list.map(([, entities]) => entities),
        list.map(([id]) => id),
      ).speakers
    expect(inOrder([...articles].reverse())).toEqual(inOrder(articles))
    expect(inOrder([...articles.slice(2), ...articles.slice(0, 2)])).toEqual(inOrder(articles))
  })

  it('are unique', () => {
    const { speakers } = uniteEntities([
      [person('Brask'), person('Hanna Brask'), person('Ole Brask'), entity('place', 'Brask')],
      [person('Brask')],
    ])
    expect(new Set(speakers.map(({ id }) => id)).size).toBe(speakers.length)
  })
})
