import type { Speaker, Thread } from '../contract'
import type { SharedPassage } from '../core/compare/shared-text'
import type { ComparableArticle } from '../core/compare/types'
import { type Engine, Stopped } from '../engine/engine'

/** What threads are found from; `key` is another value whenever any of it is. */
export interface Comparable {
  readonly key: unknown
  readonly articles: readonly ComparableArticle[]
  readonly speakers: readonly Speaker[]
}

/** Keeps the threads of a case found, in the background: recording never waits for it. */
export interface Comparison {
  readonly threads: readonly Thread[]
  /** Long runs of text that two articles share. */
  readonly sharedText: readonly SharedPassage[]
  /** Goes up whenever `threads` changes. */
  readonly revision: number
  readonly busy: boolean
  /** Compares anew if anything that threads depend on has changed. */
  request(): void
  /** Puts comparing off, as while many articles are imported; the function given lets it go on. */
  hold(): () => void
  settled(): Promise<void>
  stop(): void
}

/** Comparison in the background; a change while it runs makes it run once more. */
export function createComparison(
  engine: Engine,
  comparable: () => Comparable | null,
  onChange: (problem: string | null) => void,
): Comparison {
  const stopping = new AbortController()
  let threads: readonly Thread[] = []
  let sharedText: readonly SharedPassage[] = []
  let revision = 0
  let done: unknown = null
  let running: Promise<void> | null = null
  let holds = 0

  async function run(): Promise<void> {
    for (let input = comparable(); input && input.key !== done; input = comparable()) {
      const { key, articles, speakers } = input
      // Also when it fails: the same input would fail again.
      done = key
      const found = await engine.run({ kind: 'compare', articles, speakers }, stopping.signal)
      threads = found.threads
      sharedText = found.sharedText
      revision += 1
      onChange(null)
    }
  }

  const comparison: Comparison = {
    get threads() {
      return threads
    },
    get sharedText() {
      return sharedText
    },
    get revision() {
      return revision
    },
    get busy() {
      return running !== null
    },
    request() {
      if (running || holds > 0 || stopping.signal.aborted) return
      const input = comparable()
      if (!input || input.key === done) return
      running = run()
        .catch((error) => {
          if (!(error instanceof Stopped)) onChange((error as Error).message)
        })
        .finally(() => {
          running = null
        })
    },
    hold() {
      holds += 1
      return () => {
        holds -= 1
        comparison.request()
      }
    },
    settled: async () => {
      while (running) await running
    },
    stop: () => stopping.abort(),
  }
  return comparison
}
