import './history.css'
import { useState } from 'react'
import type { HistoryItem, Target } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { usePagedList, useWritable } from '../../state/app'
import { timeWords } from '../../state/say'
import { Erase } from './Erase'

/** What was done in this case, newest first, by whom and when; of one item with `target`. */
export function History({ onClose, target }: { onClose: () => void; target?: Target }) {
  const list = usePagedList('case.history', target ? { target } : {})
  const writable = useWritable()
  const [erasing, setErasing] = useState<HistoryItem | null>(null)
  if (erasing) return <Erase act={erasing} onClose={() => setErasing(null)} />
  return (
    <Dialog title="History" onClose={onClose} width={640}>
      <div className="history">
        {list.status === 'loading' && <Loading />}
        {list.status === 'error' && <Failed message={list.error ?? ''} />}
        {list.status === 'ready' && list.total === 0 && <Empty title="Nothing has been done yet" />}
        {list.total > 0 && (
          <VirtualList
            label="What was done"
            count={list.total}
            rowHeight={52}
            onSight={list.want}
            row={(index, current) => {
              const item = list.item(index)
              return (
                <div className="history-row">
                  {item === null ? (
                    '…'
                  ) : (
                    <>
                      <div className="history-words" data-row tabIndex={current ? 0 : -1}>
                        <span className={item.undone ? 'undone' : ''} dir="auto">
                          {item.label}
                        </span>
                        <span className="hint">
                          {item.byName}, {timeWords(item.at)} {item.undone && <Badge tone="careful">taken back</Badge>}
                        </span>
                      </div>
                      {item.erasable && (
                        <Button
                          look="quiet"
                          stop={current}
                          disabled={!writable}
                          name={`Erase: ${item.label}`}
                          onPress={() => setErasing(item)}
                        >
                          Erase…
                        </Button>
                      )}
                    </>
                  )}
                </div>
              )
            }}
          />
        )}
      </div>
    </Dialog>
  )
}
