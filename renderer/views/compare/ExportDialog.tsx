import { useState } from 'react'
import { Dialog } from '../../parts/Dialog'
import { Choices } from '../../parts/Fields'
import { useAct, useApp } from '../../state/app'
import { saveDownload } from '../../state/download'
import type { CompareFilter } from './filter'

const FORMATS = [
  { value: 'html', label: 'A page to print (HTML)' },
  { value: 'csv', label: 'A table (CSV)' },
] as const

/** Writes the matrix as it is seen: the topic, filter and order that are on. */
export function ExportDialog({
  topic,
  sort,
  filter,
  onClose,
}: {
  topic: string | null
  sort: 'statements' | 'disagreement' | 'name'
  filter: CompareFilter
  onClose: () => void
}) {
  const act = useAct()
  const { toasts } = useApp()
  const [format, setFormat] = useState<(typeof FORMATS)[number]['value']>('html')
  const write = async () => {
    const made = await act('compare.exportMatrix', { topic, sort, ...filter, format })
    if (!made) return
    const { name, mediaType, base64, path } = made
    if (base64 === null && path === null) return
    if (base64 !== null) saveDownload(name, mediaType, base64)
    toasts.show({ text: path === null ? 'Given to the browser as a download' : `Written: ${path}` })
    onClose()
  }
  return (
    <Dialog title="Export who said what" does="Export…" canDo onDo={() => void write()} onClose={onClose} width={480}>
      <p>
        Everything that is shown now goes out, in its order: {topic === null ? 'all topics' : topic}. What is withheld
        does not.
      </p>
      <Choices label="Format" value={format} onChange={setFormat} options={FORMATS} />
    </Dialog>
  )
}
