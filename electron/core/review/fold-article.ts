import type { ArticleState, StatementDecision, TextAnchor } from '../../contract'
import { passageKey } from './claim-id'
import { decided, type KnownEvent, type ParkedEvent } from './events'
import { foldNotes } from './fold-notes'
import type { GroupResult, Listed } from './fold-result'

/** Folds what was decided about one article: its import, what reviewers stated, its body, its statements. */
export function foldArticle(id: string, standing: readonly KnownEvent[]): GroupResult {
  let article: ArticleState | null = null
  const statements: Listed<StatementDecision>[] = []
  const parked: ParkedEvent[] = []
  for (const event of standing) {
    if (event.type === 'article.imported') {
      article = imported(article, event)
      continue
    }
    if (article === null) {
      if (isArticleAct(event)) parked.push({ event, why: 'the article is not in this case' })
      continue
    }
    switch (event.type) {
      case 'article.updated':
        article = { ...article, stated: { ...article.stated, ...definedOnly(event.data.changes) } }
        break
      case 'article.checked':
        article = { ...article, checked: event.data.checked ? { by: event.by, at: event.at } : null }
        break
      case 'article.bodySet':
        article = { ...article, bodySet: withBodySet(article.bodySet, event) }
        break
      default: {
        const item = statementDecision(event)
        if (item) statements.push({ event, item })
      }
    }
  }
  const notes = foldNotes(standing, () => (article === null ? 'the article is not in this case' : null))
  return {
    ...(article === null ? {} : { article: { ...article, id } }),
    statements,
    notes: notes.notes,
    withheld: notes.withheld,
    parked: [...parked, ...notes.parked],
  }
}

/** A first import makes the article; a later one is a new reading of the same bytes. */
function imported(before: ArticleState | null, event: KnownEvent<'article.imported'>): ArticleState {
  const { article: id, captured, ...read } = event.data
  if (before === null) {
    const stated = captured === null ? {} : { captured }
    return { ...decided(event), ...read, id, stated, checked: null, bodySet: [] }
  }
  const { reader, readerVersion, textHash, textLength } = read
  return { ...before, reader, readerVersion, textHash, textLength }
}

function withBodySet(before: ArticleState['bodySet'], event: KnownEvent<'article.bodySet'>): ArticleState['bodySet'] {
  const { anchor, body } = event.data
  const kept = before.filter((earlier) => passageKey([earlier.anchor]) !== passageKey([anchor]))
  return [...kept, { anchor, body, by: event.by, at: event.at }]
}

function isArticleAct(event: KnownEvent): boolean {
  return event.type.startsWith('article.') || event.type.startsWith('statement.')
}

function statementDecision(event: KnownEvent): StatementDecision | null {
  switch (event.type) {
    case 'statement.added': {
      const { article, statement, speaker } = event.data
      return { ...decided(event), article, kind: 'added', statement, speaker }
    }
    case 'statement.changed': {
      const { article, was, now, reason } = event.data
      return { ...decided(event), article, kind: 'changed', was, now, reason }
    }
    case 'statement.removed': {
      const { article, was, reason } = event.data
      return { ...decided(event), article, kind: 'removed', was, reason }
    }
    case 'statement.speakerSet': {
      const { article, content, speaker, reason } = event.data
      return { ...decided(event), article, kind: 'speakerSet', content, speaker, reason }
    }
    default:
      return null
  }
}

/** The keys that are there; an undefined one says nothing. */
function definedOnly(changes: KnownEvent<'article.updated'>['data']['changes']): ArticleState['stated'] {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** The articles and kept files whose passages or bytes an event cites, apart from acts on the article itself. */
export function citedOriginals(event: KnownEvent): string[] {
  const ofMembers = (members: readonly { content: readonly TextAnchor[] }[]) =>
    members.flatMap((member) => member.content.map((anchor) => anchor.article))
  switch (event.type) {
    case 'claim.touched':
      return ofMembers(event.data.appearances)
    case 'evidence.added': {
      const { evidence } = event.data
      if (evidence.kind === 'passage') return [evidence.anchor.article]
      return evidence.kind === 'file' ? [evidence.file] : []
    }
    case 'evidence.placed':
      return [event.data.anchor.article]
    case 'thread.confirmed':
    case 'thread.rejected':
    case 'thread.joined':
    case 'thread.occasionSet':
    case 'queue.skipped':
      return ofMembers(event.data.members)
    case 'thread.split':
      return ofMembers([...event.data.members, ...event.data.from])
    case 'topic.passageAdded':
      return [event.data.passage.article]
    default:
      return []
  }
}
