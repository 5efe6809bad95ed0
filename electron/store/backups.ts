import path from 'node:path'
import { copyDurably, readCaseFile, soundHash } from './case-file'
import { namesIn, readIfThere, type StoreFiles } from './files'
import type { LogHead } from './log-reader'

/** How many of the newest backups are kept, whatever their age. */
const NEWEST = 5
/** For how many days the last backup of the day is kept. */
const DAYS = 7
const DAY = 24 * 60 * 60 * 1000

const NAME = /^case-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}-\d{3}Z\.json$/

/**
 * Keeps a copy of `case.json` in `backups/` once it is read back and found sound, and removes copies that are neither
 * among the last five nor the last of one of the last seven days. Does nothing where the newest copy is the same.
 *
 * @param now Unix milliseconds.
 */
export async function backUp(files: StoreFiles, folder: string, now: number): Promise<void> {
  const snapshot = path.join(folder, 'case.json')
  const sha256 = await soundHash(files, snapshot)
  if (sha256 === null) return
  const directory = path.join(folder, 'backups')
  await files.mkdir(directory, { recursive: true })
  const newest = (await backupNames(files, folder)).at(-1)
  if (newest !== undefined && (await soundHash(files, path.join(directory, newest))) === sha256) return
  const name = `case-${new Date(now).toISOString().replace(/[:.]/g, '-')}.json`
  await copyDurably(files, snapshot, path.join(directory, name))
  // The older copies go only when the new one is known to be good.
  if ((await soundHash(files, path.join(directory, name))) !== sha256) return
  for (const old of superfluous(await backupNames(files, folder), now)) {
    await files.unlink(path.join(directory, old)).catch(() => undefined)
  }
}

/** Names of backups that need not be kept. */
export function superfluous(names: readonly string[], now: number): string[] {
  const kept = new Set(names.slice(-NEWEST))
  const lastOfDay = new Map(names.map((name) => [NAME.exec(name)?.[1] ?? '', name]))
  for (const [day, name] of lastOfDay) {
    if (Date.parse(`${day}T00:00:00Z`) > now - DAYS * DAY) kept.add(name)
  }
  return names.filter((name) => !kept.has(name))
}

/** The heads that the newest sound backup knows: where case.json is gone, they still show what a log has lost. */
export async function backedUpHeads(files: StoreFiles, folder: string, caseId: string): Promise<readonly LogHead[]> {
  for (const name of (await backupNames(files, folder)).reverse()) {
    const reading = readCaseFile(await readIfThere(files, path.join(folder, 'backups', name)))
    if (reading.kind === 'sound' && reading.caseId === caseId) return reading.heads
  }
  return []
}

async function backupNames(files: StoreFiles, folder: string): Promise<string[]> {
  return (await namesIn(files, path.join(folder, 'backups'))).filter((name) => NAME.test(name))
}
