import * as z from 'zod'
import { DifferenceKind, OccasionState, StatementType } from './analysis'
import { ArticleChanges, Evidence, SaidPart, SpeakerChoice, Stance, Target, TruthPart } from './events'
import type { Scale } from './scale'
import { OriginalId, Span, Spans } from './text'
import type {
  AgreementView,
  AppInfo,
  ArticleRow,
  ArticleView,
  CaseSummary,
  ClaimView,
  CopyView,
  DamageView,
  ErasurePreview,
  ExportedBundle,
  Fault,
  HistoryItem,
  ImportResult,
  MatrixView,
  MergeView,
  Page,
  Passage,
  PastReports,
  QueueItem,
  SearchHit,
  SpeakerRow,
  ThreadRow,
  ThreadView,
  TimelineView,
  TopicRow,
  VersionChanges,
} from './views'

const Nothing = z.object({})
const Paging = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) }
const Name = z.string().trim().min(1).max(500)
const Text = z.string().max(100_000)
const StatementId = z.string().min(1)
const Folder = z.string().min(1).max(4096)

/** Where another copy of a case is: a case folder or a bundle on this computer, or the bytes of a bundle. */
export const CopySource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), path: Folder }),
  z.object({ kind: z.literal('bytes'), name: Name, base64: z.string() }),
])
export type CopySource = z.infer<typeof CopySource>

/** `passphrase` where the bundle is locked; without the right one the answer is an error `locked`. */
const FromCopy = { from: CopySource, passphrase: z.string().max(1000).optional() }

/** What can be erased: an article with all that quotes it, a note, one act, a reviewer's name, or whoever is named. */
export const ErasureTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('article'), article: OriginalId }),
  z.object({ kind: z.literal('note'), note: z.string() }),
  z.object({ kind: z.literal('act'), event: z.string() }),
  z.object({ kind: z.literal('reviewer'), reviewer: z.string() }),
  z.object({ kind: z.literal('person'), name: z.string().trim().min(2).max(500) }),
])
export type ErasureTarget = z.infer<typeof ErasureTarget>

/** Which claims a report or list holds; an absent key filters nothing. */
export const ClaimFilter = z.object({
  stage: z.enum(['open', 'draft', 'ready', 'final', 'disputed']).optional(),
  speaker: z.string().optional(),
  topic: z.string().optional(),
  outlet: z.string().optional(),
})
export type ClaimFilter = z.infer<typeof ClaimFilter>

const MatrixFilter = {
  topic: z.string().nullable(),
  type: StatementType.optional(),
  speaker: z.string().optional(),
  difference: DifferenceKind.optional(),
  /** Narrated statements are the article's own voice; shown as a row of their own. */
  narrated: z.boolean().default(false),
  sort: z.enum(['statements', 'disagreement', 'name']).default('statements'),
  /** Rows at most. */
  limit: z.int().min(1).max(10_000).default(300),
}

const ReportRequest = {
  kind: z.enum(['publish', 'archive']),
  format: z.enum(['html', 'markdown', 'csv', 'json', 'claimreview', 'pdf']),
  filter: ClaimFilter.default({}),
  /** Print reviewers' names in a publish report. */
  names: z.boolean().default(false),
  organisation: z.string().nullable().default(null),
  baseUrl: z.string().nullable().default(null),
}

