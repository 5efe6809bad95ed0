// `npm run train -- KIND …`: bundles the trainer of that kind and runs it with enough memory for its examples. Without a kind
// it is the attribution model's.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'

/** The trainer of each kind, by its file in this folder; the bundle has the same name. */
const TRAINERS = {
  attributions: 'train',
  pages: 'train-pages',
  threads: 'train-threads',
  'word-vectors': 'train-word-vectors',
}

const [first, ...rest] = process.argv.slice(2)
const kind = Object.hasOwn(TRAINERS, first ?? '') ? first : null
const trainer = TRAINERS[kind ?? 'attributions']
const root = path.join(import.meta.dirname, '..', '..', '..')
const outfile = path.join(root, 'out', `${trainer}.cjs`)
await build({
  absWorkingDir: root,
  entryPoints: [`electron/engine/train/${trainer}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
})
const parameters = kind === null ? process.argv.slice(2) : rest
const { status } = spawnSync(process.execPath, ['--max-old-space-size=6144', outfile, ...parameters], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
