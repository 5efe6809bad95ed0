import type { TimelineMomentView } from '../../../electron/contract'
import { Differences } from '../../parts/Differences'
import { Wording } from '../../parts/Wording'
import { dateWords } from '../../state/say'

type Telling = TimelineMomentView['tellings'][number]
type Look = 'printed' | 'worked-out' | 'set' | 'published' | 'none'

/** How the day of a moment is known, told by sign and by word. */
export const MOMENT_SIGNS: readonly { look: Look; sign: string; meaning: string }[] = [
  { look: 'printed', sign: '●', meaning: 'said that day, as printed' },
  { look: 'worked-out', sign: '◐', meaning: 'said that day, worked out from the text' },
  { look: 'set', sign: '◆', meaning: 'said that day, set by a reviewer' },
  { look: 'published', sign: '○', meaning: 'published that day; when it was said is not told' },
  { look: 'none', sign: '–', meaning: 'no date known' },
]
const SIGNS = new Map(MOMENT_SIGNS.map(({ look, sign }) => [look, sign]))

/** The surest way in which one of the articles tells the day. */
function lookOf({ basis, tellings }: TimelineMomentView): Look {
  if (basis !== 'said') return basis
  const origins = tellings.map(({ said }) => said.origin)
  return origins.includes('set') ? 'set' : origins.includes('printed') ? 'printed' : 'worked-out'
}

/** How the day is known, in words of the text where it has any. */
function howKnown(look: Look, tellings: readonly Telling[]): string {
  if (look === 'none') return 'undated'
  if (look === 'published') {
    const open = tellings.find(({ said }) => said.words !== null)?.said.words
    return open == null ? 'published' : `published; said “${open}”, day not settled`
  }
  if (look === 'printed') return 'said'
  if (look === 'set') return 'said, set by a reviewer'
  const words = tellings.find(({ said }) => said.origin === 'worked out')?.said.words
  return words == null ? 'said, worked out' : `said “${words}”, worked out`
}

/** One thing said on one day: its words, who printed them and when, and how the day is known. */
export function Moment({
  moment,
  day,
  stop,
  onOpen,
}: {
  moment: TimelineMomentView
  day: string | null
  stop: boolean
  onOpen: () => void
}) {
  const look = lookOf(moment)
  return (
    <button type="button" className={`moment ${look}`} tabIndex={stop ? 0 : -1} onClick={onOpen}>
      <span className="moment-how">
        <span className={`moment-sign ${look}`} aria-hidden="true">
          {SIGNS.get(look)}
        </span>
        {howKnown(look, moment.tellings)}
      </span>
      <span className="moment-words" dir="auto">
        <Wording cue={moment.cues.join(' / ')} wording={moment.wording} />
      </span>
      <span className="hint" dir="auto">
        {moment.tellings.map((telling) => printedIn(telling, day)).join(', ')}
        {moment.claim !== null && ' · under review'}
      </span>
      {moment.differences.length > 0 && (
        <span className="row">
          <Differences kinds={moment.differences} />
        </span>
      )}
    </button>
  )
}

/** The outlet, and the day of publication where that is another one than the column's. */
function printedIn({ outlet, published }: Telling, day: string | null): string {
  const name = outlet ?? 'outlet unknown'
  if (published.value === null) return `${name} (undated)`
  const set = published.origin === 'set' ? ', set by a reviewer' : ''
  const other = published.value.slice(0, 10) !== day
  return other || set !== '' ? `${name} (${other ? dateWords(published.value) : 'date'}${set})` : name
}
