import * as z from 'zod'
import { SpeakerKind, StatementType } from './analysis'
import { SaidJudgement } from './scale'
import { Anchor, OriginalId, Sha256, TextAnchor } from './text'

/**
 * The human acts of a case, each the `data` of one log event (see `LogEvent`). An act carries its own quotation and
 * anchors, never a machine id alone, so that it survives a new analysis and another computer.
 */

/** ISO date, or date-time with zone. */
const When = z.string()
const Reason = z.string()
/** A claim's id: SHA-256 of the text hash and content span of the statement touched. */
export const ClaimId = Sha256
/** An event's id. */
export const EventId = z.string()

/** Where a date comes from. */
export const DateOrigin = z.enum(['printed', 'worked out', 'set', 'unknown'])
export type DateOrigin = z.infer<typeof DateOrigin>

export const ArticleRole = z.enum(['report', 'rewrite', 'primary record'])
export type ArticleRole = z.infer<typeof ArticleRole>

/** What a reviewer may state about an article; a key that is absent is not changed, null clears it. */
export const ArticleChanges = z.object({
  title: z.string().nullable().optional(),
  outlet: z.string().nullable().optional(),
  url: z.string().nullable().optional(),
  author: z.string().nullable().optional(),
  published: When.nullable().optional(),
  captured: When.nullable().optional(),
  capturedBy: z.string().nullable().optional(),
  archive: z.string().nullable().optional(),
  role: ArticleRole.optional(),
})
export type ArticleChanges = z.infer<typeof ArticleChanges>

/** Spans of a statement as anchors: text hash, position and quotation. */
export const StatementAnchors = z.object({
  type: StatementType,
  source: z.array(TextAnchor),
  cue: z.array(TextAnchor),
  content: z.array(TextAnchor).min(1),
})
export type StatementAnchors = z.infer<typeof StatementAnchors>

/** A speaker as a person states it: a name, or unknown. */
export const SpeakerChoice = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), name: z.string().min(1), kind: SpeakerKind }),
  z.object({ known: z.literal(false) }),
])
export type SpeakerChoice = z.infer<typeof SpeakerChoice>

/** A passage of an article that stands for a thread's member. */
export const MemberAnchor = z.object({ content: z.array(TextAnchor).min(1) })
export type MemberAnchor = z.infer<typeof MemberAnchor>

/** One of the two judgements of a verdict. */
export const SaidPart = z.object({ judgement: SaidJudgement, reasons: z.string(), evidence: z.array(EventId) })
export const TruthPart = z.object({
  scale: z.string(),
  rating: z.string(),
  reasons: z.string(),
  evidence: z.array(EventId),
})

export const Evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passage'), anchor: Anchor }),
  z.object({ kind: z.literal('file'), file: OriginalId, name: z.string() }),
  z.object({
    kind: z.literal('reference'),
    citation: z.string().min(1),
    url: z.string().nullable(),
    accessed: When.nullable(),
  }),
])
export type Evidence = z.infer<typeof Evidence>
export const Stance = z.enum(['for', 'against', 'context'])
export type Stance = z.infer<typeof Stance>

/** Anything that can be withheld or noted. */
export const Target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case') }),
  z.object({ kind: z.literal('article'), article: OriginalId }),
  z.object({ kind: z.literal('claim'), claim: ClaimId }),
  z.object({ kind: z.literal('evidence'), evidence: EventId }),
  z.object({ kind: z.literal('speaker'), name: z.string() }),
])
export type Target = z.infer<typeof Target>

