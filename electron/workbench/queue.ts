import type { ClaimState, MemberText, ParsedParams, QueueItem } from '../contract'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import type { ReviewedThread } from '../core/review/overlay-threads'
import { standingClaims } from './claim-index'
import { columnName } from './matrix-view'
import { disagreement, placeOf } from './methods-compare'
import type { CaseModel } from './model'
import { byCodeUnit } from './paging'
import { wordsOf } from './passage'
import type { Session } from './session'
import { differenceKinds, outletsOf, threadWording } from './thread-view'
import { isWithheld } from './withheld'

interface Entry {
  readonly item: () => QueueItem
  readonly stage: QueueItem['stage']
  /** Smaller comes first. */
  readonly order: readonly (number | string)[]
  readonly statements: readonly string[]
}

const STAGE_ORDER: Record<QueueItem['stage'], number> = {
  disputed: 0,
  untouched: 1,
  open: 1,
  draft: 2,
  ready: 3,
  final: 4,
}

/**
 * What is to be reviewed, in order: disputes, then what is told differently by most outlets, then checkable claims
 * (numbers and dates), then the rest; what has drafts, is ready or final after that; skipped items at the end.
 */
export function queue(
  session: Session,
  filter: Pick<ParsedParams<'claim.queue'>, 'show' | 'topic'>,
): (() => QueueItem)[] {
  const { model, store } = session
  const { state } = store
  const skipped = skippedIds(session)
  const claims = standingClaims(state.claims)
  const index = model.claims()
  const taken = new Set([...index.statementsOf.values()].flat())
  const threads = model.threads().threads.filter(({ id }) => !index.ofThread.has(id))
  const inThread = new Set(threads.flatMap(({ members }) => members.map(({ statement }) => statement)))

  const entries: Entry[] = [
    ...claims.map((claim) => claimEntry(session, claim, skipped.has(claim.id))),
    ...threads.map((thread) => threadEntry(model, thread, skipped.has(thread.id))),
    ...[...model.statements().values()]
      .filter(({ id, type }) => type !== 'narrated' && !taken.has(id) && !inThread.has(id))
      .map((statement) => statementEntry(model, statement, skipped.has(statement.id))),
  ]
  const topic = filter.topic === undefined ? null : (model.set().topics.named(filter.topic)?.name ?? filter.topic)
  const shown = entries.filter(
    ({ stage, statements }) =>
      isShown(stage, filter.show) &&
      (topic === null || statements.some((id) => model.statements().get(id)?.topics.includes(topic))),
  )
  return shown.sort((a, b) => compareOrder(a.order, b.order)).map(({ item }) => item)
}

const isShown = (stage: QueueItem['stage'], show: ParsedParams<'claim.queue'>['show']): boolean =>
  show === 'all' || stage === show || (show === 'open' && stage === 'untouched')

function compareOrder(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (typeof left === 'number' && typeof right === 'number') {
      if (left !== right) return left - right
    } else {
      const order = byCodeUnit(String(left), String(right))
      if (order !== 0) return order
    }
  }
  return 0
}

/** Claims, threads and statements that somebody put at the end. */
function skippedIds({ store, model }: Session): Set<string> {
  const ids = new Set<string>()
  const statementsOf = (members: readonly MemberText[]) =>
    members.flatMap((member) => model.statementAt(member)?.id ?? [])
  for (const { claim, members } of store.state.skipped) {
    if (claim !== null) ids.add(claim)
    const statements = statementsOf(members)
    for (const id of statements) ids.add(id)
    const first = statements[0]
    for (const thread of first === undefined ? [] : (model.threads().byStatement.get(first) ?? []))
      if (statements.length >= 2 && statements.every((id) => thread.members.some(({ statement }) => statement === id)))
        ids.add(thread.id)
  }
  return ids
}

