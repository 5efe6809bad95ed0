import { EventEmitter } from 'node:events'
import Module, { createRequire } from 'node:module'

/** Everything the desktop shell asked of Electron, kept so that tests can look at it. */
export interface Asked {
  log: string[]
  schemes: unknown[]
  protocolHandlers: Map<string, (request: Request) => Response | Promise<Response>>
  ipcHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>
  windows: StandInWindow[]
  session: StandInSession
  menus: unknown[]
}

export class StandInSession extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null = null
  permissionCheck: (() => boolean) | null = null
  devicePermission: (() => boolean) | null = null
  beforeRequest: ((details: { url: string }, answer: (reply: { cancel: boolean }) => void) => void) | null = null
  spellChecker = true
  protocol = { handle() {} }
  webRequest = {
    onBeforeRequest: (listener: NonNullable<StandInSession['beforeRequest']>) => {
      this.beforeRequest = listener
    },
  }
  setPermissionRequestHandler(handler: NonNullable<StandInSession['permissionRequest']>) {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: () => boolean) {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: () => boolean) {
    this.devicePermission = handler
  }
  setSpellCheckerEnabled(enabled: boolean) {
    this.spellChecker = enabled
  }
}

export class StandInContents extends EventEmitter {
  openHandler: (() => { action: string }) | null = null
  sent: unknown[][] = []
  setWindowOpenHandler(handler: () => { action: string }) {
    this.openHandler = handler
  }
  send(...message: unknown[]) {
    this.sent.push(message)
  }
  isDestroyed() {
    return false
  }
}

export class StandInWindow extends EventEmitter {
  webContents = new StandInContents()
  loaded: string[] = []
  shown = false
  focused = 0
  constructor(readonly options: { webPreferences: Record<string, unknown> } & Record<string, unknown>) {
    super()
  }
  async loadURL(url: string) {
    this.loaded.push(url)
  }
  show() {
    this.shown = true
  }
  focus() {
    this.focused++
  }
  isMinimized() {
    return false
  }
  isMaximized() {
    return false
  }
  maximize() {}
  getNormalBounds() {
    return { x: 10, y: 20, width: 1000, height: 700 }
  }
}

/**
 * A stand-in for the `electron` module: it does nothing but remember. Electron's binary can't be downloaded
 * everywhere, and the desktop shell is small enough to be judged by what it asks for.
 */
export function standInElectron(options: { userData: string; firstInstance?: boolean }) {
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => options.firstInstance ?? true,
    enableSandbox: () => asked.log.push('enableSandbox'),
    whenReady: async () => void asked.log.push('ready'),
    quit: () => asked.log.push('quit'),
    getPath: () => options.userData,
    getVersion: () => '0.0.0-test',
    commandLine: { getSwitchValue: () => '' },
  })
  const asked: Asked = {
    log: [],
    schemes: [],
    protocolHandlers: new Map(),
    ipcHandlers: new Map(),
    windows: [],
    session: new StandInSession(),
    menus: [],
  }
  const electron = {
    app,
    BrowserWindow: class extends StandInWindow {
      constructor(windowOptions: ConstructorParameters<typeof StandInWindow>[0]) {
        super(windowOptions)
        asked.windows.push(this)
        app.emit('web-contents-created', {}, this.webContents)
      }
    },
    dialog: {},
    shell: {},
    ipcMain: {
      handle: (channel: string, handler: (event: unknown) => unknown) => asked.ipcHandlers.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => asked.menus.push(menu),
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        asked.log.push('registerSchemes')
        asked.schemes.push(...schemes)
      },
      handle: (scheme: string, handler: (request: Request) => Response) => asked.protocolHandlers.set(scheme, handler),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: { defaultSession: asked.session, fromPartition: () => new StandInSession() },
  }
  return { electron, app, asked }
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown

/** Loads a built bundle with `electron` standing in; answers what it exports. */
export function loadBundle(file: string, electron: unknown): unknown {
  const loader = Module as unknown as { _load: Load }
  const original = loader._load
  loader._load = (request, parent, isMain) => (request === 'electron' ? electron : original(request, parent, isMain))
  try {
    const require = createRequire(import.meta.url)
    delete require.cache[require.resolve(file)]
    return require(file)
  } finally {
    loader._load = original
  }
}
