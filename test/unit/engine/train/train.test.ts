import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/contract'
import { wordVectorTable, writeWordVectors } from '../../../../electron/core/compare/word-vectors'
import { readModel, writeModel } from '../../../../electron/core/statement/model/file'
import { findWithModel } from '../../../../electron/core/statement/model/find'
import { passageOf } from '../../../../electron/engine/train/examples'
import { type TrainingArticle, trainModel } from '../../../../electron/engine/train/train'

const SPEAKERS = ['Ada Orr', 'Ben Quill', 'The council', 'Mayor Tully', 'A ferry captain']
const CUES = ['said', 'insisted', 'claimed', 'warned']
const CONTENTS = ['the bridge would open in May', 'the ferry was late', 'nobody had asked her', 'the dike would hold']

/** A few invented sentences, each annotated, with a plain one between. */
function article(number: number): TrainingArticle {
  let text = ''
  const attributions = SPEAKERS.map((source, index) => {
    const cue = CUES[(index + number) % CUES.length] ?? ''
    const content = CONTENTS[(index * 3 + number) % CONTENTS.length] ?? ''
    const start = text.length
    text += `${source} ${cue} ${content}. The rain fell on Lindhaven all day. `
    const span = (from: number, part: string): Span[] => [[from, from + part.length]]
    return {
      source: span(start, source),
      cue: span(start + source.length + 1, cue),
      content: span(start + source.length + cue.length + 2, content),
    }
  })
  return { text, attributions }
}

const ARTICLES = Array.from({ length: 8 }, (_, number) => article(number))

/** Three dimensions: what reports, who speaks, the rest. */
const VECTORS = wordVectorTable(
  writeWordVectors(
    new Map([
      ...['said', 'insisted', 'claimed', 'warned', 'swore'].map((word) => [word, Float64Array.of(1, 0, 0)] as const),
      ...['council', 'captain'].map((word) => [word, Float64Array.of(0, 1, 0)] as const),
      ['rain', Float64Array.of(0, 0, 1)],
    ]),
    3,
  ),
)

const train = () => writeModel(trainModel(ARTICLES, VECTORS, () => {}))

describe('training', () => {
  it('gives the same bytes from the same articles, and a model that reads what it was shown', () => {
    const bytes = train()
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(train()))).toBe(0)
    const text = 'Ben Quill warned the ferry was late.'
    const found = findWithModel(passageOf(text), readModel(bytes))
    expect(found.map(({ cue }) => cue.map(([start, end]) => text.slice(start, end)))).toEqual([['warned']])
    expect(found.map(({ content }) => content.map(([start, end]) => text.slice(start, end)))).toEqual([
      ['the ferry was late'],
    ])
  }, 120_000)
})
