import type { Difference, OccasionState, Span, Speaker, Statement } from '../../contract'
import { readPlainWords } from '../text/plain-words'
import { quotedSpans } from '../text/quoted-spans'
import { findDifferences } from './differences'
import { findOccasion } from './occasion'
import type { Telling } from './telling'
import type { ComparableArticle } from './types'

/** A statement that a reviewer put together with others. */
export interface JoinedMember {
  readonly article: ComparableArticle
  readonly statement: Statement
}

const touches = (spans: readonly Span[], { start, end }: { start: number; end: number }) =>
  spans.some((span) => span[0] < end && span[1] > start)

/** The whole statement as one telling: a reviewer joined it as it is, in however many sentences. */
function tellingOf({ article, statement }: JoinedMember): Telling {
  const { text, body, sentences, published } = article
  const first = statement.content[0]?.[0] ?? 0
  const last = statement.content.at(-1)?.[1] ?? first
  const touched = sentences.filter(([start, end]) => start < last && end > first)
  const words = statement.content.flatMap(([start, end]) => readPlainWords(text, start, end))
  const marks = quotedSpans(text, body)
  return {
    text,
    published,
    sentence: [touched[0]?.[0] ?? first, touched.at(-1)?.[1] ?? last],
    statement,
    words,
    quoted: Uint8Array.from(words, (word) => (touches(marks, word) ? 1 : 0)),
    cue: statement.cue.flatMap(([start, end]) => readPlainWords(text, start, end)),
  }
}

/** The typed differences and the occasion of statements that a reviewer put together: each compared with the first. */
export function compareJoined(
  members: readonly JoinedMember[],
  speakers: readonly Speaker[],
): { differences: Difference[]; occasion: OccasionState } {
  const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const tellings = members.map(tellingOf)
  const [first] = tellings
  if (!first) return { differences: [], occasion: 'not established' }
  const differences = tellings.slice(1).flatMap((telling, index) =>
    findDifferences(first, telling, byId).map(
      ({ kind, spans, note }): Difference => ({
        kind,
        members: [0, index + 1],
        spans: [[...spans[0]], [...spans[1]]],
        note,
      }),
    ),
  )
  return { differences, occasion: findOccasion(tellings) }
}
