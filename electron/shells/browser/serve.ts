import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MethodReply } from '../../contract'
import { loadRendererFiles, securityHeaders } from '../renderer-files'
import type { WorkbenchLink } from '../workbench-link'

/** A request body may hold a 50 MB file as base64 within JSON, and a little more. */
const MAX_BODY_BYTES = 96 * 1024 * 1024

export interface ServeOptions {
  readonly workbench: WorkbenchLink
  /** The built renderer. */
  readonly rendererFolder: string
  /** 0 or absent: any free port. */
  readonly port?: number
}

export interface BrowserShell {
  /** The start address; its fragment holds the token, which a browser never sends. */
  readonly url: string
  readonly origin: string
  close(): Promise<void>
}

/**
 * Serves the renderer and the workbench on 127.0.0.1. Every call needs the token of the start address as the header
 * `x-attest-token` (a cookie would reach other local servers), the exact Host, and the exact Origin where one is sent.
 */
export async function serve({ workbench, rendererFolder, port = 0 }: ServeOptions): Promise<BrowserShell> {
  const files = await loadRendererFiles(rendererFolder)
  const token = randomBytes(32).toString('base64url')
  const streams = new Set<ServerResponse>()

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page elsewhere that rebinds its own name to 127.0.0.1 arrives with its own Host.
    if (`http://${request.headers.host}` !== origin) return refuse(response, 421)
    if (request.headers.origin !== undefined && request.headers.origin !== origin) return refuse(response, 403)
    const pathname = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
    if (request.method === 'GET' && pathname === '/events') return listen(request, response)
    if (request.method === 'POST' && pathname === '/call') return call(request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    const file = files.get(pathname)
    if (!file) return refuse(response, 404)
    response.writeHead(200, securityHeaders(file.mediaType)).end(request.method === 'HEAD' ? undefined : file.body)
  }

  function hasToken(request: IncomingMessage): boolean {
    const given = Buffer.from(String(request.headers['x-attest-token'] ?? ''))
    const wanted = Buffer.from(token)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!hasToken(request)) return refuse(response, 403)
    const body = await readBody(request)
    if (body === null) return refuse(response, 413)
    const reply = await dispatch(body)
    response.writeHead(200, securityHeaders('application/json')).end(JSON.stringify(reply))
  }

  async function dispatch(body: string): Promise<MethodReply> {
    try {
      const message: unknown = JSON.parse(body)
      const { method, params } = (message ?? {}) as { method?: unknown; params?: unknown }
      return await workbench.call(method, params)
    } catch (error) {
      return { ok: false, error: { code: 'bad request', message: (error as Error).message } }
    }
  }

  function listen(request: IncomingMessage, response: ServerResponse): void {
    if (!hasToken(request)) {
      refuse(response, 403)
      return
    }
    response.writeHead(200, securityHeaders('application/x-ndjson'))
    response.write('\n') // the client sees at once that it is connected
    streams.add(response)
    response.on('close', () => streams.delete(response))
  }

  const stopPushes = workbench.onPush((push) => {
    for (const stream of streams) stream.write(`${JSON.stringify(push)}\n`)
  })

  return {
    url: `${origin}/#t=${token}`,
    origin,
    async close() {
      stopPushes()
      for (const stream of streams) stream.end()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end()
}

/** The body as text; null when longer than allowed. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > MAX_BODY_BYTES) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
