import { createHash } from 'node:crypto'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { CopySource as CopyParam, CopyView, ExportedBundle, MergeView } from '../contract'
import { type OpenBundle, openBundle } from '../store/bundle'
import { createFromCopy, inspectCopy, openCopy } from '../store/copies'
import type { CopySource } from '../store/copy-source'
import { openCase } from '../store/open'
import { restoreCase } from '../store/restore'
import { caseFileName, freeFolder, leave, show } from './case-folders'
import { needClaim } from './claim-view'
import { type Methods, openCaseOf, reviewerOf, writerOf } from './context'
import { actsByPerson, finderOf, mergeView } from './copy-views'
import { labelNames } from './history'
import { Refusal } from './refusal'

/** Other copies of a case: looked at, brought in, sent, restored from. */
export const copyMethods: Methods<
  | 'case.inspectCopy'
  | 'case.previewMerge'
  | 'case.merge'
  | 'case.openBundle'
  | 'case.exportBundle'
  | 'case.refresh'
  | 'case.damage'
  | 'case.restore'
> = {
  async 'case.inspectCopy'(context, params) {
    const source = await sourceOf(params)
    const { caseId, state, events, notices } = await inspectCopy(source, context.options.now())
    const manifest = manifestOf(source)
    const claims = (manifest?.claims ?? []).map((id) => ({ id, wording: state.claims[id]?.wording ?? 'a claim' }))
    const view: CopyView = {
      kind: manifest ? 'bundle' : 'folder',
      caseId,
      name: state.name === '' ? (manifest?.name ?? '') : state.name,
      isOpenCase: context.session?.store.caseId === caseId,
      scope: manifest?.scope ?? 'whole',
      claims,
      acts: actsByPerson(events, state, labelNames(state, finderOf(events), [], await reviewerOf(context))),
      articles: Object.keys(state.articles).length,
      notices: [...notices],
    }
    return view
  },
  async 'case.previewMerge'(context, params) {
    const { store } = openCaseOf(context)
    const report = await store.previewMerge(await sourceOf(params))
    return mergeView(report, store, await reviewerOf(context))
  },
  async 'case.merge'(context, params): Promise<MergeView> {
    const session = openCaseOf(context)
    const { store } = session
    const source = await sourceOf(params)
    const before = store.state
    const report = await store.merge(source)
    session.changed()
    const view = mergeView(report, store, await reviewerOf(context))
    return { ...view, claims: view.claims.map((claim) => ({ ...claim, isNew: !before.claims[claim.id] })) }
  },
  async 'case.openBundle'(context, { folder, ...params }) {
    const source = await sourceOf(params)
    const { state } = await inspectCopy(source, context.options.now())
    const place = await freeFolder(folder ?? context.options.casesFolder, state.name)
    const { store, notices } = await createFromCopy(place, source, await writerOf(context, false))
    for (const text of notices) context.options.emit('notice', { level: 'warning', text })
    return show(context, store)
  },
  async 'case.exportBundle'(context, { claims, notes, passphrase, path: target }): Promise<ExportedBundle> {
    const { host } = context.options
    const session = openCaseOf(context)
    const chosen = claims && [...new Set(claims.map((id) => needClaim(session, id).id))]
    const locked = passphrase !== undefined
    const { bytes, articles, notices } = await session.store.bundle({ claims: chosen, notes }, passphrase ?? null)
    const made: ExportedBundle = {
      path: null,
      base64: null,
      name: `${caseFileName(session.store.state.name)}${chosen ? ' second opinion' : ''}.attest.${locked ? 'locked' : 'zip'}`,
      mediaType: locked ? 'application/octet-stream' : 'application/zip',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      locked,
      claims: chosen?.length ?? Object.keys(session.store.state.claims).length,
      articles,
      notices: [...notices],
    }
    if (target === undefined && !host.can.saveDialog) return { ...made, base64: Buffer.from(bytes).toString('base64') }
    const place = target === undefined ? await host.choosePath(made.name) : path.resolve(target)
    if (place === null) return made
    try {
      await writeFileAtomic(place, Buffer.from(bytes))
    } catch (error) {
      throw new Refusal('failed', `The bundle could not be written: ${(error as Error).message}`)
    }
    return { ...made, path: place }
  },
  async 'case.refresh'(context) {
    const session = openCaseOf(context)
    const acts = await session.store.refresh()
    if (acts > 0) session.changed()
    return { acts }
  },
  'case.damage'(context) {
    const { damage, readOnly } = openCaseOf(context).store
    return { readOnly, logs: [...damage], choices: damage.length > 0 ? ['copy', 'without'] : [] }
  },
  async 'case.restore'(context, { from, passphrase }) {
    const { folder, damage } = openCaseOf(context).store
    if (damage.length === 0) throw new Refusal('refused', 'The case is not damaged: there is nothing to restore.')
    const source = from && (await sourceOf(passphrase === undefined ? { from } : { from, passphrase }))
    const writer = await writerOf(context, false)
    await leave(context)
    try {
      const restored = await restoreCase(folder, source, writer)
      const summary = await show(context, await openCase(folder, writer))
      return { recovered: restored.recovered, notices: [...restored.notices], summary }
    } catch (error) {
      // What could not be restored is shown as it was.
      if (!context.session) await show(context, await openCase(folder, writer))
      throw error
    }
  },
}

/** Another copy as a caller names it. */
async function sourceOf({ from, passphrase }: { from: CopyParam; passphrase?: string | undefined }) {
  const key = passphrase ?? null
  if (from.kind === 'path') return openCopy(path.resolve(from.path), key)
  return openBundle(Buffer.from(from.base64, 'base64'), from.name, key)
}

const manifestOf = (source: CopySource | OpenBundle) => ('manifest' in source ? source.manifest : null)
