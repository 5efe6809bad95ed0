import './case.css'
import { useCallback, useEffect, useState } from 'react'
import type { Fault, MethodResult } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Failed, Loading } from '../../parts/States'
import { useApp } from '../../state/app'
import { count } from '../../state/say'

/** Walks logs, originals, texts and passages, and names each fault with its file and line. */
export function CheckFolder({ onClose }: { onClose: () => void }) {
  const { bridge } = useApp()
  const [found, setFound] = useState<MethodResult<'case.verify'> | 'checking' | { problem: string }>('checking')
  const check = useCallback(async () => {
    setFound('checking')
    const reply = await bridge.call('case.verify', {})
    setFound(reply.ok ? reply.value : { problem: reply.error.message })
  }, [bridge])
  useEffect(() => void check(), [check])
  return (
    <Dialog
      title="Check the case folder"
      onClose={onClose}
      width={720}
      reads
      foot={
        <Button disabled={found === 'checking'} onPress={() => void check()}>
          Check again
        </Button>
      }
    >
      {found === 'checking' && <Loading what="Reading every line and every file…" />}
      {found !== 'checking' && 'problem' in found && <Failed message={found.problem} />}
      {found !== 'checking' && 'faults' in found && (
        <>
          <p role="status">
            {count(found.events, 'act')} by {count(found.writers, 'installation')} read, with every page and every
            passage that is cited.{' '}
            <strong>
              {found.faults.length === 0 ? 'Everything is whole.' : `${count(found.faults.length, 'fault')} found.`}
            </strong>
          </p>
          <Faults faults={found.faults} />
          <p className="hint">
            The check finds accidents. Somebody who sets out to write another history can: it is no signature.
          </p>
        </>
      )}
    </Dialog>
  )
}

function Faults({ faults }: { faults: readonly Fault[] }) {
  if (faults.length === 0) return null
  return (
    <ul className="faults" aria-label="Faults">
      {faults.map(({ level, file, line, what, remedy }) => (
        <li key={`${file} ${line} ${what}`}>
          <p className="row">
            <Badge tone={level === 'error' ? 'bad' : 'careful'}>{level === 'error' ? 'fault' : 'to know'}</Badge>
            <code>{file}</code>
            {line !== null && <span>line {line}</span>}
          </p>
          <p dir="auto">{what}</p>
          <p className="hint">{remedy}</p>
        </li>
      ))}
    </ul>
  )
}
