import type { CaseState } from '../contract'
import type { Article } from '../core/article/article'
import { extractArticle } from '../core/article/extract'
import { overlayBody } from '../core/review/overlay-body'
import type { Lost } from '../core/review/placing'
import { ANALYZER } from '../core/statement/analyze'
import type { ArticleAnalysis } from '../core/statement/types'
import { cachedAnalysis, cachedArticle } from '../engine/cache'
import type { Engine } from '../engine/engine'
import { EXTRACTOR_VERSION, READER_VERSION } from '../engine/versions'
import { readText } from '../readers/text'
import type { CaseStore } from '../store/types'
import { placeIn } from './anchors'

/** One article of the open case, read and analysed as its paragraphs stand now. */
export interface MachineArticle {
  readonly id: string
  readonly textHash: string
  readonly article: Article
  /** Indices of paragraphs that a person put back or took out. */
  readonly setParagraphs: ReadonlySet<number>
  readonly lost: readonly Lost[]
  readonly analysis: ArticleAnalysis
}

/** Why an article of the case can't be shown. */
export interface MissingArticle {
  readonly id: string
  readonly reason: string
}

const cacheName = (...parts: readonly string[]) => `${parts.join('-').replaceAll(/[^0-9A-Za-z.-]+/g, '_')}.json`

const articleCache = (engine: Engine, id: string, textHash: string) =>
  cacheName('article', id.slice(7), textHash.slice(0, 16), READER_VERSION, EXTRACTOR_VERSION, engine.version)

/** Keeps what a reader made of an original, so that it is not read a second time. */
export const cacheArticle = (
  store: CaseStore,
  engine: Engine,
  id: string,
  textHash: string,
  article: Article,
): Promise<void> => store.writeAnalysis(articleCache(engine, id, textHash), JSON.stringify(article))

/** The case's article as read: from the cache, else from the original. Its text is always the one that was imported. */
async function readArticle(
  store: CaseStore,
  engine: Engine,
  state: CaseState['articles'][string],
  signal: AbortSignal,
): Promise<Article | MissingArticle> {
  const cached = cachedArticle(await store.readAnalysis(articleCache(engine, state.id, state.textHash)))
  if (cached) return cached
  const text = await store.readText(state.textHash)
  const bytes = await store.readOriginal(state.id)
  if (text === null && bytes === null)
    return { id: state.id, reason: 'Its file and its text are missing from the case folder.' }
  let article: Article | null = null
  if (bytes) {
    const read = await engine.run({ kind: 'read', bytes, name: state.name }, signal)
    if (read.ok) article = read.article
    else if (text === null) return { id: state.id, reason: read.reason }
  }
  if (text !== null && article?.text !== text) {
    // Another reader's text must not move under what reviewers anchored in this one.
    const plain = extractArticle(readText(text))
    const note = 'The program now reads this file otherwise; the text as it was imported is shown.'
    article = article ? { ...article, text, paragraphs: plain.paragraphs, notes: [...article.notes, note] } : plain
  }
  if (!article) return { id: state.id, reason: 'Its file is missing from the case folder.' }
  if (!store.readOnly) await cacheArticle(store, engine, state.id, state.textHash, article)
  return article
}

/** What tells one choice of body paragraphs from another; short, for a file name. */
function bodyKey(article: Article, hash: (text: string) => string): string {
  return hash(article.paragraphs.map(({ span, body }) => `${span[0]}${body ? '+' : '-'}`).join()).slice(0, 16)
}

/**
 * Reads and analyses one article of a case, from the cache where text, body and versions are the same.
 * Rejects with `Stopped` when `signal` is aborted.
 */
export async function analyzeForCase(
  store: CaseStore,
  engine: Engine,
  state: CaseState['articles'][string],
  hash: (text: string) => string,
  signal: AbortSignal,
): Promise<MachineArticle | MissingArticle> {
  const read = await readArticle(store, engine, state, signal)
  if ('reason' in read) return read
  const { article, set, lost } = overlayBody(read, state.bodySet, placeIn(read.text, state.textHash))
  const name = cacheName(
    'statements',
    state.textHash.slice(0, 24),
    bodyKey(article, hash),
    EXTRACTOR_VERSION,
    ANALYZER,
    engine.version,
  )
  let analysis = cachedAnalysis(await store.readAnalysis(name))
  if (!analysis) {
    analysis = await engine.run({ kind: 'analyze', article }, signal)
    if (!store.readOnly) await store.writeAnalysis(name, JSON.stringify(analysis))
  }
  return { id: state.id, textHash: state.textHash, article, setParagraphs: set, lost, analysis }
}
