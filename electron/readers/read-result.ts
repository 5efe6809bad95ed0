import type { ReadDocument } from '../core/article/document'

/** A file that cannot be read, with a reason the user can act on. */
export type ReadResult = { ok: true; document: ReadDocument } | { ok: false; reason: string }
