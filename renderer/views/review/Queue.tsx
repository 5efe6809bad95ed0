import type { QueueItem } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Differences } from '../../parts/Differences'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { Wording } from '../../parts/Wording'
import type { PagedList } from '../../state/app'
import { STAGE_TONES, STAGE_WORDS } from './stages'

/** What is to be reviewed, in the order that makes sense, each with the reason why it stands there. */
export function Queue({
  list,
  at,
  onChoose,
}: {
  list: PagedList<QueueItem>
  /** The index of the item that is open; null when none is. */
  at: number | null
  onChoose: (item: QueueItem) => void
}) {
  if (list.status === 'loading') return <Loading />
  if (list.status === 'error') return <Failed message={list.error ?? ''} />
  if (list.total === 0)
    return (
      <Empty title="Nothing here to review">
        Statements found in the articles stand here, the ones told differently first. Choose another stage above, or add
        articles.
      </Empty>
    )
  return (
    <VirtualList
      label="To review"
      count={list.total}
      rowHeight={104}
      at={at}
      onSight={list.want}
      row={(index, current) => {
        const item = list.item(index)
        if (item === null) return <div className="queue-line">…</div>
        return (
          <button
            type="button"
            className="queue-line"
            data-row
            tabIndex={current ? 0 : -1}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => onChoose(item)}
          >
            <span className="queue-who" dir="auto">
              {whoWords(item)}
            </span>
            <span className="queue-wording" dir="auto">
              <Wording cue={item.cue} wording={item.wording} />
            </span>
            <span className="queue-facts">
              <Badge tone={STAGE_TONES[item.stage]}>{STAGE_WORDS[item.stage]}</Badge>
              {item.withheld && <Badge tone="bad">withheld</Badge>}
              <Differences kinds={item.differences} />
            </span>
            <span className="hint">{item.because}</span>
          </button>
        )
      }}
    />
  )
}

function whoWords(item: QueueItem): string {
  const outlets = item.outlets.join(', ')
  if (item.speaker === null) return `Speaker not known · ${outlets}`
  const doubt =
    item.speakerCertainty === 'resolved' ? ' (worked out)' : item.speakerCertainty === 'unknown' ? ' (?)' : ''
  return `${item.speaker}${doubt} · ${outlets}`
}
