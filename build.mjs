// Builds everything that runs into out/: the Node bundles with esbuild, the renderer with Vite.
// CommonJS on purpose: bundled packages that use __filename or require break in an ESM bundle.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(fileURLToPath(import.meta.url))
const out = path.join(root, 'out')

/** Bundle name → entry point. A worker is a bundle of its own, loaded by file name from the same folder. */
const NODE_BUNDLES = {
  main: 'electron/shells/desktop/main.ts',
  preload: 'electron/shells/desktop/preload.ts',
  attest: 'electron/shells/cli/bin.ts',
  'analysis-worker': 'electron/engine/analysis-worker.ts',
  'workbench-worker': 'electron/workbench-worker.ts',
}

/** Milliseconds of the newest change below `folder`; 0 when absent. */
function newest(folder) {
  if (!existsSync(folder)) return 0
  let latest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) latest = Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs)
  return latest
}

const stamp = (part) => path.join(out, `.${part}-built`)
const isFresh = (part, sources) =>
  existsSync(stamp(part)) &&
  statSync(stamp(part)).mtimeMs >
    Math.max(
      ...sources.map((folder) => newest(path.join(root, folder))),
      statSync(path.join(root, 'package.json')).mtimeMs,
    )
const markBuilt = (part) => writeFileSync(stamp(part), '')

async function buildNode() {
  const { build } = await import('esbuild')
  const entryPoints = Object.fromEntries(
    Object.entries(NODE_BUNDLES).filter(([, file]) => existsSync(path.join(root, file))),
  )
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'out',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['electron'],
    sourcemap: true,
    logLevel: 'warning',
    // pdfjs is ESM that asks for its own URL; a CommonJS bundle has none.
    logOverride: { 'empty-import-meta': 'silent' },
  })
  rmSync(path.join(out, 'resources'), { recursive: true, force: true })
  cpSync(path.join(root, 'resources'), path.join(out, 'resources'), { recursive: true })
  // pdf.js reads predefined character maps (Chinese, Japanese, Korean) from files when a PDF asks for them.
  rmSync(path.join(out, 'cmaps'), { recursive: true, force: true })
  cpSync(path.join(root, 'node_modules/pdfjs-dist/cmaps'), path.join(out, 'cmaps'), { recursive: true })
  markBuilt('node')
}

async function buildRenderer() {
  const { build } = await import('vite')
  await build({ root: path.join(root, 'renderer'), configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' })
  markBuilt('renderer')
}

/**
 * Builds what is older than its sources.
 * @param {{ renderer?: boolean, force?: boolean }} [options] `renderer: false` leaves the screens out (the command line needs none)
 */
export async function ensureBuilt({ renderer = true, force = false } = {}) {
  mkdirSync(out, { recursive: true })
  const jobs = []
  if (force || !isFresh('node', ['electron', 'resources'])) jobs.push(buildNode())
  if (renderer && (force || !isFresh('renderer', ['renderer', 'electron/contract']))) jobs.push(buildRenderer())
  await Promise.all(jobs)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt({ force: true })
