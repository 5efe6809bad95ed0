import type { ArticleView } from '../../../electron/contract'

/** Names the articles that have the same words, each leading to its place there. */
export function SharedNote({
  article,
  runs,
  onOpen,
}: {
  article: ArticleView
  /** The shared runs that begin in this paragraph. */
  runs: ArticleView['sharedText']
  onOpen: (article: string, at: { at: string; end: string }) => void
}) {
  const first = new Map<string, ArticleView['sharedText'][number]>()
  for (const run of runs) if (!first.has(run.article)) first.set(run.article, run)
  return (
    <p className="shared-note">
      Same words in{' '}
      {[...first].map(([id, { otherSpan }], index) => {
        const other = article.sharedTextWith.find((one) => one.article === id)
        return (
          <span key={id}>
            {index > 0 && ', '}
            <button
              type="button"
              className="link"
              dir="auto"
              onClick={() => onOpen(id, { at: String(otherSpan[0]), end: String(otherSpan[1]) })}
            >
              {other?.outlet ?? other?.title ?? 'another article'}
            </button>
          </span>
        )
      })}
      . Shared text does not confirm itself.
    </p>
  )
}
