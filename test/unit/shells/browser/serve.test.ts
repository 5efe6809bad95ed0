import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BrowserShell, serve } from '../../../../electron/shells/browser/serve'
import type { Push, WorkbenchLink } from '../../../../electron/shells/workbench-link'

let folder: string
let shell: BrowserShell
let calls: unknown[]
let push: (message: Push) => void

const workbench: WorkbenchLink = {
  async call(method, params) {
    calls.push({ method, params })
    return { ok: true, value: { path: null } }
  },
  onPush(listener) {
    push = listener
    return () => {}
  },
  close: async () => {},
}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'attest-serve-'))
  mkdirSync(path.join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(path.join(folder, 'secret.txt'), 'not for you')
  writeFileSync(path.join(folder, 'renderer', 'index.html'), '<!doctype html><title>Attest</title>')
  writeFileSync(path.join(folder, 'renderer', 'assets', 'main.js'), 'export {}')
  calls = []
  shell = await serve({ workbench, rendererFolder: path.join(folder, 'renderer') })
})
afterEach(async () => {
  await shell.close()
  rmSync(folder, { recursive: true })
})

const token = () => new URL(shell.url).hash.replace('#t=', '')

/** A raw request, since fetch would tidy the path and forbid the Host header. */
function ask(
  method: string,
  target: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
  const { port } = new URL(shell.origin)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path: target, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('the browser shell', () => {
  it('sends the page with a policy that lets nothing else in', async () => {
    const page = await ask('GET', '/')
    expect(page.status).toBe(200)
    expect(page.body).toContain('<title>Attest</title>')
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    expect(page.headers['set-cookie']).toBeUndefined()
  })

  it('carries a call that shows the token', async () => {
    const reply = await ask('POST', '/call', { 'x-attest-token': token() }, '{"method":"app.info","params":{}}')
    expect(JSON.parse(reply.body)).toEqual({ ok: true, value: { path: null } })
    expect(calls).toEqual([{ method: 'app.info', params: {} }])
  })

  it.each([
    ['no token', {}, 403],
    ['a wrong token', { 'x-attest-token': 'x'.repeat(43) }, 403],
    ['the Host of a rebound name', { 'x-attest-token': 'TOKEN', host: 'evil.example' }, 421],
    ['the Origin of another page', { 'x-attest-token': 'TOKEN', origin: 'http://evil.example' }, 403],
    ['the Origin of another local port', { 'x-attest-token': 'TOKEN', origin: 'http://127.0.0.1:1' }, 403],
    ['an opaque Origin', { 'x-attest-token': 'TOKEN', origin: 'null' }, 403],
  ])('refuses a call with %s', async (_, headers, status) => {
    const sent: Record<string, string> = { ...headers }
    if (sent['x-attest-token'] === 'TOKEN') sent['x-attest-token'] = token()
    expect((await ask('POST', '/call', sent, '{"method":"app.info"}')).status).toBe(status)
    expect(calls).toEqual([])
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '//secret.txt', '/..%5csecret.txt'])(
    'answers nothing for %s',
    async (target) => {
      const answer = await ask('GET', target)
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('not for you')
    },
  )

  it('says so when a call is no JSON', async () => {
    const reply = await ask('POST', '/call', { 'x-attest-token': token() }, '{')
    expect(JSON.parse(reply.body)).toMatchObject({ ok: false, error: { code: 'bad request' } })
  })

  it('streams what the workbench pushes, to those who show the token', async () => {
    expect((await ask('GET', '/events')).status).toBe(403)
    const stream = await fetch(`${shell.origin}/events`, { headers: { 'x-attest-token': token() } })
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    push({ event: 'changed', payload: { what: ['case'] } })
    expect((await reader?.read())?.value).toBe('{"event":"changed","payload":{"what":["case"]}}\n')
    await reader?.cancel()
  })
})
