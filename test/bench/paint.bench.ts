import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from 'playwright'
import { findChromium } from '../chromium.mjs'
import { line, median, milliseconds, sideBySide, timed } from './measure'

const ROUNDS = 7

/** The browser shell from its start to the sample case's list of articles, against an empty page in the same Chromium. */
export async function bench({ project }: { project: string }): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === null) {
    line('no Chromium is installed here: first paint was not measured', '—')
    return
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'attest-bench-'))
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const empty = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>empty'))
  await new Promise<void>((listening) => empty.listen(0, '127.0.0.1', listening))
  const shell = await startShell(project, folder)
  await openSample(browser, shell.url)
  const starts: number[] = []
  const paints: number[] = []
  const times = await sideBySide(
    {
      empty: () => show(browser, `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`, 'p'),
      page: async () => paints.push(await show(browser, shell.url, ARTICLES)),
      start: async () => {
        const own = mkdtempSync(path.join(folder, 'start-'))
        const begun = performance.now()
        const fresh = await startShell(project, own)
        await show(browser, fresh.url, 'h1')
        starts.push(performance.now() - begun)
        await fresh.stop()
      },
    },
    ROUNDS,
  )
  line('an empty page', milliseconds(median(times.empty)))
  line('the page’s own first contentful paint', milliseconds(median(paints.slice(-ROUNDS))))
  line('the sample case’s articles on screen', milliseconds(median(times.page)))
  line('ratio', `${(median(times.page) / median(times.empty)).toFixed(2)} ×`)
  line('program not running yet → its first screen', milliseconds(median(starts.slice(-ROUNDS))))
  await shell.stop()
  empty.close()
  await browser.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

/** A row of the list of articles. */
const ARTICLES = 'main ul[aria-label="Articles"] li'

/** Shows an address in a fresh page until `wanted` is there and painted; gives the first contentful paint in milliseconds. */
async function show(browser: Browser, url: string, wanted: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.locator(wanted).first().waitFor()
  const paint = await page.evaluate(
    () =>
      new Promise<number>((painted) =>
        requestAnimationFrame(() =>
          painted(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now()),
        ),
      ),
  )
  await context.close()
  return paint
}

/** Opens the sample case as a person who works here for the first time, until its articles are read. */
async function openSample(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(url)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByRole('button', { name: 'Continue' }).click()
  const took = await timed(async () => {
    await page.getByRole('button', { name: 'Look at the sample case' }).click()
    await page.locator(ARTICLES).nth(4).waitFor()
  })
  line('the sample case copied and opened', milliseconds(took))
  await page.close()
}

async function startShell(project: string, folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['out/attest.cjs', 'serve', '--data', path.join(folder, 'data'), '--cases', path.join(folder, 'cases')],
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const url = await new Promise<string>((found, failed) => {
    let output = ''
    server.stdout?.on('data', (chunk) => {
      output += chunk
      const [address] = /http:\S+/.exec(output) ?? []
      if (address) found(address)
    })
    server.once('exit', (code) => failed(new Error(`attest serve ended with ${code}: ${output}`)))
  })
  return {
    url,
    stop: () =>
      new Promise((ended) => {
        server.once('exit', () => ended())
        server.kill('SIGTERM')
      }),
  }
}
