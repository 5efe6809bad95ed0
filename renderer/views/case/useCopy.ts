import { useState } from 'react'
import type { CopySource, MethodParams, MethodResult } from '../../../electron/contract'
import { useApp } from '../../state/app'

/** Another copy of a case that was chosen, with its passphrase where one was typed. */
export interface ChosenCopy {
  from: CopySource
  name: string
  passphrase?: string
}

/** The parameters by which every method names another copy. */
export const paramsOf = ({ from, passphrase }: ChosenCopy) => ({
  from,
  ...(passphrase !== undefined && { passphrase }),
})

/** How far looking at another copy has come. */
export type Look<T> =
  | { step: 'choose'; refusal: { name: string; message: string } | null }
  | { step: 'asking'; copy: ChosenCopy }
  | { step: 'locked'; copy: ChosenCopy; wrong: string | null }
  | { step: 'ready'; copy: ChosenCopy; value: T }

type LookMethod = 'case.inspectCopy' | 'case.previewMerge'

/** Looking at another copy before anything is done with it. */
export interface Looking<T> {
  look: Look<T>
  /** Looks at a copy. */
  ask(copy: ChosenCopy): Promise<void>
  /** Back to choosing; `refusal` says why the copy that was chosen will not do. */
  again(refusal?: { name: string; message: string }): void
  /** The passphrase as it is being typed. */
  typed: string
  type(passphrase: string): void
  unlock(): void
}

/** Looks at another copy with a method that takes nothing; a locked bundle waits for its passphrase. */
export function useCopy<M extends LookMethod>(method: M): Looking<MethodResult<M>> {
  const { bridge } = useApp()
  const [look, setLook] = useState<Look<MethodResult<M>>>({ step: 'choose', refusal: null })
  const [typed, type] = useState('')
  const ask = async (copy: ChosenCopy) => {
    setLook({ step: 'asking', copy })
    const reply = await bridge.call(method, paramsOf(copy) as MethodParams<M>)
    if (reply.ok) setLook({ step: 'ready', copy, value: reply.value })
    else if (reply.error.code === 'locked')
      setLook({ step: 'locked', copy, wrong: copy.passphrase === undefined ? null : reply.error.message })
    else setLook({ step: 'choose', refusal: { name: copy.name, message: reply.error.message } })
  }
  return {
    look,
    ask,
    again: (refusal) => {
      type('')
      setLook({ step: 'choose', refusal: refusal ?? null })
    },
    typed,
    type,
    unlock: () => {
      if (look.step === 'locked') void ask({ ...look.copy, passphrase: typed })
    },
  }
}
