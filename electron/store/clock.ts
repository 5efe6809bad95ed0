/** An `at` later than this before the present is refused: 24 hours, in milliseconds. */
export const FUTURE_LIMIT = 24 * 60 * 60 * 1000

const HIGHEST_COUNTER = 999_999

/**
 * The next tick of a hybrid logical clock: the time that the computer shows, or, where that is not later than the last
 * event seen, the last event's time with the counter one higher. So a new event follows all that its writer had seen,
 * whatever the clocks say. (Kulkarni et al., "Logical Physical Clocks", 2014.)
 *
 * @param last greatest `at` seen; empty for none.
 * @param now Unix milliseconds.
 */
export function nextAt(last: string, now: number): string {
  const milliseconds = Math.max(0, Math.floor(now))
  if (last === '' || milliseconds > millisecondsOf(last)) return formatAt(milliseconds, 0)
  const counter = Number(last.slice(14)) + 1
  return counter > HIGHEST_COUNTER ? formatAt(millisecondsOf(last) + 1, 0) : formatAt(millisecondsOf(last), counter)
}

/** Unix milliseconds of an `at`. */
export function millisecondsOf(at: string): number {
  return Number(at.slice(0, 13))
}

/** True where an `at` is so far ahead of the present that it can't be right. */
export function isFarFuture(at: string, now: number): boolean {
  return millisecondsOf(at) > now + FUTURE_LIMIT
}

function formatAt(milliseconds: number, counter: number): string {
  if (milliseconds > 9_999_999_999_999) throw new RangeError('the clock of this computer stands after the year 2286')
  return `${String(milliseconds).padStart(13, '0')}-${String(counter).padStart(6, '0')}`
}
