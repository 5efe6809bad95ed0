import type {
  AttributedSpeaker,
  Difference,
  DifferenceKind,
  Format,
  OccasionState,
  SpeakerKind,
  StatementType,
} from './analysis'
import type { ClaimStage, ClaimState, Dated, EvidenceState, FileState, NoteState, SaidDay } from './case'
import type { ArticleRole, Stance, Target } from './events'
import type { Resolution, Span } from './text'

/** What the methods answer: JSON values alone. Spans are UTF-16 offsets into the article's text. */

/** A page of a longer list. */
export interface Page<T> {
  total: number
  offset: number
  items: T[]
}

export interface AppInfo {
  version: string
  shell: 'desktop' | 'browser' | 'cli'
  reviewer: { id: string; name: string } | null
  /** Who publishes the reports made here, and the web address under which they appear. */
  publisher: { organisation: string | null; baseUrl: string | null }
  /** What this shell can do; a screen hides what it can't. */
  host: { openDialog: boolean; saveDialog: boolean; showInFolder: boolean; printToPdf: boolean }
  /** Where new cases are kept unless the user says otherwise. */
  casesFolder: string
  recent: { folder: string; name: string; openedAt: string; missing: boolean }[]
  case: CaseSummary | null
}

export interface CaseSummary {
  id: string
  folder: string
  name: string
  question: string
  why: string
  responsible: string
  createdAt: string
  /** Why nothing can be recorded now; null when the case can be written. */
  readOnly: string | null
  counts: {
    articles: number
    checked: number
    files: number
    statements: number
    threads: number
    claims: number
    open: number
    draft: number
    ready: number
    final: number
    disputed: number
    parked: number
  }
  /** What was found on opening that the user must know, such as a torn line put in quarantine. */
  notices: string[]
  analysis: { state: 'idle' | 'running'; done: number; total: number }
  /** What undo and redo would take back or restore; null when nothing. */
  undo: string | null
  redo: string | null
}

export interface ImportResult {
  imported: { id: string; name: string; kind: 'article' | 'file'; already: boolean }[]
  problems: { name: string; reason: string }[]
  stopped: boolean
}

export interface ArticleRow {
  id: string
  name: string
  format: Format
  title: string | null
  outlet: string | null
  url: string | null
  author: string | null
  credit: string | null
  published: Dated
  captured: string | null
  capturedBy: string | null
  archive: string | null
  role: ArticleRole
  language: string | null
  checked: { by: string; at: string } | null
  importedAt: string
  importedBy: string
  withheld: boolean
  statementCount: number
  wordCount: number
  warnings: string[]
  /** Articles that share long runs of text with this one, or were saved from the same page. */
  sharedTextWith: {
    article: string
    title: string | null
    outlet: string | null
    /** How much of this article's own text stands in the other, and the other way round; 0 to 1. */
    share: number
    otherShare: number
    /** What it looks like; a reviewer decides what it is. `version`: of the same page. */
    likeness: 'version' | 'near-duplicate' | 'shared text'
    /** Whether the other version is the earlier or the later one; null where no date tells. */
    order: 'earlier' | 'later' | null
  }[]
}

export interface StatementView {
  id: string
  article: string
  type: StatementType
  source: Span[]
  cue: Span[]
  content: Span[]
  within: string | null
  speaker: AttributedSpeaker | null
  candidateNames: string[]
  topics: string[]
  /** What a person did to it: `machine` untouched. */
  origin: 'machine' | 'added' | 'changed'
  /** Set when a person chose the speaker. */
  speakerSet: { by: string; at: string; reason: string } | null
  /** The claim it belongs to, if touched. */
  claim: string | null
  threads: string[]
}

export interface ArticleView extends ArticleRow {
  text: string
  paragraphs: {
    span: Span
    kind: 'title' | 'heading' | 'text' | 'quote' | 'listItem' | 'caption' | 'other'
    body: boolean
    /** True if a person put it back or took it out. */
    set: boolean
    page: number | null
  }[]
  sentences: Span[]
  statements: StatementView[]
  /** Long runs shared with other articles (wire copy, rewrites). */
  sharedText: { span: Span; article: string; otherSpan: Span }[]
  notes: NoteState[]
  evidence: { claim: string; evidence: string; resolution: Resolution; stance: Stance }[]
  /** Decisions whose place in the text was not found again. */
  lost: { event: string; what: string; why: string }[]
}

