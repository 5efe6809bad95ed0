import type { CaseState, ClaimState, DifferenceKind, OccasionState, Span, ThreadRow, ThreadView } from '../contract'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import type { ReviewedThread } from '../core/review/overlay-threads'
import { collate } from './collation'
import { type CaseModel, needArticle, needStatement } from './model'
import { byCodeUnit } from './paging'
import { columnName, datedOf, envelope, outletOf, passageOf, titleOf, wordsOf } from './passage'
import { reviewerName } from './people'
import { alignedSegments } from './segments'
import { statementView } from './statement-view'
import { clockTime } from './times'

/** The kinds of difference within a thread, each once, `detail` last. */
export function differenceKinds({ differences }: Pick<ReviewedThread, 'differences'>): DifferenceKind[] {
  const kinds = [...new Set(differences.map(({ kind }) => kind))]
  return kinds.sort((a, b) => Number(a === 'detail') - Number(b === 'detail'))
}

/** The outlets that tell a thread's claim, each once. */
export function outletsOf(thread: ReviewedThread, model: CaseModel): string[] {
  const names = thread.members.map(({ article }) => {
    const entry = model.articles().get(article)
    return entry ? columnName(entry) : article
  })
  return [...new Set(names)]
}

/** A wording, and how it is put where it stands: without `denied` a denial reads as the thing itself. */
export interface Put {
  readonly wording: string
  readonly cue: string
}

/** The words by which a thread is shown: those of its shortest member that holds a whole sentence's worth. */
export function threadPut({ members }: Pick<ReviewedThread, 'members'>, model: CaseModel): Put {
  const all = members.map(({ statement }) => putOf(model.statements().get(statement), model))
  const wording = shortestWording(all.map((put) => put.wording))
  return all.find((put) => put.wording === wording) ?? { wording, cue: '' }
}

/** The words of a statement and its cue. */
export function putOf(statement: ReviewedStatement | undefined, model: CaseModel): Put {
  if (!statement) return { wording: '', cue: '' }
  const text = model.articles().get(statement.article)?.machine?.article.text ?? ''
  return { wording: wordsOf(text, statement.content), cue: wordsOf(text, statement.cue) }
}

/** How the wording of a claim is put at the first of its appearances that has these very words. */
export function cueOfClaim({ id, wording }: Pick<ClaimState, 'id' | 'wording'>, model: CaseModel): string {
  const statements = model.claims().statementsOf.get(id) ?? []
  const all = statements.map((statement) => putOf(model.statements().get(statement), model))
  return all.find((put) => put.wording === wording)?.cue ?? ''
}

/** Of several wordings of one thing the shortest that holds a whole sentence's worth of words. */
export function shortestWording(wordings: readonly string[]): string {
  const enough = wordings.filter((wording) => wording.length >= 40)
  return [...(enough.length > 0 ? enough : wordings)].sort((a, b) => a.length - b.length || byCodeUnit(a, b))[0] ?? ''
}

/** A thread as a list shows it. */
export function threadRow(thread: ReviewedThread, model: CaseModel): ThreadRow {
  return {
    id: thread.id,
    ...threadPut(thread, model),
    members: thread.members.map(({ article, statement }) => {
      const entry = model.articles().get(article)
      return {
        article,
        outlet: entry ? outletOf(entry) : null,
        statement,
        speaker: model.statements().get(statement)?.speaker?.name ?? null,
      }
    }),
    outlets: outletsOf(thread, model).length,
    occasion: thread.occasion,
    differences: differenceKinds(thread),
    sharedText: thread.sharedText.length,
    articles: new Set(thread.members.map(({ article }) => article)).size,
    sharedArticles: new Set(thread.sharedText.map((index) => thread.members[index]?.article)).size,
    decided: thread.decided,
    claim: model.claims().ofThread.get(thread.id) ?? null,
  }
}

/** Two accounts conflict only when they are of one occasion; other words for the same, or more of it, never do. */
export const isConflict = (kind: DifferenceKind, occasion: OccasionState): boolean =>
  occasion === 'same' && kind !== 'detail' && kind !== 'wording' && kind !== 'truncated'

const isRecord = ({ stated }: CaseState['articles'][string]): boolean => stated.role === 'primary record'

/** A thread side by side: every member with its words cut into what is the same and what is not. */
export function threadView(thread: ReviewedThread, model: CaseModel, state: CaseState): ThreadView {
  const statements = thread.members.map(({ statement }) => needStatement(model, statement))
  const entries = statements.map(({ article }) => needArticle(model, article))
  const words = (member: number, spans: readonly Span[]) => wordsOf(entries[member]?.machine.article.text ?? '', spans)
  const contents = statements.map(({ content }, index) => ({
    text: entries[index]?.machine.article.text ?? '',
    content,
  }))
  const base = Math.max(
    0,
    entries.findIndex(({ state: article }) => isRecord(article)),
  )
  const segments = alignedSegments(contents, thread.differences, base)
  const told = new Set(thread.members.map(({ article }) => article))
  return {
    ...threadRow(thread, model),
    why: thread.why,
    base,
    recordsWithout: [...model.articles().values()]
      .filter(({ state: article }) => isRecord(article) && !told.has(article.id))
      .map((entry) => ({ article: entry.state.id, title: titleOf(entry), outlet: outletOf(entry) })),
    collation: collate(contents, thread.differences, base),
    occasionSet: thread.occasionSet && {
      by: reviewerName(state, thread.occasionSet.by),
      at: clockTime(thread.occasionSet.at),
      reason: thread.occasionSet.reason,
    },
    detail: statements.map((statement, index) => {
      const entry = needArticle(model, statement.article)
      return {
        statement: statementView(statement, model, state),
        outlet: outletOf(entry),
        title: titleOf(entry),
        published: datedOf(entry),
        role: entry.state.stated.role ?? 'report',
        checked: entry.state.checked !== null,
        sharedText: thread.sharedText.includes(index),
        passage: passageOf(entry, entry.machine, envelope(statement.content)),
        segments: segments[index] ?? [],
      }
    }),
    differencesFull: thread.differences.map((difference) => ({
      ...difference,
      words: [words(difference.members[0], difference.spans[0]), words(difference.members[1], difference.spans[1])],
      conflict: isConflict(difference.kind, thread.occasion),
    })),
  }
}
