import JSZip from 'jszip'
import { compareText } from '../core/review/events'
import { StoreRefused } from './types'

/** How much a bundle may hold; more is refused before and while it is inflated. */
export interface ZipLimits {
  /** Of the zip itself, in bytes. */
  readonly zipBytes: number
  readonly entries: number
  /** Of one file and of all together, in bytes, inflated. */
  readonly fileBytes: number
  readonly totalBytes: number
  /** Inflated to packed size of a file above a mebibyte: a page or a log comes to 20 at most. */
  readonly ratio: number
}

const MEBIBYTE = 1024 * 1024

export const usualLimits: ZipLimits = {
  zipBytes: 1024 * MEBIBYTE,
  entries: 100_000,
  fileBytes: 512 * MEBIBYTE,
  totalBytes: 4096 * MEBIBYTE,
  ratio: 200,
}

/** Names that a bundle may hold, and no others: nothing of it is ever a path. */
const NAME =
  /^(?:bundle\.json|log\/[A-Za-z0-9_-]{1,64}(?:~[0-9a-f]{8})?\.jsonl|originals\/[0-9a-f]{64}\.[a-z0-9]{1,10}|texts\/[0-9a-f]{64}\.txt)$/
const FOLDER = /^(?:log|originals|texts)\/$/
/** Bits 12 to 15 of a Unix mode, and what they are for a plain file. */
const [MODE_KIND, PLAIN_FILE] = [0o170000, 0o100000]

/** The files of a bundle, inflated one by one when they are asked for. */
export interface ZipFiles {
  /** In code-unit order. */
  readonly names: readonly string[]
  /** Rejects with `StoreRefused` where the file is not there or is not what the zip says of it. */
  read(name: string): Promise<Buffer>
}

/** Opens the zip of a bundle. Throws `StoreRefused` for anything that Attest did not write. */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = usualLimits): Promise<ZipFiles> {
  if (bytes.length > limits.zipBytes) throw refused('it is larger than any case')
  const zip = await JSZip.loadAsync(bytes, { createFolders: false }).catch((error: Error) => {
    throw refused(`it can't be read as a zip (${error.message.split('\n', 1)[0]?.slice(0, 100)})`)
  })
  const entries = new Map<string, JSZip.JSZipObject>()
  let total = 0
  for (const entry of Object.values(zip.files)) {
    // The library takes "../" out of names; what counts is what stands in the zip.
    const name = (entry.dir ? null : entry.unsafeOriginalName) ?? entry.name
    if (entry.dir && FOLDER.test(name)) continue
    if (entry.dir || !NAME.test(name)) throw refused(`it holds “${shown(name)}”, which no bundle does`)
    if (!isPlainFile(entry)) throw refused(`“${shown(name)}” in it is a link, not a file`)
    const { packed, inflated } = sizesOf(entry)
    if (inflated > limits.fileBytes) throw refused(`“${shown(name)}” in it is too large`)
    if (inflated > MEBIBYTE && inflated > packed * limits.ratio)
      throw refused(`“${shown(name)}” in it inflates to more than any real file does`)
    total += inflated
    entries.set(name, entry)
    if (entries.size > limits.entries || total > limits.totalBytes) throw refused('it holds more than any case')
  }
  return {
    names: [...entries.keys()].sort(compareText),
    read(name) {
      const entry = entries.get(name)
      return entry ? inflate(entry) : Promise.reject(refused(`it lacks “${shown(name)}”`))
    },
  }
}

/** The zip of a bundle. The same files give the same bytes. */
export function makeZip(files: ReadonlyMap<string, Uint8Array>): Promise<Buffer> {
  const zip = new JSZip()
  const date = new Date(Date.UTC(1980, 0, 1))
  for (const [name, bytes] of files) zip.file(name, bytes, { date, createFolders: false, unixPermissions: 0o100644 })
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', platform: 'UNIX', streamFiles: false })
}

/** Inflates one file and stops as soon as there is more of it than the zip says. */
function inflate(entry: JSZip.JSZipObject): Promise<Buffer> {
  const { inflated } = sizesOf(entry)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const stream = entry.nodeStream('nodebuffer')
    const stop = (why: string) => {
      stream.pause()
      stream.removeAllListeners('data')
      reject(refused(`“${shown(entry.name)}” in it ${why}`))
    }
    stream.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > inflated) stop('is longer than the zip says')
      else chunks.push(chunk)
    })
    stream.on('error', (error: Error) => stop(`is damaged (${error.message.slice(0, 100)})`))
    stream.on('end', () => (length === inflated ? resolve(Buffer.concat(chunks)) : stop('is not whole')))
  })
}

function isPlainFile({ unixPermissions }: JSZip.JSZipObject): boolean {
  const mode = Number(unixPermissions ?? 0) & MODE_KIND
  return mode === 0 || mode === PLAIN_FILE
}

/** What the zip's directory says of a file, in bytes. */
function sizesOf(entry: JSZip.JSZipObject): { packed: number; inflated: number } {
  // The library keeps these to itself; without them nothing could be refused before it is inflated.
  const { _data: data } = entry as unknown as { _data?: { compressedSize?: unknown; uncompressedSize?: unknown } }
  const { compressedSize: packed, uncompressedSize: inflated } = data ?? {}
  if (typeof packed !== 'number' || typeof inflated !== 'number' || packed < 0 || inflated < 0)
    throw refused(`the size of “${shown(entry.name)}” is not given`)
  return { packed, inflated }
}

const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 80)

function refused(why: string): StoreRefused {
  return new StoreRefused(`This bundle is not taken: ${why}. Nothing of it was written.`)
}
