import { nodeFiles, type StoreFiles } from './files'
import { type LockSeeker, thisProcess } from './lock'

/** What tests and special shells may put in place of the real thing. */
export interface StoreOptions {
  readonly files: StoreFiles
  readonly seeker: LockSeeker
  /** Milliseconds of quiet after which `case.json` is written. */
  readonly snapshotDelay: number
  /** Milliseconds after which a disk that failed is tried again. */
  readonly healDelay: number
}

export const usualOptions: StoreOptions = {
  files: nodeFiles,
  seeker: thisProcess,
  snapshotDelay: 2000,
  healDelay: 5000,
}
