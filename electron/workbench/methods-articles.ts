import { Buffer } from 'node:buffer'
import type { ArticleChanges, Span, VersionChanges } from '../contract'
import { nameKey } from '../core/review/names'
import { makeAnchor } from '../core/text/anchors'
import { articleRow, articleView } from './article-view'
import { type Context, type Methods, openCaseOf } from './context'
import { filesBelow, type Incoming, importFiles, readAgain } from './import'
import { type ArticleEntry, needArticle } from './model'
import { byCodeUnit, pageOfMapped } from './paging'
import { authorOf, datedOf, outletOf, titleOf } from './passage'
import { notFound, Refusal } from './refusal'
import { type ComparedText, versionChanges } from './version-changes'

/** Importing articles and files, and what people state of them. */
export const articleMethods: Methods<
  | 'article.importPaths'
  | 'article.importBytes'
  | 'article.importText'
  | 'article.stopImport'
  | 'article.list'
  | 'article.get'
  | 'article.changes'
  | 'article.readAgain'
  | 'article.update'
  | 'article.setChecked'
  | 'article.setBody'
> = {
  'article.importPaths'(context, { paths }) {
    return importFiles(context, openCaseOf(context), () => filesBelow(paths))
  },
  'article.importBytes'(context, { files }) {
    const incoming = files.map(({ name, base64 }): Incoming => ({ name, bytes: bytesOf(base64, name) }))
    return importFiles(context, openCaseOf(context), async () => ({ files: incoming, problems: [] }))
  },
  'article.importText'(context, { name, text }) {
    const file = /\.(?:txt|md|html?)$/i.test(name) ? name : `${name}.txt`
    const bytes = new Uint8Array(Buffer.from(text, 'utf8'))
    const files = [{ name: file, bytes }]
    return importFiles(context, openCaseOf(context), async () => ({ files, problems: [] }))
  },
  'article.stopImport'(context) {
    context.stopImport?.()
    return {}
  },
  'article.list'(context, { query, ...paging }) {
    const { model, store } = openCaseOf(context)
    const wanted = nameKey(query)
    const entries = [...model.articles().values()]
      .filter((entry) => wanted === '' || searched(entry).includes(wanted))
      .sort((a, b) => byCodeUnit(a.state.at, b.state.at) || byCodeUnit(a.state.id, b.state.id))
    return pageOfMapped(entries, paging, (entry) => articleRow(entry, model, store.state))
  },
  'article.get'(context, { id }) {
    const { model, store } = openCaseOf(context)
    const missing = model.missing().get(id)
    if (missing) throw new Refusal('failed', missing.reason)
    const eventAt = (at: string) => store.events.find((event) => event.at === at)?.id ?? ''
    return articleView(needArticle(model, id), model, store.state, eventAt)
  },
  'article.changes'(context, { from, to }) {
    const { model } = openCaseOf(context)
    const entries = [needArticle(model, from), needArticle(model, to)] as const
    const [before, after] = entries.map(({ machine }) => ({
      text: machine.article.text,
      sentences: machine.analysis.sentences,
    })) as [ComparedText, ComparedText]
    const [one, other] = entries.map((entry) => ({
      ...{ article: entry.state.id, title: titleOf(entry), outlet: outletOf(entry), published: datedOf(entry) },
    })) as [VersionChanges['from'], VersionChanges['to']]
    return { from: one, to: other, ...versionChanges(before, after) }
  },
  async 'article.readAgain'(context, { id }) {
    return { event: await readAgain(context, openCaseOf(context), id) }
  },
  async 'article.update'(context, { ids, changes }) {
    const session = openCaseOf(context)
    needAll(context, ids)
    const stated = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    if (Object.keys(stated).length === 0) throw new Refusal('bad request', 'There is nothing to change.')
    const data = { articles: ids, changes: stated as ArticleChanges }
    return { event: (await session.record({ type: 'article.updated', data })).id }
  },
  async 'article.setChecked'(context, { ids, checked }) {
    const session = openCaseOf(context)
    needAll(context, ids)
    const [article = '', ...others] = [...new Set(ids)]
    const data = { article, checked, ...(others.length > 0 && { others }) }
    return { event: (await session.record({ type: 'article.checked', data })).id }
  },
  async 'article.setBody'(context, { id, span, body }) {
    const session = openCaseOf(context)
    const { machine } = needArticle(session.model, id)
    const { text } = machine.article
    const anchor = makeAnchor({ article: id, textHash: machine.textHash, text }, within(span, text))
    return { event: (await session.record({ type: 'article.bodySet', data: { article: id, anchor, body } })).id }
  },
}

/** What the list's filter looks in. */
const searched = (entry: ArticleEntry): string =>
  nameKey(
    [entry.state.name, titleOf(entry), outletOf(entry), authorOf(entry)].filter((text) => text !== null).join(' '),
  )

function needAll(context: Context, ids: readonly string[]): void {
  const { articles } = openCaseOf(context).store.state
  if (ids.some((id) => !articles[id])) throw notFound('One of these articles')
}

function bytesOf(base64: string, name: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new Refusal('bad request', `${name} is not given as base64.`)
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** A span that lies in the text and is not empty; refuses any other. */
export function within(span: Span, text: string): Span {
  if (span[0] >= span[1] || span[1] > text.length) throw new Refusal('bad request', 'This passage is not in the text.')
  return span
}
