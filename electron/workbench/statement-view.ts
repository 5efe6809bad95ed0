import type { CaseState, StatementCard, StatementView } from '../contract'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import type { CaseModel } from './model'
import { outletOf, wordsOf } from './passage'
import { reviewerName } from './people'
import { clockTime } from './times'

/** Names of the speakers that a doubtful source may be. */
export function candidateNames({ speaker }: ReviewedStatement, model: CaseModel): string[] {
  if (!speaker || speaker.candidates.length === 0) return []
  const names = model.speakerNames()
  return speaker.candidates.flatMap((id) => names.get(id) ?? [])
}

const threadsOf = (statement: ReviewedStatement, model: CaseModel): string[] =>
  (model.threads().byStatement.get(statement.id) ?? []).map(({ id }) => id)

/** A statement as Read shows it. */
export function statementView(statement: ReviewedStatement, model: CaseModel, state: CaseState): StatementView {
  const { id, article, type, source, cue, content, within, speaker, topics, origin, speakerSet } = statement
  return {
    id,
    article,
    type,
    source,
    cue,
    content,
    within,
    speaker,
    candidateNames: candidateNames(statement, model),
    topics,
    origin,
    speakerSet: speakerSet && {
      by: reviewerName(state, speakerSet.by),
      at: clockTime(speakerSet.at),
      reason: speakerSet.reason,
    },
    claim: model.claims().ofStatement.get(id) ?? null,
    threads: threadsOf(statement, model),
  }
}

/** A statement as a cell of the matrix shows it. */
export function statementCard(statement: ReviewedStatement, model: CaseModel): StatementCard {
  const entry = model.articles().get(statement.article)
  return {
    id: statement.id,
    article: statement.article,
    outlet: entry ? outletOf(entry) : null,
    type: statement.type,
    speaker: statement.speaker,
    candidateNames: candidateNames(statement, model),
    cue: wordsOf(entry?.machine?.article.text ?? '', statement.cue),
    content: wordsOf(entry?.machine?.article.text ?? '', statement.content),
    claim: model.claims().ofStatement.get(statement.id) ?? null,
    threads: threadsOf(statement, model),
  }
}
