import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A file of the built renderer, ready to be sent. */
export interface RendererFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly mediaType: string
}

const MEDIA_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/**
 * The policy of both shells, sent as a header. Inline styles only because react-aria positions with them;
 * a report is previewed in a sandboxed frame of the page's own making.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every renderer file, in either shell. */
export function securityHeaders(mediaType: string): Record<string, string> {
  return {
    'content-type': mediaType,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/**
 * Every file below `folder` by its URL path, read once. Requests are looked up in this fixed map, so no path of a
 * request ever reaches the file system. `/` is the index page.
 */
export async function loadRendererFiles(folder: string): Promise<ReadonlyMap<string, RendererFile>> {
  const files = new Map<string, RendererFile>()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const mediaType = MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream'
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, {
      body: new Uint8Array(await readFile(file)),
      mediaType,
    })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}
