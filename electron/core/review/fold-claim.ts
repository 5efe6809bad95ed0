import type { ClaimState, Target } from '../../contract'
import { claimsNamed } from './built-on'
import { passageKey } from './claim-id'
import { standingOf } from './claim-stage'
import { decided, type KnownEvent, type ParkedEvent } from './events'
import { foldNotes, isNoteEvent, sortedById } from './fold-notes'
import type { GroupResult } from './fold-result'

type ClaimEvent = KnownEvent<
  | 'claim.reworded'
  | 'claim.speakerConfirmed'
  | 'claim.waived'
  | 'evidence.added'
  | 'evidence.placed'
  | 'evidence.removed'
  | 'verdict.recorded'
  | 'verdict.reviewed'
  | 'verdict.adjudicated'
  | 'verdict.shown'
>

/**
 * Claims while their events are read; local to one call of `foldClaims`, and changed in place only there. Objects are
 * written out in full where many are made: a spread with more keys after it costs V8 many times as much.
 */
type Drafts = Map<string, ClaimState>

/** Folds claims that joins hold together (mostly one), with their evidence, verdicts and notes. */
export function foldClaims(standing: readonly KnownEvent[]): GroupResult {
  const order = new Map(standing.map((event, index) => [event.id, index]))
  const orderOf = (event: string) => order.get(event) ?? -1
  const drafts: Drafts = new Map()
  const parked: ParkedEvent[] = []
  for (const event of standing) {
    const why = applyTo(drafts, event, orderOf)
    if (why !== null) parked.push({ event, why })
  }
  const notes = foldNotes(standing, (target) => missingTarget(drafts, target))
  return {
    claims: sortedById(drafts.values()).map((draft) => finished(draft, orderOf)),
    notes: notes.notes,
    withheld: notes.withheld.flatMap((entry) => {
      const joined = entry.item.target.kind === 'claim' ? drafts.get(entry.item.target.claim)?.joinedInto : null
      // What was withheld stays so under the id that the claim has now.
      return joined ? [entry, { ...entry, item: { ...entry.item, target: { kind: 'claim', claim: joined } } }] : [entry]
    }),
    parked: [...parked, ...notes.parked],
  }
}

/** Applies one event to the drafts; answers why it could not take effect, or null. */
function applyTo(drafts: Drafts, event: KnownEvent, orderOf: (event: string) => number): string | null {
  if (event.type === 'claim.touched') return touch(drafts, event)
  if (event.type === 'claim.joined') return join(drafts, event, orderOf)
  if (isNoteEvent(event)) return null
  const [id] = claimsNamed(event)
  const draft = id === undefined ? undefined : drafts.get(id)
  if (!draft) return 'the claim is not in this case'
  if (draft.joinedInto !== null) return 'the claim was joined with another'
  return applyToClaim(draft, event as ClaimEvent)
}

function touch(drafts: Drafts, event: KnownEvent<'claim.touched'>): string | null {
  const { claim: id, wording, speaker, appearances } = event.data
  const before = drafts.get(id)
  if (before?.joinedInto) return 'the claim was joined with another'
  if (before) {
    before.appearances = unitedAppearances(before.appearances, appearances)
    return null
  }
  drafts.set(id, {
    event: event.id,
    by: event.by,
    at: event.at,
    id,
    wording,
    speaker,
    speakerConfirmed: null,
    appearances: unitedAppearances([], appearances),
    evidence: [],
    verdicts: [],
    current: [],
    stage: 'open',
    missing: [],
    joinedInto: null,
  })
  return null
}

/** Joins two claims, or those they were joined into. The least id is kept, the wording is that of `into`. */
function join(drafts: Drafts, event: KnownEvent<'claim.joined'>, orderOf: (event: string) => number): string | null {
  const into = survivor(drafts, event.data.into)
  const from = survivor(drafts, event.data.from)
  if (!into || !from) return 'a claim to be joined is not in this case'
  if (into === from) return 'the two are one claim already'
  const [kept, gone] = into.id < from.id ? [into, from] : [from, into]
  const byOrder = (left: { id: string }, right: { id: string }) => orderOf(left.id) - orderOf(right.id)
  const speakerConfirmed = into.speakerConfirmed ?? from.speakerConfirmed
  const { wording, speaker } = into
  Object.assign(kept, { wording, speaker, speakerConfirmed })
  kept.appearances = unitedAppearances(into.appearances, from.appearances)
  kept.evidence = [...kept.evidence, ...gone.evidence].sort(byOrder)
  kept.verdicts = [...kept.verdicts, ...gone.verdicts].sort(byOrder)
  const shownTo = [...new Set([...(kept.shownTo ?? []), ...(gone.shownTo ?? [])])]
  if (shownTo.length > 0) kept.shownTo = shownTo
  gone.evidence = []
  gone.verdicts = []
  for (const draft of drafts.values()) {
    if (draft === gone || draft.joinedInto === gone.id) draft.joinedInto = kept.id
  }
  return null
}

