import { useState } from 'react'
import type { ClaimView, Evidence } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button, CommandButton } from '../../parts/Button'
import { useAct, useCommands, useWritable } from '../../state/app'
import type { Command } from '../../state/keys'
import { PassageText, ResolutionBadge } from './Places'
import { ReferenceDialog } from './ReferenceDialog'

const STANCE_TONES = { for: 'good', against: 'bad', context: undefined } as const

function EvidenceWords({ evidence, fileName }: { evidence: Evidence; fileName: string | null }) {
  if (evidence.kind === 'file') return <p dir="auto">Kept file: {fileName ?? evidence.name}</p>
  if (evidence.kind === 'reference')
    return (
      <p dir="auto">
        {evidence.citation}
        {evidence.url !== null && <span className="hint"> {evidence.url}</span>}
        {evidence.accessed !== null && <span className="hint"> seen {evidence.accessed}</span>}
      </p>
    )
  return null
}

/** What speaks for or against the claim. Passages are added from Read, by selecting them. */
export function EvidenceList({ claim }: { claim: ClaimView }) {
  const act = useAct()
  const writable = useWritable()
  const [adding, setAdding] = useState(false)
  const standing = claim.evidenceView.filter(({ removed }) => removed === null)
  const commands = {
    places: {
      id: 'evidence.places',
      label: 'Take the places as evidence',
      group: 'Review',
      keys: ['v'],
      enabled: writable && claim.places.length > 0,
      run: async () => {
        for (const { article, span } of claim.places)
          await act(
            'evidence.addPassage',
            { claim: claim.id, article, span: [span[0], span[1]], stance: 'for', note: '' },
            'Evidence added',
          )
      },
    },
    reference: {
      id: 'evidence.reference',
      label: 'Add a reference…',
      group: 'Review',
      keys: ['f'],
      enabled: writable,
      run: () => setAdding(true),
    },
  } satisfies Record<string, Command>
  useCommands(Object.values(commands))
  return (
    <section aria-label="Evidence">
      <h2>Evidence</h2>
      {standing.length === 0 && (
        <p className="hint">
          None yet. Add a reference, take the places above, or select a passage in Read and press E there.
        </p>
      )}
      <ul className="claim-evidence">
        {standing.map((item) => (
          <li key={item.id}>
            <p className="claim-place-head">
              <Badge tone={STANCE_TONES[item.stance]}>{item.stance}</Badge>
              {item.passage && (
                <span className="hint" dir="auto">
                  {item.passage.outlet ?? 'outlet unknown'}
                </span>
              )}
              <ResolutionBadge resolution={item.resolution} />
              <Button
                look="quiet"
                disabled={!writable}
                onPress={() =>
                  void act('evidence.remove', { claim: claim.id, evidence: item.id, reason: '' }, 'Evidence removed')
                }
              >
                Remove
              </Button>
            </p>
            {item.passage ? (
              <PassageText passage={item.passage} />
            ) : (
              <EvidenceWords evidence={item.evidence} fileName={item.fileName} />
            )}
            {item.note !== '' && (
              <p className="hint" dir="auto">
                {item.note}
              </p>
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        <CommandButton command={commands.reference} />
        <CommandButton command={commands.places} look="quiet" />
      </div>
      {adding && <ReferenceDialog claim={claim.id} onClose={() => setAdding(false)} />}
    </section>
  )
}
