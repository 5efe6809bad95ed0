import type { Certainty, Span, Spans, SpeakerKind, StatementType } from '../../contract'

/** A person, body, place, group, unnamed official or key phrase met in one article, with everything it is called there. */
export interface Entity {
  /** The fullest name: "John Kerry", not "Kerry" or "Secretary Kerry". */
  readonly name: string
  readonly kind: SpeakerKind | 'topic'
  readonly aliases: readonly string[]
  /** Where it is mentioned by a name (not by a pronoun), in text order. */
  readonly mentions: readonly Span[]
}

/** Who a statement of one article is given to; numbers are indices into `ArticleAnalysis.entities`. */
export interface LocalSpeaker {
  /** Null when `certainty` is `unknown`. */
  readonly entity: number | null
  readonly certainty: Certainty
  readonly kind: SpeakerKind
  readonly members: readonly number[]
  readonly candidates: readonly number[]
}

/** A statement before entities are united over articles. */
export interface LocalStatement {
  readonly type: StatementType
  readonly source: Spans
  readonly cue: Spans
  readonly content: Spans
  /** Index of the statement that reports this one, in `ArticleAnalysis.statements`. */
  readonly within: number | null
  readonly speaker: LocalSpeaker | null
  /** Entities that the content is about: indices into `ArticleAnalysis.entities`. */
  readonly topics: readonly number[]
}

/** What the machine finds in one article, whatever else is in the case: cacheable by text, body and analyzer version. */
export interface ArticleAnalysis {
  readonly sentences: readonly Span[]
  readonly statements: readonly LocalStatement[]
  readonly entities: readonly Entity[]
}

/** The spans of one attribution before its speaker is known: the interface that rules and a learned model share. */
export interface Attribution {
  readonly type: Exclude<StatementType, 'narrated'>
  readonly source: Spans
  readonly cue: Spans
  readonly content: Spans
  readonly within: number | null
}
