import { describe, expect, it } from 'vitest'
import { namesakes } from '../../../../electron/core/statement/entities-namesakes'
import { uniteEntities } from '../../../../electron/core/statement/unite'

/** Who may be whom, by name, among people each named in an article of their own. */
function offered(...names: string[]): Record<string, string[]> {
  const { speakers } = uniteEntities(
    names.map((name) => [{ name, kind: 'person' as const, aliases: [], mentions: [[0, 1]] }]),
  )
  const nameOf = new Map(speakers.map(({ id, name }) => [id, name]))
  const shown = (ids: readonly string[]) => ids.map((id) => nameOf.get(id) ?? id).sort()
  return Object.fromEntries([...namesakes(speakers)].map(([id, ids]) => [nameOf.get(id) ?? id, shown(ids)]))
}

describe('people kept apart who may be one', () => {
  it('are a family name alone and all who bear it', () => {
    expect(offered('Brask', 'Hanna Brask', 'Ole Brask', 'Ada Orr')).toEqual({
      Brask: ['Hanna Brask', 'Ole Brask'],
      'Hanna Brask': ['Brask'],
      'Ole Brask': ['Brask'],
    })
  })

  it('are a first name alone and all who bear it', () => {
    expect(offered('Hanna', 'Hanna Brask', 'Hanna Vale')).toEqual({
      Hanna: ['Hanna Brask', 'Hanna Vale'],
      'Hanna Brask': ['Hanna'],
      'Hanna Vale': ['Hanna'],
    })
  })

  it('are full names that only a middle name keeps apart', () => {
    expect(offered('George W. Moss', 'George H. Moss')).toEqual({
      'George H. Moss': ['George W. Moss'],
      'George W. Moss': ['George H. Moss'],
    })
  })

  it('are nobody else: two first names are two people, and bodies have no family', () => {
    expect(offered('Marie Brask', 'Mario Brask')).toEqual({})
    const board = { id: 'b', name: 'Brask', kind: 'body' }
    expect(namesakes([board, { id: 'p', name: 'Ole Brask', kind: 'person' }]).size).toBe(0)
  })
})
