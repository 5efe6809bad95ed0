import { type ReactNode, useEffect, useState } from 'react'
import type { DifferenceKind, StatementType } from '../../../electron/contract'
import { Check, NameField, SelectField } from '../../parts/Fields'
import { useSteadyQuery } from '../../state/app'
import { DIFFERENCE_KINDS, DIFFERENCE_WORDS } from '../../state/differences'
import { count } from '../../state/say'
import type { CompareFilter } from './filter'

const ANY = 'any'
const DIFFERENCES: readonly { value: DifferenceKind | typeof ANY; label: string }[] = [
  { value: ANY, label: 'Alike or not' },
  ...DIFFERENCE_KINDS.map((kind) => ({ value: kind, label: `Differ in: ${DIFFERENCE_WORDS[kind].name}` })),
]
const TYPES: readonly { value: StatementType | typeof ANY; label: string }[] = [
  { value: ANY, label: 'Quoted or not' },
  { value: 'direct', label: 'Quoted' },
  { value: 'mixed', label: 'Partly quoted' },
  { value: 'indirect', label: 'Reported' },
]

/** What Compare shows and in which order; the filter is the same for all its views. */
export function CompareTools({
  order,
  filter,
  onFilter,
  withStatements,
  withNarrated,
  children,
}: {
  /** Null where the order is given, as by day. */
  order: ReactNode
  filter: CompareFilter
  onFilter: (filter: CompareFilter) => void
  /** True where single statements are shown, which have a type. */
  withStatements: boolean
  withNarrated: boolean
  children: ReactNode
}) {
  const change = (changes: Partial<Record<keyof CompareFilter, unknown>>) => {
    const kept = Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== undefined)
    onFilter(Object.fromEntries(kept) as unknown as CompareFilter)
  }
  const unlessAny = (value: string) => (value === ANY ? undefined : value)
  return (
    <div className="compare-tools">
      {order}
      <SelectField
        label="Differences"
        labelUnseen
        value={filter.difference ?? ANY}
        onChange={(value) => change({ difference: unlessAny(value) })}
        options={DIFFERENCES}
      />
      {withStatements && (
        <SelectField
          label="How it is put"
          labelUnseen
          value={filter.type ?? ANY}
          onChange={(value) => change({ type: unlessAny(value) })}
          options={TYPES}
        />
      )}
      <SpeakerFilter onChange={(speaker) => change({ speaker })} />
      {withNarrated && (
        <Check checked={filter.narrated} onChange={(narrated) => change({ narrated })}>
          With the articles’ own voice
        </Check>
      )}
      {children}
    </div>
  )
}

/** One speaker alone: takes effect once what is typed is a speaker's name, and ends when the field is emptied. */
function SpeakerFilter({ onChange }: { onChange: (speaker: string | undefined) => void }) {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const known = useSteadyQuery('speaker.list', { query: typed.trim(), limit: 20 })
  const speakers = known.value?.items ?? []
  const wanted = typed.trim().toLowerCase()
  const meant = wanted === '' ? undefined : speakers.find(({ name }) => name.toLowerCase() === wanted)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of another speaker, not of another listener
  useEffect(() => {
    // Half a name is no other speaker yet: what was chosen stays until the field is empty.
    if (meant === chosen || (meant === undefined && wanted !== '')) return
    setChosen(meant)
    onChange(meant)
  }, [meant, wanted])
  return (
    <div className="compare-speaker">
      <NameField
        label="Speaker"
        labelUnseen
        placeholder="Any speaker"
        value={typed}
        onChange={setTyped}
        options={speakers.map(({ name, statements }) => ({ name, hint: count(statements, 'statement') }))}
      />
    </div>
  )
}
