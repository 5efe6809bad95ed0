import './case.css'
import { useState } from 'react'
import type { ErasureTarget, HistoryItem } from '../../../electron/contract'
import { Dialog } from '../../parts/Dialog'
import { Choices, Field } from '../../parts/Fields'
import { useAct, usePlace, useQuery, useWritable } from '../../state/app'
import { count } from '../../state/say'
import { useSettled } from '../report/useSettled'
import { ArticlePick, NotePick } from './ErasePicks'
import { ErasureShown } from './ErasureShown'
import { usePressTwice } from './usePressTwice'

type What = 'article' | 'note' | 'person' | 'act'

/**
 * Erases an article, a note, what names a person, or one act, on a stated ground. What goes is shown first, and the
 * button is pressed twice.
 */
export function Erase({ act: start, onClose }: { act?: HistoryItem; onClose: () => void }) {
  const act = useAct()
  const writable = useWritable()
  const { open } = usePlace()
  const [what, setWhat] = useState<What>(start ? 'act' : 'article')
  const [article, setArticle] = useState<string | null>(open.article ?? null)
  const [note, setNote] = useState<string | null>(null)
  const [name, setName] = useState('')
  const person = useSettled(name.trim())
  const [ground, setGround] = useState('')
  const target = targetOf(what, { article, note, person, event: start?.event ?? null })
  const preview = useQuery('case.previewErasure', target ? { target } : null)
  const takes = preview.value !== null && preview.value.acts.length + preview.value.originals.length > 0
  const isSettled = what !== 'person' || person === name.trim()
  const erase = async () => {
    if (target && (await act('case.erase', { target, ground: ground.trim() }))) onClose()
  }
  const twice = usePressTwice(() => void erase())
  const disarm = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      twice.disarm()
      set(value)
    }
  }
  return (
    <Dialog
      title="Erase"
      danger
      does={twice.armed ? 'Press again to erase for good' : 'Erase'}
      canDo={writable && target !== null && takes && isSettled && ground.trim() !== ''}
      onDo={twice.press}
      onClose={onClose}
      width={680}
      foot={
        <p role="status" className="foot-words">
          {twice.armed &&
            `Once more: ${takes && preview.value ? countsOf(preview.value) : 'it'} will be erased for good.`}
        </p>
      }
    >
      <p>
        To protect a source, or because a court orders it. What is erased goes from the log, the kept files, the backups
        and <code>quarantine/</code>, and can not be brought back. To keep something out of reports only, withhold it.
      </p>
      {start === undefined && (
        <Choices
          label="What is to go"
          value={what}
          onChange={disarm(setWhat)}
          options={[
            { value: 'article', label: 'An article' },
            { value: 'note', label: 'A note' },
            { value: 'person', label: 'What names a person' },
          ]}
        />
      )}
      {what === 'article' && <ArticlePick chosen={article} onChoose={disarm(setArticle)} />}
      {what === 'note' && <NotePick chosen={note} onChoose={disarm(setNote)} />}
      {what === 'person' && (
        <Field
          label="Name"
          value={name}
          onChange={disarm(setName)}
          hint="As it is written. Another spelling of the name is erased on its own."
        />
      )}
      {target && <ErasureShown preview={preview} />}
      <Field
        label="Ground"
        value={ground}
        onChange={disarm(setGround)}
        required
        hint="Stays in the history, for everybody who works in the case, and can not be erased. Name nobody in it."
      />
      <p className="hint">
        Copies of the case elsewhere have it until they are merged with this one. Backups that your computer makes are
        out of reach.
      </p>
    </Dialog>
  )
}

function targetOf(
  what: What,
  chosen: { article: string | null; note: string | null; person: string; event: string | null },
): ErasureTarget | null {
  const { article, note, person, event } = chosen
  if (what === 'article') return article === null ? null : { kind: 'article', article }
  if (what === 'note') return note === null ? null : { kind: 'note', note }
  if (what === 'act') return event === null ? null : { kind: 'act', event }
  return [...person].length < 2 ? null : { kind: 'person', name: person }
}

const countsOf = ({ acts, originals }: { acts: readonly unknown[]; originals: readonly unknown[] }): string =>
  [
    originals.length > 0 ? count(originals.length, 'file') : '',
    acts.length > 0 ? `the data of ${count(acts.length, 'act')}` : '',
  ]
    .filter((part) => part !== '')
    .join(' and ')
