import path from 'node:path'
import type { CaseState } from '../contract'
import { FOLD_VERSION } from '../core/review/fold'
import { readStateOf } from './case-file'
import { readIfThere, type StoreFiles } from './files'
import { type LogFile, logFiles } from './folder'
import type { LogHead } from './log-reader'

/** A case as `case.json` has it, whose logs end where it says. */
export interface QuickCase {
  readonly caseId: string
  readonly state: CaseState
  readonly heads: readonly LogHead[]
}

/** How much of a log's end is read to find its last line, in bytes. */
const END = 128 * 1024
const NEWLINE = 0x0a

/**
 * The case out of `case.json` alone, where that is sound, was made by this version's fold, and every log has the length
 * and the last line that it knows; null otherwise, and for a case whose logs must be read for whatever reason. That
 * what comes before is as it was is checked when the logs are read, see `late.ts`.
 */
export async function quickCase(files: StoreFiles, folder: string): Promise<QuickCase | null> {
  const reading = await readStateOf(await readIfThere(files, path.join(folder, 'case.json')))
  if (reading?.fold !== FOLD_VERSION) return null
  const heads = [...reading.heads]
  for (const log of await logFiles(files, folder)) {
    const { size } = await files.stat(log.path)
    const place = heads.findIndex((head) => head.writer === log.writer && head.bytes === size)
    const [head] = place < 0 ? [] : heads.splice(place, 1)
    if (!head || !(await endsWith(files, log, head))) return null
  }
  if (heads.length > 0) return null
  return { caseId: reading.caseId, state: reading.state, heads: reading.heads }
}

async function endsWith(files: StoreFiles, log: LogFile, head: LogHead): Promise<boolean> {
  const length = Math.min(END, head.bytes)
  const bytes = Buffer.alloc(length)
  const handle = await files.open(log.path, 'r')
  try {
    const { bytesRead } = await handle.read(bytes, 0, length, head.bytes - length)
    if (bytesRead !== length || bytes.at(-1) !== NEWLINE) return false
  } finally {
    await handle.close()
  }
  const start = bytes.lastIndexOf(NEWLINE, length - 2) + 1
  if (start === 0 && length < head.bytes) return false
  try {
    const last: unknown = JSON.parse(bytes.toString('utf8', start, length - 1))
    return typeof last === 'object' && last !== null && 'hash' in last && last.hash === head.hash
  } catch {
    return false
  }
}
