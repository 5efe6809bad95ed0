import { defineConfig } from 'playwright/test'

const chromium = process.env.CHROMIUM

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    headless: !process.env.HEADED,
    viewport: { width: 1360, height: 880 },
    // Long enough for a busy machine, short enough that a missing button says so.
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    // `playwright` means its own build, found without a path.
    ...(chromium && chromium !== 'playwright' ? { launchOptions: { executablePath: chromium } } : {}),
  },
  // The same specs against both shells. `desktop` needs Electron's binary and is skipped by name where it is absent.
  projects: [{ name: 'browser' }, { name: 'desktop' }],
})
