import * as z from 'zod'
import { OriginalId, Spans } from './text'

/** The JSON that `attest analyze … --json` prints, schema `attest.analysis/1`; see the README. */

export const StatementType = z.enum(['direct', 'indirect', 'mixed', 'narrated'])
export type StatementType = z.infer<typeof StatementType>

export const Certainty = z.enum(['named', 'resolved', 'unknown'])
export type Certainty = z.infer<typeof Certainty>

export const SpeakerKind = z.enum(['person', 'body', 'place', 'group', 'unnamed'])
export type SpeakerKind = z.infer<typeof SpeakerKind>

export const DifferenceKind = z.enum([
  'number',
  'date',
  'place',
  'polarity',
  'attribution',
  'certainty',
  'wording',
  'truncated',
  'detail',
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

export const OccasionState = z.enum(['same', 'different', 'not established'])
export type OccasionState = z.infer<typeof OccasionState>

/** Who is shown as the source of a statement, and how sure that is. */
export const AttributedSpeaker = z.object({
  /** The speaker's id in `speakers`; null when unknown. */
  id: z.string().nullable(),
  name: z.string().nullable(),
  certainty: Certainty,
  kind: SpeakerKind,
  /** Speakers of "both Kerry and Lavrov". */
  members: z.array(z.string()),
  /** Speakers that the text leaves open, when unknown. */
  candidates: z.array(z.string()),
})
export type AttributedSpeaker = z.infer<typeof AttributedSpeaker>

export const Statement = z.object({
  /** Unique in the set; the same for the same file and analyzer version. */
  id: z.string(),
  type: StatementType,
  source: Spans,
  cue: Spans,
  content: Spans,
  /** The id of the statement that reports this one. */
  within: z.string().nullable(),
  /** Null if narrated. */
  speaker: AttributedSpeaker.nullable(),
  /** Canonical topic names, one name a topic over the whole set. */
  topics: z.array(z.string()),
})
export type Statement = z.infer<typeof Statement>

export const Speaker = z.object({
  id: z.string(),
  name: z.string(),
  kind: SpeakerKind,
  aliases: z.array(z.string()),
})
export type Speaker = z.infer<typeof Speaker>

/** One typed difference between two members of a thread, with the words that make it. */
export const Difference = z.object({
  kind: DifferenceKind,
  /** Two indices into the thread's `members`. */
  members: z.tuple([z.int(), z.int()]),
  /** For each of the two, spans in its article's text. */
  spans: z.tuple([Spans, Spans]),
  /** What a reviewer reads, such as `1.8 million / 2 million`. */
  note: z.string(),
})
export type Difference = z.infer<typeof Difference>

export const Thread = z.object({
  id: z.string(),
  members: z.array(z.object({ article: OriginalId, statement: z.string() })),
  occasion: OccasionState,
  differences: z.array(Difference),
  /** Why the members were put together, for the reviewer: "shared: cease-fire, Aleppo, 1.8 million". */
  why: z.string(),
  /** Indices of members whose wording was taken from shared text (wire copy): never corroboration. */
  sharedText: z.array(z.int()),
})
export type Thread = z.infer<typeof Thread>

export const Format = z.enum(['text', 'markdown', 'html', 'pdf', 'docx', 'eml'])
export type Format = z.infer<typeof Format>

export const AnalyzedArticle = z.object({
  id: OriginalId,
  path: z.string(),
  format: Format,
  title: z.string().nullable(),
  publisher: z.string().nullable(),
  byline: z.string().nullable(),
  credit: z.string().nullable(),
  /** ISO date or date-time, only where the page itself prints it. */
  published: z.string().nullable(),
  /** BCP 47 primary subtag, such as `en`; null when too little text to tell. */
  language: z.string().nullable(),
  text: z.string(),
  body: Spans,
  sentences: Spans,
  statements: z.array(Statement),
})
export type AnalyzedArticle = z.infer<typeof AnalyzedArticle>

export const Analysis = z.object({
  schema: z.literal('attest.analysis/1'),
  articles: z.array(AnalyzedArticle),
  speakers: z.array(Speaker),
  threads: z.array(Thread),
  problems: z.array(z.object({ path: z.string(), reason: z.string() })),
  notes: z.array(z.object({ path: z.string(), note: z.string() })),
})
export type Analysis = z.infer<typeof Analysis>
