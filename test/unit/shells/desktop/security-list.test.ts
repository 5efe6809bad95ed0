import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const project = path.resolve(import.meta.dirname, '../../../..')
const folder = path.join(project, 'electron/shells/desktop')
const desktop = readdirSync(folder)
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  .join('\n')
const headers = readFileSync(path.join(project, 'electron/shells/renderer-files.ts'), 'utf8')
const builder = readFileSync(path.join(project, 'electron-builder.yml'), 'utf8')
const packageJson = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>
}

/** Electron's security checklist (docs/tutorial/security.md, items 1 to 20) against the code; behaviour is tested in main.test.ts. */
const CHECKLIST: [number, string, () => boolean][] = [
  [1, 'only secure content: app://, no http', () => !/https?:\/\//.test(desktop)],
  [2, 'no Node in pages', () => /nodeIntegration: false/.test(desktop) && !/nodeIntegration\w*: true/.test(desktop)],
  [3, 'context isolation', () => /contextIsolation: true/.test(desktop) && !/contextIsolation: false/.test(desktop)],
  [4, 'sandbox for every process', () => /app\.enableSandbox\(\)/.test(desktop) && !/sandbox: false/.test(desktop)],
  [5, 'permissions denied', () => /setPermissionRequestHandler[\s\S]*answer\(false\)/.test(desktop)],
  [6, 'web security on', () => !/webSecurity: false/.test(desktop)],
  [
    7,
    'a content security policy',
    () => /"default-src 'none'"/.test(headers) && !/unsafe-eval|script-src[^"]*unsafe-inline/.test(headers),
  ],
  [8, 'no insecure content', () => !/allowRunningInsecureContent/.test(desktop)],
  [9, 'no experimental features', () => !/experimentalFeatures/.test(desktop)],
  [10, 'no Blink features', () => !/enableBlinkFeatures/.test(desktop)],
  [11, 'no pop-ups for a webview', () => !/allowpopups/.test(desktop)],
  [12, 'no webview', () => /will-attach-webview/.test(desktop) && !/webviewTag/.test(desktop)],
  [
    13,
    'navigation stopped, in sub-frames and by redirect too',
    () => ['will-navigate', 'will-frame-navigate', 'will-redirect'].every((name) => desktop.includes(name)),
  ],
  [14, 'no new windows', () => /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/.test(desktop)],
  [15, 'no openExternal', () => !/openExternal/.test(desktop)],
  [
    16,
    'a current Electron, pinned',
    () =>
      /^\d+\.\d+\.\d+$/.test(packageJson.devDependencies.electron ?? '') &&
      builder.includes(`electronVersion: ${packageJson.devDependencies.electron}`),
  ],
  [
    17,
    'the sender of every message checked',
    () =>
      (desktop.match(/ipcMain\.(handle|on)\(/g) ?? []).length === 1 && /isTrusted\(event, windows\) \? /.test(desktop),
  ],
  [
    18,
    'a protocol of our own, not file://',
    () => /protocol\.handle\('app'/.test(desktop) && !/loadFile|file:\/\//.test(desktop),
  ],
  [
    19,
    'fuses',
    () =>
      [
        'runAsNode: false',
        'enableNodeOptionsEnvironmentVariable: false',
        'enableNodeCliInspectArguments: false',
        'enableEmbeddedAsarIntegrityValidation: true',
        'onlyLoadAppFromAsar: true',
        'grantFileProtocolExtraPrivileges: false',
      ].every((fuse) => builder.includes(fuse)),
  ],
  [
    20,
    'no Electron object in the page',
    () =>
      !/exposeInMainWorld\([^)]*ipcRenderer\b/.test(desktop) &&
      (desktop.match(/exposeInMainWorld/g) ?? []).length === 1,
  ],
]

describe("Electron's security checklist", () => {
  it('is ticked to its end', () =>
    expect(CHECKLIST.map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1)))
  it.each(CHECKLIST)('%i: %s', (_number, _title, holds) => expect(holds()).toBe(true))
})
