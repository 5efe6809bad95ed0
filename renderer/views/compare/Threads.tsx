import { Badge } from '../../parts/Badge'
import { Differences } from '../../parts/Differences'
import { Empty, Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { Wording } from '../../parts/Wording'
import { useApp, usePagedList } from '../../state/app'
import { count, OCCASION_WORDS, originWords } from '../../state/say'
import type { CompareFilter } from './filter'

/** Claims that several articles tell: where they were found, what is told differently. */
export function Threads({
  topic,
  sort,
  filter: { difference, speaker },
}: {
  topic: string | null
  sort: 'disagreement' | 'outlets' | 'text'
  filter: CompareFilter
}) {
  const { router } = useApp()
  const list = usePagedList('compare.threads', {
    sort,
    ...(topic !== null && { topic }),
    ...(difference !== undefined && { difference }),
    ...(speaker !== undefined && { speaker }),
  })
  if (list.status === 'loading') return <Loading what="Comparing…" />
  if (list.status === 'error') return <Failed message={list.error ?? ''} />
  if (list.total === 0)
    return (
      <Empty title="No claim is found in more than one article">
        {topic === null
          ? 'Two articles on the same event are needed before anything can stand side by side.'
          : `Within ${topic}, no two articles are found to tell the same. You can put statements together by hand in a claim’s side-by-side view.`}
      </Empty>
    )
  return (
    <VirtualList
      label="Same claims"
      count={list.total}
      rowHeight={86}
      onSight={list.want}
      row={(index, current) => {
        const thread = list.item(index)
        if (thread === null) return <div className="thread-line">…</div>
        const speakers = [...new Set(thread.members.map(({ speaker }) => speaker ?? 'speaker unknown'))]
        return (
          <button
            type="button"
            className="thread-line"
            data-row
            tabIndex={current ? 0 : -1}
            onClick={() => router.stay({ thread: thread.id })}
          >
            <span className="thread-words" dir="auto">
              <Wording cue={thread.cue} wording={thread.wording} />
            </span>
            <span className="hint" dir="auto">
              {speakers.join(', ')} · {thread.members.length} places in {count(thread.outlets, 'outlet')} ·{' '}
              {OCCASION_WORDS[thread.occasion].toLowerCase()}
            </span>
            <span className="row">
              <Differences kinds={thread.differences} />
              {thread.sharedArticles > 0 && <Badge tone="shared">{originWords(thread)}</Badge>}
              {thread.decided !== null && <Badge tone="good">{thread.decided} by a reviewer</Badge>}
              {thread.claim !== null && <Badge tone="own">under review</Badge>}
            </span>
          </button>
        )
      }}
    />
  )
}
