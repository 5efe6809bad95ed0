import { randomBytes } from 'node:crypto'
import * as fsPromises from 'node:fs/promises'
import path from 'node:path'

/** The calls of `node:fs/promises` that the store makes; injected so that tests can make each of them fail. */
export type StoreFiles = Pick<
  typeof fsPromises,
  'open' | 'readFile' | 'rename' | 'unlink' | 'mkdir' | 'readdir' | 'stat' | 'link' | 'rm'
>

export const nodeFiles: StoreFiles = fsPromises

/** The code of a file system error, such as `ENOENT`; null for any other error. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/** What went wrong, in words that a person can act on. */
export function describeFileError(error: unknown): string {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full'
    case 'EACCES':
    case 'EPERM':
      return 'writing there is not allowed'
    case 'EROFS':
      return 'the disk can only be read'
    case 'EIO':
      return 'the disk reports an error'
    case 'ENOENT':
      return 'the file or folder is gone'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

const RETRIED: ReadonlySet<string | null> = new Set(['EPERM', 'EBUSY', 'EACCES'])
const RETRY_DELAYS = [10, 20, 40, 80, 160]

/** Renames, trying again where a virus scanner or a synchronising program holds the file for a moment. */
export async function renameWithRetries(files: StoreFiles, from: string, to: string): Promise<void> {
  for (const delay of RETRY_DELAYS) {
    try {
      return await files.rename(from, to)
    } catch (error) {
      if (!RETRIED.has(codeOf(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }
  await files.rename(from, to)
}

/** Makes a folder's entries durable. Systems that can't open a folder do so by themselves. */
export async function syncFolder(files: StoreFiles, folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await files.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems know no fsync of a folder.
    if (codeOf(error) !== 'EINVAL' && codeOf(error) !== 'ENOTSUP') throw error
  } finally {
    await handle.close()
  }
}

/** How names of unfinished files begin: what a crash left under such a name was never acknowledged. */
export const UNFINISHED = '.unfinished-'

/**
 * Writes a file so that after any crash there is either the old one or the new one, whole: a temporary file of a
 * unique name in the same folder, fsync, rename, fsync of the folder. Rejects with the file system's error, and leaves
 * nothing behind then.
 *
 * @param content the bytes, or what writes them to the open file piece by piece.
 */
export async function writeDurably(
  files: StoreFiles,
  file: string,
  content: Uint8Array | ((handle: fsPromises.FileHandle) => Promise<void>),
): Promise<void> {
  const folder = path.dirname(file)
  const temporary = path.join(folder, `${UNFINISHED}${randomBytes(8).toString('hex')}`)
  try {
    const handle = await files.open(temporary, 'wx')
    try {
      if (typeof content === 'function') await content(handle)
      else await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameWithRetries(files, temporary, file)
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined)
    throw error
  }
  await syncFolder(files, folder)
}

/** The bytes of a file, null where there is none. */
export async function readIfThere(files: StoreFiles, file: string): Promise<Buffer | null> {
  try {
    return await files.readFile(file)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** The names in a folder in code-unit order; none where there is no folder. */
export async function namesIn(files: StoreFiles, folder: string): Promise<string[]> {
  try {
    return (await files.readdir(folder)).sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
