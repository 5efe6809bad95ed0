/** The middle value; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The value that `share` of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Milliseconds that `work` took. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Times several works in turn, `rounds` times over after one warm-up, so that a noisy machine disturbs all alike.
 * Answers each work's times in milliseconds.
 */
export async function sideBySide<K extends string>(
  works: Record<K, () => unknown>,
  rounds: number,
): Promise<Record<K, number[]>> {
  const names = Object.keys(works) as K[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (const name of names) await works[name]()
  for (let round = 0; round < rounds; round++) for (const name of names) times[name].push(await timed(works[name]))
  return times
}

/** Prints a line of a benchmark: what, the figure, and what it is held against. */
export function line(what: string, figure: string, bound = ''): void {
  console.log(`  ${what.padEnd(58)} ${figure.padStart(12)}${bound ? `   ${bound}` : ''}`)
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
