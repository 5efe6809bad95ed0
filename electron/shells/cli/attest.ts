import { type Command, EXIT, type ExitCode, type Terminal, UsageError } from './command'

/** Commands with one line about each. They are loaded when called, so that a quick one stays quick. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Command> }>> = {
  analyze: {
    summary: 'who said what in files, and which statements tell the same claim',
    load: async () => (await import('./analyze')).analyzeCommand,
  },
  matrix: {
    summary: 'speakers × pages: who said what on a topic',
    load: async () => (await import('./matrix')).matrixCommand,
  },
  report: {
    summary: 'the report of a case, in a file or on standard output',
    load: async () => (await import('./report')).reportCommand,
  },
  run: {
    summary: 'calls of the workbench as JSON lines, one reply a line',
    load: async () => (await import('./run')).runCommand,
  },
  verify: {
    summary: 'whether everything in a case is as it was kept',
    load: async () => (await import('./verify')).verifyCommand,
  },
  corrections: {
    summary: 'what reviewers corrected, as JSON lines',
    load: async () => (await import('./corrections')).correctionsCommand,
  },
  serve: {
    summary: 'the workbench in a browser on this computer',
    load: async () => (await import('./serve')).serveCommand,
  },
}

const overview = (): string => {
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
  return `usage: attest COMMAND …\n\n${lines.join('\n')}\n\n“attest COMMAND --help” tells more of each.\nexit codes: 0 done, 1 wrong call, 2 partly failed, 3 failed\n`
}

/** Runs one command line; gives the exit code. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '', ...rest] = argv
  if (name === '' || name === '--help' || name === 'help') {
    await terminal.out(overview())
    return name === '' ? EXIT.usage : EXIT.done
  }
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!known) {
    terminal.error(`There is no command “${name}”.\n\n${overview()}`)
    return EXIT.usage
  }
  const command = await known.load()
  if (rest.includes('--help')) {
    await terminal.out(command.help)
    return EXIT.done
  }
  try {
    return await command.run(rest, terminal)
  } catch (error) {
    terminal.error(`attest ${name}: ${(error as Error).message}\n`)
    if (!(error instanceof UsageError)) return EXIT.failed
    terminal.error(`“attest ${name} --help” tells how.\n`)
    return EXIT.usage
  }
}
