import { useEffect, useState } from 'react'
import type { AppInfo } from '../../../electron/contract'
import { Button, CommandButton, KeyHint } from '../../parts/Button'
import { Check, Field, NameField, SelectField } from '../../parts/Fields'
import { useAct, useQuery } from '../../state/app'
import type { Command } from '../../state/keys'
import { addressProblem, type Choices, FORMATS, KINDS, STAGES } from './choices'
import { useSettled } from './useSettled'

const ANY = ''

/** What the report is to be: its kind, format, filter and publisher. */
export function Options({
  choices,
  info,
  onChange,
  names,
  clear,
}: {
  choices: Choices
  info: AppInfo
  onChange: (changes: Record<string, string | null>) => void
  names: Command
  clear: Command
}) {
  const { kind, format, filter } = choices
  const canPrint = info.host.printToPdf
  return (
    <section className="report-options" aria-label="What the report is to be">
      <div className="report-group">
        <h2 id="report-kind">Kind</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend, which the heading is */}
        <div role="group" aria-labelledby="report-kind" className="report-kinds">
          {KINDS.map((one) => (
            <Button
              key={one.value}
              className="report-kind"
              look={kind === one.value ? 'chosen' : 'plain'}
              pressed={kind === one.value}
              keys={one.keys}
              onPress={() => onChange({ kind: one.value, stage: null })}
            >
              <span>
                <strong>{one.label}</strong>
                <span className="hint">{one.purpose}</span>
              </span>
            </Button>
          ))}
        </div>
        {kind === 'publish' && (
          <Check checked={choices.names} onChange={() => names.run()}>
            Print reviewers’ names
            <KeyHint keys={names.keys[0] ?? ''} />
          </Check>
        )}
      </div>
      <div className="report-group">
        <h2 id="report-format">Format</h2>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend, which the heading is */}
        <div role="group" aria-labelledby="report-format" className="report-formats">
          {FORMATS.map((one) => (
            <Button
              key={one.value}
              look={format === one.value ? 'chosen' : 'plain'}
              pressed={format === one.value}
              keys={one.keys}
              disabled={one.value === 'pdf' && !canPrint}
              onPress={() => onChange({ format: one.value })}
            >
              {one.label}
            </Button>
          ))}
        </div>
        <p className="hint">
          {FORMATS.find(({ value }) => value === format)?.purpose}.
          {!canPrint && ' There is nothing here that prints a PDF: export HTML, open it in a browser and print it.'}
        </p>
      </div>
      <div className="report-group">
        <div className="report-filter-head">
          <h2>Which claims</h2>
          {clear.enabled && <CommandButton command={clear} look="quiet" />}
        </div>
        {kind === 'archive' ? (
          <SelectField
            label="Stage"
            value={filter.stage ?? ANY}
            onChange={(stage) => onChange({ stage: stage || null })}
            options={[{ value: ANY, label: 'Every stage' }, ...STAGES]}
          />
        ) : (
          <p className="hint">Final claims alone, as in every report to publish.</p>
        )}
        <NameFilter of="speaker" value={filter.speaker ?? ''} onChange={(speaker) => onChange({ speaker })} />
        <NameFilter of="topic" value={filter.topic ?? ''} onChange={(topic) => onChange({ topic })} />
        <OutletFilter value={filter.outlet ?? ''} onChange={(outlet) => onChange({ outlet })} />
      </div>
      <Publisher {...info.publisher} />
    </section>
  )
}

/** Claims of one speaker or topic: known names are offered as one types. */
function NameFilter({
  of,
  value,
  onChange,
}: {
  of: 'speaker' | 'topic'
  value: string
  onChange: (value: string | null) => void
}) {
  const [typed, setTyped] = useState(value)
  const settled = useSettled(typed)
  const speakers = useQuery('speaker.list', of === 'speaker' ? { query: settled, limit: 30 } : null)
  const topics = useQuery('topic.list', of === 'topic' ? { query: settled, limit: 30 } : null)
  const names = (of === 'speaker' ? speakers : topics).value?.items ?? []
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of what was typed, not of who listens
  useEffect(() => {
    if (settled.trim() !== value) onChange(settled.trim() || null)
  }, [settled])
  // Cleared or changed from elsewhere: the field follows.
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value])
  return (
    <NameField
      label={of === 'speaker' ? 'Said by' : 'About'}
      value={typed}
      onChange={setTyped}
      options={names.map(({ name }) => ({ name }))}
      hint={of === 'speaker' ? 'A speaker; empty for all' : 'A topic; empty for all'}
    />
  )
}

function OutletFilter({ value, onChange }: { value: string; onChange: (value: string | null) => void }) {
  const articles = useQuery('article.list', { limit: 1000 })
  // An article without an outlet stands under its title, as in the matrix.
  const names = (articles.value?.items ?? []).map(({ outlet, title, name }) => outlet ?? title ?? name)
  const outlets = [...new Set([...names, ...(value === '' ? [] : [value])])].sort()
  return (
    <SelectField
      label="Reported in"
      value={value}
      onChange={(outlet) => onChange(outlet || null)}
      options={[{ value: ANY, label: 'Every outlet' }, ...outlets.map((outlet) => ({ value: outlet, label: outlet }))]}
    />
  )
}

/** Who publishes: remembered for every case on this computer as soon as it is typed. */
function Publisher({ organisation, baseUrl }: AppInfo['publisher']) {
  const act = useAct()
  const [name, setName] = useState(organisation ?? '')
  const [address, setAddress] = useState(baseUrl ?? '')
  const settled = useSettled(JSON.stringify([name.trim(), address.trim()]))
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of what was typed, not of what was known before
  useEffect(() => {
    const next = { organisation: name.trim() || null, baseUrl: address.trim() || null }
    if (next.organisation !== organisation || next.baseUrl !== baseUrl) void act('app.setPublisher', next)
  }, [settled])
  const problem = addressProblem(address)
  return (
    <div className="report-group">
      <h2>Who publishes</h2>
      <Field label="Organisation" value={name} onChange={setName} />
      <Field
        label="Web address of its reports"
        value={address}
        onChange={setAddress}
        placeholder="https://"
        hint={problem ? <span className="wrong">{problem}</span> : 'Both are printed, and ClaimReview needs them.'}
      />
    </div>
  )
}
