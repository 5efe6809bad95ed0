import { createHash, webcrypto } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { Adapter } from 'lowdb'
import * as z from 'zod'
import type { CaseState } from '../contract'
import { codeOf, readIfThere, type StoreFiles, writeDurably } from './files'
import type { LogHead } from './log-reader'
import { CASE_FILE_VERSION, migrateHeader } from './migrations'

/**
 * `case.json`: the case as it stands, for people and programs to read. It follows from the logs byte for byte, so that
 * it may be deleted at any time. `sha256` is that of the file with 64 zeros in its place.
 */
export interface CaseFile {
  readonly format: 'attest.case'
  readonly version: number
  /** Version of the fold that made `state`. */
  readonly fold: number
  /** For each log, what of it is folded into `state`. */
  readonly heads: readonly LogHead[]
  readonly state: CaseState
}

const Head = z.object({ writer: z.string(), seq: z.int(), bytes: z.int(), hash: z.string(), sha256: z.string() })
const Header = z.object({
  format: z.literal('attest.case'),
  version: z.literal(CASE_FILE_VERSION),
  case: z.string(),
  sha256: z.string().length(64),
  fold: z.int(),
  heads: z.array(Head),
})

/** A `case.json` that is as this program or an older version of it wrote it. */
export interface SoundCaseFile {
  readonly kind: 'sound'
  /** As the file has it, before it was migrated. */
  readonly version: number
  readonly caseId: string
  readonly fold: number
  readonly heads: readonly LogHead[]
  /** Parses the state; throws where it is too long for a string. */
  readonly readState: () => CaseState
}

type NoCaseFile =
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly bytes: Buffer }

/** What was found under the name `case.json`. */
export type CaseFileReading = SoundCaseFile | NoCaseFile

const ZEROS = '0'.repeat(64)

/** What stands between the header and the state, and after the state, as indented JSON has it. */
const STATE_KEY = ',\n  "state": '
const END = '\n}\n'

/**
 * Reads the header of what this program wrote and checks the whole by its hash; anything else, were it one byte, is
 * damaged.
 */
export function readCaseFile(bytes: Buffer | null): CaseFileReading {
  const claimed = readHeader(bytes)
  if (bytes === null || claimed.kind !== 'sound') return claimed
  const at = bytes.indexOf(claimed.sha256)
  const hash = createHash('sha256').update(bytes.subarray(0, at)).update(ZEROS)
  hash.update(bytes.subarray(at + ZEROS.length))
  return hash.digest('hex') === claimed.sha256 ? claimed : { kind: 'damaged', bytes }
}

/**
 * The state in the bytes of a `case.json` of this version, with what its header says; null for anything else. The hash
 * is worked out beside the parsing, in another thread.
 *
 * @param bytes zeros are put in place of the hash.
 */
export async function readStateOf(bytes: Buffer | null): Promise<(SoundCaseFile & { state: CaseState }) | null> {
  const claimed = readHeader(bytes)
  if (bytes === null || claimed.kind !== 'sound' || claimed.version !== CASE_FILE_VERSION) return null
  bytes.write(ZEROS, bytes.indexOf(claimed.sha256))
  const hashing = webcrypto.subtle.digest('SHA-256', bytes)
  try {
    const state = claimed.readState()
    return Buffer.from(await hashing).toString('hex') === claimed.sha256 ? { ...claimed, state } : null
  } catch {
    await hashing
    return null
  }
}

/** What the header says, its hash taken on trust. */
function readHeader(bytes: Buffer | null): (SoundCaseFile & { readonly sha256: string }) | NoCaseFile {
  if (bytes === null) return { kind: 'missing' }
  const end = bytes.indexOf(STATE_KEY)
  let value: unknown
  try {
    value = JSON.parse(end < 0 ? bytes.toString('utf8') : `${bytes.toString('utf8', 0, end)}}`)
  } catch {
    return { kind: 'damaged', bytes }
  }
  const version = versionOf(value)
  if (version !== null && version > CASE_FILE_VERSION) return { kind: 'newer', version }
  const read = Header.safeParse(migrateHeader(value))
  if (!read.success || version === null || end < 0) return { kind: 'damaged', bytes }
  const { case: caseId, sha256, fold, heads } = read.data
  // Where its hash is right, these are the very bytes that this program wrote of a state.
  const readState = () =>
    JSON.parse(bytes.toString('utf8', end + STATE_KEY.length, bytes.length - END.length)) as CaseState
  return { kind: 'sound', version, caseId, fold, heads, readState, sha256 }
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null
  return typeof value.version === 'number' ? value.version : null
}

