import path from 'node:path'
import { need, PLACE_OPTIONS, terminalWorkbench } from './case-workbench'
import { type Command, EXIT, parse, UsageError } from './command'

/** `attest corrections CASE`: what reviewers changed about who said what, for improving the analysis. */
export const correctionsCommand: Command = {
  help: `usage: attest corrections CASE [--jsonl]

Prints every statement of the case that a reviewer added, changed or gave a speaker, one JSON value a line:
{"article", "type", "source", "cue", "content", "speaker", "origin", "text"}, spans as UTF-16 offsets into text. They are
examples from which the analysis can learn. Articles that are withheld are left out.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, { jsonl: { type: 'boolean', default: true }, ...PLACE_OPTIONS })
    const [folder, ...more] = positionals
    if (folder === undefined || more.length > 0) throw new UsageError('Name the folder of one case.')
    const workbench = terminalWorkbench(values, (text) => terminal.error(`${text}\n`))
    try {
      await need(workbench, 'case.open', { folder: path.resolve(folder) })
      await workbench.settled()
      const { items } = await need(workbench, 'article.list', { limit: 1000 })
      for (const row of items) {
        if (row.withheld) continue
        const { text, statements } = await need(workbench, 'article.get', { id: row.id })
        for (const { origin, speakerSet, type, source, cue, content, speaker } of statements) {
          if (origin === 'machine' && !speakerSet) continue
          const correction = { article: row.id, type, source, cue, content, speaker, origin, text }
          await terminal.out(`${JSON.stringify(correction)}\n`)
        }
      }
      return EXIT.done
    } finally {
      await workbench.close()
    }
  },
}
