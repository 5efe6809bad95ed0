import path from 'node:path'
import { app, type BrowserWindow, ipcMain, session, type WebContents } from 'electron'
import { loadRendererFiles } from '../renderer-files'
import { startWorkbench } from '../workbench-client'
import { setUpCalls } from './calls'
import { desktopHost } from './host'
import { setUpMenu } from './menu'
import { setUpNavigation, setUpPermissions } from './permissions'
import { registerScheme, setUpProtocol } from './protocol'
import { openWindow } from './window'

// Built as CommonJS: __dirname is out/, where the bundles, the renderer and the resources are.
const windows = new Set<WebContents>()
let window: BrowserWindow | null = null

if (app.requestSingleInstanceLock()) {
  app.enableSandbox()
  registerScheme()
  setUpNavigation(app)
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  setUpPermissions(session.defaultSession)
  setUpMenu()
  setUpProtocol(await loadRendererFiles(path.join(__dirname, 'renderer')))
  const workbench = await startWorkbench({
    host: desktopHost(() => window),
    codeFolder: __dirname,
    dataFolder: app.getPath('userData'),
    casesFolder: app.commandLine.getSwitchValue('cases-folder') || path.join(app.getPath('documents'), 'Attest'),
    version: app.getVersion(),
  })
  setUpCalls(ipcMain, workbench, windows)
  showWindow()
  app.on('second-instance', showWindow)
  app.on('activate', showWindow)
  app.on('window-all-closed', () => app.quit())
  setUpQuit(() => workbench.close())
}

/** One window: opened when there is none, brought forward when there is. */
function showWindow(): void {
  if (window) {
    if (window.isMinimized()) window.restore()
    window.focus()
    return
  }
  const opened = openWindow(__dirname, path.join(app.getPath('userData'), 'window.json'))
  const contents = opened.webContents
  windows.add(contents)
  opened.on('closed', () => {
    windows.delete(contents)
    window = null
  })
  window = opened
}

/** The case is closed in order (snapshot, lock) before the app ends; its log needs no such care. */
function setUpQuit(close: () => Promise<void>): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close().finally(() => {
      closed = true
      app.quit()
    })
  })
}
