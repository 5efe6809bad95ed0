import * as z from 'zod'
import { Certainty, Format, Span as SpanSchema, SpeakerKind, StatementType } from '../contract'
import type { Article } from '../core/article/article'
import type { ArticleAnalysis } from '../core/statement/types'

/** Machine results as kept on disk: whatever does not read as one is made anew. */

const Text = z.string().nullable()
const CachedArticle = z.object({
  format: Format,
  text: z.string(),
  paragraphs: z.array(
    z.object({
      span: SpanSchema,
      kind: z.enum(['title', 'heading', 'text', 'quote', 'listItem', 'caption', 'other']),
      body: z.boolean(),
      page: z.int().optional(),
    }),
  ),
  title: Text,
  publisher: Text,
  byline: Text,
  credit: Text,
  published: Text,
  language: Text,
  url: Text,
  notes: z.array(z.string()),
})

const Spans = z.array(SpanSchema)
const CachedAnalysis = z.object({
  sentences: Spans,
  statements: z.array(
    z.object({
      type: StatementType,
      source: Spans,
      cue: Spans,
      content: Spans,
      within: z.int().nullable(),
      speaker: z
        .object({
          entity: z.int().nullable(),
          certainty: Certainty,
          kind: SpeakerKind,
          members: z.array(z.int()),
          candidates: z.array(z.int()),
        })
        .nullable(),
      topics: z.array(z.int()),
    }),
  ),
  entities: z.array(
    z.object({
      name: z.string(),
      kind: z.enum([...SpeakerKind.options, 'topic']),
      aliases: z.array(z.string()),
      mentions: Spans,
    }),
  ),
})

function parse<T>(schema: z.ZodType<T>, json: string | null): T | null {
  if (json === null) return null
  try {
    const read = schema.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** An article from the cache; null where the file is absent, damaged or of another shape. */
export const cachedArticle = (json: string | null): Article | null => parse(CachedArticle, json) as Article | null

/** An analysis from the cache; null where the file is absent, damaged or of another shape. */
export const cachedAnalysis = (json: string | null): ArticleAnalysis | null => parse(CachedAnalysis, json)
