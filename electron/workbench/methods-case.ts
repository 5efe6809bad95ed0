import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { ArticleRole, type CaseSummary, type LogEvent } from '../contract'
import { readEvent } from '../core/review/events'
import { hasSeenOthers } from '../core/review/kept-back'
import { labelOf } from '../core/review/labels'
import { undoneBy } from '../store/history'
import { createCase, openCase } from '../store/open'
import { caseFileName, freeFolder, leave, show } from './case-folders'
import { caseSummary } from './case-summary'
import { type Context, type Methods, openCaseOf, reviewerOf, writerOf } from './context'
import { historyOf, labelNames } from './history'
import { importFiles } from './import'
import { pageOf } from './paging'
import { Refusal } from './refusal'
import type { Session } from './session'
import { exists } from './settings'

/** Making, opening and closing cases; their own facts, history, undo and redo. */
export const caseMethods: Methods<
  | 'case.create'
  | 'case.open'
  | 'case.openSample'
  | 'case.close'
  | 'case.summary'
  | 'case.update'
  | 'case.verify'
  | 'case.history'
  | 'case.undo'
  | 'case.redo'
> = {
  async 'case.create'(context, { name, question, why, responsible, folder }) {
    const parent = folder ?? context.options.casesFolder
    const about = { name, question, why, responsible }
    const store = await createCase(await freeFolder(parent, name), about, await writerOf(context, true))
    return show(context, store)
  },
  async 'case.open'(context, params) {
    const folder = path.resolve(params.folder)
    if (context.session?.store.folder === folder) return caseSummary(context.session)
    return show(context, await openCase(folder, await writerOf(context, false)))
  },
  'case.openSample': openSample,
  async 'case.close'(context) {
    await leave(context)
    context.options.emit('changed', { what: ['app', 'case', 'articles', 'analysis', 'claims'] })
    return {}
  },
  'case.summary': (context) => caseSummary(openCaseOf(context)),
  async 'case.update'(context, changes) {
    const data = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const event = await openCaseOf(context).record({ type: 'case.updated', data })
    return { event: event.id }
  },
  'case.verify': (context) => openCaseOf(context).store.verify(),
  async 'case.history'(context, { target, ...paging }) {
    return pageOf(historyOf(openCaseOf(context).store, target ?? null, await reviewerOf(context)), paging)
  },
  async 'case.undo'(context) {
    const session = openCaseOf(context)
    const event = session.store.undoable()
    if (!event) return { label: null }
    const label = labelOf(event, namesIn(session))
    await noteSeen(session, event)
    await session.record({ type: 'undo', data: { event: event.id } })
    return { label }
  },
  async 'case.redo'(context) {
    const session = openCaseOf(context)
    const event = session.store.redoable()
    if (!event) return { label: null }
    const taken = session.store.event(undoneBy(event) ?? '')
    const label = labelOf(taken ?? event, namesIn(session))
    await session.record({ type: 'undo', data: { event: event.id } })
    return { label }
  },
}

const namesIn = ({ store }: Session) => labelNames(store.state, store.event)

/** Whoever takes back their own verdict has seen those of others by then: their next one is not blind. */
async function noteSeen(session: Session, event: LogEvent): Promise<void> {
  const { known } = readEvent(event)
  const claim = known?.type === 'verdict.recorded' ? session.store.claim(known.data.claim) : undefined
  if (!claim || !hasSeenOthers(claim, event.by) || claim.shownTo?.includes(event.by)) return
  await session.record({ type: 'verdict.shown', data: { claim: claim.id } })
}

const SampleCase = z.object({
  name: z.string(),
  question: z.string(),
  why: z.string(),
  articles: z.array(
    z.object({ file: z.string().regex(/^[\w.-]+$/), role: ArticleRole, outlet: z.string().optional() }),
  ),
})

/** Opens the user's copy of the sample case; makes it first where there is none. */
async function openSample(context: Context): Promise<CaseSummary> {
  const { resourcesFolder, casesFolder } = context.options
  const source = path.join(resourcesFolder, 'sample')
  const file = path.join(source, 'case.json')
  if (!(await exists(file))) throw new Refusal('failed', 'This installation came without its sample case.')
  const sample = SampleCase.parse(JSON.parse(await readFile(file, 'utf8')))
  const folder = path.join(casesFolder, `${caseFileName(sample.name)}.attest`)
  if (await exists(folder)) {
    if (context.session?.store.folder === folder) return caseSummary(context.session)
    return show(context, await openCase(folder, await writerOf(context, false)))
  }
  const writer = await writerOf(context, true)
  const { name, question, why } = sample
  await show(context, await createCase(folder, { name, question, why, responsible: writer.reviewerName }, writer))
  const session = openCaseOf(context)
  const present = new Set(await readdir(source))
  const articles = sample.articles.filter(({ file: article }) => present.has(article))
  const files = articles.map((article) => ({ name: article.file, path: path.join(source, article.file) }))
  const result = await importFiles(context, session, async () => ({ files, problems: [] }))
  for (const { id, name: imported } of result.imported) {
    const article = articles.find((entry) => entry.file === imported)
    if (!article) continue
    const changes = { role: article.role, ...(article.outlet === undefined ? {} : { outlet: article.outlet }) }
    await session.record({ type: 'article.updated', data: { articles: [id], changes } })
  }
  return caseSummary(session)
}
