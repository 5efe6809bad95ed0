import type { Page } from '../contract'

/** One page of a list. */
export function pageOf<T>(items: readonly T[], { offset, limit }: { offset: number; limit: number }): Page<T> {
  return { total: items.length, offset, items: items.slice(offset, offset + limit) }
}

/** A page of which only the items shown are worked out. */
export function pageOfMapped<T, U>(
  items: readonly T[],
  paging: { offset: number; limit: number },
  view: (item: T) => U,
): Page<U> {
  const { total, offset, items: shown } = pageOf(items, paging)
  return { total, offset, items: shown.map(view) }
}

/** Code-unit order, the same on every computer. */
export const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
