import type { Speaker, Thread } from '../contract'
import type { Article } from '../core/article/article'
import { extractArticle } from '../core/article/extract'
import type { Remembered } from '../core/compare/remembered'
import type { SharedPassage } from '../core/compare/shared-text'
import { compareArticles } from '../core/compare/threads'
import type { ComparableArticle } from '../core/compare/types'
import { analyzeArticle } from '../core/statement/analyze'
import type { ArticleAnalysis } from '../core/statement/types'
import { readDocument } from '../readers/read'
import { attributionFinder } from './attribution-model'
import { wordVectors } from './word-vectors'

/** What the engine can be asked to do off the main thread; plain values, so that they cross between threads. */
export type Job =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'analyze'; readonly article: Article }
  | { readonly kind: 'compare'; readonly articles: readonly ComparableArticle[]; readonly speakers: readonly Speaker[] }

export interface JobResults {
  read: { ok: true; article: Article } | { ok: false; reason: string }
  analyze: ArticleAnalysis
  compare: { threads: Thread[]; sharedText: SharedPassage[] }
}

/** The result of a job of this kind. */
export type JobResult<J extends Job> = JobResults[J['kind']]

/** What the last comparison in this thread left for the next one. Of articles alone, whatever case they are in. */
let lastCompared: Remembered | null = null

/** Does one job in this thread. */
export async function runJob(job: Job): Promise<JobResults[Job['kind']]> {
  switch (job.kind) {
    case 'read': {
      const read = await readDocument(job.bytes, job.name)
      return read.ok ? { ok: true, article: extractArticle(read.document) } : read
    }
    case 'analyze':
      return analyzeArticle(job.article, attributionFinder())
    case 'compare': {
      const { threads, sharedText, remembered } = compareArticles(
        job.articles,
        job.speakers,
        wordVectors(),
        lastCompared,
      )
      lastCompared = remembered
      return { threads, sharedText }
    }
  }
}
