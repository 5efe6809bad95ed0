import { describe, expect, it } from 'vitest'
import type { Span } from '../../../../electron/contract'
import { sentenceSpans } from '../../../../electron/core/text/sentences'
import { readTokens } from '../../../../electron/core/text/tokens'

/** Sentences of a text whose paragraphs stand apart by blank lines. */
function sentences(text: string): string[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map((match): Span => [match.index, match.index + match[0].length])
  return sentenceSpans(readTokens(text, paragraphs)).map(([start, end]) => text.slice(start, end))
}

describe('sentences', () => {
  it.each<[string, string[]]>([
    ['The U.S. Senate met. It voted.', ['The U.S. Senate met.', 'It voted.']],
    ['They left the U.S. The plan failed.', ['They left the U.S.', 'The plan failed.']],
    [
      'Sen. Ada B. Quill rose at 5 p.m. Monday. Gov. Orr left.',
      ['Sen. Ada B. Quill rose at 5 p.m. Monday.', 'Gov. Orr left.'],
    ],
    ['“We won.” Then he left.', ['“We won.”', 'Then he left.']],
    ['"We won." "They lost," he said.', ['"We won."', '"They lost," he said.']],
    ['“Are you sure?” he asked. “Yes!” Orr said.', ['“Are you sure?” he asked.', '“Yes!” Orr said.']],
    ['Well … maybe not. No.', ['Well … maybe not.', 'No.']],
    [
      'PORTVALE (Reuters) — The mayor of St. Orr left. He slept.',
      ['PORTVALE (Reuters) — The mayor of St. Orr left.', 'He slept.'],
    ],
    ['This will allow the U.S.to leave.Then it stops.', ['This will allow the U.S.to leave.', 'Then it stops.']],
    ['See example.com for more. It is free.', ['See example.com for more.', 'It is free.']],
    ['It cost $4.5 million. The No. 2 paid 3.2 percent.', ['It cost $4.5 million.', 'The No. 2 paid 3.2 percent.']],
    ['No stop here\nAnother paragraph', ['No stop here', 'Another paragraph']],
    ["''We won.'' He left.", ["''We won.''", 'He left.']],
  ])('%s', (text, wanted) => {
    expect(sentences(text)).toEqual(wanted)
  })
})
