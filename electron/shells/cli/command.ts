import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** What a command ends with: a script can tell them apart. */
export const EXIT = {
  done: 0,
  /** The call itself was wrong; nothing was tried. */
  usage: 1,
  /** Some of it failed; the rest was done. */
  partly: 2,
  /** Nothing could be done. */
  failed: 3,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Where a command writes and reads, so that tests can listen. */
export interface Terminal {
  /** Results alone; resolves when they are written. */
  out(text: string | Uint8Array): Promise<void>
  /** Problems and progress. */
  error(text: string): void
  readonly input: AsyncIterable<string | Uint8Array>
}

export interface Command {
  /** What `--help` prints. */
  readonly help: string
  run(argv: readonly string[], terminal: Terminal): Promise<ExitCode>
}

/** The call was wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Parses a command's arguments; a wrong one is a `UsageError`. */
export function parse<T extends ParseArgsOptionsConfig>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** The positional arguments, refused when there are none. */
export function needFiles(positionals: readonly string[]): readonly string[] {
  if (positionals.length === 0) throw new UsageError('Name at least one file.')
  return positionals
}
