import path from 'node:path'
import { methodParams } from '../../contract'
import { need, PLACE_OPTIONS, terminalWorkbench } from './case-workbench'
import { type Command, EXIT, parse, UsageError } from './command'

const FORMATS = methodParams['report.export'].shape.format.options

/** `attest report CASE --format html --kind archive --out F` */
export const reportCommand: Command = {
  help: `usage: attest report CASE [--kind publish|archive] [--format FORMAT] [--out FILE]

Makes the report of the case in the folder CASE.

  --kind KIND          publish (default): final verdicts; archive: everything, with history
  --format FORMAT      ${FORMATS.join(', ')} (default: html)
  --out FILE           write it there; without it, to standard output
  --stage, --speaker, --topic, --outlet   only claims of this stage, speaker, topic or outlet
  --names              print reviewers’ names in a publish report
  --organisation NAME  who publishes (ClaimReview needs it)
  --base-url URL       where reports are published (ClaimReview needs it)
  --data FOLDER        where settings are kept

Exit code 3, with what is missing on standard error, where the report can't be made; 2 where only a part of it can.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, {
      kind: { type: 'string', default: 'publish' },
      format: { type: 'string', default: 'html' },
      out: { type: 'string' },
      stage: { type: 'string' },
      speaker: { type: 'string' },
      topic: { type: 'string' },
      outlet: { type: 'string' },
      names: { type: 'boolean', default: false },
      organisation: { type: 'string' },
      'base-url': { type: 'string' },
      ...PLACE_OPTIONS,
    })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageError('Name the folder of one case.')
    const { stage, speaker, topic, outlet } = values
    const filter = Object.fromEntries(
      Object.entries({ stage, speaker, topic, outlet }).filter(([, value]) => value !== undefined),
    )
    const read = methodParams['report.export'].safeParse({
      kind: values.kind,
      format: values.format,
      names: values.names,
      filter,
      organisation: values.organisation ?? null,
      baseUrl: values['base-url'] ?? null,
      ...(values.out === undefined ? {} : { path: path.resolve(values.out) }),
    })
    if (!read.success)
      throw new UsageError(read.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('; '))

    const workbench = terminalWorkbench(values, (text) => terminal.error(`${text}\n`))
    try {
      await need(workbench, 'case.open', { folder: path.resolve(folder) })
      await workbench.settled()
      const result = await need(workbench, 'report.export', read.data)
      for (const what of result.missing) terminal.error(`missing: ${what}\n`)
      if (result.path === null && result.base64 === null) return EXIT.failed
      if (result.base64 !== null) await terminal.out(Buffer.from(result.base64, 'base64'))
      return result.missing.length > 0 ? EXIT.partly : EXIT.done
    } finally {
      await workbench.close()
    }
  },
}
