import type { Bridge, ImportResult } from '../../electron/contract'
import { count } from './say'

/** Bytes handed over in one call, before base64: keeps each message small enough that nothing blocks. */
const BATCH_BYTES = 8_000_000
/** Files handed over in one call. */
const BATCH_FILES = 200

const problemOf = (name: string, reason: string): ImportResult => ({
  imported: [],
  problems: [{ name, reason }],
  stopped: false,
})

export function joinResults(results: readonly ImportResult[]): ImportResult {
  return {
    imported: results.flatMap((result) => result.imported),
    problems: results.flatMap((result) => result.problems),
    stopped: results.some((result) => result.stopped),
  }
}

/** Cuts files into batches by size and number; a file larger than a batch stands alone. */
export function batchesOf<F extends { size: number }>(files: readonly F[]): F[][] {
  const batches: F[][] = []
  let batch: F[] = []
  let bytes = 0
  for (const file of files) {
    if (batch.length > 0 && (bytes + file.size > BATCH_BYTES || batch.length >= BATCH_FILES)) {
      batches.push(batch)
      batch = []
      bytes = 0
    }
    batch.push(file)
    bytes += file.size
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

/** The bytes of a file as base64. */
export const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

/** Hands over bytes, batch by batch; `stopped` is asked between batches. Files that can't be read are named. */
async function importBytes(
  bridge: Pick<Bridge, 'call'>,
  files: readonly File[],
  onProgress: (done: number) => void,
  stopped: () => boolean,
): Promise<ImportResult> {
  const results: ImportResult[] = []
  let done = 0
  for (const batch of batchesOf(files)) {
    if (stopped()) return { ...joinResults(results), stopped: true }
    const read: { name: string; base64: string }[] = []
    for (const file of batch) {
      const name = file.webkitRelativePath || file.name
      try {
        if (file.size === 0) results.push(problemOf(name, 'This file is empty.'))
        else read.push({ name, base64: await base64Of(file) })
      } catch {
        results.push(problemOf(name, 'The browser could not read this file. Was it moved or deleted?'))
      }
    }
    if (read.length > 0) {
      const reply = await bridge.call('article.importBytes', { files: read })
      if (reply.ok) results.push(reply.value)
      else results.push(...read.map(({ name }) => problemOf(name, reply.error.message)))
    }
    done += batch.length
    onProgress(done)
  }
  return joinResults(results)
}

/** Imports files: by their paths where the shell knows them, else by their bytes. */
export async function importFiles(
  bridge: Bridge,
  files: readonly File[],
  onProgress: (done: number) => void,
  stopped: () => boolean,
): Promise<ImportResult> {
  const paths = files.map((file) => bridge.pathOf(file))
  if (paths.length > 0 && paths.every((path) => path !== null)) {
    const reply = await bridge.call('article.importPaths', { paths: paths.filter((path) => path !== null) })
    return reply.ok ? reply.value : problemOf('', reply.error.message)
  }
  return importBytes(bridge, files, onProgress, stopped)
}

const entriesOf = (folder: FileSystemDirectoryEntry) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => {
    const reader = folder.createReader()
    const all: FileSystemEntry[] = []
    // A reader gives at most a hundred at a time, and nothing when it is through.
    const next = () =>
      reader.readEntries((some) => {
        if (some.length === 0) return resolve(all)
        all.push(...some)
        next()
      }, reject)
    next()
  })

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))]
  const inside = await entriesOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(inside.map(filesBelow))).flat()
}

/** The files of a drop; folders are walked. Must be called while the drop is being handled. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...data.files]
  return (await Promise.all(entries.map(filesBelow))).flat()
}

/** What an import came to, in one sentence. */
export function importWords({ imported, problems, stopped }: ImportResult): string {
  const fresh = imported.filter((item) => !item.already)
  const articles = fresh.filter((item) => item.kind === 'article').length
  const files = fresh.length - articles
  const already = imported.length - fresh.length
  const parts = [
    articles > 0 ? `${count(articles, 'article')} added` : '',
    files > 0 ? `${count(files, 'file')} kept as evidence` : '',
    already > 0 ? `${already} already in the case` : '',
    problems.length > 0 ? `${count(problems.length, 'file')} could not be read` : '',
    stopped ? 'stopped before the end' : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? parts.join(', ') : 'Nothing was added'
}
