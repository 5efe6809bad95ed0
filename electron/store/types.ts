import type { Act, CaseState, ClaimState, Fault, LogEvent, Target } from '../contract'
import type { BundleChoice } from '../core/review/second-opinion'
import type { CopySource } from './copy-source'

/** The end of a log that this installation wrote. */
export interface WrittenHead {
  readonly writer: string
  readonly seq: number
  readonly hash: string
}

/**
 * What this installation last wrote in each case, kept outside of it: a case folder that does not know it is a restored
 * backup or another copy.
 */
export interface HeadMemory {
  read(caseId: string): Promise<readonly WrittenHead[]>
  note(caseId: string, head: WrittenHead): Promise<void>
}

/** Who and what writes: one writer id per installation, one opaque reviewer id per person. */
export interface Writer {
  /** Opaque id of this installation; names its log file. */
  readonly writer: string
  /** Opaque id of the reviewer who acts now. */
  readonly reviewer: string
  readonly reviewerName: string
  /** Unix milliseconds; injected so that tests own time. */
  readonly now: () => number
  /** Minutes east of UTC. */
  readonly zone: () => number
  /** Cryptographically random bytes, for ids and salts. */
  readonly randomBytes: (length: number) => Uint8Array
  readonly memory?: HeadMemory
}

/** An act that was not recorded. Memory and disk are as they were. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
  constructor(
    message: string,
    readonly code: 'read only' | 'refused' | 'locked' | 'failed' = 'refused',
  ) {
    super(message)
  }
}

/** What a merge takes, or would take. */
export interface MergeReport {
  /** New acts by reviewer id, with the name their own log gives them. A name in a log proves no identity. */
  acts: { by: string; name: string | null; count: number }[]
  /** Logs whose history parted from ours; both are kept. */
  forks: string[]
  /** Originals and texts that were copied. */
  files: number
  notices: string[]
  /** The new acts, in fold order. */
  events: readonly LogEvent[]
}

/** A log of which something is lost. */
export interface DamagedLog {
  readonly file: string
  /** The first line that is not sound; null where the end is missing. */
  readonly line: number | null
  readonly what: string
  /** Acts before the damage. */
  readonly sound: number
  /** Acts that are known to be lost; null where nobody knows how many there were. */
  readonly lost: number | null
}

/** A bundle, and what is in it. */
export interface Bundle {
  readonly bytes: Uint8Array
  readonly articles: number
  /** What is not in it, and why. */
  readonly notices: string[]
}

/** An open case folder. Its log is the truth; `state` is the fold of it. */
export interface CaseStore {
  readonly folder: string
  readonly caseId: string
  /** The fold as it stands now. Never changed in place: a new value after every act. */
  readonly state: CaseState
  /**
   * True once the logs are read. Before, `state` is what `case.json` says, acts wait, and what is marked so throws.
   */
  readonly isReady: boolean
  /** Resolves when the logs are read; rejects where they can't be. */
  whenReady(): Promise<void>
  /** All events of all writers in fold order (by `at`, writer, seq, hash). Throws before the case is ready. */
  readonly events: readonly LogEvent[]
  /** Why nothing can be recorded; null when the case can be written. */
  readonly readOnly: string | null
  /** Why the case can't be written to where it is damaged; empty where it is sound. */
  readonly damage: readonly DamagedLog[]
  /** What was met on opening that the user must know. */
  readonly notices: readonly string[]
  /** Appends, makes durable (fdatasync, several waiting acts share one), folds, answers. Throws `StoreRefused`. */
  record(act: Act): Promise<LogEvent>
  /** A claim as it stands now; costs the same however large the case is. */
  claim(id: string): ClaimState | undefined
  /** An event by its id. Throws before the case is ready. */
  event(id: string): LogEvent | undefined
  /** True if an undo took the event back. Throws before the case is ready. */
  isUndone(event: string): boolean
  /**
   * Events that may be about a claim or an article, in fold order, a few that are not among them; null where nothing
   * shorter than all events is known. Throws before the case is ready.
   */
  about(target: Target): readonly LogEvent[] | null
  /** What undo would take back for this reviewer: the newest own act not undone; null when none. Throws before the case is ready. */
  undoable(): LogEvent | null
  /** What redo would restore: the newest own undo whose act nothing newer of the reviewer follows; null when none. */
  redoable(): LogEvent | null
  /** Keeps bytes unchanged as `originals/<sha256>.<extension>`; `already` when they were there. */
  keepOriginal(bytes: Uint8Array, extension: string): Promise<{ id: string; already: boolean }>
  readOriginal(id: string): Promise<Uint8Array | null>
  /** Keeps a reader's text as `texts/<sha256 of the text>.txt`, UTF-8; answers its SHA-256. */
  keepText(text: string): Promise<string>
  readText(textHash: string): Promise<string | null>
  /** `analysis/<name>`: machine results, may be deleted at any time. */
  readAnalysis(name: string): Promise<string | null>
  writeAnalysis(name: string, json: string): Promise<void>
  /** What another copy of this case holds that this one does not, by reviewer. Takes nothing. Throws `StoreRefused`. */
  previewMerge(from: CopySource): Promise<MergeReport>
  /**
   * Unites this case with another copy of it: logs, originals and texts. The result is the same in whatever order and
   * however often copies are merged. Throws `StoreRefused` for a log of another case or one that can't be right.
   */
  merge(from: CopySource): Promise<MergeReport>
  /** The bytes of a bundle of this case, see `bundle.ts`. */
  bundle(choice: BundleChoice, passphrase: string | null): Promise<Bundle>
  /** Takes over what others' logs in this folder have gained, as in a folder that is synchronised; answers how many acts. */
  refresh(): Promise<number>
  /**
   * Erases the data of acts, and originals with every act and text that quotes them, on a stated ground. It reaches
   * the own log, kept files, analysis, backups and quarantine; others' logs follow when they see it, or at a merge.
   */
  erase(what: { events: string[]; originals: string[]; ground: string }): Promise<LogEvent>
  /**
   * Walks everything there is, a few milliseconds at a time. A fault in a log makes the case read-only: what stands in
   * memory is then more than what would be read again.
   */
  verify(signal?: AbortSignal): Promise<{ faults: Fault[]; events: number; writers: number }>
  /** The same store acting for another reviewer from now on. */
  setReviewer(reviewer: string, name: string): void
  /** Writes the snapshot and releases the lock. */
  close(): Promise<void>
}

/** `case.createCase` and `openCase` of `store/open.ts`. The folder's name ends in `.attest`. */
export type CreateCase = (
  folder: string,
  about: { name: string; question: string; why: string; responsible: string },
  writer: Writer,
) => Promise<CaseStore>
/** Throws `StoreRefused` where the folder is no case at all. */
export type OpenCase = (folder: string, writer: Writer) => Promise<CaseStore>
