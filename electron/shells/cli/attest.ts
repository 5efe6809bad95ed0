import packageJson from '../../../package.json'
import { analyzeFiles } from '../../engine/analyze-files'
import { serveCommand } from './serve'

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv
  if (command === 'serve') return serveCommand(rest, __dirname, packageJson.version)
  if (command !== 'analyze') {
    process.stderr.write('usage: attest analyze FILE… --json\n')
    return 1
  }
  const analysis = await analyzeFiles(rest.filter((argument) => !argument.startsWith('--')))
  for (const { path, reason } of analysis.problems) process.stderr.write(`${path}: ${reason}\n`)
  await new Promise<void>((done) => process.stdout.write(`${JSON.stringify(analysis)}\n`, () => done()))
  return analysis.problems.length ? 2 : 0
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
