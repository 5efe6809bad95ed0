import type { FileHandle } from 'node:fs/promises'
import { nodeFiles, type StoreFiles } from '../../../electron/store/files'

/** Called before each call that touches the disk; may throw in its place, or answer how many bytes to let through. */
export type Fault = (call: string) => number | undefined

/** The real file system, each of whose calls can be made to fail. */
export function faultyFiles(fault: Fault): StoreFiles {
  const wrap =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      fault(name)
      return call(...args)
    }
  const names = ['readFile', 'rename', 'unlink', 'mkdir', 'readdir', 'stat', 'link', 'rm'] as const
  const plain = Object.fromEntries(
    names.map((name) => [name, wrap(name, nodeFiles[name] as (...args: unknown[]) => Promise<unknown>)]),
  )
  const open = async (...args: Parameters<StoreFiles['open']>) => {
    fault('open')
    return faultyHandle(await nodeFiles.open(...args), fault)
  }
  return { ...plain, open } as unknown as StoreFiles
}

const handleCalls = new Set(['write', 'writeFile', 'sync', 'datasync', 'truncate', 'stat', 'read'])

function faultyHandle(handle: FileHandle, fault: Fault): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target)
      if (typeof value !== 'function') return value
      const call = value.bind(target) as (...args: unknown[]) => unknown
      if (typeof name !== 'string' || !handleCalls.has(name)) return call
      return async (...args: unknown[]) => {
        const let_through = fault(name)
        // A write may end short, as on a disk that is almost full.
        if (name === 'write' && let_through !== undefined)
          return target.write(args[0] as Uint8Array, args[1] as number, let_through)
        return call(...args)
      }
    },
  })
}

/** The real file system without waiting for the disk: for tests that open thousands of cases. */
export const hastyFiles: StoreFiles = {
  ...nodeFiles,
  open: (async (...args: Parameters<StoreFiles['open']>) => {
    const handle = await nodeFiles.open(...args)
    handle.sync = async () => undefined
    handle.datasync = async () => undefined
    return handle
  }) as StoreFiles['open'],
}

/** An error as the file system gives it. */
export function fileError(code: string): Error {
  return Object.assign(new Error(`${code}: made by the test`), { code })
}
