import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlignableMember, alignMembers } from '../../../../electron/core/compare/align'

const member = (text: string, isPrimaryRecord = false): AlignableMember => ({ text, isPrimaryRecord, differences: [] })
const standings = (members: AlignableMember[], index: number) =>
  alignMembers(members)[index]?.segments.map(({ text, standing, base }) => [standing, text, base])

describe('members under each other', () => {
  it('are marked against the longest', () => {
    const members = [member('We got a letter'), member('We were promised training, and we got a letter instead')]
    expect(alignMembers(members).map(({ isBase }) => isBase)).toEqual([false, true])
    expect(standings(members, 0)).toEqual([
      ['same', 'We ', ''],
      ['removed', '', 'were promised training, and we'],
      ['same', 'got a letter', ''],
      ['removed', '', 'instead'],
    ])
  })

  it('are marked against a primary record before any longer report', () => {
    const members = [member('The port would lose some 150 jobs in all'), member('The port would lose 120 jobs', true)]
    expect(standings(members, 0)).toEqual([
      ['same', 'The port would lose ', ''],
      ['changed', 'some 150 ', '120'],
      ['same', 'jobs ', ''],
      ['added', 'in all', ''],
    ])
  })

  it('carry the kind of difference that is told for a stretch', () => {
    const members = [
      member('The port would lose 120 jobs soon'),
      {
        ...member('The port would lose 150 jobs'),
        differences: [{ kind: 'number' as const, spans: [[20, 23]] as [number, number][] }],
      },
    ]
    expect(alignMembers(members)[1]?.segments.find(({ standing }) => standing === 'changed')?.differenceKind).toBe(
      'number',
    )
  })

  it('keep every member’s text, character by character', () => {
    const text = fc
      .array(fc.constantFrom('the', 'port', '120', 'jobs', '“lose”', 'not', '–', 'Ostrel,'), { maxLength: 12 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const aligned = alignMembers(texts.map((words) => member(words)))
        expect(aligned.map(({ segments }) => segments.map((segment) => segment.text).join(''))).toEqual(texts)
      }),
    )
  })
})
