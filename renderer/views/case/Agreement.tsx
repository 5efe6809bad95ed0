import './case.css'
import type { AgreementFigures } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Asked } from '../../parts/States'
import { useQuery } from '../../state/app'
import { count } from '../../state/say'
import { NAME_IS_NO_PROOF } from './Acts'

/** How far reviewers agree, from judgements alone that were given without seeing another's. */
export function Agreement({ onClose }: { onClose: () => void }) {
  const agreement = useQuery('case.agreement', {})
  return (
    <Dialog title="How far reviewers agree" onClose={onClose} width={720} reads>
      <Asked query={agreement}>
        {({ said, truth, blind, notBlind }) => (
          <>
            <p role="status">
              {count(blind, 'verdict')} {blind === 1 ? 'was' : 'were'} given blind, before the reviewer had seen
              another’s; {blind === 1 ? 'it counts' : 'they count'}. {count(notBlind, 'verdict')}{' '}
              {notBlind === 1 ? 'was' : 'were'} not, and {notBlind === 1 ? 'does' : 'do'} not.
            </p>
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">Question</th>
                  <th scope="col">Claims</th>
                  <th scope="col">Reviewers</th>
                  <th scope="col">Same answer</th>
                  <th scope="col">Cohen’s kappa</th>
                  <th scope="col">Krippendorff’s alpha</th>
                </tr>
              </thead>
              <tbody>
                <Figures question="Did they say it?" figures={said} />
                {truth.map((figures) => (
                  <Figures key={figures.scale} question={`Is it true? (${figures.name})`} figures={figures} />
                ))}
              </tbody>
            </table>
            <p className="hint">
              Only claims that two or more judged blind are compared, each reviewer’s last blind verdict. Kappa is for
              two reviewers, alpha for any number; both take off what chance alone would give: 1 is full agreement, 0 is
              what chance gives. A dash means that there is too little to say. Ratings on different scales are not
              compared.
            </p>
            <p className="hint">{NAME_IS_NO_PROOF}</p>
          </>
        )}
      </Asked>
    </Dialog>
  )
}

function Figures({ question, figures }: { question: string; figures: AgreementFigures }) {
  const { claims, reviewers, percent, kappa, alpha } = figures
  return (
    <tr>
      <th scope="row">{question}</th>
      <td>{claims}</td>
      <td dir="auto">{reviewers.length === 0 ? '–' : reviewers.join(', ')}</td>
      <td>{percent === null ? '–' : `${Math.round(percent * 100)} %`}</td>
      <td>{coefficient(kappa)}</td>
      <td>{coefficient(alpha)}</td>
    </tr>
  )
}

const coefficient = (value: number | null): string => (value === null ? '–' : value.toFixed(2).replace('-', '−'))
