import type { ClaimState, ClaimView, EvidenceState, MemberText, Resolution, Target } from '../contract'
import { lacksToBeReady } from '../core/review/claim-stage'
import { keptBackFrom } from '../core/review/kept-back'
import { placeAll } from '../core/review/placing'
import { resolveAnchor } from '../core/text/anchors'
import { historyOf } from './history'
import type { CaseModel } from './model'
import { envelope, passageOf } from './passage'
import { reviewerName } from './people'
import { Refusal } from './refusal'
import type { Session } from './session'
import { candidateNames } from './statement-view'
import { cueOfClaim } from './thread-view'
import { clockTime } from './times'
import { isWithheld, sameTarget } from './withheld'

/** The claim of this id, or the one it was joined into; refuses where there is none. */
export function needClaim({ store }: Session, id: string): ClaimState {
  const claim = store.claim(id)
  const standing = claim?.joinedInto ? store.claim(claim.joinedInto) : claim
  if (!standing) throw new Refusal('not found', 'This claim is not in the case.')
  return standing
}

/** A claim with its passages as they stand in the texts now. */
export function claimView(session: Session, claim: ClaimState, reviewer: string | null): ClaimView {
  const { store, model } = session
  const { state } = store
  const target: Target = { kind: 'claim', claim: claim.id }
  const notes = Object.values(state.notes).filter((note) => sameTarget(note.target, target))
  const people = new Set([
    claim.by,
    ...claim.verdicts.flatMap(({ by, reviews, waiver, adjudication }) => [
      by,
      ...reviews.map((review) => review.by),
      ...(waiver ? [waiver.by] : []),
      ...(adjudication ? [adjudication.by] : []),
    ]),
    ...claim.evidence.map(({ by }) => by),
    ...notes.map(({ by }) => by),
  ])
  return {
    ...claim,
    lacking: lackingOf(claim, reviewer),
    places: claim.appearances.map((member) => placeOfMember(model, member)),
    evidenceView: claim.evidence.map((evidence) => evidenceView(session, evidence)),
    noteView: notes,
    cue: cueOfClaim(claim, model),
    candidateNames: candidatesOf(claim, model),
    thread: model.claims().threadOf.get(claim.id) ?? null,
    withheld: isWithheld(state, target),
    names: Object.fromEntries([...people].map((id) => [id, reviewerName(state, id)])),
    corrections: state.corrections
      .filter((correction) => correction.claim === claim.id)
      .map(({ text, by, at }) => ({ text, by: reviewerName(state, by), at: clockTime(at) })),
    history: historyOf(store, target, reviewer),
    keptBack: reviewer === null ? [] : [...keptBackFrom(claim, reviewer)],
  }
}

/** Everybody whom a doubtful source at one of a claim's appearances may mean, each once. */
function candidatesOf({ id }: ClaimState, model: CaseModel): string[] {
  const statements = (model.claims().statementsOf.get(id) ?? []).flatMap((one) => model.statements().get(one) ?? [])
  return [...new Set(statements.flatMap((statement) => candidateNames(statement, model)))]
}

/** What the reviewer's own verdict lacks to be marked as ready, with all evidence that stands put to each judgement. */
function lackingOf(claim: ClaimState, reviewer: string | null): string[] {
  const own = claim.verdicts.findLast(({ id, by }) => by === reviewer && claim.current.includes(id))
  const evidence = claim.evidence.filter(({ removed }) => removed === null).map(({ id }) => id)
  return lacksToBeReady(claim, {
    said: own?.said ? { ...own.said, evidence } : null,
    truth: own?.truth ? { ...own.truth, evidence } : null,
  })
}

const NOWHERE: Resolution = { state: 'lost', why: 'text missing' }

/** Where a passage stands now: the place of all its parts, or of the first that has none. */
export function resolveMember(model: CaseModel, member: MemberText): Resolution {
  const [first] = member.content
  const machine = first && model.articles().get(first.article)?.machine
  if (!machine) return NOWHERE
  const placed = placeAll(member.content, model.place(machine.id))
  if ('spans' in placed) return { state: 'exact', span: envelope(placed.spans) }
  const resolutions = member.content.map((anchor) => resolveAnchor(anchor, machine.article.text, machine.textHash))
  return (
    resolutions.find(({ state }) => state === 'lost') ?? resolutions.find(({ state }) => state === 'moved') ?? NOWHERE
  )
}

function placeOfMember(model: CaseModel, member: MemberText): ClaimView['places'][number] {
  const resolution = resolveMember(model, member)
  const article = member.content[0]?.article ?? ''
  const entry = model.articles().get(article)
  const statement = model.statementAt(member)?.id ?? null
  if (entry?.machine && resolution.state !== 'lost')
    return { ...passageOf(entry, entry.machine, resolution.span), resolution, statement }
  const text = member.content.map(({ exact }) => exact).join(' … ')
  return {
    article,
    outlet: null,
    title: entry?.state.name ?? null,
    span: [0, 0],
    text,
    highlight: [0, text.length],
    resolution,
    statement,
  }
}

function evidenceView({ store, model }: Session, state: EvidenceState): ClaimView['evidenceView'][number] {
  const { evidence } = state
  if (evidence.kind === 'file')
    return {
      ...state,
      resolution: null,
      passage: null,
      fileName: store.state.files[evidence.file]?.name ?? evidence.name,
    }
  if (evidence.kind === 'reference') return { ...state, resolution: null, passage: null, fileName: null }
  const resolution = resolveMember(model, { content: [evidence.anchor] })
  const entry = model.articles().get(evidence.anchor.article)
  const passage =
    entry?.machine && resolution.state !== 'lost' ? passageOf(entry, entry.machine, resolution.span) : null
  return { ...state, resolution, passage, fileName: null }
}
