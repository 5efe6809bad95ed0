import { resolve } from 'node:path'
import type { AppInfo, CaseSummary } from '../contract'
import { caseSummary } from './case-summary'
import { type Context, type Methods, randomId } from './context'
import { exists, withReviewer } from './settings'

/** The program itself: who reviews here, recent cases, what the shell can ask the user. */
export const appMethods: Methods<
  'app.info' | 'app.setReviewer' | 'app.setPublisher' | 'app.chooseFiles' | 'app.chooseFolder' | 'app.showInFolder'
> = {
  async 'app.info'(context): Promise<AppInfo> {
    const { host, casesFolder, version } = context.options
    const { reviewer, recent, publisher } = await context.settings.read()
    const missing = await Promise.all(recent.map(async ({ folder }) => !(await exists(folder))))
    return {
      version,
      shell: host.shell,
      reviewer,
      publisher,
      host: { ...host.can },
      casesFolder,
      recent: recent.map((entry, index) => ({ ...entry, missing: missing[index] ?? false })),
      case: openSummary(context),
    }
  },
  async 'app.setReviewer'(context, { name }) {
    const settings = await context.settings.update((now) =>
      withReviewer(now, name, () => `r-${randomId(context.options, 8)}`),
    )
    const reviewer = settings.reviewer ?? { id: '', name }
    context.session?.store.setReviewer(reviewer.id, reviewer.name)
    context.options.emit('changed', { what: ['app', 'case'] })
    return reviewer
  },
  async 'app.setPublisher'(context, publisher) {
    await context.settings.update((now) => ({ ...now, publisher }))
    context.options.emit('changed', { what: ['app'] })
    return {}
  },
  async 'app.chooseFiles'({ options }) {
    return { paths: await options.host.chooseFiles() }
  },
  async 'app.chooseFolder'({ options }, { purpose }) {
    return { path: await options.host.chooseFolder(purpose) }
  },
  async 'app.showInFolder'({ options }, { path }) {
    await options.host.showInFolder(resolve(path))
    return {}
  },
}

const openSummary = (context: Context): CaseSummary | null => (context.session ? caseSummary(context.session) : null)
