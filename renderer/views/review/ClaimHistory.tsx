import type { ClaimView } from '../../../electron/contract'
import { timeWords } from '../../state/say'
import { VerdictWords } from './VerdictWords'

/** Every verdict and act on the claim, oldest first; nothing disappears. */
export function ClaimHistory({ claim }: { claim: ClaimView }) {
  return (
    <section aria-label="History of the claim">
      {claim.verdicts.length > 0 && (
        <>
          <h2>Verdicts so far</h2>
          <ol className="claim-verdicts">
            {claim.verdicts.map((verdict) => (
              <li key={verdict.id} className={verdict.supersededBy.length > 0 ? 'superseded' : ''}>
                <VerdictWords verdict={verdict} names={claim.names} />
              </li>
            ))}
          </ol>
        </>
      )}
      <details>
        <summary>Everything done on this claim ({claim.history.length})</summary>
        <ol className="claim-history">
          {claim.history.map((item) => (
            <li key={item.event} className={item.undone ? 'undone' : ''}>
              <span className="hint">{timeWords(item.at)}</span> {item.byName} {item.label}
              {item.undone && <span className="hint"> (taken back)</span>}
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
