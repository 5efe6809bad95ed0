import type { Difference, Speaker, Thread } from '../../contract'
import { comparedSentences } from './bounds'
import { byPlace, findCandidates } from './candidates'
import { findCopies } from './copies'
import { leftOutDifferences, ofChangedWords, tellingsOfCopy, turnedTellings } from './copy-tellings'
import { findDifferences } from './differences'
import { featureContext } from './features'
import type { FoundDifference } from './found-difference'
import { groupLinked } from './groups'
import { linkThreshold, scorePairs, weighPairs } from './likeness'
import { type Member, readLinks, type StatementLink } from './links'
import { findOccasion } from './occasion'
import { readRarities } from './rarity'
import { explainThread } from './reasons'
import { type Known, lookUp, type Remembered, recallPairs } from './remembered'
import { articleResemblance } from './resemblance'
import { findSharedText, type SharedPassage } from './shared-text'
import { readTelling } from './telling'
import type { ComparableArticle, FindThreads } from './types'
import { readUnits, type Unit, type UnitSet } from './units'
import type { WordVectors } from './word-vectors'

/** Above this size members are compared with the fullest one alone, so that a thread of n has n − 1 comparisons. */
const COMPARED_ALL_WITH_ALL = 6
/** So much of a sentence must be shared text for the statement to count as taken from it. */
const MOSTLY_SHARED = 0.5

/** What the making of threads needs of the set. */
interface ThreadContext {
  readonly articles: readonly ComparableArticle[]
  readonly set: UnitSet
  readonly speakers: ReadonlyMap<string, Speaker>
  readonly members: readonly Member[]
  readonly linkOf: (a: number, b: number) => StatementLink | undefined
  /** For each article's id its spans of shared text, with the article that shares it. */
  readonly sharedText: ReadonlyMap<string, readonly { span: readonly [number, number]; other: string }[]>
  readonly isKnown: Known['isKnown']
  /** Differences found before, and those found now. */
  readonly differencesBefore: Remembered['differences']
  readonly differences: Map<string, readonly FoundDifference[]>
}

const overlap = ([start, end]: readonly [number, number], [from, to]: readonly [number, number]) =>
  Math.max(0, Math.min(end, to) - Math.max(start, from))

function sharedTextByArticle(passages: readonly SharedPassage[]): ThreadContext['sharedText'] {
  const byArticle = new Map<string, { span: readonly [number, number]; other: string }[]>()
  const add = (article: string, span: readonly [number, number], other: string) => {
    const list = byArticle.get(article)
    if (list) list.push({ span, other })
    else byArticle.set(article, [{ span, other }])
  }
  for (const { a, b } of passages) {
    add(a.article, a.span, b.article)
    add(b.article, b.span, a.article)
  }
  return byArticle
}

const isEqualDifference = (x: Difference, y: Difference) =>
  x.kind === y.kind && x.members[0] === y.members[0] && x.members[1] === y.members[1] && x.note === y.note

const turnedDifference = ({ kind, spans: [ofA, ofB], note }: FoundDifference): FoundDifference => ({
  kind,
  spans: [ofB, ofA],
  note,
})

/** Everything that the differences of a link are found from, short of the articles themselves. */
function linkKey(link: StatementLink, turned: boolean, { members, speakers }: ThreadContext): string {
  const told = [link.a, link.b].map((number) => {
    const statement = members[number]?.statement
    const ids = [statement?.speaker?.id ?? '', ...(statement?.speaker?.members ?? [])]
    const names = ids.map((id) => [speakers.get(id)?.name, ...(speakers.get(id)?.aliases ?? [])].join('/'))
    return `${statement?.id} ${names.join('|')}`
  })
  return `${told.join(' ')} ${turned} ${link.matched.map(([a, b]) => `${a.index}-${b.index}`).join()}`
}

