import { type RefObject, useEffect } from 'react'
import type { ArticleView, Span } from '../../../electron/contract'
import { placeBySpan } from '../../state/paragraphs'
import type { StatementDraft } from './draft'
import { paint } from './place'

const NAMES = ['shared', 'pointed', 'evidence', 'draft-content', 'draft-source', 'draft-cue']

/** Shared text, paragraph by paragraph: what stands between two is no text of the article. */
function sharedWithin({ paragraphs, sharedText }: ArticleView): Span[] {
  return [...placeBySpan(paragraphs, sharedText)].flatMap(([{ span, body }, runs]) =>
    body ? runs.map((run): Span => [Math.max(span[0], run.span[0]), Math.min(span[1], run.span[1])]) : [],
  )
}

/** Paints over the text, without touching it: text shared with other articles, evidence, the statement being made, what another screen pointed at. */
export function usePaint(
  root: RefObject<HTMLElement | null>,
  article: ArticleView,
  draft: StatementDraft | null,
  pointed: Span | null,
  /** Another value whenever more of the text has come onto the page. */
  pieces: number,
): void {
  const from = pointed?.[0]
  const to = pointed?.[1]
  // biome-ignore lint/correctness/useExhaustiveDependencies: more of the text is there to paint over
  useEffect(() => {
    const evidence = article.evidence.flatMap(({ resolution }) =>
      resolution.state === 'exact' ? [resolution.span] : [],
    )
    paint(root.current, 'shared', sharedWithin(article))
    paint(root.current, 'pointed', from !== undefined && to !== undefined ? [[from, to]] : [])
    paint(root.current, 'evidence', evidence)
    paint(root.current, 'draft-content', draft?.content ?? [])
    paint(root.current, 'draft-source', draft?.source ?? [])
    paint(root.current, 'draft-cue', draft?.cue ?? [])
    return () => {
      for (const name of NAMES) CSS.highlights.delete(name)
    }
  }, [root, article, draft, from, to, pieces])
}
