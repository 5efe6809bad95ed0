import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadBundle } from './stand-in-electron'

const bundle = path.resolve(import.meta.dirname, '../../../../out/preload.cjs')
const exposed: Record<string, Record<string, (...args: unknown[]) => unknown>> = {}
const invoked: unknown[][] = []
const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: async (...args: unknown[]) => {
    invoked.push(args)
    return { ok: true }
  },
})

beforeAll(() => {
  loadBundle(bundle, {
    contextBridge: {
      exposeInMainWorld: (name: string, api: (typeof exposed)[string]) => Object.assign(exposed, { [name]: api }),
    },
    ipcRenderer,
    webUtils: { getPathForFile: () => '/home/reviewer/page.html' },
  })
})

describe('the preload script', () => {
  it('exposes the bridge and nothing of Electron', () => {
    expect(Object.keys(exposed)).toEqual(['attest'])
    expect(Object.keys(exposed.attest ?? {}).sort()).toEqual(['call', 'on', 'pathOf', 'shell'])
  })

  it('calls over the one channel', async () => {
    await exposed.attest?.call?.('app.info', {})
    expect(invoked).toEqual([['attest:call', 'app.info', {}]])
  })

  it('hands on the payload of the event asked for, never the event object, until told to stop', () => {
    const heard: unknown[][] = []
    const stop = exposed.attest?.on?.('changed', (...args: unknown[]) => heard.push(args)) as () => void
    ipcRenderer.emit('attest:push', { sender: 'secret' }, { event: 'changed', payload: { what: ['case'] } })
    ipcRenderer.emit('attest:push', {}, { event: 'notice', payload: { level: 'info', text: 'x' } })
    stop()
    ipcRenderer.emit('attest:push', {}, { event: 'changed', payload: { what: ['app'] } })
    expect(heard).toEqual([[{ what: ['case'] }]])
  })

  it('requires nothing but electron, as a sandboxed script must', () => {
    const required = [...readFileSync(bundle, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1])
    expect([...new Set(required)]).toEqual(['electron'])
  })
})