/**
 * The text of `case.json` with zeros in place of its hash, in pieces: `JSON.stringify` of the whole, indent 2, which
 * would hold up its thread for as long as the case is large.
 */
export function* caseFilePieces({ format, version, fold, heads, state }: CaseFile): Generator<string> {
  const header = JSON.stringify({ format, version, case: state.id, sha256: ZEROS, fold, heads }, null, 2)
  yield header.slice(0, -'\n}'.length) + STATE_KEY
  yield* valuePieces(state, '  ', 2)
  yield END
}

/** A JSON value in pieces, down to so many levels. */
function* valuePieces(value: unknown, indent: string, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
    return
  }
  const isList = Array.isArray(value)
  const entries = isList ? [...value.entries()] : Object.entries(value).filter(([, each]) => each !== undefined)
  let before = `${isList ? '[' : '{'}\n`
  for (const [key, each] of entries) {
    yield `${before}${indent}  ${isList ? '' : `${JSON.stringify(key)}: `}`
    yield* valuePieces(each, `${indent}  `, levels - 1)
    before = ',\n'
  }
  if (entries.length === 0) yield isList ? '[]' : '{}'
  else yield `\n${indent}${isList ? ']' : '}'}`
}

/** How much is read at once where a file is only checked, in bytes: the header is shorter. */
const PIECE = 1024 * 1024

/**
 * The hash of a `case.json` that is as it was written, checked piece by piece so that nothing waits for it; null where
 * it is not, or not there.
 */
export async function soundHash(files: StoreFiles, file: string): Promise<string | null> {
  const hash = createHash('sha256')
  let sha256: string | null = null
  for await (const piece of piecesOf(files, file)) {
    if (sha256 === null) {
      const end = piece.indexOf(STATE_KEY)
      const [, claimed] = end < 0 ? [] : (/"sha256": "([0-9a-f]{64})"/.exec(piece.toString('latin1', 0, end)) ?? [])
      if (claimed === undefined) return null
      sha256 = claimed
      piece.write(ZEROS, piece.indexOf(claimed))
    }
    hash.update(piece)
  }
  return sha256 !== null && hash.digest('hex') === sha256 ? sha256 : null
}

/** Copies a file durably, piece by piece. */
export async function copyDurably(files: StoreFiles, from: string, to: string): Promise<void> {
  await writeDurably(files, to, async (handle) => {
    for await (const piece of piecesOf(files, from)) await handle.writeFile(piece)
  })
}

/** A file's bytes in pieces; none where there is no file. */
async function* piecesOf(files: StoreFiles, file: string): AsyncGenerator<Buffer> {
  const handle = await files.open(file, 'r').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  if (!handle) return
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE), 0, PIECE, null)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** How much text is written at once, in UTF-16 units: some milliseconds' work. */
const AT_ONCE = 128 * 1024

/** lowdb's way to `case.json`: durable and whole after any crash, and never defaults in place of what was damaged. */
export class CaseFileAdapter implements Adapter<CaseFile | null> {
  constructor(
    private readonly files: StoreFiles,
    private readonly path: string,
  ) {}

  /** The file where it is sound; null where it is not there. Throws where it is damaged. */
  async read(): Promise<CaseFile | null> {
    const reading = readCaseFile(await readIfThere(this.files, this.path))
    if (reading.kind === 'missing') return null
    if (reading.kind !== 'sound') throw new Error(`case.json is ${reading.kind}`)
    const { fold, heads, readState } = reading
    return { format: 'attest.case', version: CASE_FILE_VERSION, fold, heads, state: readState() }
  }

  async write(file: CaseFile | null): Promise<void> {
    if (file !== null) await writeDurably(this.files, this.path, (handle) => writePieces(handle, file))
  }
}

async function writePieces(handle: FileHandle, file: CaseFile): Promise<void> {
  const hash = createHash('sha256')
  let [text, place] = ['', -1]
  const flush = async () => {
    if (place < 0) place = Buffer.byteLength(text.slice(0, text.indexOf(ZEROS)))
    const bytes = Buffer.from(text)
    hash.update(bytes)
    await handle.writeFile(bytes)
    text = ''
  }
  for (const piece of caseFilePieces(file)) {
    text += piece
    if (text.length >= AT_ONCE) await flush()
  }
  await flush()
  const { bytesWritten } = await handle.write(Buffer.from(hash.digest('hex')), 0, ZEROS.length, place)
  if (bytesWritten !== ZEROS.length) throw new Error('the hash of case.json was not written whole')
}
