import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type Browser, test as base, type Page } from 'playwright/test'
import { findElectron } from '../../electron/shells/find-electron.mjs'

export { expect } from 'playwright/test'

const project = path.resolve(import.meta.dirname, '../..')

/** A running Attest with folders of its own; `restart` closes it in order and opens it again on the same folders. */
export interface Attest {
  readonly page: Page
  readonly folder: string
  readonly casesFolder: string
  /** Closes it in order, does something to its folders, if anything, and opens it again. */
  restart(meanwhile?: () => void): Promise<Page>
  /** Somebody else's Attest, on another computer as it were. */
  another(): Promise<Page>
}

/**
 * The frame in which a report is previewed runs nothing, Playwright's own scripts included; Chromium says so each time.
 * That a report holds no script is tested by itself.
 */
const isSandboxAtWork = (message: string) =>
  message.startsWith("Blocked script execution in 'about:srcdoc' because the document's frame is sandboxed")

interface Running {
  page: Page
  close(): Promise<void>
}

/** The browser shell as `attest serve` runs it, in a page that may reach nothing else. */
async function startBrowser(browser: Browser, folder: string): Promise<Running> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['out/attest.cjs', 'serve', '--data', path.join(folder, 'data'), '--cases', path.join(folder, 'cases')],
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    server.stdout?.on('data', (chunk) => {
      output += chunk
      const found = /http:\S+/.exec(output)
      if (found) resolve(found[0])
    })
    server.once('exit', (code) => reject(new Error(`attest serve ended with ${code}: ${output}`)))
  })
  const context = await browser.newContext({ viewport: { width: 1360, height: 880 }, acceptDownloads: true })
  const page = await context.newPage()
  await page.goto(url)
  return {
    page,
    async close() {
      await context.close()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    },
  }
}

/** The desktop shell on Electron's binary. */
async function startDesktop(executablePath: string, folder: string): Promise<Running> {
  const environment = { ...process.env } as Record<string, string>
  delete environment.ELECTRON_RUN_AS_NODE
  const app = await _electron.launch({
    executablePath,
    args: [
      project,
      `--user-data-dir=${path.join(folder, 'data')}`,
      `--cases-folder=${path.join(folder, 'cases')}`,
      '--no-sandbox',
    ],
    env: environment,
  })
  return { page: await app.firstWindow(), close: () => app.close() }
}

/**
 * `attest` runs the shell of the project that the spec runs in: `browser` always, `desktop` where Electron's binary is
 * installed. A page error, an error on the console or a request that leaves the computer fails the test.
 */
export const test = base.extend<{ attest: Attest }>({
  attest: async ({ browser }, use, info) => {
    const electron = info.project.name === 'desktop' ? findElectron() : null
    if (info.project.name === 'desktop') test.skip(electron === null, "Electron's binary is not installed here")
    const folder = mkdtempSync(path.join(tmpdir(), 'attest-e2e-'))
    const wrong: string[] = []
    const others: (Running & { folder: string })[] = []
    const start = async (at = folder) => {
      const started = electron ? await startDesktop(electron, at) : await startBrowser(browser, at)
      started.page.on('pageerror', (error) => wrong.push(`page error: ${error.message}`))
      started.page.on('console', (message) => {
        if (message.type() === 'error' && !isSandboxAtWork(message.text())) wrong.push(`console: ${message.text()}`)
      })
      started.page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url())
        if (!['app:', 'data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1')
          wrong.push(`a request left the computer: ${request.url()}`)
      })
      return started
    }
    let running = await start()
    const attest: Attest = {
      get page() {
        return running.page
      },
      folder,
      casesFolder: path.join(folder, 'cases'),
      async restart(meanwhile) {
        await running.close()
        meanwhile?.()
        running = await start()
        return running.page
      },
      async another() {
        const at = mkdtempSync(path.join(tmpdir(), 'attest-e2e-'))
        const started = await start(at)
        others.push({ ...started, folder: at })
        return started.page
      },
    }
    await use(attest)
    if (info.status !== info.expectedStatus)
      await info.attach('screen', { body: await running.page.screenshot(), contentType: 'image/png' })
    for (const one of [...others, { ...running, folder }]) {
      await one.close()
      rmSync(one.folder, { recursive: true, force: true, maxRetries: 3 })
    }
    base.expect(wrong).toEqual([])
  },
})
