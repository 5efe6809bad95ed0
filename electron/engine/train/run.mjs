// `npm run train -- …`: bundles the trainer and runs it with enough memory for its examples.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.join(import.meta.dirname, '..', '..', '..')
const outfile = path.join(root, 'out', 'train.cjs')
await build({
  absWorkingDir: root,
  entryPoints: ['electron/engine/train/train.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, ['--max-old-space-size=6144', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
