import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import language from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { extractArticle } from '../../electron/core/article/extract'
import { analyzeArticle } from '../../electron/core/statement/analyze'
import type { FindAttributions } from '../../electron/core/statement/attributions'
import { readModel } from '../../electron/core/statement/model/file'
import { findWithModel } from '../../electron/core/statement/model/find'
import { readText } from '../../electron/readers/text'
import { line, median, milliseconds, sideBySide } from './measure'

/** Who said what in the development articles against one plain sentence and part-of-speech pass over the same text. */
export async function bench({ project }: { project: string }): Promise<void> {
  const { texts, from } = benchTexts(project)
  const nlp = winkNLP(language, ['sbd', 'pos'])
  const plain = () => {
    for (const text of texts) nlp.readDoc(text).tokens().out(nlp.its.pos)
  }
  const learned = readModel(readFileSync(path.join(project, 'resources/models/attributions.bin')))
  const find: FindAttributions = (passage) => findWithModel(passage, learned)
  const articles = texts.map((text) => extractArticle(readText(text)))
  const rules = () => {
    for (const article of articles) analyzeArticle(article)
  }
  const model = () => {
    for (const article of articles) analyzeArticle(article, find)
  }
  const times = await sideBySide({ plain, rules, model }, 7)
  const ratio = (work: 'rules' | 'model') => `${(median(times[work]) / median(times.plain)).toFixed(2)} ×`
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  line(`${texts.length} articles (${from}), characters`, String(characters))
  line('one plain wink-nlp sentence + part-of-speech pass', milliseconds(median(times.plain)))
  line('statements, speakers and topics by the rules alone', milliseconds(median(times.rules)))
  line('ratio', ratio('rules'), 'at most 3 ×')
  line('the same with the learned model', milliseconds(median(times.model)))
  line('ratio', ratio('model'), 'at most 4 ×')
}

function benchTexts(project: string): { texts: string[]; from: string } {
  const dev = path.join(project, '../shared/data/polnear/dev.jsonl')
  if (existsSync(dev)) {
    const lines = readFileSync(dev, 'utf8').split('\n').filter(Boolean)
    return { texts: lines.map((json) => (JSON.parse(json) as { text: string }).text), from: 'development articles' }
  }
  const sample = path.join(project, 'resources/sample')
  const files = readdirSync(sample).filter((name) => name.endsWith('.txt'))
  return { texts: files.map((name) => readFileSync(path.join(sample, name), 'utf8')), from: 'sample case' }
}
