import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Spans } from '../../../../electron/contract'
import type { Article } from '../../../../electron/core/article/article'
import { extractArticle } from '../../../../electron/core/article/extract'
import { analyzeArticle } from '../../../../electron/core/statement/analyze'
import { readModel } from '../../../../electron/core/statement/model/file'
import { findWithModel } from '../../../../electron/core/statement/model/find'
import { readText } from '../../../../electron/readers/text'

const FILE = path.join(__dirname, '../../../../resources/models/attributions.bin')
const model = readModel(readFileSync(FILE))

const analyze = (text: string) => {
  const article: Article = { ...extractArticle(readText(text)), language: 'en' }
  const found = analyzeArticle(article, (passage) => findWithModel(passage, model))
  const words = (spans: Spans) => spans.map(([start, end]) => article.text.slice(start, end)).join(' … ')
  return { ...found, words }
}

/** Who says what, as `kind name: content`, the article's own voice left out. */
const said = (text: string) => {
  const { statements, entities, words } = analyze(text)
  return statements.flatMap(({ speaker, content }) =>
    speaker ? [`${speaker.kind} ${entities[speaker.entity ?? -1]?.name ?? 'unknown'}: ${words(content)}`] : [],
  )
}

describe('a transcript', () => {
  it('gives each turn to the one on its label, who may be nobody named', () => {
    const text = [
      'MODERATOR: We have time for two questions, and please be brief.',
      'QUESTION: When will the bridge be open to lorries again?',
      'SECRETARY ORR: It will open in May. I said so last week, and I say it again.',
      'Q. And who pays for the new piers?',
      'FOREIGN MINISTER VOLIN: The harbour pays for them.',
    ].join('\n\n')
    expect(said(text)).toEqual([
      'unnamed moderator: We have time for two questions, and please be brief.',
      'unnamed questioner: When will the bridge be open to lorries again?',
      'person Orr: It will open in May. I said so last week, and I say it again.',
      'unnamed questioner: And who pays for the new piers?',
      'person Volin: The harbour pays for them.',
    ])
    const { statements } = analyze(text)
    expect(statements[1]?.speaker?.entity).not.toBe(statements[3]?.speaker?.entity)
  })

  it('is not made of one label above an article', () => {
    expect(said('UPDATE: Commenting on the toll, Ada Orr said the harbour would lower it in May.')).toEqual([
      'person Ada Orr: the harbour would lower it in May',
    ])
  })
})

describe('according to somebody', () => {
  it.each<[string, string[]]>([
    [
      'An envoy came on Monday. According to the envoy, engineers found two cracks in the bridge.',
      ['unnamed envoy: engineers found two cracks in the bridge'],
    ],
    [
      'An envoy came on Monday. According to the envoy, engineers said the bridge is safe.',
      ['unnamed envoy: engineers said the bridge is safe', 'group engineers: the bridge is safe'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
  })
})

describe('a statement', () => {
  it('always says something, however a page breaks off', () => {
    const line = fc.constantFrom(
      ...'QUESTION:|SECRETARY ORR:|Q.|“ ”|" "|Ada Orr said|Ada Orr said: “”|According to the envoy,|According to the envoy, engineers said so.|, said Orr.|“…” Orr said.|—|Orr said that|“'.split(
        '|',
      ),
    )
    const blank = fc.constantFrom(' ', '\n', '\n\n', '\u00a0', ' \n\n ')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, blank), { maxLength: 12 }), (lines) => {
        const text = lines.flat().join('')
        const { statements, words } = analyze(text)
        statements.forEach(({ content, within }, index) => {
          expect(content.length).toBeGreaterThan(0)
          for (const span of content) expect(words([span])).toMatch(/[\p{L}\p{N}]/u)
          if (within !== null) expect(within).toBeLessThan(statements.length)
          expect(within).not.toBe(index)
        })
      }),
      { numRuns: 200 },
    )
  })
})
