import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { MethodReply } from '../../contract'
import type { Workbench } from '../../workbench'
import { need, PLACE_OPTIONS, terminalWorkbench } from './case-workbench'
import { type Command, EXIT, parse, type Terminal, UsageError } from './command'

/** `attest run [CASE]`: JSON lines in, one reply a line. */
export const runCommand: Command = {
  help: `usage: attest run [CASE] [--reviewer NAME]

Reads calls from standard input, one JSON value a line, {"id": …, "method": "…", "params": {…}}, and answers each with
one line, {"id": …, "ok": true, "value": …} or {"id": …, "ok": false, "error": {"code": "…", "message": "…"}}. The
methods are those that the screens use. A call is answered when the one before is done and its analysis has settled.

  CASE             the folder of a case to open first
  --reviewer NAME  who acts; without it, whoever acted here last
  --data FOLDER    where settings are kept
  --cases FOLDER   where new cases are kept

Exit code 2 where a call was refused, 3 where the case could not be opened.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, { reviewer: { type: 'string' }, ...PLACE_OPTIONS })
    const [folder, ...more] = positionals
    if (more.length > 0) throw new UsageError('Name one case at most.')
    const workbench = terminalWorkbench(values, (text) => terminal.error(`${text}\n`))
    try {
      if (values.reviewer !== undefined) await need(workbench, 'app.setReviewer', { name: values.reviewer })
      if (folder !== undefined) await need(workbench, 'case.open', { folder: path.resolve(folder) })
      return (await answerLines(workbench, terminal)) ? EXIT.done : EXIT.partly
    } finally {
      await workbench.close()
    }
  },
}

/** Answers every line; true if no call was refused. */
export async function answerLines(
  workbench: Pick<Workbench, 'dispatch' | 'settled'>,
  terminal: Terminal,
): Promise<boolean> {
  let allDone = true
  for await (const line of createInterface({ input: Readable.from(terminal.input), crlfDelay: Infinity })) {
    if (line.trim() === '') continue
    await workbench.settled()
    const { id, reply } = await answerLine(workbench, line)
    allDone &&= reply.ok
    await terminal.out(`${JSON.stringify({ id, ...reply })}\n`)
  }
  return allDone
}

async function answerLine(
  workbench: Pick<Workbench, 'dispatch'>,
  line: string,
): Promise<{ id: unknown; reply: MethodReply }> {
  let call: unknown
  try {
    call = JSON.parse(line)
  } catch (error) {
    const message = `This line is no JSON value: ${(error as Error).message}`
    return { id: null, reply: { ok: false, error: { code: 'bad request', message } } }
  }
  const {
    id = null,
    method,
    params,
  } = (typeof call === 'object' && call !== null ? call : {}) as Record<string, unknown>
  return { id, reply: await workbench.dispatch(method, params) }
}
