// `npm start`: the desktop window where Electron's binary is installed or can be downloaded, else the same workbench
// served to a browser on this computer.
import { spawn, spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../build.mjs'
import { findElectron } from './find-electron.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))
const DOWNLOAD_TIMEOUT_MILLISECONDS = 5 * 60_000

/** Electron's own installer; quick to fail without a network. Says in a word why there is no binary. */
function downloadElectron() {
  console.log('Electron is not installed yet: downloading it once (ATTEST_SHELL=browser skips this) …')
  const installer = path.join(project, 'node_modules', 'electron', 'install.js')
  const { status, error } = spawnSync(process.execPath, [installer], {
    stdio: 'ignore',
    timeout: DOWNLOAD_TIMEOUT_MILLISECONDS,
  })
  return error ? 'its download took too long' : status === 0 ? null : 'its binary could not be downloaded'
}

await ensureBuilt()
let why = process.env.ATTEST_SHELL === 'browser' ? 'ATTEST_SHELL=browser asks for the browser' : null
if (!why && !findElectron()) why = downloadElectron()
const electron = why ? null : findElectron()
if (electron) {
  const environment = { ...process.env }
  delete environment.ELECTRON_RUN_AS_NODE
  const child = spawn(electron, [project, ...process.argv.slice(2)], { stdio: 'inherit', env: environment })
  child.on('close', (code) => process.exit(code ?? 1))
} else {
  console.log(
    `No desktop window: ${why ?? 'the installed Electron is of another version'}. Attest is served to your browser instead.`,
  )
  process.argv.splice(2, 0, 'serve', '--open')
  await import('../../out/attest.cjs')
}
