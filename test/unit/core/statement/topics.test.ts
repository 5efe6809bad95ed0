import { describe, expect, it } from 'vitest'
import type { Spans } from '../../../../electron/contract'
import { findTopics } from '../../../../electron/core/statement/topics'
import { speakersIn } from './who-said'

/** Names of the topics of one part of a text. */
function topicsOf(text: string, part: string): string[] {
  const { entities } = speakersIn(text, [])
  const start = text.indexOf(part)
  const contents: Spans[] = [[[start, start + part.length]]]
  return (findTopics(entities, contents)[0] ?? []).map((entity) => entities[entity]?.name ?? '')
}

describe('topics of a statement', () => {
  it('are those it names, under one name each', () => {
    const text =
      'Ada Orr, the mayor, met the Nordar Front in Lindhaven. She said Nordar had kept its word and that Norway would help Orr.'
    expect(topicsOf(text, 'Nordar had kept its word and that Norway would help Orr')).toEqual([
      'Nordar Front',
      'Norway',
      'Ada Orr',
    ])
  })

  it('have one name however they are written', () => {
    const text =
      'The Nordar Front left. Later al-Nordar came back, and the al-Nordar Front said that Nordar was strong.'
    expect(topicsOf(text, 'al-Nordar came back')).toEqual(['Nordar Front'])
    expect(topicsOf(text, 'Nordar was strong')).toEqual(['Nordar Front'])
  })

  it('are phrases that the article uses again and again', () => {
    const text =
      'The harbour toll rises. Critics of the harbour toll spoke. Nobody likes a toll, and the ferry strike goes on.'
    expect(topicsOf(text, 'Critics of the harbour toll spoke')).toEqual(['harbour toll'])
  })

  it('are none where nothing is named', () => {
    expect(topicsOf('It was late. Nobody spoke.', 'Nobody spoke')).toEqual([])
  })
})
