import './case.css'
import { useRef, useState } from 'react'
import { Button } from '../../parts/Button'
import { Field } from '../../parts/Fields'
import { Loading } from '../../parts/States'
import { useAct, useApp, useInfo } from '../../state/app'
import { base64Of } from '../../state/import'
import type { Looking } from './useCopy'

/** Choosing another copy of a case: a bundle or a folder; and the passphrase of one that is locked. */
export function CopyChoice<T>({ looking, folders = true }: { looking: Looking<T>; folders?: boolean }) {
  const { look } = looking
  if (look.step === 'ready') return null
  if (look.step === 'asking') return <Loading what={`Reading ${look.copy.name}. Nothing is taken yet.`} />
  if (look.step === 'locked')
    return (
      <>
        <p>
          <bdi>{look.copy.name}</bdi> is locked.
        </p>
        <Field
          label="Passphrase"
          value={looking.typed}
          onChange={looking.type}
          focusFirst
          hint="Whoever made the bundle has it. Without it nobody can open the bundle."
        />
        {look.wrong !== null && (
          <p role="alert" className="refusal">
            {look.wrong}
          </p>
        )}
      </>
    )
  return (
    <>
      {look.refusal && (
        <p role="alert" className="refusal">
          <strong>
            <bdi>{look.refusal.name}</bdi> can not be used.
          </strong>{' '}
          {look.refusal.message}
        </p>
      )}
      <WaysIn looking={looking} folders={folders} />
    </>
  )
}

function WaysIn<T>({ looking, folders }: { looking: Looking<T>; folders: boolean }) {
  const { bridge, toasts } = useApp()
  const act = useAct()
  const info = useInfo()
  const input = useRef<HTMLInputElement>(null)
  const [path, setPath] = useState('')
  const hasDialogs = info?.host.openDialog === true
  const take = (place: string) =>
    void looking.ask({ from: { kind: 'path', path: place }, name: place.split(/[\\/]/).at(-1) || place })
  const takeFile = async (file: File | undefined) => {
    if (!file) return
    const known = bridge.pathOf(file)
    if (known !== null) return take(known)
    try {
      const base64 = await base64Of(file)
      await looking.ask({ from: { kind: 'bytes', name: file.name, base64 }, name: file.name })
    } catch {
      toasts.show({ level: 'error', text: 'The browser could not read this file. Was it moved or deleted?' })
    }
  }
  const chooseFolder = async () => {
    const chosen = await act('app.chooseFolder', { purpose: 'import' })
    if (chosen?.path) take(chosen.path)
  }
  return (
    <>
      <div className="row">
        <Button look="main" focusFirst onPress={() => input.current?.click()}>
          Choose a bundle…
        </Button>
        {folders && hasDialogs && <Button onPress={() => void chooseFolder()}>Choose a case folder…</Button>}
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".zip,.locked"
        aria-label="Bundle"
        onChange={(event) => {
          void takeFile(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {!hasDialogs && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field presses the button beside it
        <div
          className="by-path"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || path.trim() === '' || !(event.target instanceof HTMLInputElement)) return
            event.preventDefault()
            take(path.trim())
          }}
        >
          <Field
            label={folders ? 'Or the path of a case folder or bundle' : 'Or the path of the bundle'}
            value={path}
            onChange={setPath}
          />
          <Button disabled={path.trim() === ''} onPress={() => take(path.trim())}>
            Look at it
          </Button>
        </div>
      )}
    </>
  )
}
