import type { Difference, Speaker, Statement, Thread } from '../../contract'
import { findCandidates } from './candidates'
import { findDifferences } from './differences'
import { featureContext } from './features'
import { groupLinked } from './groups'
import { LINK_THRESHOLD, type ScoredPair, scorePairs } from './likeness'
import { findOccasion } from './occasion'
import { readRarities } from './rarity'
import { explainThread } from './reasons'
import { findSharedText, type SharedPassage } from './shared-text'
import { readTelling, type Telling } from './telling'
import type { ComparableArticle, FindThreads } from './types'
import { readUnits, type Unit, type UnitSet } from './units'

/** Above this size members are compared with the fullest one alone, so that a thread of n has n − 1 comparisons. */
const COMPARED_ALL_WITH_ALL = 6
/** So much of a sentence must be shared text for the statement to count as taken from it. */
const MOSTLY_SHARED = 0.5

/** A statement as told in one sentence. */
interface Member {
  readonly unit: Unit
  readonly statement: Statement
}

const overlap = ([start, end]: readonly [number, number], [from, to]: readonly [number, number]) =>
  Math.max(0, Math.min(end, to) - Math.max(start, from))

/** The statement of a sentence that tells what it shares with the other: most shared words, then the shortest content. */
function chooseStatement(unit: Unit, other: Unit): Statement | null {
  const shared = new Set(other.words.map(({ stem }) => stem))
  let best: Statement | null = null
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const statement of unit.statements) {
    const own = unit.words.filter(({ start, end }) => statement.content.some(([from, to]) => from < end && to > start))
    const told = own.filter(({ stem }) => shared.has(stem)).length
    const length = statement.content.reduce((sum, [from, to]) => sum + to - from, 0)
    const worth = told - length / 1e4
    if (worth > bestWorth) {
      best = statement
      bestWorth = worth
    }
  }
  return best
}

/** Members that links join: each linked sentence by the statement that tells it there. */
function readMembers(pairs: readonly ScoredPair[]) {
  const members: Member[] = []
  const numbers = new Map<Unit, Map<Statement, number>>()
  const numberOf = (unit: Unit, statement: Statement) => {
    const known = numbers.get(unit) ?? new Map<Statement, number>()
    numbers.set(unit, known)
    let number = known.get(statement)
    if (number === undefined) {
      number = members.length
      known.set(statement, number)
      members.push({ unit, statement })
    }
    return number
  }
  const links = pairs.flatMap((pair) => {
    const statementA = chooseStatement(pair.a, pair.b)
    const statementB = chooseStatement(pair.b, pair.a)
    if (!statementA || !statementB) return []
    return [{ a: numberOf(pair.a, statementA), b: numberOf(pair.b, statementB), score: pair.score, pair }]
  })
  return { members, links }
}

function sharedTextByArticle(passages: readonly SharedPassage[]) {
  const byArticle = new Map<string, { span: readonly [number, number]; other: string }[]>()
  for (const { a, b } of passages)
    for (const [here, there] of [
      [a, b],
      [b, a],
    ] as const)
      byArticle.set(here.article, [...(byArticle.get(here.article) ?? []), { span: here.span, other: there.article }])
  return byArticle
}

function compareMembers(tellings: readonly Telling[], speakers: ReadonlyMap<string, Speaker>): Difference[] {
  const differences: Difference[] = []
  const fullest = tellings.reduce(
    (best, telling, index) => (telling.words.length > (tellings[best]?.words.length ?? 0) ? index : best),
    0,
  )
  for (const [i, a] of tellings.entries())
    for (const [j, b] of tellings.entries()) {
      if (j <= i || a.text === b.text) continue
      if (tellings.length > COMPARED_ALL_WITH_ALL && i !== fullest && j !== fullest) continue
      for (const { kind, spans, note } of findDifferences(a, b, speakers))
        differences.push({ kind, members: [i, j], spans: [[...spans[0]], [...spans[1]]], note })
    }
  return differences
}

/** The same threads whatever the order of articles: statements by id. */
const byStatementId = (x: Member, y: Member) =>
  x.statement.id < y.statement.id ? -1 : x.statement.id > y.statement.id ? 1 : x.unit.index - y.unit.index

function threadOf(
  group: readonly Member[],
  articles: readonly ComparableArticle[],
  set: UnitSet,
  speakers: ReadonlyMap<string, Speaker>,
  sharedText: ReadonlyMap<string, readonly { span: readonly [number, number]; other: string }[]>,
): Thread {
  const articleOf = (member: Member) => articles[member.unit.article]
  const tellings = group.flatMap((member) => {
    const article = articleOf(member)
    return article ? [readTelling(member.unit, member.statement, article.text, article.published)] : []
  })
  const ids = group.map((member) => articleOf(member)?.id ?? '')
  return {
    id: `thread:${[...new Set(group.map(({ statement }) => statement.id))].join('+')}`,
    members: group.map(({ statement }, index) => ({ article: ids[index] ?? '', statement: statement.id })),
    occasion: findOccasion(tellings),
    differences: compareMembers(tellings, speakers),
    why: explainThread(
      group.map(({ unit }) => unit),
      set,
    ),
    sharedText: group.flatMap(({ unit }, index) => {
      const covered = (sharedText.get(ids[index] ?? '') ?? [])
        .filter(({ other }) => ids.includes(other))
        .reduce((most, { span }) => Math.max(most, overlap(span, unit.span)), 0)
      return covered >= MOSTLY_SHARED * (unit.span[1] - unit.span[0]) ? [index] : []
    }),
  }
}

/**
 * Statements of different articles that tell the same claim: candidates by an inverted index, scored sentence by sentence,
 * grouped where every two are linked, with their typed differences. Pure, deterministic, independent of the articles' order.
 */
export const findThreads: FindThreads = (articles, speakers) => {
  const speakerById = new Map(speakers.map((speaker) => [speaker.id, speaker]))
  const ordered = [...articles].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const set = readUnits(ordered, new Map(speakers.map(({ id, name }) => [id, name])))
  const context = featureContext(set, readRarities(set))
  const pairs = scorePairs(context, findCandidates(set)).filter(({ score }) => score >= LINK_THRESHOLD)
  const { members, links } = readMembers(pairs)
  const sharedText = sharedTextByArticle(findSharedText(ordered))
  const threads = groupLinked(links, (member) => members[member]?.unit.article ?? -1).map((group) =>
    threadOf(
      group.flatMap((member) => members[member] ?? []).sort(byStatementId),
      ordered,
      set,
      speakerById,
      sharedText,
    ),
  )
  return mergeEqual(threads).sort((x, y) => (x.id < y.id ? -1 : x.id > y.id ? 1 : 0))
}

/** Two groups that name the same statements (matched in other sentences of theirs) are one thread: the first stays. */
function mergeEqual(threads: readonly Thread[]): Thread[] {
  const byId = new Map<string, Thread>()
  for (const thread of threads) if (!byId.has(thread.id)) byId.set(thread.id, thread)
  return [...byId.values()]
}