/** What changed from one article to another that looks like a version or copy of it. */
export interface VersionChanges {
  from: { article: string; title: string | null; outlet: string | null; published: Dated }
  to: { article: string; title: string | null; outlet: string | null; published: Dated }
  /** In the order of `to`. `at`: where a change stands in its text; null at its end. */
  blocks: (
    | { kind: 'same'; sentences: number; first: string; last: string }
    | { kind: 'changed'; at: number | null; segments: { state: 'same' | 'removed' | 'added'; text: string }[] }
  )[]
  /** In words. */
  words: { same: number; removed: number; added: number }
}

export interface SpeakerRow {
  id: string
  name: string
  kind: SpeakerKind
  aliases: string[]
  /** Names of people who may be the same person, kept apart because the texts do not settle it. */
  mayBe: string[]
  statements: number
  articles: number
}

export interface TopicRow {
  name: string
  aliases: string[]
  statements: number
  speakers: number
  outlets: number
  mentions: number
  /** Differences within its threads, `detail` aside: what is told differently. */
  differences: number
  /** True if a person added it. */
  added: boolean
}

/** A passage with enough around it to be read: `highlight` is relative to `text`. */
export interface Passage {
  article: string
  outlet: string | null
  title: string | null
  span: Span
  text: string
  highlight: Span
}

export interface StatementCard {
  id: string
  article: string
  outlet: string | null
  type: StatementType
  speaker: AttributedSpeaker | null
  candidateNames: string[]
  /** The words that say that it was said, "denied", and so how; empty where there are none. */
  cue: string
  /** The content, joined with " … " where it is discontinuous. */
  content: string
  claim: string | null
  threads: string[]
}

/** The first and the last day of several statements: days on which they were said, were published, or some of each. */
export interface DayRange {
  oldest: string
  newest: string
  basis: 'said' | 'published' | 'mixed'
}

export interface MatrixView {
  topic: string | null
  columns: { outlet: string; articles: { id: string; title: string | null; checked: boolean; published: Dated }[] }[]
  rows: {
    speaker: { id: string | null; name: string; kind: SpeakerKind | null }
    /** One a column. `empty` says why a cell holds nothing. */
    cells: {
      statements: StatementCard[]
      days: DayRange | null
      empty: 'no statement found' | 'page not checked' | null
    }[]
    statements: number
    /** In how many of all outlets. */
    outlets: number
    days: DayRange | null
    differences: number
  }[]
  /** Rows and columns that are left out for want of room, those with the fewest statements. */
  hidden: { rows: number; columns: number }
  /** Mentions of the topic outside statements. */
  mentions: number
  counts: { statements: number; narrated: number; threads: number }
}

/** One thing said on one day by one speaker, as told by one or more articles. */
export interface TimelineMomentView {
  /** Index into the timeline's `days`. */
  column: number
  /** By what it stands on that day: the day it was said, else the day it was published, else neither is known. */
  basis: 'said' | 'published' | 'none'
  wording: string
  /** How its tellings put it, "said", "denied", each once. */
  cues: string[]
  tellings: {
    statement: string
    article: string
    outlet: string | null
    title: string | null
    type: StatementType
    said: SaidDay
    published: Dated
  }[]
  /** The thread to open side by side; null where one article alone tells it. */
  thread: string | null
  differences: DifferenceKind[]
  claim: string | null
}

/** Who said what when, on a topic. */
export interface TimelineView {
  topic: string | null
  /** In order; `since` is how many days passed since the column before. The last may be that of what has no date. */
  days: { day: string | null; since: number }[]
  lanes: { speaker: MatrixView['rows'][number]['speaker']; moments: TimelineMomentView[] }[]
  /** How many there are, and how many of them are in `lanes`: those that most articles tell. */
  total: number
  shown: number
}

