import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { startWorkbench } from '../workbench-client'
import { findChromium, openAppWindow } from './chromium'
import { browserHost } from './host'
import { serve } from './serve'

export interface BrowserStart {
  /** Where the bundles, the renderer and `resources` lie. */
  readonly codeFolder: string
  /** Settings: who reviews here, recent cases. Absent: the user's own folder for such things. */
  readonly dataFolder?: string
  /** Where new cases are kept. Absent: `Attest` in the user's documents. */
  readonly casesFolder?: string
  /** A case to open first. Throws, with a reason for the user, where it can't be opened. */
  readonly caseFolder?: string
  /** 0 or absent: any free port. */
  readonly port?: number
  /** Opens a window if a display and a Chromium are there. */
  readonly open?: boolean
  readonly version: string
}

/** The folder for settings, where each system keeps such things. */
export function userDataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32')
    return path.join(environment.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming'), 'Attest')
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Attest')
  return path.join(environment.XDG_CONFIG_HOME ?? path.join(homedir(), '.config'), 'attest')
}

/** Starts the workbench and serves it to a browser on this computer; answers the start address. */
export async function startBrowserShell(start: BrowserStart): Promise<{ url: string; close(): Promise<void> }> {
  const dataFolder = start.dataFolder ?? userDataFolder()
  mkdirSync(dataFolder, { recursive: true })
  const chromium = findChromium()
  const workbench = await startWorkbench({
    host: browserHost(chromium),
    codeFolder: start.codeFolder,
    dataFolder,
    casesFolder: start.casesFolder ?? path.join(homedir(), 'Documents', 'Attest'),
    version: start.version,
  })
  if (start.caseFolder !== undefined) {
    const opened = await workbench.call('case.open', { folder: start.caseFolder })
    if (!opened.ok) {
      await workbench.close()
      throw new Error(opened.error.message)
    }
  }
  const shell = await serve({
    workbench,
    rendererFolder: path.join(start.codeFolder, 'renderer'),
    port: start.port ?? 0,
  })
  if (start.open && chromium && hasDisplay())
    openAppWindow(chromium, shell.url, path.join(dataFolder, 'browser-profile'))
  return {
    url: shell.url,
    async close() {
      await shell.close()
      await workbench.close()
    },
  }
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}
