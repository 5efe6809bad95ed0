import type { ArticleRow } from '../../electron/contract'

type Likeness = ArticleRow['sharedTextWith'][number]

/** Less in common than this is two articles that share a passage, not two states of one text. */
const COMPARABLE = 0.5

/** Those of which it makes sense to ask what changed. */
export const comparable = (others: readonly Likeness[]): readonly Likeness[] =>
  others.filter(
    ({ likeness, share, otherShare }) => likeness !== 'shared text' || Math.max(share, otherShare) >= COMPARABLE,
  )

/** A share of a text, for people: never 0 % of something that was found. */
const percent = (share: number): string => `${Math.max(1, Math.round(share * 100))} %`

/** What the other article looks like, seen from this one; it is offered, not stated. */
export function likenessWords({ likeness, order, share, otherShare }: Likeness): string {
  if (likeness === 'near-duplicate')
    return `near-duplicate, ${percent(Math.min(share, otherShare))} of the text is the same`
  if (likeness === 'shared text') return `${percent(share)} of this text stands there too`
  const version =
    order === null
      ? 'another version of this page'
      : `${order === 'later' ? 'a later' : 'an earlier'} version of this page`
  return share > 0 ? `${version}, ${percent(share)} of this text stands there too` : version
}

/** The most telling likeness of an article, in few words for a list; null where there is none. */
export function likenessBadge(others: readonly Likeness[]): string | null {
  const [first] = others
  if (!first) return null
  if (first.likeness === 'version')
    return first.order === null
      ? 'another version is here'
      : first.order === 'later'
        ? 'a later version is here'
        : 'an earlier version is here'
  if (first.likeness === 'near-duplicate') return 'near-duplicate'
  return others.length === 1 ? 'shares text with 1 article' : `shares text with ${others.length} articles`
}
