import type { Analysis, Statement } from '../../contract'
import { analyzeFiles } from '../../engine/analyze-files'
import { type Command, EXIT, type ExitCode, needFiles, parse, type Terminal } from './command'

/** `attest analyze FILE… [--json]` */
export const analyzeCommand: Command = {
  help: `usage: attest analyze FILE… [--json]

Reads the files as one set and finds who said what. No case is made and nothing is written.

  --json   print one JSON value (schema attest.analysis/1) on standard output

Text, Markdown, HTML, PDF, Word (.docx) and mail (.eml) are read. A file that can't be read is named on standard
error; the rest is still printed and the exit code is 2.
`,
  async run(argv, terminal) {
    const { values, positionals } = parse(argv, { json: { type: 'boolean', default: false } })
    const analysis = await analyzeFiles(needFiles(positionals))
    await terminal.out(values.json ? `${JSON.stringify(analysis)}\n` : listing(analysis))
    return tellProblems(analysis, terminal)
  },
}

/** Names the files that could not be read; the exit code that says so. */
export function tellProblems({ problems }: Analysis, terminal: Terminal): ExitCode {
  for (const { path, reason } of problems) terminal.error(`${path}: ${reason}\n`)
  return problems.length > 0 ? EXIT.partly : EXIT.done
}

/** A statement's words, in one line. */
export const wordsOf = (text: string, { content }: Pick<Statement, 'content'>): string =>
  content.map(([start, end]) => text.slice(start, end).replace(/\s+/g, ' ').trim()).join(' … ')

/** Who says it, as far as the text settles that. */
export function speakerOf({ speaker }: Pick<Statement, 'speaker'>, names: ReadonlyMap<string, string>): string {
  if (!speaker) return 'The article'
  if (speaker.name !== null && speaker.certainty !== 'unknown') return speaker.name
  const candidates = speaker.candidates.flatMap((id) => names.get(id) ?? [])
  return candidates.length > 0 ? `Not established (${candidates.join(' or ')}?)` : 'Not established'
}

function listing({ articles, speakers, threads, notes }: Analysis): string {
  const names = new Map(speakers.map(({ id, name }) => [id, name]))
  const lines: string[] = []
  for (const { path, title, publisher, text, statements } of articles) {
    lines.push(`${path}${title === null ? '' : `: ${title}`}${publisher === null ? '' : ` (${publisher})`}`)
    for (const statement of statements.filter(({ type }) => type !== 'narrated'))
      lines.push(`  ${speakerOf(statement, names)}: ${wordsOf(text, statement)}`)
    for (const note of notes.filter((entry) => entry.path === path)) lines.push(`  note: ${note.note}`)
    lines.push('')
  }
  const texts = new Map(articles.map((article) => [article.id, article]))
  for (const { members, differences } of threads) {
    lines.push('The same claim:')
    for (const { article, statement } of members) {
      const found = texts.get(article)
      const said = found?.statements.find(({ id }) => id === statement)
      if (found && said) lines.push(`  ${found.path}: ${speakerOf(said, names)}: ${wordsOf(found.text, said)}`)
    }
    for (const { kind, note } of differences) lines.push(`  ${kind}: ${note}`)
    lines.push('')
  }
  return lines.join('\n')
}
