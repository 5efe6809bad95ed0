import type { ClaimView, Passage, Resolution } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { KeyHint } from '../../parts/Button'
import { useApp } from '../../state/app'

/** A passage as it stands in its article, the words meant marked. */
export function PassageText({ passage }: { passage: Passage }) {
  const [start, end] = passage.highlight
  return (
    <p className="passage" dir="auto">
      {passage.text.slice(0, start)}
      <mark>{passage.text.slice(start, end)}</mark>
      {passage.text.slice(end)}
    </p>
  )
}

/** Says when a passage is not where it was; nothing when it is. */
export function ResolutionBadge({ resolution }: { resolution: Resolution | null }) {
  if (resolution === null || resolution.state === 'exact') return null
  return resolution.state === 'moved' ? (
    <Badge tone="careful">found elsewhere in the text: look at it</Badge>
  ) : (
    <Badge tone="bad">lost: {resolution.why}</Badge>
  )
}

/** Where the claim stands, each place with the sentence around it. */
export function Places({ claim }: { claim: ClaimView }) {
  const { router } = useApp()
  return (
    <section aria-label="Where it stands">
      <h2>Where it stands</h2>
      <ul className="claim-places">
        {claim.places.map((place, index) => (
          <li key={`${place.article} ${place.span[0]}`}>
            <p className="claim-place-head">
              <strong dir="auto">{place.outlet ?? 'outlet unknown'}</strong>{' '}
              <span className="hint" dir="auto">
                {place.title}
              </span>{' '}
              <ResolutionBadge resolution={place.resolution} />
              <span className="claim-place-link">
                <button
                  type="button"
                  className="link"
                  onClick={() =>
                    router.go('read', {
                      article: place.article,
                      ...(place.statement !== null && { statement: place.statement }),
                    })
                  }
                >
                  Read it there
                </button>
                {index === 0 && <KeyHint keys="o" />}
              </span>
            </p>
            <PassageText passage={place} />
          </li>
        ))}
      </ul>
    </section>
  )
}
