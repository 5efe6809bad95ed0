import type { VerdictState } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { useQuery } from '../../state/app'
import { timeWords } from '../../state/say'

/** A verdict in words: both judgements with their reasons, by whom and when, and what others said of it. */
export function VerdictWords({ verdict, names }: { verdict: VerdictState; names: Record<string, string> }) {
  const scales = useQuery('scale.list', {})
  const scale = scales.value?.scales.find(({ id }) => id === verdict.truth?.scale)
  const rating = scale?.ratings.find(({ id }) => id === verdict.truth?.rating)
  const nameOf = (id: string) => names[id] ?? 'a reviewer'
  return (
    <div className="verdict-words">
      <p className="hint">
        {nameOf(verdict.by)}, {timeWords(verdict.at)} <Badge>{verdict.stage}</Badge>
        {verdict.supersededBy.length > 0 && <Badge>replaced by a later one</Badge>}
      </p>
      {verdict.said && (
        <p dir="auto">
          Did they say it? <strong>{verdict.said.judgement}</strong>
          {verdict.said.reasons !== '' && `: ${verdict.said.reasons}`}
        </p>
      )}
      {verdict.truth && (
        <p dir="auto">
          Is it true? <strong>{rating?.name ?? verdict.truth.rating}</strong>
          {verdict.truth.reasons !== '' && `: ${verdict.truth.reasons}`}
        </p>
      )}
      {verdict.reviews.map((review) => (
        <p key={review.event} dir="auto">
          {nameOf(review.by)} {review.agrees ? 'agrees' : 'objects'}
          {review.reasons !== '' && `: ${review.reasons}`}
        </p>
      ))}
      {verdict.waiver && (
        <p dir="auto">
          Second review waived by {nameOf(verdict.waiver.by)}: {verdict.waiver.reason}
        </p>
      )}
      {verdict.adjudication && (
        <p dir="auto">
          Settled by {nameOf(verdict.adjudication.by)}: {verdict.adjudication.reasons}
        </p>
      )}
    </div>
  )
}
