import { useState } from 'react'
import type { ExportedReport } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Field, SelectField } from '../../parts/Fields'
import { useAct } from '../../state/app'
import { count, timeWords } from '../../state/say'

/** Marks a report that was exported as published: where, and by its SHA-256 which file it is. */
export function PublishDialog({
  exported,
  baseUrl,
  onClose,
}: {
  exported: readonly ExportedReport[]
  baseUrl: string | null
  onClose: () => void
}) {
  const act = useAct()
  const [at, setAt] = useState('0')
  const [where, setWhere] = useState(baseUrl ?? '')
  const report = exported[Number(at)]
  if (!report) return null
  const { sha256, kind, format, claims } = report
  const save = async () => {
    const published = { sha256, kind, format, where: where.trim(), claims }
    if (await act('report.publish', published, 'Marked as published')) onClose()
  }
  return (
    <Dialog
      title="Mark as published"
      does="Mark as published"
      canDo={where.trim() !== ''}
      onDo={() => void save()}
      onClose={onClose}
    >
      <p className="hint">
        Records which file was published. Anybody who has the file can work out its SHA-256 and see that it is this one.
      </p>
      <SelectField
        label="Which file"
        value={at}
        onChange={setAt}
        options={exported.map((one, index) => ({
          value: String(index),
          label: one.name,
          hint: `exported ${timeWords(one.at)} · ${one.sha256.slice(0, 12)}…`,
        }))}
      />
      <dl className="report-facts">
        <dt>SHA-256</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
        <dt>Exported</dt>
        <dd>{timeWords(report.at)}</dd>
        <dt>Holds</dt>
        <dd>{count(claims.length, 'claim')}</dd>
      </dl>
      <Field
        label="Where was it published?"
        value={where}
        onChange={setWhere}
        hint="An address, or the name and date of a print issue"
        required
        focusFirst
      />
    </Dialog>
  )
}
