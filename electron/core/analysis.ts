import type { Analysis, Speaker, Statement, Thread } from '../contract'
import { type Article, bodySpans } from './article/article'
import { lengthNote } from './compare/bounds'
import { findThreads } from './compare/threads'
import type { WordVectors } from './compare/word-vectors'
import type { ArticleAnalysis } from './statement/types'
import { type UnifiedEntities, uniteEntities } from './statement/unite'

/** One article of a set with what the machine found in it. */
export interface AnalyzedMember {
  readonly id: string
  readonly article: Article
  readonly analysis: ArticleAnalysis
}

/** The machine's view of a whole set: statements with speakers and topics that are one over all articles. */
export interface AnalyzedSet {
  /** For each member, in order. */
  readonly statements: readonly (readonly Statement[])[]
  readonly speakers: readonly Speaker[]
  readonly threads: readonly Thread[]
}

/** The id of a statement: its article and where its content stands, so that the same file gives the same ids. */
export function statementId(
  articleId: string,
  statement: { content: readonly (readonly [number, number])[]; cue: readonly (readonly [number, number])[] },
): string {
  const places = [...statement.content, ...statement.cue].map(([start, end]) => `${start}-${end}`)
  return `${articleId.replace(/^sha256:/, '').slice(0, 12)}:${places.join(',')}`
}

/** Statements of one member in the contract's form, its local entities replaced by the set's. */
export function globalStatements(member: AnalyzedMember, index: number, united: UnifiedEntities): Statement[] {
  const { statements } = member.analysis
  const ids = statements.map((statement) => statementId(member.id, statement))
  const speakerId = (entity: number) => united.speakerOf(index, entity)
  return statements.map((statement, position) => ({
    id: ids[position] ?? '',
    type: statement.type,
    source: statement.source.map(([s, e]) => [s, e]),
    cue: statement.cue.map(([s, e]) => [s, e]),
    content: statement.content.map(([s, e]) => [s, e]),
    within: statement.within === null ? null : (ids[statement.within] ?? null),
    speaker: statement.speaker && {
      id: statement.speaker.entity === null ? null : speakerId(statement.speaker.entity),
      name: statement.speaker.entity === null ? null : united.nameOf(speakerId(statement.speaker.entity)),
      certainty: statement.speaker.certainty,
      kind: statement.speaker.kind,
      members: statement.speaker.members.map(speakerId),
      candidates: statement.speaker.candidates.map(speakerId),
    },
    topics: [...new Set(statement.topics.map((entity) => united.topicOf(index, entity)))],
  }))
}

/** Unites what was found in each article and puts the same claims side by side. Pure and deterministic. */
export function analyzeSet(members: readonly AnalyzedMember[], vectors: WordVectors): AnalyzedSet {
  const united = uniteEntities(
    members.map((member) => member.analysis.entities),
    members.map((member) => member.id),
  )
  const statements = members.map((member, index) => globalStatements(member, index, united))
  const threads = findThreads(
    members.map((member, index) => ({
      id: member.id,
      text: member.article.text,
      body: bodySpans(member.article),
      sentences: member.analysis.sentences,
      published: member.article.published,
      statements: statements[index] ?? [],
    })),
    united.speakers,
    vectors,
  )
  return { statements, speakers: united.speakers, threads }
}

/** The analysis of a set as the contract's JSON value. `paths` are as given by the caller, one a member. */
export function analysisDocument(
  members: readonly AnalyzedMember[],
  paths: readonly string[],
  problems: Analysis['problems'],
  vectors: WordVectors,
): Analysis {
  const set = analyzeSet(members, vectors)
  return {
    schema: 'attest.analysis/1',
    articles: members.map(({ id, article, analysis }, index) => ({
      id,
      path: paths[index] ?? '',
      format: article.format,
      title: article.title,
      publisher: article.publisher,
      byline: article.byline,
      credit: article.credit,
      published: article.published,
      language: article.language,
      text: article.text,
      body: bodySpans(article).map(([s, e]) => [s, e]),
      sentences: analysis.sentences.map(([s, e]) => [s, e]),
      statements: [...(set.statements[index] ?? [])],
    })),
    speakers: [...set.speakers],
    threads: [...set.threads],
    problems,
    notes: members.flatMap(({ article, analysis }, index) => {
      const tooLong = lengthNote(analysis.sentences)
      const notes = tooLong === null ? article.notes : [...article.notes, tooLong]
      return notes.map((note) => ({ path: paths[index] ?? '', note }))
    }),
  }
}