/** Method name → schema of its parameters. The one list of what any shell may ask. */
export const methodParams = {
  'app.info': Nothing,
  'app.setReviewer': z.object({ name: Name }),
  /** Who publishes the reports made here, and where; remembered for every case. */
  'app.setPublisher': z.object({ organisation: Name.nullable(), baseUrl: Name.nullable() }),
  /** Shell dialogs; answer an empty list where cancelled. */
  'app.chooseFiles': Nothing,
  'app.chooseFolder': z.object({ purpose: z.enum(['open case', 'new case', 'import']) }),
  'app.showInFolder': z.object({ path: Folder }),

  'case.create': z.object({ name: Name, question: Text, why: Text, responsible: Name, folder: Folder.optional() }),
  'case.open': z.object({ folder: Folder }),
  /** Copies the sample case to the user's folder and opens the copy. */
  'case.openSample': Nothing,
  'case.close': Nothing,
  'case.summary': Nothing,
  'case.update': z.object({
    name: Name.optional(),
    question: Text.optional(),
    why: Text.optional(),
    responsible: Name.optional(),
  }),
  /** Walks logs, originals, texts and anchors; each fault with its file and line. */
  'case.verify': Nothing,
  /** What is in another copy, before anything is done with it. Needs no open case. */
  'case.inspectCopy': z.object(FromCopy),
  /** What a merge would bring in, by person; takes nothing. */
  'case.previewMerge': z.object(FromCopy),
  'case.merge': z.object(FromCopy),
  /** Makes a case folder of a bundle and opens it: for who has no copy of the case yet. */
  'case.openBundle': z.object({ ...FromCopy, folder: Folder.optional() }),
  /**
   * Writes a `.attest.zip` bundle: of the whole case (`claims` null), or of chosen claims to ask for a second opinion,
   * without the verdicts given on them. Nothing that is withheld is in it. Where no `path` is given the host asks, and
   * a host that can't answers the bytes.
   */
  'case.exportBundle': z.object({
    claims: z.array(z.string()).min(1).nullable().default(null),
    notes: z.boolean().default(false),
    /** Locks the bundle. */
    passphrase: z.string().min(8).max(1000).optional(),
    path: Folder.optional(),
  }),
  /** Looks for what others have added in a folder that is synchronised; done now and then by itself. */
  'case.refresh': Nothing,
  /** What is damaged in the open case and what can be restored. */
  'case.damage': Nothing,
  /** Restores a damaged case from another copy, or goes on without what is lost (`from` null), and opens it again. */
  'case.restore': z.object({ ...FromCopy, from: CopySource.nullable() }),
  'case.previewErasure': z.object({ target: ErasureTarget }),
  'case.erase': z.object({ target: ErasureTarget, ground: z.string().trim().min(1).max(10_000) }),
  /** How far reviewers agree, judgements given blind alone. */
  'case.agreement': Nothing,
  'case.history': z.object({ target: Target.optional(), ...Paging }),
  'case.undo': Nothing,
  'case.redo': Nothing,

  /** Files and folders on this computer; folders are walked. */
  'article.importPaths': z.object({ paths: z.array(Folder).min(1).max(10_000) }),
  'article.importBytes': z.object({
    files: z
      .array(z.object({ name: Name, base64: z.string() }))
      .min(1)
      .max(1000),
  }),
  'article.importText': z.object({ name: Name, text: z.string().min(1) }),
  'article.stopImport': Nothing,
  'article.list': z.object({ query: z.string().default(''), ...Paging }),
  'article.get': z.object({ id: OriginalId }),
  'article.changes': z.object({ from: OriginalId, to: OriginalId }),
  /** Reads the original anew where this version of the program reads it otherwise; what cites it may move. */
  'article.readAgain': z.object({ id: OriginalId }),
  'article.update': z.object({ ids: z.array(OriginalId).min(1), changes: ArticleChanges }),
  'article.setChecked': z.object({ ids: z.array(OriginalId).min(1), checked: z.boolean() }),
  'article.setBody': z.object({ id: OriginalId, span: Span, body: z.boolean() }),

  'statement.add': z.object({
    article: OriginalId,
    type: StatementType,
    source: Spans,
    cue: Spans,
    content: Spans,
    speaker: SpeakerChoice.nullable(),
  }),
  'statement.change': z.object({
    statement: StatementId,
    type: StatementType,
    source: Spans,
    cue: Spans,
    content: Spans,
    reason: Text,
  }),
  'statement.remove': z.object({ statement: StatementId, reason: Text }),
  'statement.setSpeaker': z.object({ statement: StatementId, speaker: SpeakerChoice, reason: Text }),

  'speaker.list': z.object({ query: z.string().default(''), ...Paging }),
  'speaker.merge': z.object({ into: Name, from: z.array(Name).min(1), reason: Text }),
  'speaker.split': z.object({ from: Name, aliases: z.array(Name).min(1), name: Name, reason: Text }),
  'speaker.rename': z.object({ from: Name, name: Name }),
  'topic.list': z.object({ query: z.string().default(''), ...Paging }),
  'topic.add': z.object({ name: Name, aliases: z.array(Name) }),
  'topic.merge': z.object({ into: Name, from: z.array(Name).min(1) }),
  'topic.split': z.object({ from: Name, aliases: z.array(Name).min(1), name: Name }),
  'topic.addPassage': z.object({ topic: Name, article: OriginalId, span: Span }),
  'topic.mentions': z.object({ topic: Name, ...Paging }),

  'compare.matrix': z.object(MatrixFilter),
  /**
   * Writes the matrix as it is seen, all rows; without `path` the host asks, and a host that can't ask answers the bytes
   * for a download. Nothing that is withheld is in it.
   */
  'compare.exportMatrix': z.object({
    ...MatrixFilter,
    limit: MatrixFilter.limit.default(10_000),
    format: z.enum(['csv', 'html']),
    path: Folder.optional(),
  }),
  /** Who said what when; without a topic, on anything. */
  'compare.timeline': z.object({
    topic: z.string().nullable(),
    type: StatementType.optional(),
    speaker: z.string().optional(),
    difference: DifferenceKind.optional(),
    /** Moments at most. */
    limit: z.int().min(1).max(2000).default(300),
  }),
  'compare.threads': z.object({
    topic: z.string().optional(),
    speaker: z.string().optional(),
    difference: DifferenceKind.optional(),
    sort: z.enum(['disagreement', 'outlets', 'text']).default('disagreement'),
    ...Paging,
  }),
  'compare.thread': z.object({ id: z.string() }),
  'compare.confirm': z.object({ thread: z.string() }),
  /** Without `statement` the whole thread is rejected, else that member. */
  'compare.reject': z.object({ thread: z.string(), statement: StatementId.optional() }),
  'compare.join': z.object({ statements: z.array(StatementId).min(2) }),
  'compare.split': z.object({ thread: z.string(), statements: z.array(StatementId).min(1) }),
  'compare.setOccasion': z.object({ thread: z.string(), occasion: OccasionState, reason: Text }),

  'claim.queue': z.object({
    /** `claims`: what has become a claim, whatever its stage. */
    show: z.enum(['all', 'claims', 'open', 'draft', 'ready', 'final', 'disputed']).default('all'),
    topic: z.string().optional(),
    ...Paging,
  }),
  /** The first human touch: makes a claim of a statement or thread, or answers the claim it already is. */
  'claim.touch': z.union([z.object({ statement: StatementId }), z.object({ thread: z.string() })]),
  'claim.get': z.object({ id: z.string() }),
  /** Shows this reviewer the verdicts that are kept from them (`ClaimView.keptBack`); theirs is then not blind. */
  'claim.look': z.object({ claim: z.string() }),
  'claim.reword': z.object({ claim: z.string(), wording: Name }),
  'claim.confirmSpeaker': z.object({ claim: z.string(), speaker: SpeakerChoice, reason: Text }),
  'claim.join': z.object({ into: z.string(), from: z.string() }),
  'claim.waive': z.object({ claim: z.string(), verdict: z.string(), reason: z.string().trim().min(1) }),
  'claim.skip': z.object({ item: z.string(), kind: z.enum(['claim', 'thread', 'statement']), reason: Text }),
  'evidence.addPassage': z.object({ claim: z.string(), article: OriginalId, span: Span, stance: Stance, note: Text }),
  'evidence.add': z.object({ claim: z.string(), evidence: Evidence, stance: Stance, note: Text }),
  /** Confirms that a passage which has moved now stands where it was found. */
  'evidence.confirmPlace': z.object({ claim: z.string(), evidence: z.string() }),
  'evidence.remove': z.object({ claim: z.string(), evidence: z.string(), reason: Text }),
  'verdict.record': z.object({
    claim: z.string(),
    said: SaidPart.nullable(),
    truth: TruthPart.nullable(),
    stage: z.enum(['draft', 'ready']),
  }),
  'verdict.review': z.object({ claim: z.string(), verdict: z.string(), agrees: z.boolean(), reasons: Text }),
  'verdict.adjudicate': z.object({ claim: z.string(), verdict: z.string(), reasons: z.string().trim().min(1) }),
  'note.add': z.object({ target: Target, text: Text.min(1) }),
  'note.change': z.object({ note: z.string(), text: Text }),
  'item.withhold': z.object({ target: Target, withheld: z.boolean(), reason: Text }),
  'scale.list': Nothing,

  'search.find': z.object({
    query: z.string().max(1000),
    kinds: z.array(z.enum(['text', 'statement', 'claim', 'note'])).default([]),
    ...Paging,
  }),

  /** The report as text; `missing` names what keeps it from being made (ClaimReview). */
  'report.render': z.object(ReportRequest),
  /** Writes the report; without `path` the host asks, and a host that can't ask answers the bytes for a download. */
  'report.export': z.object({ ...ReportRequest, path: Folder.optional() }),
  'report.publish': z.object({
    sha256: z.string(),
    kind: z.enum(['publish', 'archive']),
    format: z.string(),
    where: Name,
    claims: z.array(z.string()),
  }),
  'report.correct': z.object({ claim: z.string(), text: Text.min(1) }),
  /** What was exported of this case lately, marked as published, and corrected; newest first. */
  'report.past': Nothing,
} as const

