import path from 'node:path'
import type { LogEvent } from '../contract'
import { type Erased, filesStillNamed, holdsErased, scrubbed } from '../core/review/erasure'
import { namesIn, type StoreFiles, syncFolder, writeDurably } from './files'
import type { LoadedLog } from './load'
import { bytesOfLog } from './merge'

/** Folders whose content may quote what was erased and can't be searched: all of it goes. */
const DERIVED = ['analysis', 'backups', 'quarantine']

/** Removes the originals and texts that erasures take, unless an act that stands names them again. */
export async function removeErasedFiles(
  files: StoreFiles,
  folder: string,
  events: readonly LogEvent[],
  erased: Erased,
): Promise<boolean> {
  if (erased.files.size === 0) return false
  const named = filesStillNamed(events, erased.events)
  let removed = false
  for (const part of ['originals', 'texts']) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      const sha256 = name.slice(0, 64)
      if (!erased.files.has(sha256) || named.has(sha256)) continue
      await files.unlink(path.join(folder, part, name))
      removed = true
    }
    if (removed) await syncFolder(files, path.join(folder, part))
  }
  return removed
}

/** Empties what was worked out from the case, where traces of the erased may be left. */
export async function removeTraces(files: StoreFiles, folder: string): Promise<void> {
  for (const part of DERIVED) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      await files.rm(path.join(folder, part, name), { recursive: true, force: true })
    }
    await syncFolder(files, path.join(folder, part))
  }
}

/**
 * On opening: takes out of the own log what others have erased since, and their files with it. Answers whether anything
 * was rewritten.
 */
export async function obeyErasures(
  files: StoreFiles,
  folder: string,
  own: LoadedLog | undefined,
  events: readonly LogEvent[],
  erased: Erased,
): Promise<boolean> {
  const isDirty = own?.events.some((event) => holdsErased(event, erased.events)) ?? false
  if (own && isDirty) {
    await writeDurably(files, own.file.path, bytesOfLog(own.events.map((event) => scrubbed(event, erased.events))))
  }
  const removed = await removeErasedFiles(files, folder, events, erased)
  if (isDirty || removed) await removeTraces(files, folder)
  return isDirty
}
