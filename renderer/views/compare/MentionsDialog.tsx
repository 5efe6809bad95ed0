import { Dialog } from '../../parts/Dialog'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { useApp, usePagedList } from '../../state/app'

/** Where a topic is named outside statements, in its sentence; opens the place in the article. */
export function MentionsDialog({ topic, onClose }: { topic: string; onClose: () => void }) {
  const { router } = useApp()
  const list = usePagedList('topic.mentions', { topic })
  return (
    <Dialog title={`${topic}, outside statements`} onClose={onClose} width={680}>
      <p className="hint">To add a passage by hand, select its words in the article and press T.</p>
      {list.status === 'loading' && <Loading />}
      {list.status === 'error' && <Failed message={list.error ?? ''} />}
      {list.status === 'ready' && list.total === 0 && <Empty title="No mention outside statements is found" />}
      {list.total > 0 && (
        <div className="pick-list">
          <VirtualList
            label="Mentions"
            count={list.total}
            rowHeight={84}
            onSight={list.want}
            row={(index, current) => {
              const passage = list.item(index)
              if (passage === null) return <div className="thread-line">…</div>
              const [from, to] = passage.highlight
              return (
                <button
                  type="button"
                  className="thread-line"
                  data-row
                  tabIndex={current ? 0 : -1}
                  onClick={() => {
                    onClose()
                    router.go('read', {
                      article: passage.article,
                      at: String(passage.span[0]),
                      end: String(passage.span[1]),
                    })
                  }}
                >
                  <span className="mention-words" dir="auto">
                    {passage.text.slice(0, from)}
                    <mark>{passage.text.slice(from, to)}</mark>
                    {passage.text.slice(to)}
                  </span>
                  <span className="hint" dir="auto">
                    {passage.outlet ?? 'outlet unknown'} · {passage.title}
                  </span>
                </button>
              )
            }}
          />
        </div>
      )}
    </Dialog>
  )
}