export type MethodName = keyof typeof methodParams
/** Parameters as a caller gives them (defaults left out). */
export type MethodParams<M extends MethodName> = z.input<(typeof methodParams)[M]>
/** Parameters as the workbench receives them. */
export type ParsedParams<M extends MethodName> = z.output<(typeof methodParams)[M]>

/** The answer to an act: the log event's id. */
export interface Recorded {
  event: string
}

export interface MethodResults {
  'app.info': AppInfo
  'app.setReviewer': { id: string; name: string }
  'app.setPublisher': Record<string, never>
  'app.chooseFiles': { paths: string[] }
  'app.chooseFolder': { path: string | null }
  'app.showInFolder': Record<string, never>
  'case.create': CaseSummary
  'case.open': CaseSummary
  'case.openSample': CaseSummary
  'case.close': Record<string, never>
  'case.summary': CaseSummary
  'case.update': Recorded
  'case.verify': { faults: Fault[]; events: number; writers: number }
  'case.inspectCopy': CopyView
  'case.previewMerge': MergeView
  'case.merge': MergeView
  'case.openBundle': CaseSummary
  'case.exportBundle': ExportedBundle
  'case.refresh': { acts: number }
  'case.damage': DamageView
  'case.restore': { recovered: number; notices: string[]; summary: CaseSummary }
  'case.previewErasure': ErasurePreview
  'case.erase': Recorded & { acts: number; originals: number }
  'case.agreement': AgreementView
  'case.history': Page<HistoryItem>
  'case.undo': { label: string | null }
  'case.redo': { label: string | null }
  'article.importPaths': ImportResult
  'article.importBytes': ImportResult
  'article.importText': ImportResult
  'article.stopImport': Record<string, never>
  'article.list': Page<ArticleRow>
  'article.get': ArticleView
  'article.changes': VersionChanges
  'article.readAgain': Recorded
  'article.update': Recorded
  'article.setChecked': Recorded
  'article.setBody': Recorded
  'statement.add': Recorded & { statement: string }
  'statement.change': Recorded & { statement: string }
  'statement.remove': Recorded
  'statement.setSpeaker': Recorded
  'speaker.list': Page<SpeakerRow>
  'speaker.merge': Recorded
  'speaker.split': Recorded
  'speaker.rename': Recorded
  'topic.list': Page<TopicRow>
  'topic.add': Recorded
  'topic.merge': Recorded
  'topic.split': Recorded
  'topic.addPassage': Recorded
  'topic.mentions': Page<Passage>
  'compare.matrix': MatrixView
  'compare.exportMatrix': { path: string | null; base64: string | null; name: string; mediaType: string }
  'compare.timeline': TimelineView
  'compare.threads': Page<ThreadRow>
  'compare.thread': ThreadView
  'compare.confirm': Recorded
  'compare.reject': Recorded
  /** `thread`: the one that holds the statements now, of a split those that stay; null where none does. */
  'compare.join': Recorded & { thread: string | null }
  'compare.split': Recorded & { thread: string | null }
  'compare.setOccasion': Recorded
  'claim.queue': Page<QueueItem>
  'claim.touch': { claim: string }
  'claim.get': ClaimView
  'claim.look': Recorded
  'claim.reword': Recorded
  'claim.confirmSpeaker': Recorded
  'claim.join': Recorded
  'claim.waive': Recorded
  'claim.skip': Recorded
  'evidence.addPassage': Recorded
  'evidence.add': Recorded
  'evidence.confirmPlace': Recorded
  'evidence.remove': Recorded
  'verdict.record': Recorded & { verdict: string }
  'verdict.review': Recorded
  'verdict.adjudicate': Recorded
  'note.add': Recorded
  'note.change': Recorded
  'item.withhold': Recorded
  'scale.list': { scales: Scale[] }
  'search.find': Page<SearchHit>
  'report.render': {
    name: string
    mediaType: string
    text: string
    sha256: string
    claims: string[]
    missing: string[]
  }
  'report.export': {
    path: string | null
    base64: string | null
    name: string
    mediaType: string
    sha256: string
    claims: string[]
    missing: string[]
  }
  'report.publish': Recorded
  'report.correct': Recorded
  'report.past': PastReports
}
export type MethodResult<M extends MethodName> = MethodResults[M]

