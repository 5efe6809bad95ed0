import type { Span } from '../../contract'
import type { Attribution, Entity, LocalSpeaker } from './types'

/** One word or mark of the body as the tokenizer gives it; what the speaker rules need of it. */
export interface SpeakerToken {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  /** Universal part-of-speech tag, such as PROPN. */
  readonly pos: string
  /** Index of its sentence. */
  readonly sentence: number
  /** Index of its paragraph. */
  readonly paragraph: number
}

/** What the speaker rules read of one article; spans and offsets are UTF-16 into `text`. */
export interface SpeakerInput {
  readonly text: string
  /** The article's own paragraphs, in text order. */
  readonly paragraphs: readonly Span[]
  /** Tokens of the body, in text order. */
  readonly tokens: readonly SpeakerToken[]
  readonly sentences: readonly Span[]
  readonly attributions: readonly Attribution[]
}

/** Everybody met in the article, and for each attribution, in order, who is behind it and how sure that is. */
export interface SpeakerResult {
  readonly entities: readonly Entity[]
  readonly speakers: readonly LocalSpeaker[]
}

/** Finds people, bodies, places and groups in an article and gives each attribution its speaker. Pure. */
export function resolveSpeakers(input: SpeakerInput): SpeakerResult {
  const speakers = input.attributions.map(
    (): LocalSpeaker => ({ entity: null, certainty: 'unknown', kind: 'unnamed', members: [], candidates: [] }),
  )
  return { entities: [], speakers }
}
