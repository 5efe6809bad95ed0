import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadBundle, type StandInContents, standInElectron } from './stand-in-electron'

const out = path.resolve(import.meta.dirname, '../../../../out')
const userData = mkdtempSync(path.join(tmpdir(), 'attest-desktop-'))
const { electron, app, asked } = standInElectron({ userData })
const own = () => asked.windows[0] as (typeof asked.windows)[number]

beforeAll(async () => {
  loadBundle(path.join(out, 'main.cjs'), electron)
  await vi.waitFor(() => expect(asked.windows).toHaveLength(1), 20_000)
}, 30_000)
afterAll(async () => {
  app.emit('will-quit', { preventDefault() {} })
  await vi.waitFor(() => expect(asked.log).toContain('quit'), 20_000)
  rmSync(userData, { recursive: true, force: true })
})

/** A call as Electron would hand it over. */
const callFrom = (sender: StandInContents, senderFrame: unknown, method = 'app.info') =>
  asked.ipcHandlers.get('attest:call')?.({ sender, senderFrame }, method, {}) as Promise<{
    ok: boolean
    error?: { code: string }
  }>
const topFrame = { parent: null, origin: 'app://attest', url: 'app://attest/' }

describe('the desktop window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(own().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    })
    expect(asked.log.indexOf('enableSandbox')).toBeLessThan(asked.log.indexOf('ready'))
    for (const unsafe of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'webviewTag',
      'nodeIntegrationInSubFrames',
    ])
      expect(own().options.webPreferences).not.toHaveProperty(unsafe)
  })

  it('loads the app and nothing else, and shows itself at its first paint', () => {
    expect(own().loaded).toEqual(['app://attest/'])
    expect(own().shown).toBe(false)
    own().emit('ready-to-show')
    expect(own().shown).toBe(true)
  })

  it('is one: a second start brings it forward', () => {
    app.emit('second-instance')
    expect(asked.windows).toHaveLength(1)
    expect(own().focused).toBe(1)
  })

  it('remembers its place', () => {
    own().emit('close')
    expect(JSON.parse(readFileSync(path.join(userData, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1000, height: 700 },
      maximized: false,
    })
  })
})

describe('a call', () => {
  it('from the top frame of the known window is carried to the workbench', async () => {
    expect(await callFrom(own().webContents, topFrame)).toMatchObject({ ok: true, value: { shell: 'desktop' } })
  })

  it.each([
    ['a frame that has gone', null],
    ['a sub-frame', { ...topFrame, parent: {} }],
    ['a foreign origin', { ...topFrame, origin: 'https://evil.example', url: 'https://evil.example/' }],
    ['a longer origin that begins like ours', { ...topFrame, origin: 'app://attest.evil', url: 'app://attest.evil/' }],
    ['an opaque origin', { ...topFrame, origin: 'null', url: 'about:blank' }],
    ['a frame whose address can not be read', { ...topFrame, url: '' }],
  ])('from %s is refused', async (_, frame) => {
    expect(await callFrom(own().webContents, frame)).toMatchObject({ ok: false, error: { code: 'refused' } })
  })

  it('from a window that is not ours is refused', async () => {
    const stranger = new (own().webContents.constructor as new () => StandInContents)()
    expect(await callFrom(stranger, topFrame)).toMatchObject({ ok: false, error: { code: 'refused' } })
  })
})

describe('the app:// protocol', () => {
  const get = async (url: string, method = 'GET') => asked.protocolHandlers.get('app')?.(new Request(url, { method }))

  it('sends the page with its policy', async () => {
    const page = await get('app://attest/')
    expect(page?.status).toBe(200)
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page?.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it.each([
    'app://attest/../main.cjs',
    'app://attest/%2e%2e/main.cjs',
    'app://attest/..%2fmain.cjs',
    'app://attest//etc/passwd',
    'app://attest/C:/Windows/win.ini',
    'app://other/index.html',
    'app://attest.evil/index.html',
  ])('answers nothing for %s', async (url) => {
    expect((await get(url))?.status).toBe(404)
  })
})

describe('nothing leaves the machine', () => {
  it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'usb', 'fileSystem'])(
    'permission %s is denied',
    (permission) => {
      let granted: boolean | null = null
      asked.session.permissionRequest?.({}, permission, (answer) => {
        granted = answer
      })
      expect(granted).toBe(false)
      expect(asked.session.permissionCheck?.()).toBe(false)
      expect(asked.session.devicePermission?.()).toBe(false)
    },
  )

  it.each([
    ['https://example.org/', true],
    ['http://127.0.0.1:8080/', true],
    ['file:///etc/passwd', true],
    ['ws://example.org/', true],
    ['ftp://example.org/', true],
    ['app://attest/index.html', false],
  ])('a request for %s is cancelled: %s', (url, cancelled) => {
    let cancel: boolean | null = null
    asked.session.beforeRequest?.({ url }, (reply) => {
      cancel = reply.cancel
    })
    expect(cancel).toBe(cancelled)
  })

  it('the spelling dictionary is not fetched and downloads are stopped', () => {
    expect(asked.session.spellChecker).toBe(false)
    const event = { preventDefault: vi.fn() }
    asked.session.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it.each(['will-navigate', 'will-redirect', 'will-attach-webview'])('%s is prevented', (name) => {
    const event = { preventDefault: vi.fn() }
    own().webContents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it.each([
    [{ isMainFrame: true, url: 'app://attest/other' }, true],
    [{ isMainFrame: false, url: 'https://example.org/' }, true],
    [{ isMainFrame: false, url: 'file:///etc/passwd' }, true],
    [{ isMainFrame: false, url: 'about:srcdoc' }, false],
  ])('a frame going to %o is prevented: %s', (details, prevented) => {
    const event = { ...details, preventDefault: vi.fn() }
    own().webContents.emit('will-frame-navigate', event)
    expect(event.preventDefault).toHaveBeenCalledTimes(prevented ? 1 : 0)
  })

  it('new windows are denied', () => {
    expect(own().webContents.openHandler?.()).toEqual({ action: 'deny' })
  })
})

describe('a second instance', () => {
  it('quits without opening anything', () => {
    const second = standInElectron({ userData, firstInstance: false })
    loadBundle(path.join(out, 'main.cjs'), second.electron)
    expect(second.asked.log).toEqual(['quit'])
    expect(second.asked.windows).toEqual([])
  })
})
