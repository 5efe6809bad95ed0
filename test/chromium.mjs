import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of an installed Chromium: `$CHROMIUM`, else the first on the PATH, else Playwright's own; null when none. */
export function findChromium() {
  const onPath = NAMES.flatMap((name) =>
    (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
  )
  return [process.env.CHROMIUM, ...onPath].find((file) => file && isExecutable(file)) ?? null
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Finds a Chromium, installing one where none is: Debian's package as root, else Playwright's own build. Null when neither works. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('No Chromium found: installing the Debian package …')
    const install = (args) =>
      spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    install(['update', '-qq'])
    install(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'])
    return findChromium()
  }
  console.log("No Chromium found: installing Playwright's own …")
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (status === 0) return 'playwright'
  console.log(
    'No Chromium could be installed. Install Chromium or Chrome, or name one in the environment variable CHROMIUM.',
  )
  return null
}
