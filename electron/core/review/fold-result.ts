import type {
  ArticleState,
  CaseState,
  ClaimState,
  FileState,
  LogEvent,
  NoteState,
  SpeakerDecision,
  StatementDecision,
  ThreadDecision,
  TopicDecision,
} from '../../contract'
import type { ParkedEvent } from './events'

/** An item of one of the case's lists, with the event that gives it its place. */
export interface Listed<T> {
  readonly event: LogEvent
  readonly item: T
}

/** What a case says of itself. */
export type CaseFacts = Pick<CaseState, 'name' | 'question' | 'why' | 'responsible' | 'createdAt'>

/** What one group of events folds to: its part of the case. Groups share nothing, so each folds on its own. */
export interface GroupResult {
  facts?: CaseFacts
  /** Reviewer id and name; null once the name was erased. */
  reviewer?: { id: string; name: string | null }
  article?: ArticleState
  file?: FileState
  claims?: ClaimState[]
  notes?: NoteState[]
  statements?: Listed<StatementDecision>[]
  speakers?: Listed<SpeakerDecision>[]
  topics?: Listed<TopicDecision>[]
  threads?: Listed<ThreadDecision>[]
  withheld?: Listed<CaseState['withheld'][number]>[]
  skipped?: Listed<CaseState['skipped'][number]>[]
  published?: Listed<CaseState['published'][number]>[]
  corrections?: Listed<CaseState['corrections'][number]>[]
  parked?: ParkedEvent[]
  /** Ids of events that an undo took back. */
  undone?: ReadonlySet<string>
}
