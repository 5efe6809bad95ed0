import { describe, expect, it } from 'vitest'
import { methodParams } from '../../../electron/contract'

describe('the parameters of a method', () => {
  it('get their defaults', () => {
    expect(methodParams['article.list'].parse({})).toEqual({ query: '', offset: 0, limit: 100 })
  })
  it('are refused when a page is too long', () => {
    expect(methodParams['article.list'].safeParse({ limit: 100_000 }).success).toBe(false)
  })
})
