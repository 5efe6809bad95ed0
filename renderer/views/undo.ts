import { useCallback, useMemo } from 'react'
import type { CaseSummary } from '../../electron/contract'
import { useApp, useCommands } from '../state/app'
import type { Command } from '../state/keys'

/** Undo and redo, everywhere in a case. */
export function useUndo(summary: CaseSummary | null): void {
  const { bridge, queries, toasts } = useApp()
  const take = useCallback(
    async (method: 'case.undo' | 'case.redo') => {
      const reply = await bridge.call(method, {})
      queries.invalidate()
      toasts.outdate()
      const back = method === 'case.undo'
      if (!reply.ok) toasts.show({ level: 'error', text: reply.error.message })
      else if (reply.value.label === null)
        toasts.show({ text: back ? 'There is nothing to take back' : 'There is nothing to do again' })
      else
        toasts.show({
          text: `${back ? 'Taken back' : 'Done again'}: ${reply.value.label}`,
          action: back
            ? { label: 'Redo', keys: 'Ctrl+Shift+Z', run: () => void take('case.redo') }
            : { label: 'Undo', keys: 'Ctrl+Z', run: () => void take('case.undo') },
        })
    },
    [bridge, queries, toasts],
  )
  const undoes = summary?.undo ?? null
  const redoes = summary?.redo ?? null
  const writable = summary?.readOnly === null
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'undo',
          label: undoes === null ? 'Undo' : `Undo: ${undoes}`,
          group: 'Everywhere',
          keys: ['Ctrl+Z'],
          enabled: writable,
          run: () => void take('case.undo'),
        },
        {
          id: 'redo',
          label: redoes === null ? 'Redo' : `Redo: ${redoes}`,
          group: 'Everywhere',
          keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
          enabled: writable,
          run: () => void take('case.redo'),
        },
      ],
      [undoes, redoes, writable, take],
    ),
  )
}
