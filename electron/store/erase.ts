import path from 'node:path'
import type { LogEvent } from '../contract'
import { type Erased, filesStillNamed, holdsErased, scrubbed } from '../core/review/erasure'
import { namesIn, type StoreFiles, syncFolder, writeDurably } from './files'
import { removeUnfinished } from './folder'
import type { LoadedLog } from './load'
import { bytesOfLog } from './merge'

/** Folders whose content may quote what was erased and can't be searched: all of it goes. */
const DERIVED = ['analysis', 'backups', 'quarantine']

/** Paths of the originals and texts that erasures take and that are still there, unless an act that stands names them. */
export async function erasedFilesThere(
  files: StoreFiles,
  folder: string,
  events: readonly LogEvent[],
  erased: Erased,
): Promise<string[]> {
  if (erased.files.size === 0) return []
  const named = filesStillNamed(events, erased.events)
  const there: string[] = []
  for (const part of ['originals', 'texts']) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      const sha256 = name.slice(0, 64)
      if (erased.files.has(sha256) && !named.has(sha256)) there.push(path.join(folder, part, name))
    }
  }
  return there
}

/** Removes files for good. */
export async function removeFiles(files: StoreFiles, paths: readonly string[]): Promise<void> {
  for (const file of paths) await files.unlink(file)
  for (const folder of new Set(paths.map((file) => path.dirname(file)))) await syncFolder(files, folder)
}

/**
 * Empties what was worked out from the case, and what unfinished writes left, where traces of the erased may be.
 *
 * @param now Unix milliseconds.
 */
export async function removeTraces(files: StoreFiles, folder: string, now: number): Promise<void> {
  for (const part of DERIVED) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      await files.rm(path.join(folder, part, name), { recursive: true, force: true })
    }
    await syncFolder(files, path.join(folder, part))
  }
  await removeUnfinished(files, folder, now, ABANDONED_SOON)
}

/** Milliseconds after which an unfinished file is no longer one that another installation is writing. */
const ABANDONED_SOON = 60 * 1000

/**
 * On opening: takes out of the own log what others have erased since, and their files with it. Answers whether anything
 * was rewritten.
 *
 * @param now Unix milliseconds.
 */
export async function obeyErasures(
  files: StoreFiles,
  folder: string,
  own: LoadedLog | undefined,
  events: readonly LogEvent[],
  erased: Erased,
  now: number,
): Promise<boolean> {
  const isDirty = own?.events.some((event) => holdsErased(event, erased.events)) ?? false
  const gone = await erasedFilesThere(files, folder, events, erased)
  if (isDirty || gone.length > 0) await removeTraces(files, folder, now)
  await removeFiles(files, gone)
  if (own && isDirty) {
    await writeDurably(files, own.file.path, bytesOfLog(own.events.map((event) => scrubbed(event, erased.events))))
  }
  return isDirty
}
