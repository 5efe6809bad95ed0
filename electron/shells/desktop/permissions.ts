import type { App, Session } from 'electron'
import { APP_ORIGIN } from './origin'

/** Electron grants every permission unless told otherwise; nothing leaves the machine: only `app:` requests pass. */
export function setUpPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
  session.setSpellCheckerEnabled(false) // its dictionaries would be downloaded
  session.on('will-download', (event) => event.preventDefault())
}

/** The app's own files, and what the page itself made (a report's preview, an inline picture, its own devtools). */
export function mayLoad(url: string): boolean {
  return ['app:', 'data:', 'blob:', 'devtools:'].includes(new URL(url).protocol)
}

/** No page, frame or window but our own, whoever asks. */
export function setUpNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => {
      // A preview frame may load what the page itself made, nothing else.
      if (event.isMainFrame || !isOwnFrame(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

function isOwnFrame(url: string): boolean {
  return url === 'about:srcdoc' || url.startsWith(`blob:${APP_ORIGIN}/`)
}
