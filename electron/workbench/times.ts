/** ISO date-time in UTC of Unix milliseconds. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** ISO date-time in UTC of a hybrid logical clock `<13-digit milliseconds>-<counter>`. */
export const clockTime = (at: string): string => isoTime(Number(at.slice(0, 13)))