/** Event type → schema of its `data`. Adding a type is additive; changing one is a migration. */
export const eventSchemas = {
  'case.created': z.object({ name: z.string().min(1), question: z.string(), why: z.string(), responsible: z.string() }),
  'case.updated': z.object({
    name: z.string().min(1).optional(),
    question: z.string().optional(),
    why: z.string().optional(),
    responsible: z.string().optional(),
  }),
  /** A name for the opaque `by` of this writer's events; kept in data so that it can be erased. */
  'reviewer.named': z.object({ reviewer: z.string(), name: z.string().min(1) }),

  'article.imported': z.object({
    article: OriginalId,
    name: z.string(),
    extension: z.string(),
    bytes: z.int().min(0),
    reader: z.string(),
    readerVersion: z.string(),
    textHash: Sha256,
    /** Length of the text in code points. */
    textLength: z.int().min(0),
    captured: When.nullable(),
  }),
  'file.kept': z.object({
    file: OriginalId,
    name: z.string(),
    extension: z.string(),
    bytes: z.int().min(0),
    media: z.string(),
  }),
  'article.updated': z.object({ articles: z.array(OriginalId).min(1), changes: ArticleChanges }),
  /** `others` are checked in the same act, which is taken back as one. */
  'article.checked': z.object({
    article: OriginalId,
    others: z.array(OriginalId).optional(),
    checked: z.boolean(),
  }),
  'article.bodySet': z.object({ article: OriginalId, anchor: TextAnchor, body: z.boolean() }),

  'statement.added': z.object({ article: OriginalId, statement: StatementAnchors, speaker: SpeakerChoice.nullable() }),
  /** `was` is the content that the statement had; `now` replaces the whole statement. */
  'statement.changed': z.object({
    article: OriginalId,
    was: z.array(TextAnchor).min(1),
    now: StatementAnchors,
    reason: Reason,
  }),
  'statement.removed': z.object({ article: OriginalId, was: z.array(TextAnchor).min(1), reason: Reason }),
  'statement.speakerSet': z.object({
    article: OriginalId,
    content: z.array(TextAnchor).min(1),
    speaker: SpeakerChoice,
    reason: Reason,
  }),

  'speaker.merged': z.object({ into: z.string().min(1), from: z.array(z.string().min(1)).min(1), reason: Reason }),
  'speaker.split': z.object({
    from: z.string().min(1),
    aliases: z.array(z.string().min(1)).min(1),
    name: z.string().min(1),
    reason: Reason,
  }),
  'speaker.renamed': z.object({ from: z.string().min(1), name: z.string().min(1) }),
  'topic.added': z.object({ name: z.string().min(1), aliases: z.array(z.string().min(1)) }),
  'topic.merged': z.object({ into: z.string().min(1), from: z.array(z.string().min(1)).min(1) }),
  'topic.split': z.object({
    from: z.string().min(1),
    aliases: z.array(z.string().min(1)).min(1),
    name: z.string().min(1),
  }),
  'topic.passageAdded': z.object({ topic: z.string().min(1), passage: TextAnchor }),

  'thread.confirmed': z.object({ members: z.array(MemberAnchor).min(2) }),
  /** No two of these passages are the same claim; a later analysis does not put them together again. */
  'thread.rejected': z.object({ members: z.array(MemberAnchor).min(2) }),
  'thread.joined': z.object({ members: z.array(MemberAnchor).min(2) }),
  /** The first group tells another claim than the second. */
  'thread.split': z.object({ members: z.array(MemberAnchor).min(1), from: z.array(MemberAnchor).min(1) }),
  'thread.occasionSet': z.object({
    members: z.array(MemberAnchor).min(2),
    occasion: z.enum(['same', 'different', 'not established']),
    reason: Reason,
  }),

  'claim.touched': z.object({
    claim: ClaimId,
    wording: z.string().min(1),
    speaker: z.string().nullable(),
    appearances: z.array(MemberAnchor).min(1),
  }),
  'claim.reworded': z.object({ claim: ClaimId, wording: z.string().min(1) }),
  'claim.joined': z.object({ into: ClaimId, from: ClaimId }),
  'claim.speakerConfirmed': z.object({ claim: ClaimId, speaker: SpeakerChoice, reason: Reason }),
  'claim.waived': z.object({ claim: ClaimId, verdict: EventId, reason: Reason.min(1) }),
  'evidence.added': z.object({ claim: ClaimId, evidence: Evidence, stance: Stance, note: z.string() }),
  /** A person confirmed that the passage, whose text has changed, now stands here. */
  'evidence.placed': z.object({ claim: ClaimId, evidence: EventId, anchor: Anchor }),
  'evidence.removed': z.object({ claim: ClaimId, evidence: EventId, reason: Reason }),
  /** `stage` is what the reviewer says of it; whether the claim is draft, ready or final is worked out by the fold. */
  'verdict.recorded': z.object({
    claim: ClaimId,
    said: SaidPart.nullable(),
    truth: TruthPart.nullable(),
    stage: z.enum(['draft', 'ready']),
    supersedes: EventId.nullable(),
    /** True if no verdict of somebody else had been shown to the reviewer; absent where nobody noted it. */
    blind: z.boolean().optional(),
  }),
  /** The verdicts of others on a claim were shown to the reviewer before they gave one of their own. */
  'verdict.shown': z.object({ claim: ClaimId }),
  /** A second reviewer's word on a ready verdict. */
  'verdict.reviewed': z.object({ claim: ClaimId, verdict: EventId, agrees: z.boolean(), reasons: z.string() }),
  /** A third act that settles a dispute. */
  'verdict.adjudicated': z.object({ claim: ClaimId, verdict: EventId, reasons: z.string().min(1) }),

  'note.added': z.object({ target: Target, text: z.string().min(1) }),
  'note.changed': z.object({ note: EventId, text: z.string() }),
  'item.withheld': z.object({ target: Target, withheld: z.boolean(), reason: Reason }),
  'queue.skipped': z.object({ claim: ClaimId.nullable(), members: z.array(MemberAnchor), reason: Reason }),

  'report.published': z.object({
    sha256: Sha256,
    report: z.enum(['publish', 'archive']),
    format: z.string(),
    where: z.string(),
    claims: z.array(ClaimId),
  }),
  'correction.published': z.object({ claim: ClaimId, text: z.string().min(1) }),

  /** Takes back the event `event`; undoing an undo is redo. */
  undo: z.object({ event: EventId }),
  /** The data of `events` is erased on this ground; their lines keep hash and chain. */
  erasure: z.object({ events: z.array(EventId), originals: z.array(OriginalId), ground: z.string().min(1) }),
} as const

export type EventType = keyof typeof eventSchemas
export type EventData<T extends EventType = EventType> = z.infer<(typeof eventSchemas)[T]>

/** An act before it is logged. */
export type Act = { [T in EventType]: { type: T; data: EventData<T> } }[EventType]

/**
 * One line of `log/<writer>.jsonl`. `at` is a hybrid logical clock `<13-digit Unix milliseconds>-<6-digit counter>`,
 * so that code-unit order is time order. `dataHash` is SHA-256 over salt and RFC 8785 JSON of `data`; `hash` over all
 * other fields but `data`, `salt` and itself; `prev` is the writer's previous hash (64 zeros for the first).
 */
export const LogEvent = z.object({
  v: z.literal(1),
  case: z.string(),
  id: EventId,
  writer: z.string(),
  seq: z.int().min(1),
  at: z.string().regex(/^\d{13}-\d{6}$/),
  /** Minutes east of UTC. */
  zone: z.int().min(-840).max(840),
  by: z.string(),
  type: z.string(),
  /** Null once erased, and where a bundle left it out: `salt` is then empty, or `left out`. */
  data: z.unknown(),
  salt: z.string(),
  dataHash: Sha256,
  prev: Sha256,
  hash: Sha256,
})
export type LogEvent = z.infer<typeof LogEvent>
