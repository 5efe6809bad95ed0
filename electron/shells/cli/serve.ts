import { parseArgs } from 'node:util'
import { startBrowserShell } from '../browser/start'

export const SERVE_HELP = `usage: attest serve [--open] [--port N] [--data FOLDER] [--cases FOLDER]

Serves the workbench to a browser on this computer (127.0.0.1 only) and prints its address.
  --open          also opens a window, where a display and a Chromium are there
  --port N        this port instead of any free one
  --data FOLDER   where settings are kept
  --cases FOLDER  where new cases are kept`

/** `attest serve`: runs until it is interrupted; answers the exit code. */
export async function serveCommand(argv: string[], codeFolder: string, version: string): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      open: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      data: { type: 'string' },
      cases: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    process.stdout.write(`${SERVE_HELP}\n`)
    return 0
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`--port ${values.port}: a port is a number from 0 to 65535\n`)
    return 1
  }
  const shell = await startBrowserShell({
    codeFolder,
    port,
    open: values.open,
    version,
    ...(values.data === undefined ? {} : { dataFolder: values.data }),
    ...(values.cases === undefined ? {} : { casesFolder: values.cases }),
  })
  process.stdout.write(
    `Attest is open at ${shell.url}\nThis address is for this computer and this session only. Ctrl+C closes it.\n`,
  )
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await shell.close()
  return 0
}