/** The differences of a link; those of articles that are as they were are not looked for again. */
function linkDifferences(link: StatementLink, turned: boolean, context: ThreadContext): readonly FoundDifference[] {
  const key = linkKey(link, turned, context)
  const isKnown = [link.a, link.b].every((number) => context.isKnown?.(context.members[number]?.article ?? -1))
  const before = isKnown && link.copied.length === 0 ? context.differencesBefore.get(key) : undefined
  const found = before ?? findLinkDifferences(link, turned, context)
  context.differences.set(key, found)
  return found
}

/** The differences between the two members of a link, told from the first one's side or, `turned`, from the second's. */
function findLinkDifferences(link: StatementLink, turned: boolean, context: ThreadContext): FoundDifference[] {
  const { members, articles, speakers } = context
  const [memberA, memberB] = [members[link.a], members[link.b]]
  const [articleA, articleB] = [articles[memberA?.article ?? -1], articles[memberB?.article ?? -1]]
  if (!memberA || !memberB || !articleA || !articleB) return []
  const matched = link.matched.flatMap(([unitA, unitB]) => {
    const a = readTelling([unitA], memberA.statement, articleA.text, articleA.published)
    const b = readTelling([unitB], memberB.statement, articleB.text, articleB.published)
    return turned ? findDifferences(b, a, speakers) : findDifferences(a, b, speakers)
  })
  const copied = link.copied.flatMap(({ passage, counterparts }) => {
    const own = counterparts.find(([a, b]) => a === memberA.statement && b === memberB.statement)
    if (!own) return []
    const straight = tellingsOfCopy(passage, own, counterparts, [articleA, articleB])
    const tellings = turned ? turnedTellings(straight) : straight
    const changed = ofChangedWords(findDifferences(tellings.a, tellings.b, speakers, tellings.stretches), tellings)
    const leftOut = leftOutDifferences(passage, own, [articleA.text, articleB.text])
    return [...changed, ...(turned ? leftOut.map(turnedDifference) : leftOut)]
  })
  return [...matched, ...copied]
}

/** The differences between the members of a group, each pair compared in the sentences that link it. */
function compareMembers(group: readonly number[], context: ThreadContext): Difference[] {
  const { members, linkOf } = context
  const size = (member: number) =>
    members[member]?.statement.content.reduce((sum, [start, end]) => sum + end - start, 0) ?? 0
  const fullest = group.reduce((best, member) => (size(member) > size(best) ? member : best), group[0] ?? 0)
  const differences: Difference[] = []
  for (const [i, first] of group.entries())
    for (const [j, second] of group.entries()) {
      if (j <= i || (group.length > COMPARED_ALL_WITH_ALL && first !== fullest && second !== fullest)) continue
      const link = linkOf(first, second)
      if (!link) continue
      for (const { kind, spans, note } of linkDifferences(link, link.a !== first, context)) {
        const found: Difference = { kind, members: [i, j], spans: [[...spans[0]], [...spans[1]]], note }
        // A statement over several sentences has one speaker: that difference is told once.
        if (!differences.some((other) => isEqualDifference(other, found))) differences.push(found)
      }
    }
  return differences
}

function threadOf(group: readonly number[], context: ThreadContext): Thread {
  const { articles, set, linkOf } = context
  const told = group.flatMap((number) => {
    const member = context.members[number]
    const article = articles[member?.article ?? -1]
    if (!member || !article) return []
    const units = new Set<Unit>()
    for (const other of group) {
      const link = linkOf(number, other)
      for (const unit of (link?.a === number ? link.unitsA : link?.unitsB) ?? []) units.add(unit)
    }
    return [{ member, article, units: [...units].sort((x, y) => x.index - y.index) }]
  })
  const ids = told.map(({ article }) => article.id)
  return {
    id: `thread:${told.map(({ member }) => member.statement.id).join('+')}`,
    members: told.map(({ member, article }) => ({ article: article.id, statement: member.statement.id })),
    occasion: findOccasion(
      told.map(({ member, article, units }) => readTelling(units, member.statement, article.text, article.published)),
    ),
    differences: compareMembers(group, context),
    why: explainThread(
      told.map(({ units }) => units),
      set,
    ),
    sharedText: told.flatMap(({ article, units }, index) => {
      const passages = (context.sharedText.get(article.id) ?? []).filter(({ other }) => ids.includes(other))
      const covered = (unit: Unit) => passages.reduce((most, { span }) => Math.max(most, overlap(span, unit.span)), 0)
      const length = units.reduce((sum, { span: [start, end] }) => sum + end - start, 0)
      const shared = units.reduce((sum, unit) => sum + covered(unit), 0)
      return shared > 0 && shared >= MOSTLY_SHARED * length ? [index] : []
    }),
  }
}

