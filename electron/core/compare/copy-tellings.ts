import type { DifferenceKind, Span, Statement } from '../../contract'
import type { PlainWord } from '../text/plain-words'
import type { CopiedPassage } from './copies'
import type { FoundDifference } from './found-difference'
import { quoteWords, type Telling, wordSpans } from './telling'
import type { ComparableArticle } from './types'
import type { Unit } from './units'
import type { AlignedStretch } from './word-alignment'

/** Statements that stand in each other's place in a copied passage. */
export type Counterparts = readonly [a: Statement, b: Statement]

const touches = (spans: readonly (readonly [number, number])[], { start, end }: PlainWord) =>
  spans.some(([from, to]) => from < end && to > start)

const wordsOf = (units: readonly Unit[]) => units.flatMap(({ words }) => words)

const allSpans = ({ source, cue, content }: Statement): Span[] => [...source, ...cue, ...content]

/** The places of the words that are the same in both. */
const sameWords = (stretches: readonly AlignedStretch[]) =>
  stretches.flatMap(({ same, a: [from, to], b: [start] }) =>
    same ? Array.from({ length: to - from }, (_, at) => [from + at, start + at] as const) : [],
  )

/** For each word of a passage, whether it is part of what a statement says. */
const contentOf = (words: readonly PlainWord[], { content }: Statement) => words.map((word) => touches(content, word))

/**
 * Each statement of a copied passage with the one that says most of the same words in the same place, no statement twice:
 * where the two are read otherwise, because of a word that was changed, the nearest reading counts.
 */
export function counterpartsIn({ a, b, stretches }: CopiedPassage): Counterparts[] {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const read = (units: readonly Unit[], words: readonly PlainWord[]) =>
    [...new Set(units.flatMap(({ statements }) => statements))].map((statement) => ({
      statement,
      content: contentOf(words, statement),
      telling: words.map((word) => touches([...statement.source, ...statement.cue], word)),
    }))
  const [left, right] = [read(a, wordsA), read(b, wordsB)]
  const same = sameWords(stretches)
  const alike = (x: readonly boolean[], y: readonly boolean[]) => {
    const both = same.filter(([i, j]) => x[i] && y[j]).length
    const all = x.filter(Boolean).length + y.filter(Boolean).length - both
    return all > 0 ? both / all : 0
  }
  const pairs = left.flatMap((x) =>
    right.flatMap((y) => {
      const content = alike(x.content, y.content)
      return content > 0 ? [{ x, y, worth: content + alike(x.telling, y.telling) / 100 }] : []
    }),
  )
  const used = new Set<Statement>()
  return pairs
    .sort((p, q) => q.worth - p.worth)
    .flatMap(({ x, y }): Counterparts[] => {
      if (used.has(x.statement) || used.has(y.statement)) return []
      used.add(x.statement).add(y.statement)
      return [[x.statement, y.statement]]
    })
}

/** Two tellings of a copy, with their words aligned as the whole passage is. */
export interface CopyTellings {
  readonly a: Telling
  readonly b: Telling
  readonly stretches: readonly AlignedStretch[]
}

/**
 * What counterparts tell in a copied passage. To a statement belong the words that either version gives to it, to its cue or
 * source, and those of the sentence that are in no other statement: that one is read otherwise than the other makes no
 * difference.
 */
