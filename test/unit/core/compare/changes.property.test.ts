import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnalyzedMember, analyzeSet } from '../../../../electron/core/analysis'
import { bodySpans } from '../../../../electron/core/article/article'
import { extractArticle } from '../../../../electron/core/article/extract'
import { analyzeArticle } from '../../../../electron/core/statement/analyze'
import { attributionFinder } from '../../../../electron/engine/attribution-model'
import { seededRandom } from '../../../../electron/engine/train/chain-trainer'
import { readText } from '../../../../electron/readers/text'
import { applied, type OneChange, possibleChanges } from './one-change'
import { HARBOUR, QUARRY, VALLEY, VECTORS } from './told'

const PROJECT = path.join(__dirname, '../../../..')
const SHARED = path.join(PROJECT, '../shared/data/polnear/dev.jsonl')
const isLong = import.meta.env.MODE === 'long'
/** So many changes of each type; the long run makes at least 500 in all. */
const OF_EACH = isLong ? 80 : 10

function analyzed(text: string, id: string): AnalyzedMember {
  const article = extractArticle(readText(text))
  return { id: `sha256:${id.repeat(64)}`, article, analysis: analyzeArticle(article, attributionFinder()) }
}

interface Told {
  /** Kinds of difference told anywhere between a text and its changed copy. */
  readonly kinds: string[]
  /** Threads in which a statement stands beside one of another place. */
  readonly astray: number
}

function toldBetween(original: AnalyzedMember, change: OneChange): Told {
  const { text } = original.article
  const copy = analyzed(applied(text, change), 'b')
  const { threads, statements } = analyzeSet([original, copy], VECTORS)
  const kinds = [...new Set(threads.flatMap(({ differences }) => differences.map(({ kind }) => kind)))].sort()
  const shift = change.put.length - (change.end - change.start)
  /** Where a span of the copy stood in the original; the changed words reach as far as in the original. */
  const before = ([start, end]: readonly [number, number]) =>
    [
      start > change.start ? Math.max(change.start, start - shift) : start,
      end > change.start ? end - shift : end,
    ] as const
  const contentOf = (member: { article: string; statement: string }) => {
    const isOriginal = member.article === original.id
    const found = statements[isOriginal ? 0 : 1]?.find(({ id }) => id === member.statement)
    return (found?.content ?? []).map((span) => (isOriginal ? span : before(span)))
  }
  const meet = (x: readonly (readonly [number, number])[], y: readonly (readonly [number, number])[]) =>
    x.some(([start, end]) => y.some(([from, to]) => start < to && end > from))
  const astray = threads.filter(({ members }) => {
    const own = members.filter(({ article }) => article === original.id).map(contentOf)
    const theirs = members.filter(({ article }) => article === copy.id).map(contentOf)
    return !own.every((x) => theirs.every((y) => meet(x, y)))
  })
  return { kinds, astray: astray.length }
}

/** Texts written for the project: the articles of these tests and the sample case. */
function ownTexts(): string[] {
  const sample = path.join(PROJECT, 'resources/sample')
  const told = [HARBOUR, VALLEY].map((article) => article.map(({ text }) => text.replace(/[{}]/g, '')).join('\n\n'))
  const files = readdirSync(sample).filter((name) => name.endsWith('.txt'))
  return [...told, QUARRY, ...files.map((name) => readFileSync(path.join(sample, name), 'utf8'))]
}

const sharedTexts = () =>
  readFileSync(SHARED, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { text: string }).text)

interface Tally {
  made: number
  found: number
  other: number
  /** Changes that led to a statement beside one of another place. */
  astray: number
}

