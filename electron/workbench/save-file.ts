import { Buffer } from 'node:buffer'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Context } from './context'
import { Refusal } from './refusal'

/** Where a file went: written to `path`, handed over as `base64` for a download, or neither where nobody chose a place. */
export interface SavedFile {
  readonly path: string | null
  readonly base64: string | null
}

/** Writes a file to `target`, or where the host's dialog says; a host without a dialog gets the bytes. */
export async function saveFile(
  { options: { host } }: Context,
  name: string,
  bytes: Uint8Array,
  target: string | undefined,
): Promise<SavedFile> {
  if (target !== undefined) return { path: await write(path.resolve(target), bytes), base64: null }
  if (!host.can.saveDialog) return { path: null, base64: Buffer.from(bytes).toString('base64') }
  const chosen = await host.choosePath(name)
  return { path: chosen === null ? null : await write(chosen, bytes), base64: null }
}

async function write(target: string, bytes: Uint8Array): Promise<string> {
  try {
    await writeFileAtomic(target, Buffer.from(bytes))
  } catch (error) {
    throw new Refusal('failed', `The file could not be written: ${(error as Error).message}`)
  }
  return target
}
