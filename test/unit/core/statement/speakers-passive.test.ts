import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/contract'
import { readExample, speakersIn, whoSaid } from './who-said'

describe('what is said of somebody in the passive', () => {
  it.each<[string, string, string[]]>([
    ['is said by nobody named', '«The toll» ‹is widely considered› {too high}.', ['unknown: ']],
    ['is not said by its subject', 'Ada Orr spoke. «Ada Orr» ‹was asked› {whether it was safe}.', ['unknown: ']],
    ['is said by who follows', '«The toll» ‹is seen› by many drivers as {a burden}.', ['resolved group many drivers']],
    ['but a state of mind is one’s own', '«Ada Orr» ‹is convinced› {that it is safe}.', ['named person Ada Orr']],
    ['and so is what has degrees', '«Ada Orr» ‹was so shaken by› {the cracks}.', ['named person Ada Orr']],
    [
      'and what somebody has to hear is others’',
      '«Ada Orr» ‹has faced sharp criticism for› {the toll}. «Ben Falk» ‹drew questions about› {it}.',
      ['unknown: ', 'unknown: '],
    ],
    [
      'but criticism that one answers is answered by oneself',
      '«Ada Orr» ‹answered criticism of› {the toll}.',
      ['named person Ada Orr'],
    ],
    ['and quoted words are one’s own', '«Ada Orr» ‹was quoted as saying› {it is safe}.', ['named person Ada Orr']],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('a source span that was misread', () => {
  it('in what is said gives way to the subject', () => {
    const { text, attributions } = readExample(
      'Ada Orr, the mayor, ‹said› «the report of the engineers» points both ways.',
    )
    const content: Span[] = [
      [0, 7],
      [text.indexOf('the report'), text.length - 1],
    ]
    const { entities, speakers } = speakersIn(
      text,
      attributions.map((attribution) => ({ ...attribution, content })),
    )
    expect(speakers.map(({ entity }) => entities[entity ?? -1]?.name)).toEqual(['Ada Orr'])
    expect(speakers[0]?.certainty).toBe('resolved')
  })

  it.each<[string, string, string[]]>([
    [
      'the object of the verb before a participle',
      'Councillors rejected «it», ‹maintaining› {that it came too late}.',
      ['resolved group Councillors'],
    ],
    [
      'the end of a clause before a verb that goes on with another’s',
      'The news came days after Ben Falk, the envoy, moved his «departure and» ‹announced› {his return}.',
      ['resolved person Ben Falk'],
    ],
    [
      'those to whom a letter goes',
      'It began when Ada Orr sent a letter to «other harbour officials» ‹warning› {them not to talk}.',
      ['resolved person Ada Orr'],
    ],
    [
      'the place where somebody speaks',
      'Ben Falk spoke to «harbour and city leaders», ‹says› {the toll is late}.',
      ['resolved person Ben Falk'],
    ],
    [
      'those to whom somebody turns',
      'Ben Falk, who had turned to «drivers and engineers», ‹shows› {what the bridge would cost}.',
      ['resolved person Ben Falk'],
    ],
    [
      'in what capacity somebody was chosen',
      'Ada Orr, in a talk since being chosen as «Ben Falk’s running mate», ‹told› the board {she was glad}.',
      ['resolved person Ada Orr'],
    ],
    [
      'the end of what was said before, of a statement without a source of its own',
      'Unlike others, Ada Orr is firm, «» ‹opposing› {the plan to widen} the «New Bridge and» ‹criticizing› {the toll}.',
      ['resolved person Ada Orr', 'resolved person Ada Orr'],
    ],
    [
      'a verb that goes on with what was said before',
      '«Ada Orr» ‹said› {Ben Falk was late} «and» ‹warned› {that the bridge would stay shut}.',
      ['named person Ada Orr', 'resolved person Ada Orr'],
    ],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})

describe('a source that names somebody without saying that he speaks', () => {
  it.each<[string, string, string[]]>([
    ['before a noun that is the cue', '«Ada Orr’s» ‹decision› {to close the bridge}.', ['resolved person Ada Orr']],
    [
      'with a noun before his',
      'They will not pay for «any part of Ada Orr»‹’s proposed› {toll}.',
      ['resolved person Ada Orr'],
    ],
    [
      'before a participle that may be another’s',
      '«Ada Orr» met engineers who oppose the bridge, ‹saying› {it costs too much}.',
      ['resolved person Ada Orr'],
    ],
    [
      'before a verb whose subject is a relative pronoun',
      '«Ada Orr» thanked the drivers, most of whom ‹had said› {yes}.',
      ['resolved person Ada Orr'],
    ],
    ['before what somebody else is to say', '«Ada Orr» urged Ben Falk to ‹say› {no}.', ['resolved person Ada Orr']],
    [
      'left out of the source',
      'Jim Sands left. Sands’ «letter to the board» ‹says› {he was tired}.',
      ['resolved person Jim Sands'],
    ],
  ])('%s', (_, example, expected) => {
    expect(whoSaid(example)).toEqual(expected)
  })
})
