import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Speaker } from '../../electron/contract'
import { type AnalyzedMember, globalStatements } from '../../electron/core/analysis'
import { bodySpans } from '../../electron/core/article/article'
import { extractArticle } from '../../electron/core/article/extract'
import type { Remembered } from '../../electron/core/compare/remembered'
import { compareArticles, findThreads } from '../../electron/core/compare/threads'
import type { ComparableArticle } from '../../electron/core/compare/types'
import { readWordVectors } from '../../electron/core/compare/word-vectors'
import { analyzeArticle } from '../../electron/core/statement/analyze'
import { readModel } from '../../electron/core/statement/model/file'
import { findWithModel } from '../../electron/core/statement/model/find'
import { uniteEntities } from '../../electron/core/statement/unite'
import { readText } from '../../electron/readers/text'
import { line, milliseconds, timed } from './measure'

/** So many articles in the largest set, or as many as there are; the others are a half and a quarter of it. */
const MOST_ARTICLES = Number(process.env.ATTEST_BENCH_ARTICLES ?? 1000)

/** Putting the same claims side by side against finding who said what in the same articles, and how it grows with them. */
export async function bench({ project }: { project: string }): Promise<void> {
  const { texts, from } = benchTexts(project)
  const learned = readModel(readFileSync(path.join(project, 'resources/models/attributions.bin')))
  const vectors = readWordVectors(readFileSync(path.join(project, 'resources/models/word-vectors.bin')))
  const most = Math.min(MOST_ARTICLES, texts.length)
  const members: AnalyzedMember[] = []
  const analysisTook: number[] = []
  for (const text of texts.slice(0, most))
    analysisTook.push(
      await timed(() => {
        const article = extractArticle(readText(text))
        const analysis = analyzeArticle(article, (passage) => findWithModel(passage, learned))
        // No two articles of a case have one id, whatever the corpus holds twice.
        const id = `sha256:${createHash('sha256').update(`${members.length} ${text}`).digest('hex')}`
        members.push({ id, article, analysis })
      }),
    )
  line(`articles (${from})`, String(most))
  let before: number | null = null
  for (const count of [most >> 2, most >> 1, most]) {
    // Fresh values each time: what is remembered for an article would make the second run cheaper than the first.
    const [first, second] = [readSet(members.slice(0, count)), readSet(members.slice(0, count))]
    const took = Math.min(
      await timed(() => findThreads(first.articles, first.speakers, vectors)),
      await timed(() => findThreads(second.articles, second.speakers, vectors)),
    )
    const analysis = analysisTook.slice(0, count).reduce((sum, one) => sum + one, 0)
    const statements = first.articles.reduce((sum, article) => sum + article.statements.length, 0)
    line(`${count} articles, ${statements} statements: who said what`, milliseconds(analysis))
    line('  the same claim side by side', milliseconds(took))
    line('  ratio', `${(took / analysis).toFixed(2)} ×`, 'at most 3 ×')
    if (before !== null) line('  growth on doubling', `${(took / before).toFixed(2)} ×`, 'at most 2.4 ×')
    before = took
  }
  // As the case does it: the set is united and read anew, and what was found of its other articles is remembered.
  const [fewer, all] = [readSet(members.slice(0, most - 1)), readSet(members)]
  let remembered: Remembered | null = null
  const anew = await timed(() => {
    remembered = compareArticles(fewer.articles, fewer.speakers, vectors, null).remembered
  })
  const added = await timed(() => compareArticles(all.articles, all.speakers, vectors, remembered))
  line(`one article added to ${most - 1}`, milliseconds(added), `of ${milliseconds(anew)} for all`)
}

/** The articles of a set with its own speakers, as the comparison takes them. */
function readSet(members: readonly AnalyzedMember[]): { articles: ComparableArticle[]; speakers: Speaker[] } {
  const united = uniteEntities(
    members.map(({ analysis }) => analysis.entities),
    members.map(({ id }) => id),
  )
  const articles = members.map((member, index) => ({
    id: member.id,
    text: member.article.text,
    body: bodySpans(member.article),
    sentences: member.analysis.sentences,
    published: member.article.published,
    statements: globalStatements(member, index, united),
  }))
  return { articles, speakers: [...united.speakers] }
}

function benchTexts(project: string): { texts: string[]; from: string } {
  const files = ['train.jsonl', 'dev.jsonl'].map((name) => path.join(project, '../shared/data/polnear', name))
  const lines = files.filter(existsSync).flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean))
  if (lines.length > 0)
    return { texts: lines.map((json) => (JSON.parse(json) as { text: string }).text), from: 'of the shared corpus' }
  const sample = path.join(project, 'resources/sample')
  const names = readdirSync(sample).filter((name) => name.endsWith('.txt'))
  return { texts: names.map((name) => readFileSync(path.join(sample, name), 'utf8')), from: 'sample case' }
}
