import type { OccasionState } from './analysis'
import type { ArticleRole, DateOrigin, Evidence, SpeakerChoice, Stance, StatementAnchors, Target } from './events'
import type { SaidJudgement } from './scale'
import type { TextAnchor } from './text'

/**
 * The folded case, `case.json` without its header: everything people decided, nothing a machine found.
 * Records are keyed by id; every list is in event order. JSON values alone.
 */
export interface CaseState {
  id: string
  name: string
  question: string
  why: string
  responsible: string
  /** Hybrid clock of the first event. */
  createdAt: string
  /** Reviewer id → name; null once erased. */
  reviewers: Record<string, string | null>
  articles: Record<string, ArticleState>
  files: Record<string, FileState>
  statements: StatementDecision[]
  speakers: SpeakerDecision[]
  topics: TopicDecision[]
  threads: ThreadDecision[]
  claims: Record<string, ClaimState>
  notes: Record<string, NoteState>
  withheld: { target: Target; by: string; at: string; reason: string }[]
  skipped: { claim: string | null; members: MemberText[]; by: string; at: string; reason: string }[]
  published: {
    sha256: string
    report: 'publish' | 'archive'
    format: string
    where: string
    claims: string[]
    by: string
    at: string
  }[]
  corrections: { claim: string; text: string; by: string; at: string }[]
  /** Events that could not take effect, with the reason: shown, never dropped. */
  parked: { event: string; type: string; at: string; by: string; why: string }[]
}

/** Who did it and when, on everything a person decided. `event` is the log event's id. */
export interface Decided {
  event: string
  by: string
  at: string
}

export interface ArticleState extends Decided {
  id: string
  name: string
  extension: string
  bytes: number
  reader: string
  readerVersion: string
  textHash: string
  textLength: number
  /** What reviewers stated; a key is absent where nobody did and the page's own word counts. */
  stated: {
    title?: string | null
    outlet?: string | null
    url?: string | null
    author?: string | null
    published?: string | null
    captured?: string | null
    capturedBy?: string | null
    archive?: string | null
    role?: ArticleRole
  }
  checked: { by: string; at: string } | null
  /** Paragraphs put back or taken out, latest word per anchor. */
  bodySet: { anchor: TextAnchor; body: boolean; by: string; at: string }[]
}

export interface FileState extends Decided {
  id: string
  name: string
  extension: string
  bytes: number
  media: string
}

/** The content of a passage, as anchors. */
export interface MemberText {
  content: TextAnchor[]
}

export type StatementDecision = Decided & { article: string } & (
    | { kind: 'added'; statement: StatementAnchors; speaker: SpeakerChoice | null }
    | { kind: 'changed'; was: TextAnchor[]; now: StatementAnchors; reason: string }
    | { kind: 'removed'; was: TextAnchor[]; reason: string }
    | { kind: 'speakerSet'; content: TextAnchor[]; speaker: SpeakerChoice; reason: string }
  )
export type SpeakerDecision = Decided &
  (
    | { kind: 'merged'; into: string; from: string[]; reason: string }
    | { kind: 'split'; from: string; aliases: string[]; name: string; reason: string }
    | { kind: 'renamed'; from: string; name: string }
  )
export type TopicDecision = Decided &
  (
    | { kind: 'added'; name: string; aliases: string[] }
    | { kind: 'merged'; into: string; from: string[] }
    | { kind: 'split'; from: string; aliases: string[]; name: string }
    | { kind: 'passageAdded'; topic: string; passage: TextAnchor }
  )
export type ThreadDecision = Decided &
  (
    | { kind: 'confirmed' | 'rejected' | 'joined'; members: MemberText[] }
    | { kind: 'split'; members: MemberText[]; from: MemberText[] }
    | { kind: 'occasionSet'; members: MemberText[]; occasion: OccasionState; reason: string }
  )

export interface EvidenceState extends Decided {
  id: string
  evidence: Evidence
  stance: Stance
  note: string
  removed: { by: string; at: string; reason: string } | null
}

export interface VerdictState extends Decided {
  id: string
  said: { judgement: SaidJudgement; reasons: string; evidence: string[] } | null
  truth: { scale: string; rating: string; reasons: string; evidence: string[] } | null
  stage: 'draft' | 'ready'
  supersedes: string | null
  /** True if the reviewer had seen no verdict of somebody else; absent where nobody noted it. */
  blind?: boolean
  supersededBy: string[]
  reviews: { event: string; by: string; at: string; agrees: boolean; reasons: string }[]
  waiver: { event: string; by: string; at: string; reason: string } | null
  adjudication: { event: string; by: string; at: string; reasons: string } | null
}

/**
 * Worked out by the fold: `open` (no verdict), `draft`, `ready` (asked for, complete), `final` (a second reviewer or a
 * waiver), `disputed` (two that do not agree, a reviewer who objects, or a verdict after final).
 */
export type ClaimStage = 'open' | 'draft' | 'ready' | 'final' | 'disputed'

export interface ClaimState extends Decided {
  id: string
  wording: string
  /** The speaker as found when the claim was first touched. */
  speaker: string | null
  speakerConfirmed: (Decided & { speaker: SpeakerChoice; reason: string }) | null
  appearances: MemberText[]
  evidence: EvidenceState[]
  verdicts: VerdictState[]
  /** Ids of verdicts that nothing supersedes. */
  current: string[]
  stage: ClaimStage
  /**
   * What keeps the leading verdict from being ready: "a judgement", "reasons", "evidence", "a speaker confirmed by a
   * person". One judgement is enough here, as it was in the first logs; for what a reviewer is asked for now, see
   * `ClaimView.lacking`.
   */
  missing: string[]
  joinedInto: string | null
  /** Reviewers whom the verdicts of others were shown before they judged; absent where there are none. */
  shownTo?: string[]
}

export interface NoteState extends Decided {
  id: string
  target: Target
  text: string
}

/** Where dates come from, for every date on screen. */
export interface Dated {
  value: string | null
  origin: DateOrigin
}

/** The day on which something was said, as its article tells it; `words` are the text's own ("Friday"), null where it has none. */
export interface SaidDay extends Dated {
  words: string | null
}
