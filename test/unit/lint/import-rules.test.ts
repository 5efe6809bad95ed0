import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = path.resolve(import.meta.dirname, '../../..')

/** Violations that dependency-cruiser finds in `files` laid out as a project of their own, as `rule: from`. */
function violations(folder: string): string[] {
  const cruise = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    cruise,
    'electron',
    'renderer',
    '--config',
    path.join(project, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
  ]
  let output: string
  try {
    output = execFileSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64e6,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  const { summary } = JSON.parse(output) as {
    summary: { violations: { from: string; rule: { name: string } }[]; totalCruised: number }
  }
  expect(summary.totalCruised).toBeGreaterThan(0)
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
}

describe('the import rules bite', () => {
  let folder: string
  let found: string[]
  const files: Record<string, string> = {
    'package.json': '{ "type": "module", "dependencies": { "zod": "4", "lowdb": "7" } }',
    'electron/contract/text.ts': "import { fold } from '../core/fold'\nexport type Span = typeof fold",
    'electron/core/fold.ts': 'export const fold = 1',
    'electron/core/clock.ts': "import { hostname } from 'node:os'\nexport const name = hostname()",
    'electron/core/types-only.ts': "import type { Store } from '../store/open'\nexport type Kept = Store",
    'electron/core/package.ts': "import { Low } from 'lowdb'\nexport const low = Low",
    'electron/store/open.ts': 'export interface Store { name: string }',
    'electron/readers/text.ts': "import type { Store } from '../store/open'\nexport type Kept = Store",
    'electron/workbench.ts': "import { serve } from './shells/browser/serve'\nexport const start = serve",
    'electron/shells/browser/serve.ts': "import { app } from 'electron'\nexport const serve = app",
    'renderer/view.tsx': "import { fold } from '../electron/core/fold'\nexport const View = () => <p>{fold}</p>",
    'renderer/read.ts': "import { readFileSync } from 'node:fs'\nexport const read = readFileSync",
  }
  beforeAll(() => {
    folder = mkdtempSync(path.join(project, 'out', 'planted-'))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
    found = violations(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['the contract imports core', 'contract-alone: electron/contract/text.ts'],
    ['core names the operating system', 'core-without-node: electron/core/clock.ts'],
    ['core imports a type of the store', 'core-on-contract: electron/core/types-only.ts'],
    ['core imports a package that does I/O', 'core-on-pure-packages: electron/core/package.ts'],
    ['a reader imports the store', 'readers-on-core: electron/readers/text.ts'],
    ['the workbench imports a shell', 'workbench-below-shells: electron/workbench.ts'],
    ['the browser shell imports electron', 'electron-only-in-the-desktop-shell: electron/shells/browser/serve.ts'],
    ['a screen imports core', 'renderer-on-contract: renderer/view.tsx'],
    ['a screen imports Node', 'renderer-without-node: renderer/read.ts'],
  ])('when %s', (_, violation) => {
    expect(found).toContain(violation)
  })
})
