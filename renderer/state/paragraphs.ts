import type { ArticleView } from '../../electron/contract'

type Paragraph = ArticleView['paragraphs'][number]

/** Paragraphs in runs of body and boilerplate: a run of boilerplate is one group, each body paragraph a group of its own. */
export function foldBoilerplate(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const last = groups[groups.length - 1]
    if (!paragraph.body && last?.[0]?.body === false) last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups
}
