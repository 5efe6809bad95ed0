import path from 'node:path'
import { need, PLACE_OPTIONS, terminalWorkbench } from './case-workbench'
import { type Command, EXIT, parse, UsageError } from './command'

/** `attest verify CASE` */
export const verifyCommand: Command = {
  help: `usage: attest verify CASE [--json]

Checks everything in the case in the folder CASE: each line of each log and its place in the chain, case.json, originals
and texts by their SHA-256, and that every passage that a decision cites stands in its text. Prints a line for each
fault: file and line, what is wrong, what to do.

  --json         one JSON value instead
  --data FOLDER  where settings are kept

Exit code 2 where something is wrong, 3 where the folder could not be opened.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, { json: { type: 'boolean', default: false }, ...PLACE_OPTIONS })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageError('Name the folder of one case.')
    const workbench = terminalWorkbench(values, (text) => terminal.error(`${text}\n`))
    try {
      const { notices } = await need(workbench, 'case.open', { folder: path.resolve(folder) })
      const result = await need(workbench, 'case.verify', {})
      for (const notice of notices) terminal.error(`${notice}\n`)
      if (values.json) await terminal.out(`${JSON.stringify(result, null, 2)}\n`)
      else {
        for (const { level, file, line, what, remedy } of result.faults)
          await terminal.out(`${level}: ${file}${line === null ? '' : `:${line}`}: ${what}. ${remedy}\n`)
        const { events, writers, faults } = result
        await terminal.out(`${events} acts in the logs of ${writers} writers, ${faults.length} faults\n`)
      }
      return result.faults.length > 0 ? EXIT.partly : EXIT.done
    } finally {
      await workbench.close()
    }
  },
}
