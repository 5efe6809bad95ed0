// `npm run bench [-- analysis | workbench | paint …]`: medians and ratios, taken side by side in one run.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { ensureBuilt } from '../../build.mjs'

const folder = path.dirname(fileURLToPath(import.meta.url))
const project = path.resolve(folder, '../..')
const all = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''))
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('-'))

await ensureBuilt()
for (const name of wanted.length ? wanted : all) {
  const entry = path.join(folder, `${name}.bench.ts`)
  if (!existsSync(entry)) {
    console.error(`no benchmark named ${name}: there are ${all.join(', ')}`)
    process.exitCode = 1
    continue
  }
  const outfile = path.join(project, 'out', 'bench', `${name}.cjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['playwright'],
    logLevel: 'error',
    logOverride: { 'empty-import-meta': 'silent' },
  })
  console.log(`\n${name}`)
  const { default: loaded } = await import(outfile)
  await loaded.bench({ project })
}
