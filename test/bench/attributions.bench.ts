import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Spans } from '../../electron/contract'
import { findAttributionsByRules } from '../../electron/core/statement/attributions'
import { readModel } from '../../electron/core/statement/model/file'
import { findWithModel } from '../../electron/core/statement/model/find'
import type { Attribution } from '../../electron/core/statement/types'
import { type GoldAttribution, passageOf } from '../../electron/engine/train/examples'

/** Least overlap (Jaccard, of words) of two contents that are taken for the same. */
const SAME_CONTENT = 0.3

interface Annotated {
  readonly text: string
  readonly attributions: readonly GoldAttribution[]
}
type Words = ReadonlySet<number>
interface Read {
  readonly source: Words
  readonly content: Words
}

/** Where the words of a text stand; marks are none. */
const wordsOf = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)].map(
    ({ index, 0: word }) => [index, index + word.length] as const,
  )

function touched(words: readonly (readonly [number, number])[], spans: Spans): Words {
  const found = new Set<number>()
  words.forEach(([start, end], number) => {
    if (spans.some(([from, to]) => start < to && end > from)) found.add(number)
  })
  return found
}

function overlap(a: Words, b: Words): number {
  let both = 0
  for (const word of a) if (b.has(word)) both++
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

/** Direct: one quotation; mixed: quotation marks and more; indirect: none. */
function typeOf(text: string, content: Spans): 'direct' | 'mixed' | 'indirect' {
  const said = content
    .map(([start, end]) => text.slice(start, end))
    .join(' ')
    .trim()
  const marks = said.match(/["“”]/g)?.length ?? 0
  if (marks === 0) return 'indirect'
  return marks <= 2 && /^["“]/.test(said) && /["”][\s.,]*$/.test(said) ? 'direct' : 'mixed'
}

/** Pairs of annotated and found attributions, the most alike first, each in one pair at most. */
function pairs(wanted: readonly Read[], got: readonly Read[]): (readonly [number, number])[] {
  const alike = wanted
    .flatMap(({ content }, want) => got.map((found, at) => ({ want, at, likeness: overlap(content, found.content) })))
    .filter(({ likeness }) => likeness >= SAME_CONTENT)
    .sort((a, b) => b.likeness - a.likeness || a.want - b.want || a.at - b.at)
  const usedWant = new Set<number>()
  const usedAt = new Set<number>()
  return alike.flatMap(({ want, at }) => {
    if (usedWant.has(want) || usedAt.has(at)) return []
    usedWant.add(want)
    usedAt.add(at)
    return [[want, at] as const]
  })
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

/** Found, precise and with the right source, by type, of one way to find attributions. */
function figures(articles: readonly Annotated[], find: (text: string) => readonly Attribution[]): string[] {
  const types = { direct: [0, 0], mixed: [0, 0], indirect: [0, 0] } as Record<string, [number, number]>
  let matched = 0
  let wantedCount = 0
  let foundCount = 0
  let sources = 0
  let rightSources = 0
  for (const { text, attributions } of articles) {
    const words = wordsOf(text)
    const readOf = ({ source, content }: { source: Spans; content: Spans }): Read => ({
      source: touched(words, source),
      content: touched(words, content),
    })
    const annotated = attributions.filter(({ content }) => content.length > 0)
    const wanted = annotated.map(readOf)
    const got = find(text).map(readOf)
    const matches = pairs(wanted, got)
    matched += matches.length
    wantedCount += wanted.length
    foundCount += got.length
    const hits = new Set(matches.map(([want]) => want))
    annotated.forEach(({ content }, index) => {
      const counts = types[typeOf(text, content)]
      if (!counts) return
      counts[1]++
      if (hits.has(index)) counts[0]++
    })
    for (const [want, at] of matches) {
      const source = wanted[want]?.source
      if (!source || source.size === 0) continue
      sources++
      if (overlap(source, got[at]?.source ?? new Set()) >= 0.5) rightSources++
    }
  }
  return [
    ...Object.values(types).map(([hit, all]) => percent(hit, all)),
    percent(matched, wantedCount),
    percent(matched, foundCount),
    percent(2 * matched, wantedCount + foundCount),
    percent(rightSources, sources),
  ]
}

/** Attributions found by the rules alone and by the model, by type, as a table in Markdown. */
export async function bench({ project }: { project: string }): Promise<void> {
  const file = process.env.ATTRIBUTIONS ?? path.join(project, '../shared/data/polnear/dev.jsonl')
  if (!existsSync(file)) {
    console.log(`  no annotated articles at ${file}: name a file with ATTRIBUTIONS=…`)
    return
  }
  const articles = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((json) => JSON.parse(json) as Annotated)
  const model = readModel(readFileSync(path.join(project, 'resources/models/attributions.bin')))
  const rows = {
    'rules alone': figures(articles, (text) => findAttributionsByRules(passageOf(text))),
    model: figures(articles, (text) => findWithModel(passageOf(text), model)),
  }
  console.log(`  ${articles.length} articles; found: the content overlaps by at least ${SAME_CONTENT}\n`)
  console.log(
    '| | direct found | mixed found | indirect found | all found | right of those found | F1 | right source |',
  )
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|')
  for (const [name, cells] of Object.entries(rows)) console.log(`| ${name} | ${cells.join(' | ')} |`)
}
