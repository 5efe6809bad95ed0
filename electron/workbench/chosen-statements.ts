import type { DifferenceKind, SpeakerKind, StatementType } from '../contract'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import type { ReviewedThread } from '../core/review/overlay-threads'
import type { CaseModel } from './model'

/** Which statements a view shows; what is absent lets all pass. */
export interface StatementFilter {
  readonly type?: StatementType | undefined
  /** A speaker's id. */
  readonly speaker?: string | undefined
  /** Only statements in a thread with such a difference. */
  readonly difference?: DifferenceKind | undefined
  /** The articles' own voice too. */
  readonly narrated: boolean
}

/** The statements of one speaker, in the order of the articles. */
export interface SpeakerStatements {
  readonly speaker: { id: string | null; name: string; kind: SpeakerKind | null }
  readonly statements: ReviewedStatement[]
}

/** The name that stands for all whose speaker the text does not settle, and for the articles' own voice. */
export const UNSETTLED = 'Speaker not established'
const OWN_VOICE = 'The article’s own voice'

export const threadsOf = (statement: string, model: CaseModel): readonly ReviewedThread[] =>
  model.threads().byStatement.get(statement) ?? []

/** The statements on a topic, or on anything where it is null, that pass a filter. */
export function chooseStatements(model: CaseModel, topic: string | null, filter: StatementFilter): ReviewedStatement[] {
  return [...model.statements().values()].filter(
    (statement) =>
      (topic === null || statement.topics.includes(topic)) &&
      (filter.type === undefined || statement.type === filter.type) &&
      (filter.narrated || filter.type === 'narrated' || statement.type !== 'narrated') &&
      (filter.speaker === undefined || speakersOf(statement).includes(filter.speaker)) &&
      (filter.difference === undefined ||
        threadsOf(statement.id, model).some(({ differences }) =>
          differences.some(({ kind }) => kind === filter.difference),
        )),
  )
}

/** The speakers in whose rows a statement stands: of "both A and B say" each of them. */
function speakersOf({ speaker }: ReviewedStatement): string[] {
  if (!speaker) return []
  if (speaker.members.length > 0) return speaker.members
  return speaker.id === null ? [] : [speaker.id]
}

/**
 * Statements by speaker, in the order in which speakers first appear.
 * @param only where given, the only speaker of interest: "both A and B say" then counts for this one alone
 */
export function bySpeaker(
  model: CaseModel,
  statements: readonly ReviewedStatement[],
  only: string | undefined,
): SpeakerStatements[] {
  const known = new Map(model.set().speakers.speakers.map((speaker) => [speaker.id, speaker]))
  const rows = new Map<string, SpeakerStatements>()
  const add = (key: string, speaker: SpeakerStatements['speaker'], statement: ReviewedStatement) => {
    const row = rows.get(key) ?? { speaker, statements: [] }
    row.statements.push(statement)
    rows.set(key, row)
  }
  for (const statement of statements) {
    const ids = speakersOf(statement)
    if (!statement.speaker) add('own voice', { id: null, name: OWN_VOICE, kind: null }, statement)
    else if (ids.length === 0) {
      add('unsettled', { id: null, name: UNSETTLED, kind: statement.speaker.kind }, statement)
    }
    for (const id of ids) {
      if (only !== undefined && id !== only) continue
      const speaker = known.get(id)
      add(
        `speaker ${id}`,
        { id, name: speaker?.name ?? statement.speaker?.name ?? id, kind: speaker?.kind ?? null },
        statement,
      )
    }
  }
  return [...rows.values()]
}
