import * as z from 'zod'

/** A span of a text: UTF-16 offsets (JavaScript string indices), end exclusive. */
export const Span = z.tuple([z.int().min(0), z.int().min(0)])
export type Span = readonly [start: number, end: number]

/** Spans in text order; a discontinuous passage has several. */
export const Spans = z.array(Span)
export type Spans = readonly Span[]

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** `sha256:<hex>` of an imported file's bytes: the id of an article or a kept file. */
export const OriginalId = z.string().regex(/^sha256:[0-9a-f]{64}$/)

/**
 * A place in a text that can be found again: W3C TextPositionSelector (code points, not UTF-16) plus
 * TextQuoteSelector (32 characters either side) plus the SHA-256 of the whole text. `page` is a PDF's locator.
 */
export const TextAnchor = z.object({
  kind: z.literal('text'),
  article: OriginalId,
  textHash: Sha256,
  start: z.int().min(0),
  end: z.int().min(0),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  page: z.int().min(1).optional(),
})
export type TextAnchor = z.infer<typeof TextAnchor>
export const Anchor = z.discriminatedUnion('kind', [TextAnchor])
export type Anchor = z.infer<typeof Anchor>

/** `exact`: where it was; `moved`: found once elsewhere, a person must confirm; `lost`: not found, or found twice. */
export type Resolution =
  | { state: 'exact'; span: Span }
  | { state: 'moved'; span: Span }
  | { state: 'lost'; why: 'not found' | 'ambiguous' | 'text missing' }