function survivor(drafts: Drafts, id: string): ClaimState | undefined {
  const draft = drafts.get(id)
  return draft?.joinedInto ? drafts.get(draft.joinedInto) : draft
}

function applyToClaim(draft: ClaimState, event: ClaimEvent): string | null {
  switch (event.type) {
    case 'claim.reworded':
      draft.wording = event.data.wording
      return null
    case 'claim.speakerConfirmed':
      draft.speakerConfirmed = { ...decided(event), speaker: event.data.speaker, reason: event.data.reason }
      return null
    case 'evidence.added': {
      const { evidence, stance, note } = event.data
      draft.evidence.push({
        event: event.id,
        by: event.by,
        at: event.at,
        id: event.id,
        evidence,
        stance,
        note,
        removed: null,
      })
      return null
    }
    case 'evidence.placed': {
      const item = draft.evidence.find((each) => each.id === event.data.evidence)
      if (item?.evidence.kind !== 'passage') return 'the evidence is not on this claim'
      if (item.removed !== null) return 'the evidence was removed before'
      item.evidence = { kind: 'passage', anchor: event.data.anchor }
      return null
    }
    case 'evidence.removed': {
      const item = draft.evidence.find((each) => each.id === event.data.evidence)
      if (!item) return 'the evidence is not on this claim'
      if (item.removed !== null) return 'the evidence was removed before'
      item.removed = { by: event.by, at: event.at, reason: event.data.reason }
      return null
    }
    case 'verdict.recorded': {
      const { said, truth, stage, supersedes, blind } = event.data
      draft.verdicts.push({
        event: event.id,
        by: event.by,
        at: event.at,
        id: event.id,
        said,
        truth,
        stage,
        supersedes,
        supersededBy: [],
        reviews: [],
        waiver: null,
        adjudication: null,
        ...(blind === undefined ? {} : { blind }),
      })
      return null
    }
    case 'verdict.shown':
      if (!draft.shownTo?.includes(event.by)) draft.shownTo = [...(draft.shownTo ?? []), event.by]
      return null
    default:
      return applyToVerdict(draft, event)
  }
}

function applyToVerdict(
  draft: ClaimState,
  event: KnownEvent<'verdict.reviewed' | 'verdict.adjudicated' | 'claim.waived'>,
): string | null {
  const verdict = draft.verdicts.find((each) => each.id === event.data.verdict)
  if (!verdict) return 'the verdict is not on this claim'
  const word = { event: event.id, by: event.by, at: event.at }
  switch (event.type) {
    case 'verdict.reviewed':
      if (verdict.by === event.by) return 'a verdict is reviewed by somebody else than its author'
      verdict.reviews.push({ ...word, agrees: event.data.agrees, reasons: event.data.reasons })
      return null
    case 'claim.waived':
      verdict.waiver = { ...word, reason: event.data.reason }
      return null
    case 'verdict.adjudicated': {
      const othersWord =
        draft.verdicts.some((each) => each.by !== event.by) || verdict.reviews.some((review) => review.by !== event.by)
      if (verdict.by === event.by && othersWord) return 'nobody settles a dispute in favour of their own verdict'
      verdict.adjudication = { ...word, reasons: event.data.reasons }
      return null
    }
  }
}

/** The claim with what follows from its verdicts. */
function finished(draft: ClaimState, orderOf: (event: string) => number): ClaimState {
  for (const verdict of draft.verdicts) {
    const replaced = draft.verdicts.find((each) => each.id === verdict.supersedes)
    if (replaced && orderOf(replaced.id) < orderOf(verdict.id)) replaced.supersededBy.push(verdict.id)
  }
  const { current, stage, missing } = standingOf(draft, orderOf)
  draft.current = current
  draft.stage = stage
  draft.missing = draft.joinedInto === null ? missing : []
  return draft
}

/** The first list, then what only the second holds. */
function unitedAppearances(
  first: ClaimState['appearances'],
  second: ClaimState['appearances'],
): ClaimState['appearances'] {
  const places = new Set<string>()
  return [...first, ...second].filter((member) => {
    const place = passageKey(member.content)
    return !places.has(place) && places.add(place)
  })
}

function missingTarget(drafts: Drafts, target: Target): string | null {
  switch (target.kind) {
    case 'claim': {
      const draft = drafts.get(target.claim)
      if (!draft) return 'the claim is not in this case'
      return draft.joinedInto === null ? null : 'the claim was joined with another'
    }
    case 'evidence': {
      const found = [...drafts.values()].some((draft) => draft.evidence.some((item) => item.id === target.evidence))
      return found ? null : 'the evidence is not in this case'
    }
    default:
      return null
  }
}
