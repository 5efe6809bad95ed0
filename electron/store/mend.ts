import { isLeftOut } from '../core/review/erasure'
import type { StoreFiles } from './files'
import { putAside } from './folder'
import { erasedIn, firstBereft, type LoadedCase, type LoadedLog } from './load'
import type { DamagedLog } from './types'

/** What was found wrong on opening: whether the case can be written, and what the user must know. */
export interface Findings {
  /** Why the case can't be written; null when it can. */
  readonly readOnly: string | null
  readonly notices: readonly string[]
  readonly damage: readonly DamagedLog[]
}

/** Judges what was loaded. Changes nothing. */
export function findingsOf(loaded: LoadedCase, ownWriter: string): Findings {
  const notices: string[] = []
  const reasons: string[] = []
  const damage: DamagedLog[] = []
  const lostOf = (log: LoadedLog, sound: number): number | null => {
    const known = loaded.unreached.filter((head) => head.writer === log.head.writer).map((head) => head.seq - sound)
    return known.length === 0 ? null : Math.max(1, ...known)
  }
  const erased = erasedIn(loaded.logs)
  for (const log of loaded.logs) {
    const name = `log/${log.file.name}`
    const bereft = firstBereft(log.events, erased)
    if (bereft >= 0) {
      const lost = log.events.length - bereft
      damage.push({ file: name, line: bereft + 1, what: 'the data of the line is gone', sound: bereft, lost })
      reasons.push(
        `${name} has lost the data of line ${bereft + 1}, which no erasure names. ` +
          'Bring in another copy of the case, or restore the file from a backup of your computer.',
      )
    }
    if (log.fault?.newer)
      reasons.push(`${name} was written by a newer version of Attest. Update to write in this case.`)
    else if (log.fault && log.file.writer !== null) {
      const { line, what } = log.fault
      damage.push({ file: name, line, what, sound: log.events.length, lost: lostOf(log, log.events.length) })
      reasons.push(
        `${name} is damaged at line ${line}: ${what}. Acts from there on are not shown. ` +
          'Bring in another copy of the case, or restore the file from a backup of your computer.',
      )
    } else if (log.fault)
      notices.push(`${name} is a copy that can't be read beyond line ${log.fault.line}; left as it is.`)
    const missing = log.events.filter(isLeftOut).length
    if (missing > 0) notices.push(`${missing} acts in ${name} were left out of the bundle that this copy came from.`)
    if (log.file.writer === null)
      notices.push(`${name} is a copy that another program made; its acts are counted once.`)
    if (log.heldBack > 0) {
      notices.push(
        `${log.heldBack} acts in ${name} are dated in the future and held back. Check the computers' clocks.`,
      )
    }
    if (log.tail && log.head.writer !== ownWriter) notices.push(`${name} has not arrived whole yet.`)
  }
  for (const name of loaded.strangers) notices.push(`log/${name} belongs to another case and is left out.`)
  for (const head of loaded.unreached) {
    const log = loaded.logs.find((each) => each.head.writer === head.writer && each.file.isMain)
    const lost = head.seq - (log?.events.length ?? 0)
    const what = lost > 0 ? `the last ${lost === 1 ? 'act' : `${lost} acts`}` : 'acts'
    if (head.writer === ownWriter && !log?.fault) {
      const sound = log?.events.length ?? 0
      damage.push({ file: `log/${head.writer}.jsonl`, line: null, what: 'the end is missing', sound, lost })
      reasons.push(
        `log/${head.writer}.jsonl was cut short: ${what} that case.json knew of are missing. ` +
          'Bring in another copy of the case, or restore the file from a backup of your computer.',
      )
    } else if (!log?.fault) {
      notices.push(
        `log/${head.writer}.jsonl is shorter than case.json knew it: ${what} are missing or have not arrived.`,
      )
    }
  }
  if (loaded.snapshot.kind === 'newer') {
    reasons.push('The case was written by a newer version of Attest. Update to write in it.')
  }
  return { readOnly: reasons.length === 0 ? null : reasons.join(' '), notices: [...reasons, ...notices], damage }
}

/**
 * Mends the unfinished end of one's own log: an act that is whole but for its newline is finished, anything else goes
 * to quarantine. Answers what the user must know; null where there was nothing to mend.
 */
export async function mendTail(files: StoreFiles, folder: string, log: LoadedLog): Promise<string | null> {
  if (log.tail === null) return null
  const { bytes } = log.head
  const handle = await files.open(log.file.path, 'r+')
  try {
    if (log.tailEvent) {
      await handle.write(Buffer.from('\n'), 0, 1, bytes + log.tail.length)
      await handle.datasync()
      return `The last line of log/${log.file.name} had lost its end; it was mended.`
    }
    const aside = await putAside(files, folder, `${log.file.name}.torn`, log.tail)
    await handle.truncate(bytes)
    await handle.datasync()
    return `The last line of log/${log.file.name} was torn and never finished; it was put in ${aside}.`
  } finally {
    await handle.close()
  }
}

/** Keeps a `case.json` that was damaged or changed by hand aside: it is rebuilt from the logs and not obeyed. */
export async function keepDamagedSnapshot(
  files: StoreFiles,
  folder: string,
  loaded: LoadedCase,
): Promise<string | null> {
  if (loaded.snapshot.kind !== 'damaged') return null
  const aside = await putAside(files, folder, 'case.json', loaded.snapshot.bytes)
  return `case.json was damaged or changed by another program. It was put in ${aside} and built again from the log.`
}