/** Makes changes of every type in turn, over all texts, and counts what is told of them. */
function tallyChanges(texts: readonly string[]): Map<string, Tally> {
  const random = seededRandom(5)
  const members = texts.map((text) => analyzed(text, 'a'))
  const byType = new Map<string, { member: AnalyzedMember; change: OneChange }[]>()
  for (const member of members)
    for (const change of possibleChanges(member.article.text, bodySpans(member.article))) {
      const list = byType.get(change.what) ?? []
      byType.set(change.what, [...list, { member, change }])
    }
  const tallies = new Map<string, Tally>()
  for (const [what, list] of byType) {
    const tally = { made: 0, found: 0, other: 0, astray: 0 }
    const picked = list
      .map((one) => ({ one, order: random() }))
      .sort((x, y) => x.order - y.order)
      .slice(0, OF_EACH)
    for (const { one } of picked) {
      const { kinds, astray } = toldBetween(one.member, one.change)
      const isFound = one.change.expected === null ? kinds.length === 0 : kinds.includes(one.change.expected)
      const isOther = kinds.some((kind) => kind !== one.change.expected)
      tally.made++
      if (isFound) tally.found++
      if (isOther) tally.other++
      if (astray > 0) tally.astray++
      if (process.env.ATTEST_SHOW_CHANGES && (!isFound || isOther || astray > 0)) {
        const { text } = one.member.article
        const around = text.slice(Math.max(0, one.change.start - 90), one.change.end + 60).replace(/\s+/g, ' ')
        console.log(
          `${what} → ${one.change.put}: [${kinds.join(', ')}]${astray ? ` ${astray} astray` : ''} … ${around}`,
        )
      }
    }
    tallies.set(what, tally)
  }
  return tallies
}

function report(from: string, tallies: ReadonlyMap<string, Tally>): Tally {
  const total = { made: 0, found: 0, other: 0, astray: 0 }
  for (const [what, { made, found, other, astray }] of tallies) {
    console.log(`${from}: ${what.padEnd(12)} ${found} of ${made} found, ${other} with another difference`)
    total.made += made
    total.found += found
    total.other += other
    total.astray += astray
  }
  console.log(`${from}: all          ${total.found} of ${total.made} found, ${total.other} with another difference`)
  return total
}

/** Of changes made in a copy so many are told as what they are, and so many as anything else (also). */
const LEAST_FOUND = 0.95
const MOST_OTHER = 0.02

/** Every type of change there is; one that no text allows would be one that is never looked at. */
const TYPES = ['cut', 'date', 'denial', 'hedge', 'name', 'negation', 'nothing', 'number', 'place', 'quoted word']

function expectTold(tallies: ReadonlyMap<string, Tally>, { made, found, other, astray }: Tally): void {
  expect([...tallies.keys()].sort()).toEqual(TYPES)
  expect(found / made).toBeGreaterThanOrEqual(LEAST_FOUND)
  expect(other / made).toBeLessThanOrEqual(MOST_OTHER)
  expect(astray).toBe(0)
}

/** The kinds told between texts and themselves, and how many statements have found no counterpart. */
function toldOfExactCopies(texts: readonly string[]) {
  return texts.map((text) => {
    const members = [analyzed(text, 'a'), analyzed(text, 'b')]
    const { threads, statements } = analyzeSet(members, VECTORS)
    const placed = new Set(threads.flatMap(({ members: own }) => own.map(({ statement }) => statement)))
    return {
      kinds: threads.flatMap(({ differences }) => differences.map(({ kind }) => kind)),
      alone: statements.flat().filter(({ id }) => !placed.has(id)).length,
    }
  })
}

const COPIED = { kinds: [], alone: 0 }
const sharedOnly = it.skipIf(!existsSync(SHARED))

describe('one thing changed in a copy of an article, read by the program itself', () => {
  it('is told in texts written for the project', { timeout: 300_000 }, () => {
    const tallies = tallyChanges(ownTexts())
    expectTold(tallies, report('own texts', tallies))
  })

  sharedOnly(
    'is told in the shared development articles (skipped where they are not at hand)',
    { timeout: 1_200_000 },
    () => {
      const tallies = tallyChanges(sharedTexts())
      const total = report('shared articles', tallies)
      if (isLong) expect(total.made).toBeGreaterThanOrEqual(500)
      expectTold(tallies, total)
    },
  )
})

describe('an exact copy', () => {
  it('tells everything alike, in texts written for the project', { timeout: 300_000 }, () => {
    for (const told of toldOfExactCopies(ownTexts())) expect(told).toEqual(COPIED)
  })

  sharedOnly(
    'tells everything alike, in the shared development articles (skipped where they are not at hand)',
    { timeout: 300_000 },
    () => {
      for (const told of toldOfExactCopies(sharedTexts().slice(0, isLong ? 84 : 20))) expect(told).toEqual(COPIED)
    },
  )
})