export interface ThreadRow {
  id: string
  wording: string
  /** How the wording is put where it stands: `denied`. Empty where nothing tells. */
  cue: string
  members: { article: string; outlet: string | null; statement: string; speaker: string | null }[]
  outlets: number
  occasion: OccasionState
  differences: DifferenceKind[]
  /** How many members are shared text and so no corroboration. */
  sharedText: number
  /** How many articles tell it, and in how many of them shared text was found. Whether the others are independent is not said. */
  articles: number
  sharedArticles: number
  decided: 'confirmed' | 'joined' | null
  claim: string | null
}

/** Words of a member in a column of the collation. */
export type CollationCell =
  /** Nothing stands here in any member, or the words of the base stand here again. */
  | { kind: 'as base' }
  /** The base's words are left out. */
  | { kind: 'left out' }
  | { kind: 'words'; parts: { text: string; same: boolean; kinds: DifferenceKind[] }[] }

/** What members tell in the same words, once, and between those words what each tells otherwise. */
export interface Collation {
  /** Words that all share, or null for a column of what differs; the two take turns. */
  columns: (string | null)[]
  /** For each member, a cell a column, null in the columns of shared words; null for a member that does not share them. */
  rows: ((CollationCell | null)[] | null)[]
}

export interface ThreadView extends ThreadRow {
  why: string
  /** The member that the others are compared with: a primary record where there is one, else the first. */
  base: number
  /** Primary records of the case that tell nothing of this, as far as was found. */
  recordsWithout: { article: string; title: string | null; outlet: string | null }[]
  /** Null where the members share no words. */
  collation: Collation | null
  occasionSet: { by: string; at: string; reason: string } | null
  detail: {
    statement: StatementView
    outlet: string | null
    title: string | null
    published: Dated
    role: ArticleRole
    checked: boolean
    sharedText: boolean
    /** The sentence or paragraph around the content. */
    passage: Passage
    /** The content cut into runs: what all share, and what differs, aligned with the base. */
    segments: { text: string; state: 'same' | 'changed' | 'added' | 'removed'; kinds: DifferenceKind[] }[]
  }[]
  differencesFull: (Difference & { words: [string, string]; conflict: boolean })[]
}

export interface QueueItem {
  kind: 'claim' | 'thread' | 'statement'
  id: string
  wording: string
  /** How the wording is put where it stands: `denied`. Empty where nothing tells, as for words of a reviewer's own. */
  cue: string
  speaker: string | null
  speakerCertainty: 'confirmed' | 'named' | 'resolved' | 'unknown'
  stage: ClaimStage | 'untouched'
  outlets: string[]
  differences: DifferenceKind[]
  withheld: boolean
  /** Where a statement that stands alone was found, with a sentence either side; null for a thread or claim. */
  passage: Passage | null
  /** Why it stands where it stands in the queue. */
  because: string
}

export interface ClaimView extends ClaimState {
  /** Appearances as they stand in the texts now. */
  places: (Passage & { resolution: Resolution; statement: string | null })[]
  evidenceView: (EvidenceState & { resolution: Resolution | null; passage: Passage | null; fileName: string | null })[]
  noteView: NoteState[]
  /** How the wording is put where it stands: `denied`. Empty where nothing tells, as for words of a reviewer's own. */
  cue: string
  /** Names of those who may have said it, where the text leaves that in doubt. */
  candidateNames: string[]
  thread: string | null
  withheld: boolean
  names: Record<string, string>
  /** Earlier final verdicts on similar wording in this case. */
  corrections: { text: string; by: string; at: string }[]
  history: HistoryItem[]
  /** Ids of verdicts of others that are kept from this reviewer until they have judged, reviewed or asked to look. */
  keptBack: string[]
  /** What this reviewer's own verdict lacks to be marked as ready, in words; empty when nothing. */
  lacking: string[]
}

export interface HistoryItem {
  event: string
  type: string
  /** What was done, in words: "set the speaker to John Kerry". */
  label: string
  by: string
  byName: string
  /** ISO date-time of the computer that recorded it. */
  at: string
  undone: boolean
  target: Target | null
  /** True where it holds data that could be erased. */
  erasable: boolean
}

