import path from 'node:path'
import type { CaseSummary } from '../contract'
import type { CaseStore } from '../store/types'
import { caseSummary } from './case-summary'
import type { Context } from './context'
import { createSession } from './session'
import { exists, remember } from './settings'
import { isoTime } from './times'

/** A file name that every file system takes, from a case's name. */
export function caseFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[. ]+|[. ]+$/g, '')
  return plain === '' ? 'Case' : plain
}

/** `<parent>/<name>.attest`, numbered where that is taken. */
export async function freeFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = path.join(parent, `${caseFileName(name)}${number === 1 ? '' : ` ${number}`}.attest`)
    if (!(await exists(folder))) return folder
  }
}

/** Closes the open case. */
export async function leave(context: Context): Promise<void> {
  context.stopImport?.()
  const { session } = context
  context.session = null
  await session?.close()
}

/** Makes an opened store the open case; the one that was open is closed. */
export async function show(context: Context, store: CaseStore): Promise<CaseSummary> {
  try {
    await leave(context)
  } catch (error) {
    await store.close()
    throw error
  }
  const session = createSession(store, context.options)
  context.session = session
  const opened = { folder: store.folder, name: store.state.name, openedAt: isoTime(context.options.now()) }
  await context.settings.update((settings) => remember(settings, opened))
  context.options.emit('changed', { what: ['app', 'case', 'articles', 'analysis', 'claims'] })
  return caseSummary(session)
}
