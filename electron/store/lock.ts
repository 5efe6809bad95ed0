import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { codeOf, readIfThere, type StoreFiles, UNFINISHED } from './files'

const Holder = z.object({
  pid: z.int(),
  host: z.string(),
  /** When the process started, as the system tells it; null where it does not. Tells a process from a later one of its number. */
  processStart: z.string().nullable(),
  /** Unix milliseconds. */
  since: z.number(),
  token: z.string(),
})
type Holder = z.infer<typeof Holder>

/** Who asks for a lock. */
export interface LockSeeker {
  readonly pid: number
  readonly host: string
  /** Start of a process on this host as the system tells it; null where there is no such process or it can't tell. */
  readonly processStart: (pid: number) => string | null
  readonly isRunning: (pid: number) => boolean
}

export const thisProcess: LockSeeker = {
  pid: process.pid,
  host: hostname(),
  processStart: processStartOnLinux,
  isRunning: isRunningHere,
}

/** Tokens of locks that this process gave up but could not remove. */
const abandoned = new Set<string>()

export type LockAnswer =
  | { readonly held: true; readonly release: () => Promise<void>; readonly notice: string | null }
  | { readonly held: false; readonly why: 'open here' | 'open elsewhere'; readonly notice: string }

/**
 * Takes the lock of one writer in a case folder. On one host a holder that is gone is told from one that runs, and its
 * lock is taken over; a lock of another host is a hint that can't be checked, and is left alone.
 */
export async function takeLock(files: StoreFiles, file: string, seeker: LockSeeker, now: number): Promise<LockAnswer> {
  const token = randomBytes(16).toString('hex')
  const holder: Holder = {
    pid: seeker.pid,
    host: seeker.host,
    processStart: seeker.processStart(seeker.pid),
    since: now,
    token,
  }
  let notice: string | null = null
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await create(files, file, holder)) return { held: true, notice, release: () => release(files, file, token) }
    const bytes = await readIfThere(files, file)
    if (bytes === null) continue
    const other = read(bytes)
    if (other && other.host !== seeker.host) {
      const seen = new Date(other.since).toISOString()
      return {
        held: false,
        why: 'open elsewhere',
        notice: `The case was opened on the computer ${other.host} at ${seen}.`,
      }
    }
    if (other && isAlive(other, seeker)) {
      return { held: false, why: 'open here', notice: `The case is open in another window (process ${other.pid}).` }
    }
    await removeStale(files, file, bytes)
    notice = 'The case was not closed properly the last time it was open.'
  }
  return { held: false, why: 'open here', notice: 'Another window is opening the case at this moment.' }
}

async function create(files: StoreFiles, file: string, holder: Holder): Promise<boolean> {
  // Written under another name and then linked, so that nobody ever reads half a lock.
  const temporary = path.join(path.dirname(file), `${UNFINISHED}${holder.token}`)
  const handle = await files.open(temporary, 'wx')
  try {
    await handle.writeFile(JSON.stringify(holder))
  } finally {
    await handle.close()
  }
  try {
    await files.link(temporary, file)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    if (codeOf(error) !== 'EPERM' && codeOf(error) !== 'ENOTSUP' && codeOf(error) !== 'ENOSYS') throw error
    return createWithoutLinks(files, file, holder)
  } finally {
    await files.unlink(temporary).catch(() => undefined)
  }
}

/** For file systems without hard links. */
async function createWithoutLinks(files: StoreFiles, file: string, holder: Holder): Promise<boolean> {
  try {
    const handle = await files.open(file, 'wx')
    try {
      await handle.writeFile(JSON.stringify(holder))
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose holder is gone, unless somebody else has taken it over meanwhile. */
async function removeStale(files: StoreFiles, file: string, stale: Buffer): Promise<void> {
  const aside = path.join(path.dirname(file), `${UNFINISHED}${randomBytes(8).toString('hex')}`)
  try {
    await files.rename(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const taken = await readIfThere(files, aside)
  if (taken && !taken.equals(stale)) await files.link(aside, file).catch(() => undefined)
  await files.unlink(aside).catch(() => undefined)
}

async function release(files: StoreFiles, file: string, token: string): Promise<void> {
  abandoned.add(token)
  const bytes = await readIfThere(files, file)
  if (bytes && read(bytes)?.token === token) await files.unlink(file)
  abandoned.delete(token)
}

function read(bytes: Buffer): Holder | null {
  try {
    return Holder.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

function isAlive(holder: Holder, seeker: LockSeeker): boolean {
  if (abandoned.has(holder.token) || !seeker.isRunning(holder.pid)) return false
  const start = seeker.processStart(holder.pid)
  return holder.processStart === null || start === null || start === holder.processStart
}

function isRunningHere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Boot id and field 22 of `/proc/<pid>/stat` (proc(5)): when the process started. */
function processStartOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold spaces; field 3 follows the last parenthesis.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return start === undefined ? null : `${boot}/${start}`
  } catch {
    return null
  }
}
