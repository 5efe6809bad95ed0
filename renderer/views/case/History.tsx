import './history.css'
import type { Target } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Dialog } from '../../parts/Dialog'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { usePagedList } from '../../state/app'
import { timeWords } from '../../state/say'

/** What was done in this case, newest first, by whom and when; of one item with `target`. */
export function History({ onClose, target }: { onClose: () => void; target?: Target }) {
  const list = usePagedList('case.history', target ? { target } : {})
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
                <div className="history-row" data-row tabIndex={current ? 0 : -1}>
                  {item === null ? (
                    '…'
                  ) : (
                    <>
                      <span className={item.undone ? 'undone' : ''} dir="auto">
                        {item.label}
                      </span>
                      <span className="hint">
                        {item.byName}, {timeWords(item.at)} {item.undone && <Badge tone="careful">taken back</Badge>}
                      </span>
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
