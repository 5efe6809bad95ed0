import path from 'node:path'
import { namesIn, type StoreFiles } from './files'
import { type LogName, logName } from './folder'

/** The parts of a case that another copy gives. */
export type CopiedPart = 'log' | 'originals' | 'texts'

/** Another copy of a case to read from: a folder, or a bundle, which is never unpacked to disk. */
export interface CopySource {
  /** For messages. */
  readonly name: string
  /** Names within a part, in code-unit order. */
  names(part: CopiedPart): Promise<string[]>
  /** Rejects where there is no such file, or with `StoreRefused` where it is not what it may be. */
  read(part: CopiedPart, name: string): Promise<Buffer>
}

/** A case folder as another copy. */
export function folderSource(files: StoreFiles, folder: string): CopySource {
  return {
    name: path.basename(folder),
    names: (part) => namesIn(files, path.join(folder, part)),
    read: (part, name) => files.readFile(path.join(folder, part, name)),
  }
}

/** The names of a copy's logs, in code-unit order. */
export async function logsOf(source: CopySource): Promise<LogName[]> {
  return (await source.names('log')).flatMap((name) => logName(name) ?? [])
}
