import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { type StoreFiles, syncFolder, writeDurably } from './files'

/** The log that this installation appends to. One caller at a time. */
export interface OwnLog {
  /** Bytes of whole lines, all durable. */
  readonly length: number
  /** Appends lines and makes them durable (fdatasync). Rejects where it can't; the log is then as it was before. */
  append(lines: Uint8Array): Promise<void>
  /** Puts a whole new file in place: the same lines, some without their data. */
  replace(bytes: Uint8Array): Promise<void>
  /** Brings the file back to what was acknowledged; rejects while it can't be written. */
  heal(): Promise<void>
  close(): Promise<void>
}

/** The file is not as this program left it: another program has written to it or put another in its place. */
export class LogChanged extends Error {
  override readonly name = 'LogChanged'
}

/**
 * @param length bytes of the file's whole, sound lines; the file must not be longer.
 */
export function openOwnLog(files: StoreFiles, file: string, length: number): OwnLog {
  let handle: FileHandle | null = null
  let acknowledged = length
  // What a failed append may have left behind the last acknowledged line.
  let attempted: Uint8Array | null = null

  async function opened(): Promise<FileHandle> {
    if (handle) return handle
    const fresh = await files.open(file, 'a+')
    try {
      const { size } = await fresh.stat()
      if (size > acknowledged) await removeAttempt(fresh, size)
      if (size < acknowledged) throw new LogChanged('the log became shorter while the case was open')
      if (acknowledged === 0) await syncFolder(files, path.dirname(file))
      attempted = null
      handle = fresh
      return fresh
    } catch (error) {
      await fresh.close().catch(() => undefined)
      throw error
    }
  }

  /** Cuts off what a failed append left, after making sure that it is that and nothing else. */
  async function removeAttempt(fresh: FileHandle, size: number): Promise<void> {
    const extra = Buffer.alloc(size - acknowledged)
    await fresh.read(extra, 0, extra.length, acknowledged)
    const isOurs = attempted !== null && extra.equals(attempted.subarray(0, extra.length))
    if (!isOurs) throw new LogChanged('another program has written to the log')
    await fresh.truncate(acknowledged)
    await fresh.datasync()
  }

  async function abandon(): Promise<void> {
    const failed = handle
    handle = null
    if (!failed) return
    await failed
      .truncate(acknowledged)
      .then(() => failed.datasync())
      .catch(() => undefined)
    await failed.close().catch(() => undefined)
  }

  async function checkInPlace(open: FileHandle): Promise<void> {
    const [held, there] = await Promise.all([open.stat(), files.stat(file)])
    if (held.ino !== there.ino || held.dev !== there.dev) throw new LogChanged('the log was replaced by another file')
    if (held.size !== acknowledged) throw new LogChanged('another program has written to the log')
  }

  return {
    get length() {
      return acknowledged
    },
    async append(lines) {
      const open = await opened()
      await checkInPlace(open)
      attempted = lines
      try {
        for (let written = 0; written < lines.length; ) {
          written += (await open.write(lines, written, lines.length - written)).bytesWritten
        }
        await open.datasync()
      } catch (error) {
        await abandon()
        throw error
      }
      acknowledged += lines.length
      attempted = null
    },
    async replace(bytes) {
      await handle?.close()
      handle = null
      await writeDurably(files, file, bytes)
      acknowledged = bytes.length
    },
    async heal() {
      await abandon()
      const open = await opened()
      await checkInPlace(open)
      await open.datasync()
    },
    async close() {
      await handle?.close()
      handle = null
    },
  }
}
