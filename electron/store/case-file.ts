import type { Adapter } from 'lowdb'
import * as z from 'zod'
import type { CaseState } from '../contract'
import { sha256Of } from './chain'
import { readIfThere, type StoreFiles, writeDurably } from './files'
import type { LogHead } from './log-reader'

/** The format that this version reads and writes. */
export const CASE_FILE_VERSION = 1

/**
 * `case.json`: the case as it stands, for people and programs to read. It follows from the logs byte for byte, so that
 * it may be deleted at any time. `sha256` is that of the file with 64 zeros in its place.
 */
export interface CaseFile {
  readonly format: 'attest.case'
  readonly version: number
  /** For each log, what of it is folded into `state`. */
  readonly heads: readonly LogHead[]
  readonly state: CaseState
}

const Header = z.object({
  format: z.literal('attest.case'),
  version: z.int(),
  sha256: z.string(),
  heads: z.array(z.object({ writer: z.string(), seq: z.int(), bytes: z.int(), hash: z.string(), sha256: z.string() })),
  state: z.record(z.string(), z.unknown()),
})

/** What was found under the name `case.json`. */
export type CaseFileReading =
  | { readonly kind: 'sound'; readonly file: CaseFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly bytes: Buffer }

const ZEROS = '0'.repeat(64)

/** The bytes of `case.json`: JSON of indent 2 with its own SHA-256 in it. */
export function serializeCaseFile({ format, version, heads, state }: CaseFile): string {
  const text = `${JSON.stringify({ format, version, sha256: ZEROS, heads, state }, null, 2)}\n`
  return text.replace(ZEROS, sha256Of(text))
}

/** Reads what `serializeCaseFile` wrote; anything else, were it one byte, is damaged. */
export function parseCaseFile(bytes: Buffer): CaseFileReading {
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    return { kind: 'damaged', bytes }
  }
  const version = versionOf(value)
  if (version !== null && version > CASE_FILE_VERSION) return { kind: 'newer', version }
  const read = Header.safeParse(value)
  if (!read.success) return { kind: 'damaged', bytes }
  const { format, sha256, heads, state } = read.data
  const asHashed = Buffer.from(bytes)
  const place = asHashed.indexOf(sha256)
  if (place < 0 || sha256.length !== ZEROS.length) return { kind: 'damaged', bytes }
  asHashed.write(ZEROS, place)
  if (sha256Of(asHashed) !== sha256) return { kind: 'damaged', bytes }
  // Its hash is right, so these are the very bytes that this program wrote of a state.
  return { kind: 'sound', file: { format, version: CASE_FILE_VERSION, heads, state: state as unknown as CaseState } }
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null
  return typeof value.version === 'number' ? value.version : null
}

/** lowdb's way to `case.json`: durable and whole after any crash, and never defaults in place of what was damaged. */
export class CaseFileAdapter implements Adapter<CaseFile | null> {
  /** What the last `read` found. */
  reading: CaseFileReading = { kind: 'missing' }

  constructor(
    private readonly files: StoreFiles,
    private readonly path: string,
  ) {}

  async read(): Promise<CaseFile | null> {
    const bytes = await readIfThere(this.files, this.path)
    this.reading = bytes === null ? { kind: 'missing' } : parseCaseFile(bytes)
    return this.reading.kind === 'sound' ? this.reading.file : null
  }

  async write(file: CaseFile | null): Promise<void> {
    if (file !== null) await writeDurably(this.files, this.path, Buffer.from(serializeCaseFile(file)))
  }
}
