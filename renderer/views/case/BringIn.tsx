import './case.css'
import { useState } from 'react'
import type { MergeView } from '../../../electron/contract'
import { Badge } from '../../parts/Badge'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { useApp, useInfo, useWritable } from '../../state/app'
import { count } from '../../state/say'
import { Acts, NO_PROOF, Notices } from './Acts'
import { Brought } from './Brought'
import { CopyChoice } from './CopyChoice'
import { paramsOf, useCopy } from './useCopy'

/** Brings in another copy of the case: first what comes from whom, then the merge, then what it led to. */
export function BringIn({ onClose }: { onClose: () => void }) {
  const { bridge, queries, toasts } = useApp()
  const info = useInfo()
  const writable = useWritable()
  const looking = useCopy('case.previewMerge')
  const { look } = looking
  const [merging, setMerging] = useState(false)
  const [brought, setBrought] = useState<MergeView | null>(null)
  if (brought) return <Brought merged={brought} onClose={onClose} />

  const merge = async () => {
    if (look.step !== 'ready') return
    setMerging(true)
    const reply = await bridge.call('case.merge', paramsOf(look.copy))
    setMerging(false)
    queries.invalidate()
    toasts.outdate()
    if (reply.ok) setBrought(reply.value)
    else looking.again({ name: look.copy.name, message: reply.error.message })
  }
  const does = look.step === 'ready' ? 'Bring it in' : look.step === 'locked' ? 'Unlock' : undefined
  return (
    <Dialog
      title="Bring in another copy"
      onClose={onClose}
      width={680}
      reads={look.step === 'ready'}
      {...(does !== undefined && { does })}
      canDo={look.step === 'ready' ? writable && !merging : looking.typed !== ''}
      onDo={() => (look.step === 'ready' ? void merge() : looking.unlock())}
      foot={look.step !== 'choose' && <Button onPress={() => looking.again()}>Choose another</Button>}
    >
      {look.step === 'choose' && (
        <p>
          Another copy of this case: the folder somebody else works in, or a bundle they sent. You see first what comes
          from whom. Bringing it in adds to this case; it takes nothing away and changes nothing in the other copy.
        </p>
      )}
      <CopyChoice looking={looking} />
      {look.step === 'ready' && (
        <Coming view={look.value} name={look.copy.name} reviewer={info?.reviewer?.id ?? null} writable={writable} />
      )}
    </Dialog>
  )
}

function Coming({
  view,
  name,
  reviewer,
  writable,
}: {
  view: MergeView
  name: string
  reviewer: string | null
  writable: boolean
}) {
  const { acts, claims, forks, notices } = view
  const number = acts.reduce((sum, { count: own }) => sum + own, 0)
  return (
    <>
      <p role="status">
        {number === 0 ? (
          <>
            Everyone’s acts in <bdi>{name}</bdi> are here already. Bringing it in only adds pages that are missing.
          </>
        ) : (
          <>
            <bdi>{name}</bdi> holds {count(number, 'act')} by {count(acts.length, 'person', 'people')} that this case
            does not have. Nothing has been taken yet.
          </>
        )}
      </p>
      {number > 0 && <p className="careful-note">{NO_PROOF}</p>}
      <Acts acts={acts} reviewer={reviewer} />
      {claims.length > 0 && (
        <section aria-label="Claims they are about">
          <h3>Claims they are about</h3>
          <ul className="lines">
            {claims.map(({ id, wording, isNew, acts: own }) => (
              <li key={id}>
                <span dir="auto">{wording}</span> <span className="hint">{count(own, 'act')}</span>{' '}
                {isNew && <Badge tone="own">new here</Badge>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {forks.length > 0 && (
        <section aria-label="Histories that parted">
          <h3>Histories that parted</h3>
          <p>
            {count(forks.length, 'log')} went on differently in the two copies, as after a backup was put back. Both
            branches are kept: {forks.join(', ')}.
          </p>
        </section>
      )}
      <Notices title="What would not be taken, and why" notices={notices} />
      {!writable && <p className="refusal">This case can not be changed now, so nothing can be brought in.</p>}
    </>
  )
}
