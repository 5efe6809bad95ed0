import './welcome.css'
import { useEffect, useState } from 'react'
import type { AppInfo } from '../../../electron/contract'
import { Button, CommandButton } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Field } from '../../parts/Fields'
import { useAct, useApp, useCommands } from '../../state/app'
import { timeWords } from '../../state/say'
import { AppearanceButton } from '../Rail'
import { forgetUnrecorded } from '../review/drafting'
import { forgetSearch } from '../search/Search'
import { NewCase } from './NewCase'
import { OpenBundle } from './OpenBundle'

/** Before a case is open: who works here, and which case. */
export function Welcome({ info }: { info: AppInfo }) {
  return (
    <main className="welcome">
      <div className="welcome-head">
        <span className="rail-mark">Attest</span>
        <AppearanceButton />
      </div>
      {info.reviewer ? <ChooseCase info={info} /> : <AskName />}
    </main>
  )
}

function AskName() {
  const act = useAct()
  const [name, setName] = useState('')
  return (
    <form
      className="welcome-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void act('app.setReviewer', { name: name.trim() })
      }}
    >
      <h1>Who is working here?</h1>
      <p className="lead">
        Every decision in a case is kept with the name of the person who made it. Nothing leaves this computer, and a
        published report prints no reviewer’s name unless you ask for it.
      </p>
      <Field label="Your name" value={name} onChange={setName} required focusFirst />
      <div className="row">
        <Button look="main" submits disabled={name.trim() === ''}>
          Continue
        </Button>
      </div>
    </form>
  )
}

function ChooseCase({ info }: { info: AppInfo }) {
  const act = useAct()
  const { router, claim, problems } = useApp()
  // Another case is another place: what was open in the last one does not carry over.
  useEffect(() => {
    router.go('articles')
    claim.set(null)
    problems.set([])
    forgetSearch()
    forgetUnrecorded()
  }, [router, claim, problems])
  const [dialog, setDialog] = useState<'new' | 'open' | 'bundle' | null>(null)
  const [opening, setOpening] = useState(false)
  const bundle = {
    id: 'welcome.bundle',
    label: 'Open a bundle…',
    group: 'Cases',
    keys: ['b'],
    run: () => setDialog('bundle'),
  }
  useCommands([bundle])
  const wait = async (opened: Promise<unknown>) => {
    setOpening(true)
    await opened
    setOpening(false)
  }
  const open = async () => {
    if (!info.host.openDialog) return setDialog('open')
    const chosen = await act('app.chooseFolder', { purpose: 'open case' })
    if (chosen?.path) await wait(act('case.open', { folder: chosen.path }))
  }
  return (
    <div className="welcome-page">
      <h1>Who said what, side by side.</h1>
      <p className="lead">
        Bring in what several outlets wrote about one event. Attest finds who said what, puts the same claim from
        different pages beside each other, and keeps your verdicts with their evidence.
      </p>
      <div className="row">
        <Button look="main" focusFirst onPress={() => setDialog('new')}>
          New case…
        </Button>
        <Button onPress={() => void open()}>Open a case…</Button>
        <CommandButton command={bundle} />
        <Button disabled={opening} onPress={() => void wait(act('case.openSample', {}))}>
          Look at the sample case
        </Button>
      </div>
      <p className="hint" role="status">
        {opening && 'Opening the case…'}
      </p>
      {info.recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 id="recent">Recent cases</h2>
          <ul className="recent">
            {info.recent.map((one) => (
              <li key={one.folder}>
                <button
                  type="button"
                  disabled={one.missing || opening}
                  onClick={() => void wait(act('case.open', { folder: one.folder }))}
                >
                  <span className="recent-name" dir="auto">
                    {one.name}
                  </span>
                  <span className="hint">
                    {one.missing ? 'no longer there: ' : `opened ${timeWords(one.openedAt)} · `}
                    {one.folder}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="hint">
        Acting as <strong>{info.reviewer?.name}</strong>. Attest {info.version}
      </p>
      {dialog === 'new' && <NewCase info={info} onClose={() => setDialog(null)} />}
      {dialog === 'bundle' && <OpenBundle onClose={() => setDialog(null)} />}
      {dialog === 'open' && <OpenByPath info={info} onClose={() => setDialog(null)} />}
    </div>
  )
}

/** Where the shell has no dialog for folders, the path is typed. */
function OpenByPath({ info, onClose }: { info: AppInfo; onClose: () => void }) {
  const act = useAct()
  const [folder, setFolder] = useState('')
  return (
    <Dialog
      title="Open a case"
      does="Open"
      canDo={folder.trim() !== ''}
      onDo={() => void act('case.open', { folder: folder.trim() })}
      onClose={onClose}
    >
      <Field
        label="Folder of the case"
        value={folder}
        onChange={setFolder}
        hint={`A case is a folder whose name ends in .attest. Yours are kept in ${info.casesFolder}`}
        focusFirst
      />
    </Dialog>
  )
}
