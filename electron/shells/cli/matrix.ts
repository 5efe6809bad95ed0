import type { Analysis } from '../../contract'
import { nameKey, namesPattern } from '../../core/review/names'
import { analyzeFiles } from '../../engine/analyze-files'
import { speakerOf, tellProblems, wordsOf } from './analyze'
import { type Command, EXIT, needFiles, parse, UsageError } from './command'
import { csv } from './csv'

/** `attest matrix FILE… --topic NAME [--format text|csv|json]` */
export const matrixCommand: Command = {
  help: `usage: attest matrix FILE… [--topic NAME] [--format text|csv|json]

Reads the files as one set and lays out who said what on a topic: a row for each speaker, a column for each page.

  --topic NAME     only statements about this topic; part of its name is enough. Without it: all statements
  --format FORMAT  text (default), csv or json

Exit code 3 where no statement is about the topic; its neighbours are then named on standard error.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, {
      topic: { type: 'string' },
      format: { type: 'string', default: 'text' },
    })
    const { format } = values
    if (format !== 'text' && format !== 'csv' && format !== 'json')
      throw new UsageError(`There is no format “${format}”: text, csv or json.`)
    const analysis = await analyzeFiles(needFiles(positionals))
    const matrix = matrixOf(analysis, values.topic ?? null)
    if (matrix.rows.length === 0) {
      tellProblems(analysis, terminal)
      const known = matrix.known.slice(0, 12).join(', ')
      terminal.error(`No statement is about ${values.topic ?? 'anything'}.${known === '' ? '' : ` Topics: ${known}`}\n`)
      return EXIT.failed
    }
    await terminal.out(print(matrix, format))
    return tellProblems(analysis, terminal)
  },
}

interface Matrix {
  readonly topic: string | null
  readonly columns: readonly string[]
  readonly rows: readonly { readonly speaker: string; readonly cells: readonly (readonly string[])[] }[]
  /** Topics of the set, those of most statements first. */
  readonly known: readonly string[]
}

/** Speakers × pages over an analysis. A topic is found by its name or by whole words of it. */
function matrixOf({ articles, speakers }: Analysis, asked: string | null): Matrix {
  const names = new Map(speakers.map(({ id, name }) => [id, name]))
  const counts = new Map<string, number>()
  for (const { statements } of articles)
    for (const { topics } of statements) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const known = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
  const topics = asked === null ? null : new Set(topicsMeant(known, asked))
  const rows = new Map<string, string[][]>()
  articles.forEach(({ text, statements }, column) => {
    for (const statement of statements) {
      if (statement.type === 'narrated') continue
      if (topics && !statement.topics.some((topic) => topics.has(topic))) continue
      const speaker = speakerOf(statement, names)
      const cells = rows.get(speaker) ?? articles.map(() => [])
      const cue = wordsOf(text, { content: statement.cue })
      const words = wordsOf(text, statement)
      cells[column]?.push(cue === '' ? words : `${cue}: ${words}`)
      rows.set(speaker, cells)
    }
  })
  return {
    topic: topics ? [...topics].join(', ') : null,
    columns: articles.map(({ publisher, path }) => publisher ?? path),
    rows: [...rows].map(([speaker, cells]) => ({ speaker, cells })),
    known,
  }
}

/** The topics of this name, else those that hold it as whole words. */
function topicsMeant(known: readonly string[], asked: string): string[] {
  const key = nameKey(asked)
  const exact = known.filter((name) => nameKey(name) === key)
  return exact.length > 0 ? exact : known.filter((name) => name.search(namesPattern([asked]) ?? /(?!)/) >= 0)
}

const EMPTY = 'no statement found'

function print(matrix: Matrix, format: 'text' | 'csv' | 'json'): string {
  const { topic, columns, rows } = matrix
  if (format === 'json') return `${JSON.stringify({ topic, columns, rows }, null, 2)}\n`
  if (format === 'csv') {
    const cells = rows.map((row) => [row.speaker, ...row.cells.map((said) => said.join('\n') || EMPTY)])
    return csv([['Speaker', ...columns], ...cells])
  }
  const lines = topic === null ? [] : [`Topic: ${topic}`, '']
  for (const { speaker, cells } of rows) {
    lines.push(speaker)
    cells.forEach((said, index) => {
      lines.push(`  ${columns[index] ?? ''}: ${said.length === 0 ? EMPTY : ''}`)
      for (const words of said) lines.push(`    ${words}`)
    })
    lines.push('')
  }
  return lines.join('\n')
}
