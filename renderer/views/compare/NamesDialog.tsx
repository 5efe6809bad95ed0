import { useState } from 'react'
import { Button } from '../../parts/Button'
import { Dialog } from '../../parts/Dialog'
import { Check, Field } from '../../parts/Fields'
import { Failed, Loading } from '../../parts/States'
import { VirtualList } from '../../parts/VirtualList'
import { useAct, usePagedList, useWritable } from '../../state/app'
import { count } from '../../state/say'

interface Named {
  name: string
  aliases: string[]
  mayBe?: string[]
  statements: number
}

/** All speakers, or all topics: names that mean the same are merged, names that were mixed up are split again. */
export function NamesDialog({ of, onClose }: { of: 'speakers' | 'topics'; onClose: () => void }) {
  const act = useAct()
  const writable = useWritable()
  const [query, setQuery] = useState('')
  const speakers = usePagedList('speaker.list', of === 'speakers' ? { query } : null)
  const topics = usePagedList('topic.list', of === 'topics' ? { query } : null)
  const list = of === 'speakers' ? speakers : topics
  const [ticked, setTicked] = useState<readonly Named[]>([])
  const [aliases, setAliases] = useState<readonly string[]>([])
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const only = ticked.length === 1 ? ticked[0] : undefined
  const settle = (done: unknown) => {
    if (!done) return
    setTicked([])
    setAliases([])
    setName('')
    setReason('')
  }
  const into = name.trim() === '' ? (ticked[0]?.name ?? '') : name.trim()
  const merge = async () => {
    const from = ticked.map((one) => one.name).filter((one) => one !== into)
    const say = `Merged into ${into}`
    settle(
      of === 'speakers'
        ? await act('speaker.merge', { into, from, reason: reason.trim() }, say)
        : await act('topic.merge', { into, from }, say),
    )
  }
  const split = async () => {
    if (!only) return
    const params = { from: only.name, aliases: [...aliases], name: name.trim() }
    const say = `${name.trim()} split off`
    settle(
      of === 'speakers'
        ? await act('speaker.split', { ...params, reason: reason.trim() }, say)
        : await act('topic.split', params, say),
    )
  }
  const rename = async () =>
    only && settle(await act('speaker.rename', { from: only.name, name: name.trim() }, `Renamed to ${name.trim()}`))
  const add = async () =>
    settle(await act('topic.add', { name: name.trim(), aliases: [] }, `Topic added: ${name.trim()}`))

  return (
    <Dialog
      title={of === 'speakers' ? 'Speakers' : 'Topics'}
      onClose={onClose}
      width={640}
      foot={
        <>
          {of === 'topics' && (
            <Button disabled={!writable || ticked.length > 0 || name.trim() === ''} onPress={() => void add()}>
              Add the topic
            </Button>
          )}
          {of === 'speakers' && (
            <Button disabled={!writable || !only || name.trim() === ''} onPress={() => void rename()}>
              Rename
            </Button>
          )}
          <Button
            disabled={!writable || !only || aliases.length === 0 || name.trim() === ''}
            onPress={() => void split()}
          >
            Split off the ticked names
          </Button>
          <Button look="main" disabled={!writable || ticked.length < 2} onPress={() => void merge()}>
            {ticked.length < 2 ? 'Merge' : `Merge ${ticked.length} into ${into}`}
          </Button>
        </>
      }
    >
      <Field label="Find" value={query} onChange={setQuery} focusFirst />
      {list.status === 'loading' && <Loading />}
      {list.status === 'error' && <Failed message={list.error ?? ''} />}
      <div className="pick-list">
        <VirtualList
          label={of === 'speakers' ? 'Speakers' : 'Topics'}
          count={list.total}
          rowHeight={52}
          onSight={list.want}
          row={(index, current) => {
            const row: Named | null = list.item(index)
            if (row === null) return <div className="thread-line">…</div>
            const isTicked = ticked.some((one) => one.name === row.name)
            const tick = () => {
              setAliases([])
              setTicked(isTicked ? ticked.filter((one) => one.name !== row.name) : [...ticked, row])
            }
            return (
              <button
                type="button"
                className="thread-line"
                data-row
                tabIndex={current ? 0 : -1}
                aria-pressed={isTicked}
                onClick={tick}
              >
                <span dir="auto">{row.name}</span>
                <span className="hint" dir="auto">
                  {count(row.statements, 'statement')}
                  {row.aliases.length > 0 && ` · also ${row.aliases.join(', ')}`}
                  {row.mayBe && row.mayBe.length > 0 && ` · may be ${row.mayBe.join(' or ')}: tick both to merge`}
                </span>
              </button>
            )
          }}
        />
      </div>
      {only && only.aliases.length > 0 && (
        <fieldset className="aliases">
          <legend className="label">Names that are somebody or something else</legend>
          {only.aliases.map((alias) => (
            <Check
              key={alias}
              checked={aliases.includes(alias)}
              onChange={(on) => setAliases(on ? [...aliases, alias] : aliases.filter((other) => other !== alias))}
            >
              {alias}
            </Check>
          ))}
        </fieldset>
      )}
      <Field
        label={ticked.length > 1 ? 'Name of them all' : 'New name'}
        value={name}
        onChange={setName}
        {...(ticked.length > 1 && { hint: `Left empty: ${ticked[0]?.name ?? ''}` })}
      />
      {of === 'speakers' && <Field label="Reason" value={reason} onChange={setReason} />}
    </Dialog>
  )
}
