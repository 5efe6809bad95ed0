import type { Statement } from '../../contract'
import type { CopiedPassage, Copies } from './copies'
import { type Counterparts, counterpartsIn } from './copy-tellings'
import { COPIED, type ScoredPair } from './likeness'
import type { Unit, UnitSet } from './units'

/** A statement of one of the articles. */
export interface Member {
  readonly article: number
  readonly statement: Statement
}

/** Two members, by number, that tell the same claim: how likely, and the sentences in which they do. */
export interface StatementLink {
  readonly a: number
  readonly b: number
  /** 0 to 1. */
  readonly score: number
  readonly unitsA: readonly Unit[]
  readonly unitsB: readonly Unit[]
  /** Each sentence with the one that matches it best, no sentence twice. */
  readonly matched: readonly (readonly [a: Unit, b: Unit])[]
  /** Of versions of one article, the passages in which the two stand in each other's place. */
  readonly copied: readonly CopiedPlace[]
}

/** A passage of two versions, with all statements in it that stand in each other's place. */
export interface CopiedPlace {
  readonly passage: CopiedPassage
  readonly counterparts: readonly Counterparts[]
}

/** What a shared speaker is worth, in shared words. */
const SAME_SPEAKER = 2
/** Pairs below this many log odds count for nothing when a long statement is judged. */
const FAINT = -4
const probability = (score: number) => 1 / (1 + Math.exp(-score))

/**
 * The statement of a sentence that tells what it shares with the other: most shared words, then one by a speaker of the
 * other sentence, then the shortest content.
 */
function chooseStatement(unit: Unit, other: Unit): Statement | null {
  if (unit.statements.length < 2) return unit.statements[0] ?? null
  const shared = new Set(other.words.map(({ stem }) => stem))
  let best: Statement | null = null
  let bestWorth = Number.NEGATIVE_INFINITY
  for (const statement of unit.statements) {
    const told = unit.words.filter(
      ({ start, end, stem }) => shared.has(stem) && statement.content.some(([from, to]) => from < end && to > start),
    ).length
    const length = statement.content.reduce((sum, [from, to]) => sum + to - from, 0)
    const speaker = statement.speaker?.id ?? null
    const worth = told + (speaker !== null && other.speakers.includes(speaker) ? SAME_SPEAKER : 0) - length / 1e4
    if (worth > bestWorth) {
      best = statement
      bestWorth = worth
    }
  }
  return best
}

const stemsOf = (unit: Unit, { content }: Statement) =>
  new Set(
    unit.words.flatMap(({ start, end, stem }) =>
      content.some(([from, to]) => from < end && to > start) ? [stem] : [],
    ),
  )

/** Each statement of a copied sentence with its counterpart: the one that tells most of the same words. */
function counterparts(a: Unit, b: Unit): [Statement, Statement][] {
  const others = b.statements.map((statement) => ({ statement, stems: stemsOf(b, statement) }))
  return a.statements.flatMap((statement): [Statement, Statement][] => {
    const stems = stemsOf(a, statement)
    let best: Statement | null = null
    let most = 0
    for (const other of others) {
      const shared = [...stems].filter((stem) => other.stems.has(stem)).length
      const alike = shared / (stems.size + other.stems.size - shared || 1)
      if (alike > most) {
        best = other.statement
        most = alike
      }
    }
    return best ? [[statement, best]] : []
  })
}

/** The statements that a pair of sentences may link. */
function statementPairs({ a, b, overlap }: ScoredPair): [Statement, Statement][] {
  if (overlap >= COPIED) return counterparts(a, b)
  const statementA = chooseStatement(a, b)
  const statementB = chooseStatement(b, a)
  return statementA && statementB ? [[statementA, statementB]] : []
}

interface Meeting {
  readonly a: number
  readonly b: number
  /** How many sentences each has. */
  readonly lengths: readonly [number, number]
  readonly pairs: ScoredPair[]
}

