import { protocol } from 'electron'
import { type RendererFile, securityHeaders } from '../renderer-files'
import { APP_ORIGIN } from './origin'

/** Must run before the app is ready: `app://` becomes a standard, secure scheme. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers `app://attest/…` from the fixed map of renderer files; no path of a request reaches the disk. */
export function setUpProtocol(files: ReadonlyMap<string, RendererFile>): void {
  protocol.handle('app', (request) => {
    const url = new URL(request.url)
    const file = `${url.protocol}//${url.host}` === APP_ORIGIN ? files.get(url.pathname) : undefined
    if (!file || request.method !== 'GET') return new Response(null, { status: 404 })
    return new Response(file.body, { headers: securityHeaders(file.mediaType) })
  })
}
