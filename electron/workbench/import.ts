import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ImportResult } from '../contract'
import { Stopped } from '../engine/engine'
import { READER_VERSION } from '../engine/versions'
import { fileReason } from '../readers/file-reason'
import { refusalForSize } from '../readers/limits'
import { mediaKind } from '../readers/media'
import { type Context, WHO } from './context'
import { cacheArticle } from './machine'
import { notFound, Refusal } from './refusal'
import type { Session } from './session'

/** A file to import: on this computer, or its bytes. */
export type Incoming =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array }

/** Files to import, and what could not even be looked at. */
export interface Gathered {
  readonly files: readonly Incoming[]
  readonly problems: ImportResult['problems']
}

/** The largest image, video or recording that is kept, in bytes (200 MB). */
const MAX_MEDIA_BYTES = 200_000_000
/** Enough of a file to tell what it is. */
const HEAD_BYTES = 4096
/** Names that a folder holds for its own sake. */
const IGNORED = /^(?:\..*|Thumbs\.db|desktop\.ini|node_modules)$/i
/** A folder deeper or wider than any collection of articles is not walked to its end. */
const MAX_WALKED = 10_000

/** The files below the paths given; folders are walked, in name order. */
export async function filesBelow(paths: readonly string[]): Promise<Gathered> {
  const files: Incoming[] = []
  const problems: ImportResult['problems'] = []
  async function walk(target: string, depth: number): Promise<void> {
    const name = path.basename(target)
    try {
      const about = await stat(target)
      if (!about.isDirectory()) {
        if (about.isFile()) files.push({ name, path: target })
        else problems.push({ name, reason: 'This is no file.' })
        return
      }
      if (depth > 20) return
      const entries = await readdir(target)
      for (const entry of entries.sort()) {
        if (IGNORED.test(entry)) continue
        if (files.length >= MAX_WALKED) return
        await walk(path.join(target, entry), depth + 1)
      }
    } catch (error) {
      problems.push({ name, reason: fileReason(error) })
    }
  }
  for (const target of paths) await walk(target, 0)
  if (files.length >= MAX_WALKED)
    problems.push({
      name: 'The rest',
      reason: `More than ${MAX_WALKED} files at once; import the others in a second step.`,
    })
  return { files, problems }
}

type Outcome = { imported: ImportResult['imported'][number] } | { reason: string }

/**
 * Imports files one after the other, each an event of its own, until done or stopped. A file that can't be read
 * becomes a problem and the others go on; the same bytes twice say so.
 * @param gather finds the files; called once the import can be stopped
 */
export async function importFiles(
  context: Context,
  session: Session,
  gather: () => Promise<Gathered>,
): Promise<ImportResult> {
  const { readOnly } = session.store
  if (readOnly) throw new Refusal('read only', readOnly)
  if (context.stopImport) throw new Refusal('refused', 'Another import is running. Wait for it or stop it.')
  const stopping = new AbortController()
  context.stopImport = () => stopping.abort()
  const { emit } = context.options
  const release = session.comparison.hold()
  let total = 0
  try {
    if (!(await context.settings.read()).reviewer) throw new Refusal('refused', WHO)
    const { files, problems } = await gather()
    total = files.length
    const result: ImportResult = { imported: [], problems: [...problems], stopped: false }
    for (const [index, file] of files.entries()) {
      if (stopping.signal.aborted) break
      emit('progress', { task: 'import', done: index, total: files.length, label: file.name })
      try {
        const outcome = await importOne(context, session, file, stopping.signal)
        if ('imported' in outcome) result.imported.push(outcome.imported)
        else result.problems.push({ name: file.name, reason: outcome.reason })
      } catch (error) {
        if (error instanceof Stopped) break
        result.problems.push({ name: file.name, reason: fileReason(error as Error) })
      }
    }
    result.stopped = stopping.signal.aborted
    return result
  } finally {
    context.stopImport = null
    release()
    emit('progress', { task: 'import', done: total, total, label: '' })
  }
}