/** Pairs taken best first, no sentence twice, in text order. */
function oneToOne(pairs: readonly ScoredPair[]): [Unit, Unit][] {
  const used = new Set<Unit>()
  const matched: [Unit, Unit][] = []
  for (const { a, b } of [...pairs].sort((x, y) => y.score - x.score)) {
    if (used.has(a) || used.has(b)) continue
    used.add(a).add(b)
    matched.push([a, b])
  }
  return matched.sort((x, y) => x[0].index - y[0].index)
}

/** The statements of versions that stand in each other's place: nothing has to be weighed there. */
function copiedLinks({ all }: Copies, numberOf: (article: number, statement: Statement) => number): StatementLink[] {
  const places = new Map<string, { a: number; b: number; copied: CopiedPlace[] }>()
  for (const {
    articles: [articleA, articleB],
    passages,
  } of all)
    for (const passage of passages) {
      const counterparts = counterpartsIn(passage)
      for (const [statementA, statementB] of counterparts) {
        const [a, b] = [numberOf(articleA, statementA), numberOf(articleB, statementB)]
        const known = places.get(`${a} ${b}`)
        if (known) known.copied.push({ passage, counterparts })
        else places.set(`${a} ${b}`, { a, b, copied: [{ passage, counterparts }] })
      }
    }
  return [...places.values()].map(({ a, b, copied }) => ({
    a,
    b,
    score: 1,
    unitsA: inOrder(copied.flatMap(({ passage }) => passage.a)),
    unitsB: inOrder(copied.flatMap(({ passage }) => passage.b)),
    matched: [],
    copied,
  }))
}

const inOrder = (units: readonly Unit[]) => [...new Set(units)].sort((x, y) => x.index - y.index)

/**
 * The statements that scored sentence pairs link. A statement over several sentences must be matched by as much of itself as
 * a single sentence would be: the mean over its sentence pairs counts, so that one like sentence of a long quotation is not
 * enough to call the whole the same claim. Of a copy most sentences stand in the other, one by one.
 */
export function readLinks(
  set: UnitSet,
  pairs: readonly ScoredPair[],
  copies: Copies,
  threshold: number,
): { members: readonly Member[]; links: readonly StatementLink[] } {
  const lengths = new Map<Statement, number>()
  for (const unit of set.articles.flat())
    for (const statement of unit.statements) lengths.set(statement, (lengths.get(statement) ?? 0) + 1)
  const members: Member[] = []
  const numbers = new Map<Statement, number>()
  const numberOf = (article: number, statement: Statement) => {
    const known = numbers.get(statement)
    if (known !== undefined) return known
    numbers.set(statement, members.length)
    members.push({ article, statement })
    return members.length - 1
  }
  const meetings = new Map<string, Meeting>()
  for (const pair of pairs) {
    if (pair.score < FAINT) continue
    for (const [statementA, statementB] of statementPairs(pair)) {
      const a = numberOf(pair.a.article, statementA)
      const b = numberOf(pair.b.article, statementB)
      const known = meetings.get(`${a} ${b}`)
      const both = [lengths.get(statementA) ?? 1, lengths.get(statementB) ?? 1] as const
      if (known) known.pairs.push(pair)
      else meetings.set(`${a} ${b}`, { a, b, lengths: both, pairs: [pair] })
    }
  }
  const enough = probability(threshold)
  const links = [...meetings.values()].flatMap(({ a, b, lengths: [lengthA, lengthB], pairs: met }): StatementLink[] => {
    const sum = met.reduce((total, { score }) => total + probability(score), 0)
    const copied = oneToOne(met.filter(({ overlap }) => overlap >= COPIED)).length
    const isCopy = 2 * copied > Math.max(lengthA, lengthB)
    const score = isCopy ? 1 : Math.min(1, sum / (lengthA * lengthB))
    if (score < enough) return []
    const best = met.reduce((top, pair) => (pair.score > top.score ? pair : top))
    const like = met.filter((pair) => pair === best || pair.score >= threshold)
    const unitsA = inOrder(like.map((pair) => pair.a))
    const unitsB = inOrder(like.map((pair) => pair.b))
    return [{ a, b, score, unitsA, unitsB, matched: oneToOne(like), copied: [] }]
  })
  return { members, links: [...links, ...copiedLinks(copies, numberOf)] }
}
