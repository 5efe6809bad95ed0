import type { ActsOfPerson, CaseState, LogEvent, MergeView } from '../contract'
import { claimsNamed } from '../core/review/built-on'
import { readEvent } from '../core/review/events'
import { type LabelNames, labelOf } from '../core/review/labels'
import type { CaseStore, MergeReport } from '../store/types'
import { labelNames } from './history'
import { byCodeUnit } from './paging'
import { reviewerName } from './people'

const LABELS_SHOWN = 8

/** Who did what among events, those with most acts first. */
export function actsByPerson(events: readonly LogEvent[], state: CaseState, names: LabelNames): ActsOfPerson[] {
  const byPerson = new Map<string, LogEvent[]>()
  for (const event of events) {
    const acts = byPerson.get(event.by)
    if (acts) acts.push(event)
    else byPerson.set(event.by, [event])
  }
  return [...byPerson]
    .map(([by, acts]) => ({
      by,
      name: nameGiven(acts) ?? state.reviewers[by] ?? null,
      count: acts.length,
      labels: acts
        .filter(({ type }) => type !== 'reviewer.named')
        .slice(-LABELS_SHOWN)
        .reverse()
        .map((event) => labelOf(event, names)),
    }))
    .sort((left, right) => right.count - left.count)
}

/** What a merge brings in, in words for `reader`: verdicts that are kept from them are named and not told. */
export function mergeView(report: MergeReport, { state, event: known }: CaseStore, reader: string | null): MergeView {
  const coming = finderOf(report.events)
  const names = labelNames(state, (id) => known(id) ?? coming(id), [], reader)
  const touched = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const event of report.events) {
    const { known } = readEvent(event)
    if (known?.type === 'claim.touched') touched.set(known.data.claim, known.data.wording)
    for (const claim of known ? claimsNamed(known) : []) counts.set(claim, (counts.get(claim) ?? 0) + 1)
  }
  const wordingOf = (claim: string) => state.claims[claim]?.wording ?? touched.get(claim) ?? 'a claim'
  return {
    acts: actsByPerson(report.events, state, { ...names, wordingOf }),
    claims: [...counts].map(([id, acts]) => ({ id, wording: wordingOf(id), isNew: !state.claims[id], acts })),
    forks: report.forks,
    files: report.files,
    notices: report.notices,
  }
}

/** Finds events by their ids. */
export function finderOf(events: readonly LogEvent[]): (id: string) => LogEvent | undefined {
  const byId = new Map(events.map((event) => [event.id, event]))
  return (id) => byId.get(id)
}

function nameGiven(events: readonly LogEvent[]): string | null {
  const last = events.findLast(({ type }) => type === 'reviewer.named')
  const { known } = last ? readEvent(last) : { known: null }
  return known?.type === 'reviewer.named' ? known.data.name : null
}

/** Reviewer ids as names, in code-unit order. */
export const namesOf = (state: CaseState, ids: readonly string[]): string[] =>
  ids.map((id) => reviewerName(state, id)).sort(byCodeUnit)
