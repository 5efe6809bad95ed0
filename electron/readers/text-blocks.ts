import type { Span } from '../contract'

/** A line without its line end and without blanks around it. */
interface Line {
  readonly start: number
  readonly end: number
}

/** A wrapped line is at most this long; longer lines are paragraphs that a program wrote whole. */
const LONGEST_WRAPPED_LINE = 100
/** A run of fewer lines says too little about how it was wrapped. */
const FEWEST_WRAPPED_LINES = 3

/** The runs of non-blank lines of a text, each line trimmed. */
function runsOfLines(text: string): Line[][] {
  const runs: Line[][] = []
  let run: Line[] = []
  let position = 0
  while (position <= text.length) {
    const newline = text.indexOf('\n', position)
    const lineEnd = newline === -1 ? text.length : newline
    let start = position
    let end = lineEnd
    while (start < end && text.charAt(start).trim() === '') start++
    while (end > start && text.charAt(end - 1).trim() === '') end--
    if (start < end) run.push({ start, end })
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
    position = lineEnd + 1
  }
  if (run.length > 0) runs.push(run)
  return runs
}

/**
 * True if a run is one paragraph broken at a fixed width: every line but the last is about as wide as the widest, and
 * could not have taken the next line's first word.
 */
function isWrapped(text: string, run: readonly Line[]): boolean {
  if (run.length < FEWEST_WRAPPED_LINES) return false
  let widest = 0
  for (const { start, end } of run) {
    if (end - start > LONGEST_WRAPPED_LINE) return false
    widest = Math.max(widest, end - start)
  }
  if (widest < 40) return false
  for (let index = 0; index + 1 < run.length; index++) {
    const line = run[index]
    const next = run[index + 1]
    if (!line || !next) return false
    const firstWord = text.slice(next.start, next.end).search(/\s/)
    const word = firstWord === -1 ? next.end - next.start : firstWord
    if (line.end - line.start + 1 + word < widest) return false
  }
  return true
}

/**
 * The paragraphs of a plain text, as spans without the blanks around them: each line is one, since browsers copy a
 * paragraph as a line, but lines that were broken at a fixed width are put together. They cover all non-blank text.
 */
export function paragraphSpans(text: string): Span[] {
  return runsOfLines(text).flatMap((run): Span[] => {
    const first = run[0]
    const last = run[run.length - 1]
    if (first && last && isWrapped(text, run)) return [[first.start, last.end]]
    return run.map(({ start, end }) => [start, end])
  })
}