function claimEntry(session: Session, claim: ClaimState, isSkipped: boolean): Entry {
  const { model, store } = session
  const statements = model.claims().statementsOf.get(claim.id) ?? []
  const thread = model.threads().byId.get(model.claims().threadOf.get(claim.id) ?? '')
  const members = statements.flatMap((id) => model.statements().get(id) ?? [])
  const differences = thread ? differenceKinds(thread) : []
  const score = thread ? disagreement(thread.differences) : 0
  const places = members.map(({ article, id }) => ({ article, statement: id }))
  return {
    stage: claim.stage,
    statements,
    order: [Number(isSkipped), STAGE_ORDER[claim.stage], -score, 0, placeOf(places, model)],
    item: () => ({
      kind: 'claim',
      id: claim.id,
      wording: claim.wording,
      speaker: speakerOfClaim(claim),
      speakerCertainty: claim.speakerConfirmed ? 'confirmed' : (members[0]?.speaker?.certainty ?? 'unknown'),
      stage: claim.stage,
      outlets: outletNames(members, model),
      differences,
      withheld: isWithheld(store.state, { kind: 'claim', claim: claim.id }),
      because: because(isSkipped, claim.stage, score, thread ? outletsOf(thread, model).length : 1, false),
    }),
  }
}

/** Who a claim is said to be by: as confirmed by a person, else as found. */
export function speakerOfClaim({ speaker, speakerConfirmed }: ClaimState): string | null {
  if (!speakerConfirmed) return speaker
  return speakerConfirmed.speaker.known ? speakerConfirmed.speaker.name : null
}

function threadEntry(model: CaseModel, thread: ReviewedThread, isSkipped: boolean): Entry {
  const score = disagreement(thread.differences)
  const outlets = outletsOf(thread, model)
  const members = thread.members.flatMap(({ statement }) => model.statements().get(statement) ?? [])
  const first = members.find(({ speaker }) => speaker?.name) ?? members[0]
  return {
    stage: 'untouched',
    statements: members.map(({ id }) => id),
    order: [Number(isSkipped), STAGE_ORDER.untouched, -score, -outlets.length, placeOf(thread.members, model)],
    item: () => ({
      kind: 'thread',
      id: thread.id,
      wording: threadWording(thread, model),
      speaker: first?.speaker?.name ?? null,
      speakerCertainty: first?.speaker?.certainty ?? 'unknown',
      stage: 'untouched',
      outlets,
      differences: differenceKinds(thread),
      withheld: false,
      because: because(isSkipped, 'untouched', score, outlets.length, false),
    }),
  }
}

/** Figures and dates can be checked; that is why they come before other single statements. */
const CHECKABLE = /\p{N}/u

function statementEntry(model: CaseModel, statement: ReviewedStatement, isSkipped: boolean): Entry {
  const text = model.articles().get(statement.article)?.machine?.article.text ?? ''
  const wording = wordsOf(text, statement.content)
  const isCheckable = CHECKABLE.test(wording)
  const place = placeOf([{ article: statement.article, statement: statement.id }], model)
  return {
    stage: 'untouched',
    statements: [statement.id],
    order: [Number(isSkipped), STAGE_ORDER.untouched, 0, isCheckable ? 0 : 1, place],
    item: () => ({
      kind: 'statement',
      id: statement.id,
      wording,
      speaker: statement.speaker?.name ?? null,
      speakerCertainty: statement.speaker?.certainty ?? 'unknown',
      stage: 'untouched',
      outlets: outletNames([statement], model),
      differences: [],
      withheld: false,
      because: because(isSkipped, 'untouched', 0, 1, isCheckable),
    }),
  }
}

function outletNames(statements: readonly ReviewedStatement[], model: CaseModel): string[] {
  const entries = statements.flatMap(({ article }) => model.articles().get(article) ?? [])
  return [...new Set(entries.map(columnName))]
}

function because(
  skipped: boolean,
  stage: QueueItem['stage'],
  score: number,
  outlets: number,
  checkable: boolean,
): string {
  if (skipped) return 'skipped for now'
  if (stage === 'disputed') return 'reviewers do not agree'
  if (stage === 'draft') return 'has a draft verdict'
  if (stage === 'ready') return 'waits for a second reviewer'
  if (stage === 'final') return 'done'
  if (score >= 4) return `told differently by ${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`
  if (score > 0) return `worded differently by ${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}`
  if (outlets > 1) return `told by ${outlets} outlets`
  return checkable ? 'holds a figure that can be checked' : 'told by one outlet'
}
