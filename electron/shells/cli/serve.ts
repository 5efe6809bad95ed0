import path from 'node:path'
import { startBrowserShell } from '../browser/start'
import { PLACE_OPTIONS, VERSION } from './case-workbench'
import { type Command, EXIT, parse, UsageError } from './command'

/** `attest serve`: runs until it is interrupted. */
export const serveCommand: Command = {
  help: `usage: attest serve [--open] [--port N] [--case FOLDER] [--data FOLDER] [--cases FOLDER]

Serves the workbench to a browser on this computer (127.0.0.1 only) and prints its address.

  --open          also opens a window, where a display and a Chromium are there
  --port N        this port instead of any free one
  --case FOLDER   a case to open first
  --data FOLDER   where settings are kept
  --cases FOLDER  where new cases are kept
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, {
      open: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      case: { type: 'string' },
      ...PLACE_OPTIONS,
    })
    if (positionals.length > 0) throw new UsageError('serve takes no files; name a case with --case.')
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new UsageError(`--port ${values.port}: a port is a number from 0 to 65535`)
    const shell = await startBrowserShell({
      codeFolder: __dirname,
      port,
      open: values.open,
      version: VERSION,
      ...(values.case === undefined ? {} : { caseFolder: path.resolve(values.case) }),
      ...(values.data === undefined ? {} : { dataFolder: values.data }),
      ...(values.cases === undefined ? {} : { casesFolder: values.cases }),
    })
    await terminal.out(
      `Attest is open at ${shell.url}\nThis address is for this computer and this session only. Ctrl+C closes it.\n`,
    )
    await interrupted()
    await shell.close()
    return EXIT.done
  },
}

/** Resolves at Ctrl+C or when the system asks the program to end. */
const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
