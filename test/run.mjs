// `npm test`: type check of every zone, lint with the import rules, unit tests, end-to-end tests in a real Chromium.
// The last line counts them all: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../build.mjs'
import { ensureChromium } from './chromium.mjs'

const project = fileURLToPath(new URL('..', import.meta.url))
const results = mkdtempSync(path.join(tmpdir(), 'attest-test-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const skipped = []

/** Runs a program of node_modules/.bin with its output shown; answers whether it succeeded. */
function run(name, args, environment = {}) {
  const { status } = spawnSync(path.join(project, 'node_modules', '.bin', name), args, {
    cwd: project,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  })
  return status === 0
}

/** A step that either holds or not counts as one test. */
function check(title, holds) {
  console.log(`${holds ? 'ok' : 'FAILED'}: ${title}`)
  total[holds ? 'passed' : 'failed']++
}

/** Reads a runner's JSON report; a runner that died without one counts as one failure. */
function report(file, ok, count) {
  if (existsSync(file)) count(JSON.parse(readFileSync(file, 'utf8')))
  else check(`a report of ${path.basename(file, '.json')}`, false)
  if (!ok && total.failed === 0) check(`${path.basename(file, '.json')} ended well`, false)
}

for (const zone of ['electron/contract', 'electron/core', 'electron', 'renderer', 'test'])
  check(`types of ${zone}`, run('tsc', ['-p', zone]))
check('lint', run('biome', ['check', '.']))
check('import rules', run('depcruise', ['electron', 'renderer', '--config', '.dependency-cruiser.cjs']))
await ensureBuilt({ force: true })

const unit = path.join(results, 'unit.json')
const unitOk = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`])
report(unit, unitOk, ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => {
  total.passed += numPassedTests
  total.failed +=
    numFailedTests +
    testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.length).length
  total.skipped += numPendingTests + numTodoTests
  for (const { assertionResults } of testResults)
    for (const { status, fullName } of assertionResults)
      if (status === 'pending' || status === 'skipped') skipped.push(`unit: ${fullName}`)
})

const chromium = ensureChromium()
if (chromium) {
  const e2e = path.join(results, 'e2e.json')
  const e2eOk = run('playwright', ['test', '--config', 'test/e2e', '--reporter=list,json'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2e,
  })
  report(e2e, e2eOk, ({ stats, suites, errors }) => {
    total.passed += stats.expected + stats.flaky
    total.failed += stats.unexpected + errors.length
    total.skipped += stats.skipped
    collectSkipped(suites)
  })
} else check('a Chromium for the end-to-end tests', false)

function collectSkipped(suites) {
  for (const suite of suites) {
    collectSkipped(suite.suites ?? [])
    for (const { title, tests } of suite.specs ?? [])
      for (const { status, projectName, annotations } of tests)
        if (status === 'skipped')
          skipped.push(
            `${projectName}: ${title} (${annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'})`,
          )
  }
}

rmSync(results, { recursive: true, force: true })
for (const line of skipped) console.log(`skipped: ${line}`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed ? 1 : 0