async function importOne(context: Context, session: Session, file: Incoming, signal: AbortSignal): Promise<Outcome> {
  const { store } = session
  const source = await bytesOf(file)
  if ('reason' in source) return source
  const { bytes } = source
  const extension = path
    .extname(file.name)
    .slice(1)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10)
  const media = mediaKind(bytes.subarray(0, HEAD_BYTES), file.name)
  if (media) {
    const { id } = await store.keepOriginal(bytes, extension || 'bin')
    if (store.state.files[id]) return { imported: { id, name: file.name, kind: 'file', already: true } }
    const data = { file: id, name: file.name, extension, bytes: bytes.length, media }
    await session.record({ type: 'file.kept', data })
    return { imported: { id, name: file.name, kind: 'file', already: false } }
  }
  const read = await context.options.engine.run({ kind: 'read', bytes, name: file.name }, signal)
  if (!read.ok) return { reason: read.reason }
  const { article } = read
  const { id } = await store.keepOriginal(bytes, extension || 'txt')
  if (store.state.articles[id]) return { imported: { id, name: file.name, kind: 'article', already: true } }
  const textHash = await store.keepText(article.text)
  await cacheArticle(store, context.options.engine, id, textHash, article)
  await session.record({
    type: 'article.imported',
    data: {
      article: id,
      name: file.name,
      extension,
      bytes: bytes.length,
      reader: article.format,
      readerVersion: READER_VERSION,
      textHash,
      textLength: Array.from(article.text).length,
      // When the page was fetched is not known from the file; a reviewer states it.
      captured: null,
    },
  })
  return { imported: { id, name: file.name, kind: 'article', already: false } }
}

/** Reads an article's original anew; refuses where that gives the text that it has. Answers the event's id. */
export async function readAgain(context: Context, { store, record }: Session, id: string): Promise<string> {
  const { engine } = context.options
  const state = store.state.articles[id]
  const bytes = await store.readOriginal(id)
  if (!state || !bytes) throw notFound('This article’s file')
  const read = await engine.run({ kind: 'read', bytes, name: state.name }, new AbortController().signal)
  if (!read.ok) throw new Refusal('failed', read.reason)
  const { article } = read
  const textHash = await store.keepText(article.text)
  if (textHash === state.textHash) throw new Refusal('refused', 'The program reads this file as it did before.')
  await cacheArticle(store, engine, id, textHash, article)
  const { name, extension } = state
  const about = { article: id, name, extension, bytes: bytes.length, captured: null }
  const reading = { reader: article.format, readerVersion: READER_VERSION, textHash }
  const textLength = Array.from(article.text).length
  return (await record({ type: 'article.imported', data: { ...about, ...reading, textLength } })).id
}

/** A file's bytes; the reason where it is too large, told before it is read. */
async function bytesOf(file: Incoming): Promise<{ bytes: Uint8Array } | { reason: string }> {
  if ('bytes' in file) {
    const head = file.bytes.subarray(0, HEAD_BYTES)
    const reason = sizeRefusal(file.bytes.length, head, file.name)
    return reason === null ? { bytes: file.bytes } : { reason }
  }
  const handle = await open(file.path)
  try {
    const { size } = await handle.stat()
    const head = new Uint8Array(Math.min(size, HEAD_BYTES))
    await handle.read(head, 0, head.length, 0)
    const reason = sizeRefusal(size, head, file.name)
    return reason === null ? { bytes: new Uint8Array(await handle.readFile()) } : { reason }
  } finally {
    await handle.close()
  }
}

function sizeRefusal(size: number, head: Uint8Array, name: string): string | null {
  if (size === 0 || !mediaKind(head, name)) return refusalForSize(size)
  return size > MAX_MEDIA_BYTES
    ? `This file is too large to keep (${Math.ceil(size / 1_000_000)} MB; the limit is ${MAX_MEDIA_BYTES / 1_000_000} MB).`
    : null
}