export interface SearchHit {
  kind: 'text' | 'statement' | 'claim' | 'note'
  id: string
  article: string | null
  outlet: string | null
  title: string | null
  span: Span | null
  snippet: string
  /** Spans of the words found, in `snippet`. */
  found: Span[]
  boilerplate: boolean
}

export interface Fault {
  level: 'error' | 'warning'
  file: string
  line: number | null
  what: string
  remedy: string
}

/** What one person did, as far as it is new here. A name in a log proves no identity. */
export interface ActsOfPerson {
  /** Opaque reviewer id. */
  by: string
  /** As their own log gives it; null where it gives none. */
  name: string | null
  count: number
  /** What was done, in words, newest first; the first few. */
  labels: string[]
}

/** What another copy of a case holds, before anything is done with it. */
export interface CopyView {
  kind: 'folder' | 'bundle'
  caseId: string
  name: string
  /** True if it is a copy of the case that is open. */
  isOpenCase: boolean
  /** `claims`: a bundle of chosen claims, made to ask for a second opinion. */
  scope: 'whole' | 'claims'
  claims: { id: string; wording: string }[]
  acts: ActsOfPerson[]
  articles: number
  notices: string[]
}

/** What a merge brings in, or brought in. */
export interface MergeView {
  acts: ActsOfPerson[]
  /** Claims that the new acts are about, those that are new among them. */
  claims: { id: string; wording: string; isNew: boolean; acts: number }[]
  /** Logs whose history parted from ours; both branches are kept. */
  forks: string[]
  /** Originals and texts that are added. */
  files: number
  notices: string[]
}

export interface ExportedBundle {
  /** Null where the host can't write files, or the user cancelled. */
  path: string | null
  /** The bundle where the host can't write files. */
  base64: string | null
  name: string
  mediaType: string
  sha256: string
  bytes: number
  locked: boolean
  claims: number
  articles: number
  /** What is not in it, and why. */
  notices: string[]
}

/** What is damaged, and what a person can choose. */
export interface DamageView {
  /** Null where the case is sound. */
  readOnly: string | null
  logs: {
    file: string
    /** First line that is not sound; null where the end is missing. */
    line: number | null
    what: string
    /** Acts before the damage, which every choice keeps. */
    sound: number
    /** Acts that are known to be lost without another copy; null where nobody knows how many there were. */
    lost: number | null
  }[]
  /** `copy`: bring in another copy or bundle; `without`: go on without what is lost. Both keep the damaged files aside. */
  choices: ('copy' | 'without')[]
}

/** What an erasure would take. */
export interface ErasurePreview {
  /** Acts that lose their data, newest first. */
  acts: HistoryItem[]
  /** Articles and files that go, with everything that quotes them. */
  originals: { id: string; name: string }[]
  /** Articles whose own text has the name: erased one by one, if they must be. */
  alsoIn: { id: string; name: string }[]
}

/** Agreement on one kind of judgement. Shares of 0 to 1; null where there is nothing to compare. */
export interface AgreementFigures {
  /** Claims that two or more judged blind. */
  claims: number
  reviewers: string[]
  percent: number | null
  /** Cohen's kappa, for two reviewers. */
  kappa: number | null
  /** Krippendorff's alpha, for any number of reviewers. */
  alpha: number | null
}

export interface AgreementView {
  said: AgreementFigures
  /** One for each scale: ratings on two scales can't be compared. */
  truth: (AgreementFigures & { scale: string; name: string })[]
  /** Judgements that count, and those that do not since their reviewer had seen another's. */
  blind: number
  notBlind: number
}

export interface FileView extends FileState {
  usedBy: string[]
}

/** A report that was written to a file or handed over for a download. */
export interface ExportedReport {
  sha256: string
  kind: 'publish' | 'archive'
  format: string
  /** File name, and where it was written; null after a download, whose place only the browser knows. */
  name: string
  path: string | null
  /** ISO date-time. */
  at: string
  claims: string[]
}

export interface PastReports {
  exported: ExportedReport[]
  published: {
    sha256: string
    kind: 'publish' | 'archive'
    format: string
    where: string
    byName: string
    at: string
    claims: { id: string; wording: string }[]
  }[]
  corrections: { claim: string; wording: string; text: string; byName: string; at: string }[]
}
