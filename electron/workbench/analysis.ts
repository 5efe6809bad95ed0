import { createHash } from 'node:crypto'
import type { ArticleState, CaseState } from '../contract'
import { type Engine, Stopped } from '../engine/engine'
import type { CaseStore } from '../store/types'
import { analyzeForCase, type MachineArticle, type MissingArticle } from './machine'

export interface AnalysisProgress {
  readonly state: 'idle' | 'running'
  readonly done: number
  readonly total: number
}

/** Keeps every article of a case read and analysed, in the background. */
export interface Analysis {
  readonly articles: ReadonlyMap<string, MachineArticle>
  readonly missing: ReadonlyMap<string, MissingArticle>
  readonly progress: AnalysisProgress
  /** Goes up whenever `articles` changes. */
  readonly revision: number
  /** Starts what the case's state asks for and is not there yet. */
  sync(state: CaseState): void
  /** Resolves when nothing is left to do. */
  settled(): Promise<void>
  stop(): void
}

/** The SHA-256 of a text in UTF-8, hexadecimal. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What an article's analysis depends on. */
const wanted = (article: ArticleState): string =>
  `${article.textHash} ${article.bodySet.map(({ anchor, body }) => `${anchor.start}-${anchor.end}${body}`).join()}`

/**
 * Analysis in the background.
 * @param onChange called after every article that is done, with `finished` when it was the last one
 */
export function createAnalysis(
  store: CaseStore,
  engine: Engine,
  onChange: (change: { id: string; finished: boolean }) => void,
): Analysis {
  const articles = new Map<string, MachineArticle>()
  const missing = new Map<string, MissingArticle>()
  const have = new Map<string, string>()
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  let done = 0
  let total = 0
  let revision = 0

  async function analyze(article: ArticleState, key: string): Promise<void> {
    try {
      const result = await analyzeForCase(store, engine, article, textHash, stopping.signal)
      if (have.get(article.id) !== key || stopping.signal.aborted) return
      keep(article.id, result)
    } catch (error) {
      if (error instanceof Stopped || have.get(article.id) !== key) return
      keep(article.id, { id: article.id, reason: (error as Error).message })
    }
  }

  function keep(id: string, result: MachineArticle | MissingArticle): void {
    revision += 1
    if ('reason' in result) {
      articles.delete(id)
      missing.set(id, result)
    } else {
      missing.delete(id)
      articles.set(id, result)
    }
  }

  function start(article: ArticleState, key: string): void {
    have.set(article.id, key)
    total += 1
    const task = analyze(article, key).finally(() => {
      running.delete(task)
      done += 1
      const finished = running.size === 0
      if (finished) {
        done = 0
        total = 0
      }
      if (!stopping.signal.aborted) onChange({ id: article.id, finished })
    })
    running.add(task)
  }

  return {
    articles,
    missing,
    get progress() {
      return { state: running.size > 0 ? 'running' : 'idle', done, total } as const
    },
    get revision() {
      return revision
    },
    sync(state) {
      for (const id of [...have.keys()]) {
        if (state.articles[id]) continue
        have.delete(id)
        if (articles.delete(id) || missing.delete(id)) revision += 1
      }
      for (const article of Object.values(state.articles)) {
        const key = wanted(article)
        if (have.get(article.id) !== key) start(article, key)
      }
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
    stop: () => stopping.abort(),
  }
}
