import type { ClaimFilter, MethodParams, ReportFormat } from '../../../electron/contract'

/** What a report is to be, as chosen on screen and kept in the address. */
export interface Choices {
  kind: 'publish' | 'archive'
  format: ReportFormat
  filter: ClaimFilter
  /** Print reviewers' names in a report to publish. */
  names: boolean
}

export const KINDS = [
  {
    value: 'publish',
    label: 'To publish',
    keys: 'p',
    purpose: 'Final verdicts with short quotations, sources and method. No drafts and no notes.',
  },
  {
    value: 'archive',
    label: 'Archive',
    keys: 'a',
    purpose: 'Everything, drafts and history included, for whoever checks the work. With names.',
  },
] as const satisfies readonly { value: Choices['kind']; label: string; keys: string; purpose: string }[]

export const FORMATS = [
  { value: 'html', label: 'HTML', keys: '1', purpose: 'One page that needs nothing else, made to be printed' },
  { value: 'pdf', label: 'PDF', keys: '2', purpose: 'The same page, printed to a file' },
  { value: 'markdown', label: 'Markdown', keys: '3', purpose: 'Text for an editor or a website' },
  { value: 'csv', label: 'CSV', keys: '4', purpose: 'A table, one line a claim' },
  { value: 'json', label: 'JSON', keys: '5', purpose: 'Everything in the report, for programs' },
  {
    value: 'claimreview',
    label: 'ClaimReview',
    keys: '6',
    purpose: 'What search engines and archives read, per claim',
  },
] as const satisfies readonly { value: ReportFormat; label: string; keys: string; purpose: string }[]

type Stage = NonNullable<ClaimFilter['stage']>
export const STAGES = [
  { value: 'open', label: 'No verdict yet', words: 'claims without a verdict' },
  { value: 'draft', label: 'Draft', words: 'drafts' },
  { value: 'ready', label: 'Ready', words: 'claims that are ready' },
  { value: 'final', label: 'Final', words: 'final claims' },
  { value: 'disputed', label: 'Disputed', words: 'disputed claims' },
] as const satisfies readonly { value: Stage; label: string; words: string }[]

/** The choices that an address holds; what it does not say, or says wrongly, is as it is at first. */
export function choicesOf(open: Readonly<Record<string, string>>): Choices {
  const kind = open.kind === 'archive' ? 'archive' : 'publish'
  const { speaker, topic, outlet } = open
  // A report to publish holds final claims alone: another stage would filter everything away.
  const stage = kind === 'archive' ? STAGES.find(({ value }) => value === open.stage)?.value : undefined
  return {
    kind,
    format: FORMATS.find(({ value }) => value === open.format)?.value ?? 'html',
    filter: {
      ...(stage && { stage }),
      ...(speaker && { speaker }),
      ...(topic && { topic }),
      ...(outlet && { outlet }),
    },
    names: open.names === 'yes',
  }
}

/** Choices with who publishes, as the workbench is asked for a report. */
export const requestOf = (
  { kind, format, filter, names }: Choices,
  { organisation, baseUrl }: { organisation: string | null; baseUrl: string | null },
): MethodParams<'report.render'> => ({ kind, format, filter, names, organisation, baseUrl })

/** A filter that is on, in words; null for none. */
export function filterWords({ stage, speaker, topic, outlet }: ClaimFilter): string | null {
  const parts = [
    stage && STAGES.find(({ value }) => value === stage)?.words,
    speaker && `said by ${speaker}`,
    topic && `about ${topic}`,
    outlet && `reported in ${outlet}`,
  ].filter(Boolean)
  return parts.length === 0 ? null : `Only ${parts.join(', ')}`
}

/** Why an address will not do as the place where reports appear; null where it will, or where none is given. */
export function addressProblem(address: string): string | null {
  if (address.trim() === '') return null
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(address.trim()) ? null : 'Give the whole address, with https:// in front.'
}
