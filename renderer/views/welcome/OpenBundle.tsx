import { useState } from 'react'
import type { CopyView } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { useApp } from '../../state/app'
import { count } from '../../state/say'
import { Acts, NO_PROOF, Notices } from '../case/Acts'
import { CopyChoice } from '../case/CopyChoice'
import { paramsOf, useCopy } from '../case/useCopy'

/** Makes a case of a bundle that somebody sent, after showing what is in it. */
export function OpenBundle({ onClose }: { onClose: () => void }) {
  const { bridge, queries } = useApp()
  const looking = useCopy('case.inspectCopy')
  const { look } = looking
  const [opening, setOpening] = useState(false)
  const open = async () => {
    if (look.step !== 'ready') return
    setOpening(true)
    const reply = await bridge.call('case.openBundle', paramsOf(look.copy))
    setOpening(false)
    queries.invalidate()
    if (!reply.ok) looking.again({ name: look.copy.name, message: reply.error.message })
  }
  const isReady = look.step === 'ready'
  const isBundle = isReady && look.value.kind === 'bundle'
  const does = isReady ? 'Open it as a case' : look.step === 'locked' ? 'Unlock' : undefined
  return (
    <Dialog
      title="Open a bundle"
      onClose={onClose}
      width={640}
      reads={isReady}
      {...(does !== undefined && { does })}
      canDo={isReady ? isBundle && !opening : looking.typed !== ''}
      onDo={() => (isReady ? void open() : looking.unlock())}
      foot={look.step !== 'choose' && <Button onPress={() => looking.again()}>Choose another</Button>}
    >
      {look.step === 'choose' && (
        <p>
          Somebody sent you a case, or claims to give a second opinion on, in one file. You see first what is in it. If
          you work in a copy of the case already, open that and bring the bundle in.
        </p>
      )}
      <CopyChoice looking={looking} folders={false} />
      {isReady &&
        (isBundle ? (
          <Inside view={look.value} />
        ) : (
          <p className="refusal">This is a case folder, no bundle: use “Open a case…”.</p>
        ))}
    </Dialog>
  )
}

function Inside({ view }: { view: CopyView }) {
  const { name, scope, claims, acts, articles, notices } = view
  return (
    <>
      <p role="status">
        <strong dir="auto">{name}</strong>:{' '}
        {scope === 'claims'
          ? `${count(claims.length, 'claim')} to judge, with ${count(articles, 'article')}. Verdicts given on them are not in it, so that you judge unseen.`
          : `a whole case with ${count(articles, 'article')}. Verdicts of others stay hidden until you have judged.`}
      </p>
      <p className="careful-note">{NO_PROOF}</p>
      {claims.length > 0 && (
        <section aria-label="Claims to judge">
          <h3>Claims to judge</h3>
          <ul className="lines">
            {claims.map(({ id, wording }) => (
              <li key={id} dir="auto">
                {wording}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Acts acts={acts} reviewer={null} />
      <Notices title="What would not be taken, and why" notices={notices} />
    </>
  )
}
