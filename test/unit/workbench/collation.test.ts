import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CollationCell, Difference, Span } from '../../../electron/contract'
import { collate } from '../../../electron/workbench/collation'

const whole = (text: string) => ({ text, content: [[0, text.length]] as Span[] })
const shown = (cell: CollationCell | null) =>
  cell === null
    ? '|'
    : cell.kind === 'words'
      ? cell.parts.map(({ text, same }) => (same ? text : `*${text}*`)).join(' ')
      : `(${cell.kind})`

const A = whole('“The ferry will sail again in May after eight weeks in dock,”')
const B = whole('The ferry will sail again in June after eight weeks in dock')
const C = whole('At last the ferry will sail again after eight weeks in dock')

describe('a collation', () => {
  it('tells what all share once, and in the columns between what each tells', () => {
    const made = collate([A, B, C], [], 0)
    expect(made?.columns).toEqual([null, '“The ferry will sail again', null, 'after eight weeks in dock,”', null])
    expect(made?.rows.map((row) => row?.map(shown))).toEqual([
      ['(as base)', '|', 'in May', '|', '(as base)'],
      ['(as base)', '|', 'in *June*', '|', '(as base)'],
      ['*At last*', '|', '(left out)', '|', '(as base)'],
    ])
  })

  it('is made against the base that is asked for', () => {
    const rows = collate([A, B, B], [], 1)?.rows.map((row) => row?.map(shown))
    expect(rows?.[1]?.[2]).toBe('June')
    expect(rows?.[2]?.[2]).toBe('(as base)')
    expect(rows?.[0]?.[2]).toBe('*May*')
  })

  it('names the kinds of difference that words make', () => {
    const at = (text: string, word: string): Span => [text.indexOf(word), text.indexOf(word) + word.length]
    const spans: Difference['spans'] = [[[...at(A.text, 'May')]], [[...at(B.text, 'June')]]]
    const cell = collate([A, B], [{ kind: 'date', members: [0, 1], spans }], 0)?.rows[1]?.[2]
    expect(cell).toMatchObject({
      kind: 'words',
      parts: [{ text: 'June', same: false, kinds: ['date'] }],
    })
  })

  it('is none where nothing is shared, or only words that tell nothing', () => {
    expect(collate([A, whole('Nobody asked the mayor')], [], 0)).toBeNull()
    expect(collate([A, whole('It will, in the end, be so')], [], 0)).toBeNull()
    expect(collate([A], [], 0)).toBeNull()
  })

  it('leaves out of the picture who shares nothing with the others, not the others', () => {
    const made = collate([A, whole('Nobody asked the mayor'), B], [], 0)
    expect(made?.rows.map((row) => row !== null)).toEqual([true, false, true])
    expect(made?.columns[1]).toBe('“The ferry will sail again in')
  })

  it('leaves one out rather than show next to nothing, and is none where that would be all', () => {
    const other = whole('The ferry has new engines and the crew has waited for them since the winter')
    expect(collate([A, B, other], [], 0)?.rows.map((row) => row !== null)).toEqual([true, true, false])
    expect(collate([A, other], [], 0)).toBeNull()
  })

  it('keeps to few columns, however much is shared in pieces', () => {
    const words = Array.from({ length: 8 }, (_, index) => `harbour${index} quay${index} tide${index}`)
    const one = whole(words.join(' or '))
    const other = whole(words.join(' and '))
    expect(collate([one, other], [], 0)?.columns.length).toBe(9)
  })

  it('keeps every member’s words, each once and in order', () => {
    const told = 'the harbour master said both engines of the ferry were fitted before the spring tide'.split(' ')
    const retold = fc.array(
      fc.oneof({ weight: 12, arbitrary: fc.constant('keep') }, fc.constantFrom('drop', 'never', 'again')),
      {
        minLength: told.length,
        maxLength: told.length,
      },
    )
    const text = retold.map((acts) =>
      told
        .flatMap((word, at) => (acts[at] === 'drop' ? [] : acts[at] === 'keep' ? [word] : [word, acts[at]]))
        .join(' '),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), fc.nat(), (texts, number) => {
        const base = number % texts.length
        const made = collate(texts.map(whole), [], base)
        const wordsOf = (cell: CollationCell | null | undefined) =>
          cell?.kind === 'words' ? cell.parts.map((part) => part.text) : []
        for (const [index, row] of (made?.rows ?? []).entries()) {
          if (!row) continue
          const kept = row.flatMap((cell, at) =>
            cell === null
              ? [made?.columns[at] ?? '']
              : wordsOf(cell.kind === 'as base' ? made?.rows[base]?.[at] : cell),
          )
          expect(kept.join(' ')).toBe(texts[index])
        }
      }),
    )
  })
})
