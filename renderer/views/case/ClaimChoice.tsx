import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Asked, Empty } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { Wording } from '../../parts/Wording'
import { useQuery } from '../../state/app'
import { count } from '../../state/say'
import { STAGE_TONES, STAGE_WORDS } from '../review/stages'

/** Claims at most that are offered; a second opinion is asked on a few. */
const MOST = 1000

/** Ticks claims of the case, those that are not settled first. */
export function ClaimChoice({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const claims = useQuery('claim.queue', { show: 'claims', limit: MOST })
  return (
    <Asked query={claims}>
      {({ items }) => {
        if (items.length === 0)
          return (
            <Empty title="There is no claim yet">
              A statement becomes a claim when somebody judges it, or with “Make it a claim”.
            </Empty>
          )
        const ids = items.map(({ id }) => id)
        const ticked = ids.filter((id) => chosen.has(id))
        const tick = (id: string, on: boolean) =>
          onChange(new Set(on ? [...ticked, id] : ticked.filter((other) => other !== id)))
        return (
          <section aria-label="Claims to be judged">
            <div className="row">
              <span className="hint" role="status">
                {ticked.length} of {count(items.length, 'claim')} chosen
              </span>
              <Button look="quiet" onPress={() => onChange(new Set(ticked.length === ids.length ? [] : ids))}>
                {ticked.length === ids.length ? 'Choose none' : 'Choose all'}
              </Button>
            </div>
            <div className="pick-list">
              <VirtualList
                label="Claims"
                count={items.length}
                rowHeight={44}
                row={(index, current) => {
                  const item = items[index]
                  if (!item) return null
                  return (
                    // biome-ignore lint/a11y/useSemanticElements: the arrow keys go from row to row, as in every list
                    <button
                      type="button"
                      role="checkbox"
                      aria-checked={chosen.has(item.id)}
                      className="pick-row check"
                      data-row
                      data-selected={chosen.has(item.id) || undefined}
                      tabIndex={current ? 0 : -1}
                      onClick={() => tick(item.id, !chosen.has(item.id))}
                    >
                      <span className="box" aria-hidden="true">
                        {chosen.has(item.id) && '✓'}
                      </span>
                      <span className="grows" dir="auto">
                        <Wording cue={item.cue} wording={item.wording} />
                      </span>
                      <Badge tone={STAGE_TONES[item.stage]}>{STAGE_WORDS[item.stage]}</Badge>
                      {item.withheld && <Badge tone="bad">withheld: it does not go</Badge>}
                    </button>
                  )
                }}
              />
            </div>
          </section>
        )
      }}
    </Asked>
  )
}
