import { describe, expect, it } from 'vitest'
import { whoSaid } from './who-said'

describe('a document speaks for who wrote it', () => {
  it.each<[string, string, string[]]>([
    ['its owner', '«Ada Orr’s letter» says {the bridge is safe}.', ['resolved person Ada Orr']],
    ['who it is from', '«A letter from Ben Falk» says {the toll is high}.', ['resolved person Ben Falk']],
    [
      'who issued it',
      '«The report issued on Monday by the Lindhaven Harbour Board» says {ships may pass}.',
      ['resolved body Lindhaven Harbour Board'],
    ],
    [
      'who was named with it before',
      'Most councillors signed a letter from Ada Orr. «The letter» says {the bridge is safe}.',
      ['resolved person Ada Orr'],
    ],
    [
      'who published it',
      'The Orr campaign released a new ad on Monday. «The ad» says {tolls will fall}.',
      ['resolved body Orr campaign'],
    ],
    [
      'who sent it, before a participle',
      'Ben Falk, the harbour engineer, sent «a memo to all crews» ‹warning› {them of cracks}.',
      ['resolved person Ben Falk'],
    ],
    [
      'the subject of its sentence',
      'And on Monday, the leaders of nine firms, including two banks, sent «a letter to the board» ‹outlining› {their fears}.',
      ['resolved group leaders of nine firms'],
    ],
    [
      'it, the document',
      '«Ben Falk’s memo» was short. «It» says {the bridge is old}.{}',
      ['resolved person Ben Falk', 'resolved person Ben Falk'],
    ],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })

  it('is nobody’s for certain where the text does not tell whose words they are', () => {
    expect(whoSaid('Ada Orr was filmed. {“Tolls will fall,”} «the ad» says.')).toEqual(['unknown: Ada Orr, ad'])
  })

  it('speaks for itself where it is no one’s own words', () => {
    expect(whoSaid('«A lawsuit» claims {the toll was too high}. «The lawsuit» says {so twice}.')).toEqual([
      'named body A lawsuit',
      'resolved body A lawsuit',
    ])
    expect(whoSaid('«A new survey of drivers» found {that few would pay}.')).toEqual([
      'named body A new survey of drivers',
    ])
  })
})
