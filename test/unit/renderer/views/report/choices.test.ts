import { describe, expect, it } from 'vitest'
import { addressProblem, choicesOf, filterWords } from '../../../../../renderer/views/report/choices'

describe('what an address says of a report', () => {
  it('is a page to publish, unless it says otherwise', () => {
    expect(choicesOf({})).toEqual({ kind: 'publish', format: 'html', filter: {}, names: false })
    expect(choicesOf({ kind: 'archive', format: 'csv', stage: 'draft', speaker: 'Lena Brandt' })).toEqual({
      kind: 'archive',
      format: 'csv',
      filter: { stage: 'draft', speaker: 'Lena Brandt' },
      names: false,
    })
  })
  it('is not believed where it names what there is not', () => {
    expect(choicesOf({ kind: 'gossip', format: 'docx', stage: 'maybe', topic: '' })).toEqual(choicesOf({}))
  })
  it('filters a report to publish by no stage: its claims are all final', () => {
    expect(choicesOf({ kind: 'publish', stage: 'draft' }).filter).toEqual({})
  })
})

describe('a filter in words', () => {
  it('names everything that is on', () => {
    expect(filterWords({ stage: 'final', speaker: 'Lena Brandt', topic: 'bridge', outlet: 'Herald' })).toBe(
      'Only final claims, said by Lena Brandt, about bridge, reported in Herald',
    )
  })
  it('is nothing where none is on', () => expect(filterWords({})).toBeNull())
})

describe('the web address of reports', () => {
  it.each(['', 'https://desk.example', 'http://desk.example/checks/'])('can be %j', (address) =>
    expect(addressProblem(address)).toBeNull(),
  )
  it.each(['desk.example', 'ftp://desk.example', 'https://', 'https://a b'])('can not be %j', (address) =>
    expect(addressProblem(address)).toMatch(/https/),
  )
})
