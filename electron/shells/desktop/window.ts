import path from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './origin'
import { keepWindowState, readWindowState } from './window-state'

/** Opens the workbench's window. Sandboxed, isolated, without Node; shown at its first paint. */
export function openWindow(codeFolder: string, stateFile: string): BrowserWindow {
  const state = readWindowState(
    stateFile,
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const { x, y, width, height } = state.bounds
  const window = new BrowserWindow({
    width,
    height,
    ...(Number.isFinite(x) ? { x, y } : {}),
    minWidth: 720,
    minHeight: 480,
    show: false,
    title: 'Attest',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16181c' : '#ffffff',
    webPreferences: {
      preload: path.join(codeFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  if (state.maximized) window.maximize()
  keepWindowState(window, stateFile)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${APP_ORIGIN}/`)
  return window
}
