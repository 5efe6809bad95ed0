import * as z from 'zod'

/** A rating scale for *is it true?*, as kept in `resources/scales/*.json`. */
export const Scale = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** From worst to best; `value` is ClaimReview's ratingValue (null: not on the line, such as "not rated"). */
  ratings: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      meaning: z.string(),
      value: z.number().nullable(),
      /** The one key that records it. */
      key: z.string().length(1),
    }),
  ),
})
export type Scale = z.infer<typeof Scale>

/** Did they say it? */
export const SaidJudgement = z.enum(['as quoted', 'altered', 'out of context', 'by another', 'not established'])
export type SaidJudgement = z.infer<typeof SaidJudgement>
