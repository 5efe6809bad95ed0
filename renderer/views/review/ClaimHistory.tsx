import { useState } from 'react'
import type { ClaimView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { useCommands } from '../../state/app'
import type { Command } from '../../state/keys'
import { timeWords } from '../../state/say'
import { isKeptBack } from './drafting'
import { VerdictWords } from './VerdictWords'

/** Every verdict and act on the claim, oldest first; nothing disappears. */
export function ClaimHistory({ claim, reviewer }: { claim: ClaimView; reviewer: string }) {
  const [looked, setLooked] = useState(false)
  const keptBack = !looked && claim.verdicts.some((verdict) => isKeptBack(claim, verdict, reviewer))
  const look: Command = {
    id: 'review.look',
    label: 'Show the first verdict',
    group: 'Second review',
    keys: ['Shift+L'],
    enabled: keptBack,
    run: () => setLooked(true),
  }
  useCommands([look])
  if (keptBack)
    return (
      <section aria-label="History of the claim">
        <h2>Verdicts so far</h2>
        <p className="hint">
          Somebody else has judged this. Judge it yourself first: the same answer makes it final, another one is settled
          together. Their verdict and what was done are shown when you have, or when you ask.
        </p>
        <div className="row">
          <CommandButton command={look} />
        </div>
      </section>
    )
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