/** The article as far as it is compared. */
function bounded(article: ComparableArticle): ComparableArticle {
  const sentences = comparedSentences(article.sentences)
  return sentences === article.sentences ? article : { ...article, sentences }
}

/** What a comparison finds, and what it leaves for the next one. */
export interface Compared {
  readonly threads: Thread[]
  /** Long runs of text that articles share. */
  readonly sharedText: SharedPassage[]
  readonly remembered: Remembered
}

/**
 * Statements of different articles that tell the same claim: candidates by an inverted index, scored sentence by sentence,
 * grouped where every two are linked, with their typed differences. Pure, deterministic, independent of the articles' order.
 * With what was remembered `before`, the pairs of articles that are as they were are not weighed again: in a large set the
 * work for one more article is that of its own pairs. How rare words are in the whole set is then as it was, until a tenth
 * of the articles are others.
 */
export function compareArticles(
  given: readonly ComparableArticle[],
  speakers: readonly Speaker[],
  vectors: WordVectors,
  before: Remembered | null,
): Compared {
  const ordered = given.map(bounded).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const known = lookUp(ordered, before)
  const { articles, isKnown } = known
  const set = readUnits(articles, new Map(speakers.map(({ id, name }) => [id, name])))
  const resemblance = articleResemblance(set)
  const copies = findCopies(set)
  const candidates = findCandidates(set, resemblance, isKnown && ((article) => !isKnown(article)))
  const weighed = weighPairs(featureContext(set, readRarities(set), vectors), candidates, copies, resemblance)
  const pairs = [...recallPairs(set, known, before), ...weighed].sort(byPlace)
  const { members, links } = readLinks(set, scorePairs(pairs), copies, linkThreshold())
  const byMembers = new Map<string, StatementLink>()
  for (const link of links) {
    byMembers.set(`${link.a} ${link.b}`, link)
    byMembers.set(`${link.b} ${link.a}`, link)
  }
  const differences = new Map<string, readonly FoundDifference[]>()
  const sharedText = findSharedText(articles)
  const context: ThreadContext = {
    articles,
    set,
    speakers: new Map(speakers.map((speaker) => [speaker.id, speaker])),
    members,
    linkOf: (a, b) => byMembers.get(`${a} ${b}`),
    sharedText: sharedTextByArticle(sharedText),
    isKnown,
    differencesBefore: before?.differences ?? new Map(),
    differences,
  }
  const idOf = (member: number) => members[member]?.statement.id ?? ''
  const groups = groupLinked(links, (member) => members[member]?.article ?? -1)
  const threads = groups
    .map((group) =>
      threadOf(
        [...group].sort((x, y) => (idOf(x) < idOf(y) ? -1 : idOf(x) > idOf(y) ? 1 : 0)),
        context,
      ),
    )
    .sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0))
  return {
    threads,
    sharedText,
    remembered: {
      articles,
      weighed: known.weighed,
      changed: known.changed,
      pairs,
      differences,
    },
  }
}

/** Threads found without anything remembered. */
export const findThreads: FindThreads = (articles, speakers, vectors) =>
  compareArticles(articles, speakers, vectors, null).threads
