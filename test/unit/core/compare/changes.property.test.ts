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
import { HARBOUR, VALLEY, VECTORS } from './told'

const PROJECT = path.join(__dirname, '../../../..')
const SHARED = path.join(PROJECT, '../shared/data/polnear/dev.jsonl')
const isLong = import.meta.env.MODE === 'long'
/** So many changes of each type; the long run makes at least 500 in all. */
const OF_EACH = isLong ? 80 : 10

function analyzed(text: string, id: string): AnalyzedMember {
  const article = extractArticle(readText(text))
  return { id: `sha256:${id.repeat(64)}`, article, analysis: analyzeArticle(article, attributionFinder()) }
}

/** Kinds of difference told anywhere between a text and its changed copy. */
function kindsBetween(original: AnalyzedMember, changed: string): string[] {
  const { threads } = analyzeSet([original, analyzed(changed, 'b')], VECTORS)
  return [...new Set(threads.flatMap(({ differences }) => differences.map(({ kind }) => kind)))].sort()
}

/** Texts written for the project: the articles of these tests and the sample case. */
function ownTexts(): string[] {
  const sample = path.join(PROJECT, 'resources/sample')
  const told = [HARBOUR, VALLEY].map((article) => article.map(({ text }) => text.replace(/[{}]/g, '')).join('\n\n'))
  const files = readdirSync(sample).filter((name) => name.endsWith('.txt'))
  return [...told, ...files.map((name) => readFileSync(path.join(sample, name), 'utf8'))]
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
    const tally = { made: 0, found: 0, other: 0 }
    const picked = list
      .map((one) => ({ one, order: random() }))
      .sort((x, y) => x.order - y.order)
      .slice(0, OF_EACH)
    for (const { one } of picked) {
      const kinds = kindsBetween(one.member, applied(one.member.article.text, one.change))
      const isFound = one.change.expected === null ? kinds.length === 0 : kinds.includes(one.change.expected)
      const isOther = kinds.some((kind) => kind !== one.change.expected)
      tally.made++
      if (isFound) tally.found++
      if (isOther) tally.other++
      if (process.env.ATTEST_SHOW_CHANGES && (!isFound || isOther)) {
        const { text } = one.member.article
        const around = text.slice(Math.max(0, one.change.start - 90), one.change.end + 60).replace(/\s+/g, ' ')
        console.log(`${what} → ${one.change.put}: [${kinds.join(', ')}] … ${around}`)
      }
    }
    tallies.set(what, tally)
  }
  return tallies
}

function report(from: string, tallies: ReadonlyMap<string, Tally>): Tally {
  const total = { made: 0, found: 0, other: 0 }
  for (const [what, { made, found, other }] of tallies) {
    console.log(`${from}: ${what.padEnd(12)} ${found} of ${made} found, ${other} with another difference`)
    total.made += made
    total.found += found
    total.other += other
  }
  console.log(`${from}: all          ${total.found} of ${total.made} found, ${total.other} with another difference`)
  return total
}

describe('one thing changed in a copy of an article, read by the program itself', () => {
  it('is told in texts written for the project', { timeout: 300_000 }, () => {
    const { made, found, other } = report('own texts', tallyChanges(ownTexts()))
    expect(found / made).toBeGreaterThanOrEqual(0.95)
    expect(other / made).toBeLessThanOrEqual(0.02)
  })

  it.skipIf(!existsSync(SHARED))(
    'is told in the shared development articles (skipped where they are not at hand)',
    { timeout: 1_200_000 },
    () => {
      const { made, found, other } = report('shared articles', tallyChanges(sharedTexts()))
      if (isLong) expect(made).toBeGreaterThanOrEqual(500)
      // The aim is 95 % found and 2 % with another difference; these are what must not be lost on the way there.
      expect(found / made).toBeGreaterThanOrEqual(0.8)
      expect(other / made).toBeLessThanOrEqual(0.08)
    },
  )
})