/** What a person can act on: shown as it is. `code` is for programs; `locked` asks for a bundle's passphrase. */
export interface MethodError {
  code: 'bad request' | 'no case' | 'not found' | 'read only' | 'refused' | 'locked' | 'failed'
  message: string
}
export type MethodReply<M extends MethodName = MethodName> =
  | { ok: true; value: MethodResult<M> }
  | { ok: false; error: MethodError }

/** Pushed to every window. */
export interface WorkbenchEvents {
  /** Something recorded, imported or analysed: ask again for what is on screen. */
  changed: { what: ('app' | 'case' | 'articles' | 'analysis' | 'claims')[] }
  progress: { task: 'import' | 'analysis'; done: number; total: number; label: string }
  notice: { level: 'info' | 'warning' | 'error'; text: string }
}
export type EventName = keyof WorkbenchEvents

/** What the renderer sees of its shell: `window.attest` in the desktop shell, a fetch client in the browser shell. */
export interface Bridge {
  readonly shell: 'desktop' | 'browser'
  call<M extends MethodName>(method: M, params: MethodParams<M>): Promise<MethodReply<M>>
  /** Returns a function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: WorkbenchEvents[E]) => void): () => void
  /** The path on disk of a dropped file, where the shell may know it; null in a browser. */
  pathOf(file: unknown): string | null
}
