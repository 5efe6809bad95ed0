import type { SaidDay } from '../contract'
import { saidDay } from '../core/compare/timeline-said'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import { type ArticleEntry, publishedOf } from './model'

const days = new WeakMap<ReviewedStatement, { published: string | null; day: SaidDay }>()

/** When a statement was made, as its article tells; worked out once for as long as neither changes. */
export function saidOn(statement: ReviewedStatement, { state, machine }: ArticleEntry): SaidDay {
  const published = publishedOf(state, machine)
  const known = days.get(statement)
  if (known && known.published === published) return known.day
  const text = machine?.article.text ?? ''
  const day = saidDay({ text, sentences: machine?.analysis.sentences ?? [], published }, statement)
  days.set(statement, { published, day })
  return day
}
