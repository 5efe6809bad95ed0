import './case.css'
import { useState } from 'react'
import type { ExportedBundle } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Check, Field } from '../../parts/Fields'
import { useAct, useApp, useCell } from '../../state/app'
import { saveDownload } from '../../state/download'
import { count, sizeWords } from '../../state/say'
import { Notices } from './Acts'
import { ClaimChoice } from './ClaimChoice'

/** Characters of a passphrase at least. */
const SHORTEST_PASSPHRASE = 8

/**
 * Makes a bundle: of chosen claims, to ask somebody for a second opinion, without the verdicts given on them; or of the
 * whole case.
 */
export function SendCopy({ what, onClose }: { what: 'second opinion' | 'whole case'; onClose: () => void }) {
  const { claim: open } = useApp()
  const act = useAct()
  const underReview = useCell(open)
  const [claims, setClaims] = useState<ReadonlySet<string>>(new Set(underReview ? [underReview.id] : []))
  const [notes, setNotes] = useState(what === 'whole case')
  const [passphrase, setPassphrase] = useState('')
  const [made, setMade] = useState<ExportedBundle | null>(null)
  const asks = what === 'second opinion'
  const tooShort = passphrase !== '' && passphrase.length < SHORTEST_PASSPHRASE
  if (made) return <Made bundle={made} asks={asks} passphrase={passphrase} onClose={onClose} />

  const make = async () => {
    const bundle = await act('case.exportBundle', {
      claims: asks ? [...claims] : null,
      notes,
      ...(passphrase !== '' && { passphrase }),
    })
    if (!bundle) return
    if (bundle.base64 !== null) saveDownload(bundle.name, bundle.mediaType, bundle.base64)
    else if (bundle.path === null) return // nobody chose a place
    setMade(bundle)
  }
  return (
    <Dialog
      title={asks ? 'Ask for a second opinion' : 'Send a copy of the whole case'}
      does="Make the bundle…"
      canDo={(!asks || claims.size > 0) && !tooShort}
      onDo={() => void make()}
      onClose={onClose}
      width={680}
    >
      {asks ? (
        <>
          <p>
            Choose the claims that somebody else should judge. The bundle holds them with their passages, evidence and
            pages, and none of the verdicts given so far: who is asked judges unseen.
          </p>
          <ClaimChoice chosen={claims} onChange={setClaims} />
        </>
      ) : (
        <p>
          The bundle holds everything in the case, the verdicts too, except what is withheld. Somebody who works in
          another copy of the case can bring it in; somebody who has none can open it.
        </p>
      )}
      <Check checked={notes} onChange={setNotes}>
        {asks ? 'Send the notes on them, too' : 'Send the notes, too'}
      </Check>
      <Field
        label="Passphrase, if it is to be locked"
        value={passphrase}
        onChange={setPassphrase}
        hint={
          tooShort
            ? `At least ${SHORTEST_PASSPHRASE} characters.`
            : 'Tell it to them in another way than you send the bundle. Nobody can open a locked bundle without it.'
        }
      />
    </Dialog>
  )
}

function Made({
  bundle,
  asks,
  passphrase,
  onClose,
}: {
  bundle: ExportedBundle
  asks: boolean
  passphrase: string
  onClose: () => void
}) {
  return (
    <Dialog title="The bundle is made" does="Done" onDo={onClose} onClose={onClose} width={620} reads>
      <p role="status">
        <strong>
          <bdi>{bundle.name}</bdi>
        </strong>{' '}
        {bundle.path === null ? 'was handed to the browser as a download.' : `was written to ${bundle.path}.`}
      </p>
      <dl className="facts">
        <dt>In it</dt>
        <dd>
          {count(bundle.claims, 'claim')} and {count(bundle.articles, 'article')}, {sizeWords(bundle.bytes)}
        </dd>
        <dt>Locked</dt>
        <dd>{bundle.locked ? 'yes' : 'no: whoever gets it can read it'}</dd>
        {bundle.locked && (
          <>
            <dt>Passphrase</dt>
            <dd>
              <code>{passphrase}</code>
            </dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd>
          <code>{bundle.sha256}</code>
        </dd>
      </dl>
      <Notices title="What is not in it" notices={bundle.notices} />
      <p>
        {asks
          ? 'Send it. They open it with “Open a bundle…”, judge the claims, and send back a copy of the whole case, which you bring in here. Their verdict is shown to you then, and yours to them when they bring in a copy of yours.'
          : 'Send it. They bring it in, or open it with “Open a bundle…” where they have no copy of the case yet.'}
      </p>
    </Dialog>
  )
}
