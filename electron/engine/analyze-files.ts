import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { Analysis } from '../contract'
import { type AnalyzedMember, analysisDocument } from '../core/analysis'
import { extractArticle } from '../core/article/extract'
import { analyzeArticle } from '../core/statement/analyze'
import { fileReason } from '../readers/file-reason'
import { refusalForSize } from '../readers/limits'
import { readDocument } from '../readers/read'
import { attributionFinder } from './attribution-model'
import { wordVectors } from './word-vectors'

/** Reads and analyses files as one set, without a case; a file that can't be read becomes a problem and the rest go on. */
export async function analyzeFiles(paths: readonly string[]): Promise<Analysis> {
  const members: AnalyzedMember[] = []
  const memberPaths: string[] = []
  const problems: Analysis['problems'] = []
  for (const path of paths) {
    try {
      const refusal = refusalForSize((await stat(path)).size)
      if (refusal) {
        problems.push({ path, reason: refusal })
        continue
      }
      const bytes = await readFile(path)
      const read = await readDocument(bytes, path)
      if (!read.ok) {
        problems.push({ path, reason: read.reason })
        continue
      }
      const article = extractArticle(read.document)
      const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
      members.push({ id, article, analysis: analyzeArticle(article, attributionFinder()) })
      memberPaths.push(path)
    } catch (error) {
      problems.push({ path, reason: fileReason(error) })
    }
  }
  return analysisDocument(members, memberPaths, problems, wordVectors())
}
