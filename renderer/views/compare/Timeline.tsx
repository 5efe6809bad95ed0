import './timeline.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { TimelineMomentView, TimelineView } from '../../../electron/contract'
import { Empty, Failed, Loading } from '../../parts/States'
import { useApp, useSteadyQuery } from '../../state/app'
import { count, dateWords, weekdayOf } from '../../state/say'
import type { CompareFilter } from './filter'
import { MOMENT_SIGNS, Moment } from './Moment'
import { Room } from './Room'
import { useCellWalk } from './useCellWalk'

const ROW_HEIGHT = 150

/** Who said what when: a lane a speaker, a column a day; each moment with its words, its outlets and how its day is known. */
export function Timeline({ topic, filter }: { topic: string | null; filter: CompareFilter }) {
  const { narrated: _, ...asked } = filter
  const timeline = useSteadyQuery('compare.timeline', { topic, ...asked })
  if (timeline.status === 'loading') return <Loading what="Ordering by day…" />
  if (timeline.status === 'error') return <Failed message={timeline.error.message} />
  if (timeline.value.lanes.length === 0)
    return (
      <Empty title="Nothing to put in order">
        {timeline.asked?.topic == null
          ? 'Bring in articles first; who said what stands here by the day on which it was said.'
          : `Nobody is found to say anything about ${timeline.asked.topic} that fits what you chose above.`}
      </Empty>
    )
  return <TimelineTable timeline={timeline.value} />
}

function TimelineTable({ timeline }: { timeline: TimelineView }) {
  const { router } = useApp()
  const { days, lanes } = timeline
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
  })
  const { at, setAt, onKeyDown } = useCellWalk(scroller, lanes.length, days.length, (row) =>
    rows.scrollToIndex(row, { align: 'auto' }),
  )
  const shown = rows.getVirtualItems()
  const before = shown[0]?.start ?? 0
  const after = rows.getTotalSize() - (shown[shown.length - 1]?.end ?? 0)
  const open = ({ thread, tellings }: TimelineMomentView) => {
    const [first] = tellings
    if (thread !== null) router.stay({ thread })
    else if (first) router.go('read', { article: first.article, statement: first.statement })
  }
  return (
    <>
      <div className="matrix-scroll" ref={scroller}>
        <table
          className="timeline"
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked with the arrow keys is a grid
          role="grid"
          aria-label="Who said what when, speakers by days"
          aria-rowcount={lanes.length + 1}
          aria-colcount={days.length + 1}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">Speaker</th>
              {days.map(({ day, since }) => (
                <th key={day ?? ''} scope="col" className={gapOf(day, since)}>
                  {since > 1 && <span className="timeline-since">{count(since, 'day')} later</span>}
                  <span className="timeline-day">{day === null ? 'No date known' : dateWords(day)}</span>
                  {day !== null && <span className="hint">{weekdayOf(day)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <Room height={before} />}
            {shown.map((item) => {
              const lane = lanes[item.index]
              if (!lane) return null
              return (
                <tr key={item.key} data-index={item.index} ref={rows.measureElement} aria-rowindex={item.index + 2}>
                  <th scope="row" dir="auto">
                    {lane.speaker.name}
                  </th>
                  {days.map(({ day, since }, column) => {
                    const moments = lane.moments.filter((moment) => moment.column === column)
                    const current = at[0] === item.index && at[1] === column
                    return (
                      <td
                        key={day ?? ''}
                        className={gapOf(day, since)}
                        data-cell={`${item.index} ${column}`}
                        tabIndex={current ? 0 : -1}
                        onFocus={() => setAt([item.index, column])}
                        onKeyDown={(event) => {
                          const [first] = moments
                          if (event.key === 'Enter' && event.target === event.currentTarget && first) open(first)
                        }}
                      >
                        {moments.length === 0 && <span className="unseen">nothing</span>}
                        {moments.map((moment) => (
                          <Moment
                            key={moment.tellings[0]?.statement}
                            moment={moment}
                            day={day}
                            stop={current}
                            onOpen={() => open(moment)}
                          />
                        ))}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            {after > 0 && <Room height={after} />}
          </tbody>
        </table>
      </div>
      <div className="compare-foot hint">
        <p role="status">
          {timeline.shown < timeline.total
            ? `The ${count(timeline.shown, 'moment')} that most articles tell, of ${count(timeline.total, 'moment')}; choose a topic or a speaker to see the others.`
            : `${count(timeline.total, 'moment')} by ${count(lanes.length, 'speaker')} on ${count(days.filter(({ day }) => day !== null).length, 'day')}`}
        </p>
        <ul className="timeline-legend" aria-label="Signs">
          {MOMENT_SIGNS.map(({ sign, look, meaning }) => (
            <li key={meaning}>
              <span className={`moment-sign ${look}`} aria-hidden="true">
                {sign}
              </span>
              {meaning}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}

/** Days that nothing is told of take no room; the line is broken there. */
const gapOf = (day: string | null, since: number): string =>
  day === null ? 'after-gap undated' : since > 1 ? 'after-gap' : ''
