import type { Span } from '../../contract'
import { globalStatements } from '../../core/analysis'
import { bodySpans } from '../../core/article/article'
import { extractArticle } from '../../core/article/extract'
import { findCandidates } from '../../core/compare/candidates'
import { type Copies, findCopies } from '../../core/compare/copies'
import { featureContext, type PairFeatures } from '../../core/compare/features'
import { groupLinked } from '../../core/compare/groups'
import { readPairs } from '../../core/compare/likeness'
import { readLinks } from '../../core/compare/links'
import { readRarities } from '../../core/compare/rarity'
import { articleResemblance } from '../../core/compare/resemblance'
import { readUnits, type Unit, type UnitSet } from '../../core/compare/units'
import type { WordVectors } from '../../core/compare/word-vectors'
import { analyzeArticle } from '../../core/statement/analyze'
import type { FindAttributions } from '../../core/statement/attributions'
import { uniteEntities } from '../../core/statement/unite'
import { readText } from '../../readers/text'

/** An event as several outlets tell it, with the pairs of sentences (`outlet:number`) that tell the same claim. */
export interface LabelledEvent {
  readonly articles: readonly {
    readonly source: string
    readonly title: string
    readonly paragraphs: readonly (readonly string[])[]
  }[]
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly kind: string }[]
}

/** A pair of sentences that was met, with what the model may look at and whether it is labelled. */
export interface ExamplePair {
  readonly a: Unit
  readonly b: Unit
  readonly features: PairFeatures
  readonly same: boolean
}

export interface EventExamples {
  readonly set: UnitSet
  readonly copies: Copies
  readonly pairs: readonly ExamplePair[]
  /** Labelled pairs, as `outlet:number outlet:number` in order, with their kind. */
  readonly wanted: ReadonlyMap<string, string>
  /** Labelled sentences that spans of an article touch. */
  readonly sentencesOf: (article: number, spans: readonly Span[]) => string[]
}

const pairKey = (a: string, b: string) => [a, b].sort().join(' ')

function textOf({ title, paragraphs }: LabelledEvent['articles'][number]): { text: string; places: Span[] } {
  let text = `${title}\n\n`
  const places: Span[] = []
  for (const paragraph of paragraphs) {
    for (const [index, sentence] of paragraph.entries()) {
      if (index > 0) text += ' '
      places.push([text.length, text.length + sentence.length])
      text += sentence
    }
    text += '\n\n'
  }
  return { text, places }
}

/** Reads an event as the program itself would, and marks the pairs of sentences that were labelled. */
export function readEvent(event: LabelledEvent, find: FindAttributions, vectors: WordVectors): EventExamples {
  const members = event.articles.map((labelled) => {
    const { text, places } = textOf(labelled)
    const article = extractArticle(readText(text))
    return { id: labelled.source, source: labelled.source, places, article, analysis: analyzeArticle(article, find) }
  })
  members.sort((x, y) => (x.id < y.id ? -1 : 1))
  const united = uniteEntities(
    members.map(({ analysis }) => analysis.entities),
    members.map(({ id }) => id),
  )
  const set = readUnits(
    members.map((member, index) => ({
      id: member.id,
      text: member.article.text,
      body: bodySpans(member.article),
      sentences: member.analysis.sentences,
      published: null,
      statements: globalStatements(member, index, united),
    })),
    new Map(united.speakers.map(({ id, name }) => [id, name])),
  )
  const sentencesOf = (article: number, spans: readonly Span[]) =>
    (members[article]?.places ?? []).flatMap(([start, end], index) =>
      spans.some(([from, to]) => from < end && to > start) ? [`${members[article]?.source}:${index}`] : [],
    )
  const wanted = new Map(event.pairs.map(({ a, b, kind }) => [pairKey(a, b), kind]))
  const isLabelled = (a: Unit, b: Unit) =>
    sentencesOf(a.article, [a.span]).some((x) =>
      sentencesOf(b.article, [b.span]).some((y) => wanted.has(pairKey(x, y))),
    )
  const context = featureContext(set, readRarities(set), vectors)
  const resemblance = articleResemblance(set)
  const copies = findCopies(set)
  const pairs = readPairs(context, findCandidates(set, resemblance), copies, resemblance).map(({ a, b, features }) => ({
    a,
    b,
    features,
    same: isLabelled(a, b),
  }))
  return { set, copies, pairs, wanted, sentencesOf }
}

/** The labelled-sentence pairs that scores lead to, by way of statements, links and groups. */
export function pairsFound(
  { set, copies, pairs, sentencesOf }: EventExamples,
  scores: readonly number[],
  threshold: number,
): Set<string> {
  const scored = pairs.map(({ a, b, features }, index) => ({
    ...{ a, b, overlap: features.overlap, alone: 0 },
    score: scores[index] ?? Number.NEGATIVE_INFINITY,
  }))
  const { members, links } = readLinks(set, scored, copies, threshold)
  const found = new Set<string>()
  for (const group of groupLinked(links, (member) => members[member]?.article ?? -1))
    for (const [index, first] of group.entries())
      for (const second of group.slice(index + 1)) {
        const [a, b] = [members[first], members[second]]
        if (!a || !b || a.article === b.article) continue
        for (const x of sentencesOf(a.article, a.statement.content))
          for (const y of sentencesOf(b.article, b.statement.content)) found.add(pairKey(x, y))
      }
  return found
}
