import { useCallback, useRef } from 'react'
import type { ImportResult } from '../../../electron/contract'
import { useApp } from '../../state/app'
import { importFiles, importWords } from '../../state/import'

/** The ways in: files of a drop or an open dialog, paths that the shell chose, pasted text. */
export function useImport() {
  const { bridge, problems, progress, queries, toasts } = useApp()
  const stop = useRef(false)
  const settle = useCallback(
    (result: ImportResult) => {
      queries.invalidate()
      problems.set(result.problems)
      toasts.show({ text: importWords(result), level: result.problems.length > 0 ? 'warning' : 'info' })
    },
    [queries, problems, toasts],
  )
  const files = useCallback(
    async (chosen: readonly File[]) => {
      if (chosen.length === 0) return
      stop.current = false
      const show = (done: number) => {
        const total = chosen.length
        progress.set(done < total ? { task: 'import', done, total, label: 'Reading files' } : null)
      }
      show(0)
      settle(await importFiles(bridge, chosen, show, () => stop.current))
      progress.set(null)
    },
    [bridge, progress, settle],
  )
  const chosenByShell = useCallback(
    async (what: 'files' | 'folder') => {
      const paths =
        what === 'files'
          ? await bridge.call('app.chooseFiles', {}).then((reply) => (reply.ok ? reply.value.paths : []))
          : await bridge
              .call('app.chooseFolder', { purpose: 'import' })
              .then((reply) => (reply.ok && reply.value.path !== null ? [reply.value.path] : []))
      if (paths.length === 0) return
      const reply = await bridge.call('article.importPaths', { paths })
      if (reply.ok) settle(reply.value)
      else toasts.show({ level: 'error', text: reply.error.message })
    },
    [bridge, settle, toasts],
  )
  const text = useCallback(
    async (name: string, pasted: string) => {
      const reply = await bridge.call('article.importText', { name, text: pasted })
      if (reply.ok) settle(reply.value)
      else toasts.show({ level: 'error', text: reply.error.message })
      return reply.ok && reply.value.problems.length === 0
    },
    [bridge, settle, toasts],
  )
  return { files, chosenByShell, text }
}
