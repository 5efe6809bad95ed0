import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span, Spans } from '../../../../electron/contract'
import { findAttributionsByRules } from '../../../../electron/core/statement/attributions'
import { readPassage } from '../../../../electron/core/statement/passage'
import { readTokens } from '../../../../electron/core/text/tokens'

const paragraphsOf = (text: string) =>
  [...text.matchAll(/[^\n]+/g)].map((match): Span => [match.index, match.index + match[0].length])
const attributionsOf = (text: string) =>
  findAttributionsByRules(readPassage(text, readTokens(text, paragraphsOf(text))))

/** Attributions as "type: source | cue | content", pieces of a content set apart by " … ". */
function read(text: string): string[] {
  const words = (spans: Spans) => spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  return attributionsOf(text).map(
    ({ type, source, cue, content }) => `${type}: ${words(source)} | ${words(cue)} | ${words(content)}`,
  )
}

describe('who said what', () => {
  it.each<[string, string[]]>([
    ['Mayor Orr said the bridge would open in May.', ['indirect: Mayor Orr | said | the bridge would open in May']],
    ['Mayor Orr said Monday that the bridge was safe.', ['indirect: Mayor Orr | said | that the bridge was safe']],
    [
      '“The bridge is safe,” said Ada Orr, the mayor of Lindhaven.',
      ['direct: Ada Orr, the mayor of Lindhaven | said | “The bridge is safe,”'],
    ],
    ['“The bridge is safe,” Orr told reporters on Monday.', ['direct: Orr | told | “The bridge is safe,”']],
    [
      'The bridge is safe, according to a senior engineer.',
      ['indirect: a senior engineer | according to | The bridge is safe'],
    ],
    [
      'Ada Orr, who runs the council, said it would vote again.',
      ['indirect: Ada Orr, who runs the council | said | it would vote again'],
    ],
    [
      'The bridge is safe, Mayor Ada Orr said, but the council has yet to vote.',
      ['indirect: Mayor Ada Orr | said | The bridge is safe'],
    ],
    [
      '“We tried,” Orr said. “We failed. We will try again.”',
      ['direct: Orr | said | “We tried,” … “We failed. We will try again.”'],
    ],
    ['“We tried,” Orr said, “and we will try again.”', ['direct: Orr | said | “We tried,” … “and we will try again.”']],
    [
      'Orr said the plan was “dead on arrival” and costly.',
      ['mixed: Orr | said | the plan was “dead on arrival” and costly'],
    ],
    ['Both Orr and Quill say a deal is near.', ['indirect: Both Orr and Quill | say | a deal is near']],
    [
      'Lindhaven wants stronger dikes along the coast.',
      ['indirect: Lindhaven | wants | stronger dikes along the coast'],
    ],
    [
      'The council accused the builder of hiding the cracks.',
      ['indirect: The council | accused | of hiding the cracks'],
    ],
    ['She vowed to rebuild the bridge.', ['indirect: She | vowed | to rebuild the bridge']],
    ['The bridge was expected to reopen in May.', ['indirect:  | was expected | The bridge … to reopen in May']],
    ['Asked about the cost, Orr said: “No comment for now.”', ['direct: Orr | said | “No comment for now.”']],
    ["''We tried hard,'' she said. ''Nobody came.''", ["direct: she | said | ''We tried hard,'' … ''Nobody came.''"]],
    [
      'SECRETARY QUILL: We have a deal. It is a good one.',
      ['indirect: SECRETARY QUILL | : | We have a deal. It is a good one.'],
    ],
  ])('%s', (text, wanted) => {
    expect(read(text)).toEqual(wanted)
  })

  it('follows a quotation over paragraphs that open again', () => {
    const text = 'Orr said: “We tried for years.\n\n“Nobody came to help us.”\n\nHe left.'
    expect(read(text)).toEqual(['direct: Orr | said | “We tried for years. … “Nobody came to help us.”'])
  })

  it('keeps a next paragraph with a cue of its own apart', () => {
    const text = 'One aide said: “We tried for years.\n\n“Nobody came to help us,” he added.'
    expect(read(text)).toEqual([
      'direct: One aide | said | “We tried for years.',
      'direct: he | added | “Nobody came to help us,”',
    ])
  })

  it('gives a full quotation after an indirect statement to nobody yet', () => {
    expect(read('The bridge is safe, Orr said. “We looked at every single bolt.”')).toEqual([
      'indirect: Orr | said | The bridge is safe',
      'direct:  |  | “We looked at every single bolt.”',
    ])
  })

  it('finds nothing where nobody says anything', () => {
    expect(read('The bridge fell at noon. Two boats sank.')).toEqual([])
  })
})

describe('spans', () => {
  const mark = fc.constantFrom('“', '”', '"', "''", "'", ',', '.', ':', '\n\n', ' ', '—', '(', ')')
  const word = fc.constantFrom(
    'said',
    'Orr',
    'he',
    'told',
    'according',
    'to',
    'that',
    'wants',
    'the',
    'and',
    'claims',
    'U.S.',
  )
  const anyText = fc
    .array(fc.oneof(mark, word, fc.string({ maxLength: 6 })), { maxLength: 60 })
    .map((parts) => parts.join(' '))

  it('stand inside the text and in order, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { source, cue, content } of attributionsOf(text))
          for (const spans of [source, cue, content]) {
            let last = 0
            for (const [start, end] of spans) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              last = end
            }
            expect(last).toBeLessThanOrEqual(text.length)
          }
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})
