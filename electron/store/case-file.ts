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

const Head = z.object({ writer: z.string(), seq: z.int(), bytes: z.int(), hash: z.string(), sha256: z.string() })
const Header = z.object({
  format: z.literal('attest.case'),
  version: z.int(),
  case: z.string(),
  sha256: z.string().length(64),
  heads: z.array(Head),
})

/** What was found under the name `case.json`, its state left unread. */
export type CaseFileReading =
  | { readonly kind: 'sound'; readonly caseId: string; readonly heads: readonly LogHead[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly bytes: Buffer }

const ZEROS = '0'.repeat(64)

/** What stands between the header and the state, as indented JSON has it. */
const STATE_KEY = ',\n  "state": '

/** The bytes of `case.json`: JSON of indent 2 with its own SHA-256 in it. */
export function serializeCaseFile({ format, version, heads, state }: CaseFile): string {
  const text = `${JSON.stringify({ format, version, case: state.id, sha256: ZEROS, heads, state }, null, 2)}\n`
  return text.replace(ZEROS, sha256Of(text))
}

/**
 * Reads the header of what `serializeCaseFile` wrote and checks the whole by its hash; anything else, were it one byte,
 * is damaged. The state is not read: opening folds the logs anyway.
 */
export function readCaseFile(bytes: Buffer | null): CaseFileReading {
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
  const read = Header.safeParse(value)
  if (!read.success || end < 0) return { kind: 'damaged', bytes }
  const { case: caseId, sha256, heads } = read.data
  const asHashed = Buffer.from(bytes)
  asHashed.write(ZEROS, asHashed.indexOf(sha256))
  return sha256Of(asHashed) === sha256 ? { kind: 'sound', caseId, heads } : { kind: 'damaged', bytes }
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('version' in value)) return null
  return typeof value.version === 'number' ? value.version : null
}

/** lowdb's way to `case.json`: durable and whole after any crash, and never defaults in place of what was damaged. */
export class CaseFileAdapter implements Adapter<CaseFile | null> {
  constructor(
    private readonly files: StoreFiles,
    private readonly path: string,
  ) {}

  /** The file where it is sound; null where it is not there. Throws where it is damaged. */
  async read(): Promise<CaseFile | null> {
    const bytes = await readIfThere(this.files, this.path)
    const reading = readCaseFile(bytes)
    if (bytes === null || reading.kind === 'missing') return null
    if (reading.kind !== 'sound') throw new Error(`case.json is ${reading.kind}`)
    // Its hash is right, so these are the very bytes that this program wrote of a state.
    return JSON.parse(bytes.toString('utf8')) as CaseFile
  }

  async write(file: CaseFile | null): Promise<void> {
    if (file !== null) await writeDurably(this.files, this.path, Buffer.from(serializeCaseFile(file)))
  }
}
