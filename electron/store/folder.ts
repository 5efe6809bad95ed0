import path from 'node:path'
import { namesIn, readIfThere, renameWithRetries, type StoreFiles, syncFolder, UNFINISHED, writeDurably } from './files'

/** The parts of a case folder. */
export const FOLDERS = ['log', 'originals', 'texts', 'analysis', 'backups', 'quarantine', 'locks'] as const

/** Ends the name of every case folder. */
export const CASE_EXTENSION = '.attest'

/** Names that a writer may have: they name files on every system. */
export function isWriterId(writer: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(writer)
}

/** Makes the parts of a case folder that are not there, durably. */
export async function makeFolders(files: StoreFiles, folder: string): Promise<void> {
  const there = new Set(await namesIn(files, folder))
  if (FOLDERS.every((name) => there.has(name))) return
  await files.mkdir(folder, { recursive: true })
  for (const name of FOLDERS) await files.mkdir(path.join(folder, name), { recursive: true })
  await syncFolder(files, folder)
  await syncFolder(files, path.dirname(folder))
}

/** What the name of a log says. */
export interface LogName {
  /** Name within `log/`. */
  readonly name: string
  /** Null for a name that this program never gives, such as a synchronising program's "conflicted copy". */
  readonly writer: string | null
  /** True for `<writer>.jsonl`, false for a fork or a copy. */
  readonly isMain: boolean
}

/** A log file in the folder and the writer whose events it holds. */
export interface LogFile extends LogName {
  readonly path: string
}

/** Reads the name of a file in `log/`; null where it is no log's. */
export function logName(name: string): LogName | null {
  if (!name.endsWith('.jsonl') || name.startsWith('.')) return null
  const [, writer = null, fork] = /^([A-Za-z0-9_-]{1,64})(~[0-9a-f]{8})?\.jsonl$/.exec(name) ?? []
  return { name, writer, isMain: writer !== null && fork === undefined }
}

/** The logs of a case folder, in code-unit order of their names. */
export async function logFiles(files: StoreFiles, folder: string): Promise<LogFile[]> {
  const names = (await namesIn(files, path.join(folder, 'log'))).flatMap((name) => logName(name) ?? [])
  return names.map((log) => ({ ...log, path: path.join(folder, 'log', log.name) }))
}

/** Puts bytes aside in `quarantine/`, where nothing is ever thrown away; answers the name they have there. */
export async function putAside(files: StoreFiles, folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const directory = path.join(folder, 'quarantine')
  await files.mkdir(directory, { recursive: true })
  const there = new Set(await namesIn(files, directory))
  let free = name
  for (let number = 2; there.has(free); number++) {
    const same = await readIfThere(files, path.join(directory, free))
    // Put aside before: a crash came between this and what was to follow.
    if (same?.equals(bytes)) return `quarantine/${free}`
    free = `${name}.${number}`
  }
  await writeDurably(files, path.join(directory, free), bytes)
  return `quarantine/${free}`
}

/** Moves a file of the case into `quarantine/`; answers the name it has there. */
export async function moveAside(files: StoreFiles, folder: string, file: string): Promise<string> {
  const directory = path.join(folder, 'quarantine')
  await files.mkdir(directory, { recursive: true })
  const there = new Set(await namesIn(files, directory))
  const name = path.basename(file)
  let free = name
  for (let number = 2; there.has(free); number++) free = `${name}.${number}`
  await renameWithRetries(files, file, path.join(directory, free))
  await syncFolder(files, directory)
  return `quarantine/${free}`
}

const ABANDONED_AFTER = 60 * 60 * 1000

/**
 * Removes what unfinished writes left behind an hour ago or more; nothing of it was ever acknowledged. Younger ones may
 * be another installation's that is writing now.
 *
 * @param now Unix milliseconds.
 * @param age milliseconds from which on a file is removed.
 */
export async function removeUnfinished(
  files: StoreFiles,
  folder: string,
  now: number,
  age = ABANDONED_AFTER,
): Promise<void> {
  for (const part of ['', ...FOLDERS]) {
    for (const name of await namesIn(files, path.join(folder, part))) {
      if (!name.startsWith(UNFINISHED)) continue
      const file = path.join(folder, part, name)
      const { mtimeMs } = await files.stat(file).catch(() => ({ mtimeMs: now }))
      if (mtimeMs < now - age) await files.unlink(file).catch(() => undefined)
    }
  }
}
