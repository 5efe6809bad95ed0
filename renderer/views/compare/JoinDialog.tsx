import { useState } from 'react'
import type { ThreadView } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Failed } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { Wording } from '../../parts/Wording'
import { useAct, useApp, usePagedList } from '../../state/app'
import { count } from '../../state/say'

/** Puts this claim together with another one that tells the same. */
export function JoinDialog({
  thread,
  topic,
  onClose,
}: {
  thread: ThreadView
  topic: string | null
  onClose: () => void
}) {
  const act = useAct()
  const { router } = useApp()
  const list = usePagedList('compare.threads', { sort: 'text', ...(topic !== null && { topic }) })
  const [chosen, setChosen] = useState<{ id: string; statements: string[] } | null>(null)
  const own = thread.members.map(({ statement }) => statement)
  const join = async () => {
    if (!chosen) return
    const done = await act(
      'compare.join',
      { statements: [...new Set([...own, ...chosen.statements])] },
      'Joined as the same claim',
    )
    if (!done) return
    onClose()
    if (done.thread !== null) router.stay({ thread: done.thread })
  }
  return (
    <Dialog
      title="Which tells the same?"
      does="Join"
      canDo={chosen !== null}
      onDo={() => void join()}
      onClose={onClose}
      width={640}
    >
      <blockquote className="quoted" dir="auto">
        <Wording cue={thread.cue} wording={thread.wording} />
      </blockquote>
      {list.status === 'error' && <Failed message={list.error ?? ''} />}
      <div className="pick-list">
        <VirtualList
          label="Other claims"
          count={list.total}
          rowHeight={56}
          onSight={list.want}
          row={(index, current) => {
            const other = list.item(index)
            if (other === null) return <div className="thread-line">…</div>
            const isSelf = other.id === thread.id
            return (
              <button
                type="button"
                className="thread-line"
                data-row
                tabIndex={current ? 0 : -1}
                aria-pressed={chosen?.id === other.id}
                disabled={isSelf}
                onClick={() => setChosen({ id: other.id, statements: other.members.map(({ statement }) => statement) })}
              >
                <span dir="auto">
                  <Wording cue={other.cue} wording={other.wording} />
                </span>
                <span className="hint">{isSelf ? 'this one' : count(other.outlets, 'outlet')}</span>
              </button>
            )
          }}
        />
      </div>
    </Dialog>
  )
}
