import { useState } from 'react'
import type { ClaimView } from '../../../electron/contract'
import { CommandButton } from '../../parts/Button'
import { useAct, useCommands, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { timeWords } from '../../state/say'
import { VerdictWords } from './VerdictWords'

/** Every verdict and act on the claim, oldest first; nothing disappears. */
export function ClaimHistory({ claim }: { claim: ClaimView }) {
  const act = useAct()
  const writable = useWritable()
  const [looked, setLooked] = useState(false)
  const keptBack = claim.keptBack.length > 0 && !looked
  const look: Command = {
    id: 'review.look',
    label: 'Show the first verdict',
    group: 'Second review',
    keys: ['Shift+L'],
    enabled: keptBack,
    // In a case that can only be read nobody can judge either.
    run: () => (writable ? void act('claim.look', { claim: claim.id }) : setLooked(true)),
  }
  useCommands([look])
  if (keptBack)
    return (
      <section aria-label="History of the claim">
        <h2>Verdicts so far</h2>
        <p className="hint">
          Somebody else has judged this. Judge it yourself first: the same answer makes it final, another one is settled
          together. Their verdict and what was done are shown when you have, or when you ask: that is recorded, and your
          own verdict then does not count as blind.
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
