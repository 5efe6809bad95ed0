import { describe, expect, it } from 'vitest'
import { lineCutter, takeToken } from '../../../renderer/api'

function storage(first: Record<string, string> = {}) {
  const kept = new Map(Object.entries(first))
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

describe('the token of the browser shell', () => {
  it('comes from the fragment of the start address and is taken out of the address', () => {
    const shown: string[] = []
    const kept = storage()
    const history = {
      replaceState: (_data: unknown, _title: string, address?: string | URL | null) => void shown.push(String(address)),
    }
    expect(takeToken({ hash: '#t=abc123', pathname: '/', search: '' }, history, kept)).toBe('abc123')
    expect(shown).toEqual(['/'])
  })

  it('is still known after reloading, and the place in the address stays', () => {
    const history = { replaceState: () => expect.unreachable('the address holds no token') }
    const kept = storage({ 'attest.token': 'abc123' })
    expect(takeToken({ hash: '#/read?article=x', pathname: '/', search: '' }, history, kept)).toBe('abc123')
  })
})

describe('the event stream', () => {
  it('gives whole lines only, however the pieces fall', () => {
    const cut = lineCutter()
    expect(cut('{"a":')).toEqual([])
    expect(cut('1}\n{"b":2}\n{"c"')).toEqual(['{"a":1}', '{"b":2}'])
    expect(cut(':3}\n\n')).toEqual(['{"c":3}'])
  })
})
