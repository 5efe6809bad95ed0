import './case.css'
import { useState } from 'react'
import type { DamageView, MergeView, MethodResult } from '../../../electron/contract'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Asked } from '../../parts/States'
import { useApp, useQuery } from '../../state/app'
import { count } from '../../state/say'
import { Acts, Notices } from './Acts'
import { CopyChoice } from './CopyChoice'
import { type ChosenCopy, paramsOf, useCopy } from './useCopy'
import { usePressTwice } from './usePressTwice'

type Restored = MethodResult<'case.restore'>

/** What is damaged, with file and line, and the choice of what to do about it. */
export function Damage({ onClose }: { onClose: () => void }) {
  const { bridge, queries } = useApp()
  const damage = useQuery('case.damage', {})
  const [way, setWay] = useState<'copy' | 'without' | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [restored, setRestored] = useState<Restored | null>(null)
  const restore = async (copy: ChosenCopy | null) => {
    const reply = await bridge.call('case.restore', copy ? paramsOf(copy) : { from: null })
    queries.invalidate()
    if (reply.ok) setRestored(reply.value)
    else setRefusal(reply.error.message)
  }
  if (restored) return <AfterRestore restored={restored} onClose={onClose} />
  if (way === 'copy') return <FromCopy refusal={refusal} onRestore={restore} onBack={() => setWay(null)} />
  if (way === 'without') return <Without refusal={refusal} onRestore={restore} onBack={() => setWay(null)} />
  return (
    <Dialog title="This case is damaged" onClose={onClose} width={680}>
      <Asked query={damage}>
        {(view) =>
          view.logs.length === 0 ? (
            <p role="status">Nothing is damaged. {view.readOnly}</p>
          ) : (
            <>
              <Logs view={view} />
              <p>
                Until you choose, the case can be read, searched and exported, and nothing in its folder is changed.
                Whatever you choose, the damaged files are kept aside in <code>quarantine/</code>.
              </p>
              <ul className="ways" aria-label="What can be done">
                <li>
                  <Button look="main" focusFirst onPress={() => setWay('copy')}>
                    Restore from another copy…
                  </Button>
                  <p className="hint">
                    A bundle, a copy of the folder on another computer, or a backup that your computer made. What it has
                    beyond the damage comes back.
                  </p>
                </li>
                <li>
                  <Button look="danger" onPress={() => setWay('without')}>
                    Go on without what is lost…
                  </Button>
                  <p className="hint">Keeps every act before the damage. Those after it are given up.</p>
                </li>
                <li>
                  <Button onPress={onClose}>Read it as it is</Button>
                  <p className="hint">Nothing can be recorded. You can come back to this at any time.</p>
                </li>
              </ul>
            </>
          )
        }
      </Asked>
    </Dialog>
  )
}

function Logs({ view }: { view: DamageView }) {
  return (
    <ul className="faults" aria-label="Damaged files">
      {view.logs.map(({ file, line, what, sound, lost }) => (
        <li key={`${file} ${line}`}>
          <p>
            <code>{file}</code>
            {line !== null && `, line ${line}`}: {what}.
          </p>
          <p className="hint">
            {count(sound, 'act')} before it {sound === 1 ? 'is' : 'are'} whole.{' '}
            {lost === null
              ? 'How many came after it, nobody knows.'
              : `Without another copy ${count(lost, 'act')} ${lost === 1 ? 'is' : 'are'} lost.`}
          </p>
        </li>
      ))}
    </ul>
  )
}

interface WayProps {
  refusal: string | null
  onRestore: (copy: ChosenCopy | null) => Promise<void>
  onBack: () => void
}

/** Looks at another copy first: one that has nothing of what is missing would only shorten the case. */
function FromCopy({ refusal, onRestore, onBack }: WayProps) {
  const looking = useCopy('case.previewMerge')
  const { look } = looking
  const isReady = look.step === 'ready'
  const does = isReady ? 'Restore from it' : look.step === 'locked' ? 'Unlock' : undefined
  const helps = isReady && look.value.acts.length > 0
  return (
    <Dialog
      title="Restore from another copy"
      onClose={onBack}
      width={680}
      reads={isReady}
      {...(does !== undefined && { does })}
      canDo={isReady ? helps : looking.typed !== ''}
      onDo={() => (isReady ? void onRestore(look.copy) : looking.unlock())}
      foot={
        <>
          <Button onPress={onBack}>Back</Button>
          {look.step !== 'choose' && <Button onPress={() => looking.again()}>Choose another</Button>}
        </>
      }
    >
      <CopyChoice looking={looking} />
      {isReady && <Offered view={look.value} name={look.copy.name} helps={helps} />}
      {refusal !== null && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}

function Offered({ view, name, helps }: { view: MergeView; name: string; helps: boolean }) {
  const number = view.acts.reduce((sum, { count: own }) => sum + own, 0)
  return (
    <>
      <p role="status">
        <bdi>{name}</bdi>{' '}
        {helps
          ? `holds ${count(number, 'act')} that the damaged case does not show.`
          : 'holds nothing of what is missing here. Choose another copy, or go on without.'}
      </p>
      <Acts acts={view.acts} reviewer={null} />
      <Notices title="What would not be taken, and why" notices={view.notices} />
    </>
  )
}

function Without({ refusal, onRestore, onBack }: WayProps) {
  const damage = useQuery('case.damage', {})
  const { armed, press } = usePressTwice(() => void onRestore(null))
  return (
    <Dialog
      title="Go on without what is lost"
      onClose={onBack}
      danger
      does={armed ? 'Press again to give it up' : 'Go on without it'}
      onDo={press}
      foot={<Button onPress={onBack}>Back</Button>}
    >
      {damage.value && <Logs view={damage.value} />}
      <p>
        Acts from the damage on are given up here. Should another copy turn up later, it can still be brought in then:
        the damaged files stay in <code>quarantine/</code>.
      </p>
      <p role="status" className={armed ? '' : 'unseen'}>
        {armed && 'Press the button once more to go on without what is lost.'}
      </p>
      {refusal !== null && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </Dialog>
  )
}

function AfterRestore({ restored, onClose }: { restored: Restored; onClose: () => void }) {
  const { recovered, notices, summary } = restored
  return (
    <Dialog title="The case was restored" does="Done" onDo={onClose} onClose={onClose} width={620} reads>
      <p role="status">
        {recovered === 0 ? 'No act was recovered.' : `${count(recovered, 'act')} recovered.`}{' '}
        {summary.readOnly === null ? 'The case can be changed again.' : summary.readOnly}
      </p>
      <Notices title="What was done" notices={notices} />
    </Dialog>
  )
}
