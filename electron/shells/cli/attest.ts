import { analyzeCommand } from './analyze'
import { type Command, EXIT, type ExitCode, type Terminal, UsageError } from './command'
import { correctionsCommand } from './corrections'
import { matrixCommand } from './matrix'
import { reportCommand } from './report'
import { runCommand } from './run'
import { serveCommand } from './serve'

const COMMANDS: Readonly<Record<string, Command>> = {
  analyze: analyzeCommand,
  matrix: matrixCommand,
  report: reportCommand,
  run: runCommand,
  corrections: correctionsCommand,
  serve: serveCommand,
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
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    terminal.error(`There is no command “${name}”.\n\n${overview()}`)
    return EXIT.usage
  }
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
