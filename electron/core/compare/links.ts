import type { Statement } from '../../contract'
import type { ScoredPair } from './likeness'
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
}

/** What a shared speaker is worth, and what each further sentence of a long statement costs, in shared words. */
const SAME_SPEAKER = 2
const FURTHER_SENTENCE = 3
/** Pairs below this many log odds count for nothing when a long statement is judged. */
const FAINT = -4
const probability = (score: number) => 1 / (1 + Math.exp(-score))

/**
 * The statement of a sentence that tells what it shares with the other: most shared words, then one by a speaker of the
 * other sentence, then the shortest content. One that runs on over further sentences tells more than the claim.
 */
function chooseStatement(unit: Unit, other: Unit, lengths: ReadonlyMap<Statement, number>): Statement | null {
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
    const worth =
      told +
      (speaker !== null && other.speakers.includes(speaker) ? SAME_SPEAKER : 0) -
      FURTHER_SENTENCE * ((lengths.get(statement) ?? 1) - 1) -
      length / 1e4
    if (worth > bestWorth) {
      best = statement
      bestWorth = worth
    }
  }
  return best
}

interface Meeting {
  readonly a: number
  readonly b: number
  readonly sentencePairs: number
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

const inOrder = (units: readonly Unit[]) => [...new Set(units)].sort((x, y) => x.index - y.index)

/**
 * The statements that scored sentence pairs link. A statement over several sentences must be matched by as much of itself as
 * a single sentence would be: the mean over its sentence pairs counts, so that one like sentence of a long quotation is not
 * enough to call the whole the same claim.
 */
export function readLinks(
  set: UnitSet,
  pairs: readonly ScoredPair[],
  threshold: number,
): { members: readonly Member[]; links: readonly StatementLink[] } {
  const lengths = new Map<Statement, number>()
  for (const unit of set.articles.flat())
    for (const statement of unit.statements) lengths.set(statement, (lengths.get(statement) ?? 0) + 1)
  const members: Member[] = []
  const numbers = new Map<Statement, number>()
  const numberOf = (unit: Unit, statement: Statement) => {
    const known = numbers.get(statement)
    if (known !== undefined) return known
    numbers.set(statement, members.length)
    members.push({ article: unit.article, statement })
    return members.length - 1
  }
  const meetings = new Map<string, Meeting>()
  for (const pair of pairs) {
    if (pair.score < FAINT) continue
    const statementA = chooseStatement(pair.a, pair.b, lengths)
    const statementB = chooseStatement(pair.b, pair.a, lengths)
    if (!statementA || !statementB) continue
    const a = numberOf(pair.a, statementA)
    const b = numberOf(pair.b, statementB)
    const known = meetings.get(`${a} ${b}`)
    const sentencePairs = (lengths.get(statementA) ?? 1) * (lengths.get(statementB) ?? 1)
    if (known) known.pairs.push(pair)
    else meetings.set(`${a} ${b}`, { a, b, sentencePairs, pairs: [pair] })
  }
  const enough = probability(threshold)
  const links = [...meetings.values()].flatMap(({ a, b, sentencePairs, pairs: met }): StatementLink[] => {
    const sum = met.reduce((total, { score }) => total + probability(score), 0)
    const score = Math.min(1, sum / sentencePairs)
    if (score < enough) return []
    const best = met.reduce((top, pair) => (pair.score > top.score ? pair : top))
    const like = met.filter((pair) => pair === best || pair.score >= threshold)
    const unitsA = inOrder(like.map((pair) => pair.a))
    const unitsB = inOrder(like.map((pair) => pair.b))
    return [{ a, b, score, unitsA, unitsB, matched: oneToOne(like) }]
  })
  return { members, links }
}
