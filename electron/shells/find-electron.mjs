import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

function executableName() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

/**
 * Path of Electron's executable of exactly the version this project uses, or null. Looks at files only: asking
 * `require('electron')` would start a download.
 * @param {string} [project] the project's folder
 */
export function findElectron(project = PROJECT) {
  const folder = path.join(project, 'node_modules', 'electron')
  try {
    const wanted = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version
    const given = process.env.ELECTRON_OVERRIDE_DIST_PATH
    const found = given
      ? wanted
      : readFileSync(path.join(folder, 'dist', 'version'), 'utf8')
          .trim()
          .replace(/^v/, '')
    if (found !== wanted) return null
    const executable = given
      ? path.join(given, executableName())
      : path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8'))
    accessSync(executable, constants.X_OK)
    return executable
  } catch {
    return null
  }
}