export function tellingsOfCopy(
  { a, b, stretches }: CopiedPassage,
  own: Counterparts,
  all: readonly Counterparts[],
  articles: readonly [ComparableArticle, ComparableArticle],
): CopyTellings {
  const sides = [a, b].map((units, side) => {
    const words = wordsOf(units)
    const quoted = units.flatMap((unit) => [...unit.quoted])
    const statement = own[side as 0 | 1]
    const others = all.flatMap((pair) => (pair === own ? [] : allSpans(pair[side as 0 | 1])))
    const belongs = words.map((word) => touches(allSpans(statement), word) || !touches(others, word))
    return { units, words, quoted, statement, belongs, kept: [] as number[] }
  })
  const [left, right] = sides as [(typeof sides)[number], (typeof sides)[number]]
  const kept: AlignedStretch[] = []
  const keep = (same: boolean, ofA: readonly number[], ofB: readonly number[]) => {
    const [fromA, fromB] = [left.kept.length, right.kept.length]
    left.kept.push(...ofA)
    right.kept.push(...ofB)
    const stretch: AlignedStretch = { same, a: [fromA, left.kept.length], b: [fromB, right.kept.length] }
    const last = kept.at(-1)
    if (same && last?.same) kept[kept.length - 1] = { same, a: [last.a[0], stretch.a[1]], b: [last.b[0], stretch.b[1]] }
    else kept.push(stretch)
  }
  const range = ([from, to]: readonly [number, number]) => Array.from({ length: to - from }, (_, at) => from + at)
  for (const stretch of stretches) {
    const [inA, inB] = [range(stretch.a), range(stretch.b)]
    if (!stretch.same) {
      if (inA.some((at) => left.belongs[at]) || inB.some((at) => right.belongs[at])) keep(false, inA, inB)
      continue
    }
    for (const [offset, i] of inA.entries()) {
      const j = inB[offset] ?? -1
      if (left.belongs[i] || right.belongs[j]) keep(true, [i], [j])
    }
  }
  const telling = (side: typeof left, { text, published }: ComparableArticle): Telling => {
    const words = side.kept.flatMap((at) => side.words[at] ?? [])
    return {
      text,
      published,
      sentence: [side.units[0]?.span[0] ?? 0, side.units.at(-1)?.span[1] ?? 0],
      statement: side.statement,
      words,
      quoted: Uint8Array.from(side.kept, (at) => side.quoted[at] ?? 0),
      cue: side.words.filter((word) => touches(side.statement.cue, word)),
    }
  }
  return { a: telling(left, articles[0]), b: telling(right, articles[1]), stretches: kept }
}

/** The same told from the other side. */
export const turnedTellings = ({ a, b, stretches }: CopyTellings): CopyTellings => ({
  a: b,
  b: a,
  stretches: stretches.map(({ same, a: ofA, b: ofB }) => ({ same, a: ofB, b: ofA })),
})

/** What one version leaves out of a quotation that both have, in whole sentences. */
export function leftOutDifferences(
  { a, b, stretches, leftOut }: CopiedPassage,
  own: Counterparts,
  texts: readonly [string, string],
): FoundDifference[] {
  const sides = [a, b].map((units) => ({
    words: wordsOf(units),
    quotations: units.flatMap(({ quotations }) => [...quotations]),
  }))
  return leftOut.flatMap((units, side): FoundDifference[] => {
    const index = side as 0 | 1
    const quotations = new Set(units.flatMap(({ quotations: numbers }) => [...numbers]).filter((number) => number >= 0))
    // Of the words that stand in both, one of that quotation that either version gives to the statement.
    const goesOn = sameWords(stretches).some((places) => {
      const isQuoted = quotations.has(sides[index]?.quotations[places[index]] ?? -1)
      return (
        isQuoted &&
        sides.some(({ words }, at) => {
          const word = words[places[at as 0 | 1]]
          return word !== undefined && touches(own[at as 0 | 1].content, word)
        })
      )
    })
    if (!goesOn) return []
    const words = units.flatMap((unit) => unit.words.filter((_, at) => quotations.has(unit.quotations[at] ?? -1)))
    const spans = wordSpans(words)
    return [
      {
        kind: 'truncated',
        spans: index === 0 ? [spans, []] : [[], spans],
        note: `left out: ${quoteWords(texts[index], words)}`,
      },
    ]
  })
}

/** Kinds that say of a word what it is, whatever it belongs to. */
const PRECISE: readonly DifferenceKind[] = ['number', 'date', 'place']

/**
 * The differences between versions that stand where their words differ: what is read otherwise in equal words is none. A
 * source that differs in a number, date or place alone is no other speaker.
 */
export function ofChangedWords(
  found: readonly FoundDifference[],
  { a, b, stretches }: CopyTellings,
): FoundDifference[] {
  const changed = stretches
    .filter(({ same }) => !same)
    .map(({ a: ofA, b: ofB }) => [a.words.slice(...ofA), b.words.slice(...ofB)] as const)
  const stands = ({ spans: [inA, inB] }: FoundDifference, [left, right]: (typeof changed)[number]) =>
    left.some((word) => touches(inA, word)) || right.some((word) => touches(inB, word))
  const precise = found.filter(({ kind }) => PRECISE.includes(kind))
  return found.filter((difference) =>
    changed.some(
      (words) =>
        stands(difference, words) &&
        (difference.kind !== 'attribution' || !precise.some((other) => stands(other, words))),
    ),
  )
}
