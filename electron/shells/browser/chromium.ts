import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
]
const FIXED_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]
const PRINT_TIMEOUT_MILLISECONDS = 60_000

/** The path of an installed Chromium-like browser: `$CHROMIUM`, else the first found on the PATH; null when none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (environment.PATH ?? '').split(path.delimiter).filter(Boolean)
  const places = [
    ...(environment.CHROMIUM ? [environment.CHROMIUM] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...FIXED_PLACES,
  ]
  return places.find(isExecutable) ?? null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Chromium refuses to run its sandbox as root, as in containers. */
function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** Opens `url` in a window without tabs or address bar; answers at once. */
export function openAppWindow(chromium: string, url: string, profileFolder: string): void {
  spawn(
    chromium,
    [
      `--app=${url}`,
      `--user-data-dir=${profileFolder}`,
      '--no-first-run',
      '--no-default-browser-check',
      ...sandboxArguments(),
    ],
    { stdio: 'ignore', detached: true },
  ).unref()
}

/** Prints self-contained HTML to PDF with an installed Chromium. Throws when it fails or takes more than a minute. */
export async function printWithChromium(chromium: string, html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'attest-print-'))
  try {
    const page = path.join(folder, 'report.html')
    const pdf = path.join(folder, 'report.pdf')
    await writeFile(page, html)
    await new Promise<void>((resolve, reject) => {
      const child = spawn(
        chromium,
        [
          '--headless',
          '--disable-gpu',
          '--no-pdf-header-footer',
          `--user-data-dir=${path.join(folder, 'profile')}`,
          `--print-to-pdf=${pdf}`,
          ...sandboxArguments(),
          pathToFileURL(page).href,
        ],
        { stdio: 'ignore', timeout: PRINT_TIMEOUT_MILLISECONDS },
      )
      child.once('error', reject)
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`printing ended with ${code}`))))
    })
    return new Uint8Array(await readFile(pdf))
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
