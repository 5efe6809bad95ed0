import type { ClaimState, ParsedParams, Passage, QueueItem } from '../contract'
import type { ReviewedStatement } from '../core/review/overlay-statements'
import type { ReviewedThread } from '../core/review/overlay-threads'
import { type QueueFacts, queueOrder, whyInQueue } from '../core/review/queue-order'
import { standingClaims } from './claim-index'
import type { CaseModel } from './model'
import { byCodeUnit } from './paging'
import { columnName, passageOf } from './passage'
import type { Session } from './session'
import { cueOfClaim, differenceKinds, outletsOf, putOf, threadPut } from './thread-view'
import { topicMeant } from './topics'
import { isWithheld } from './withheld'

/** What orders an item, and the item as it is shown. */
interface Entry extends QueueFacts {
  readonly item: () => QueueItem
  readonly statements: readonly string[]
}

/** What is to be reviewed, in the order of `queueOrder`: claims, threads, and statements that stand alone. */
export function queue(
  session: Session,
  filter: Pick<ParsedParams<'claim.queue'>, 'show' | 'topic'>,
): (() => QueueItem)[] {
  const { model, store } = session
  const skipped = skippedCounts(session)
  const places = readingOrder(model)
  const index = model.claims()
  const taken = new Set([...index.statementsOf.values()].flat())
  const threads = model.threads().threads.filter(({ id }) => !index.ofThread.has(id))
  const inThread = new Set(threads.flatMap(({ members }) => members.map(({ statement }) => statement)))

  const entries: Entry[] = [
    ...standingClaims(store.state.claims).map((claim) => claimEntry(session, claim, skipped, places)),
    ...threads.map((thread) => threadEntry(model, thread, skipped, places)),
    ...[...model.statements().values()]
      .filter(({ id, type }) => type !== 'narrated' && !taken.has(id) && !inThread.has(id))
      .map((statement) => statementEntry(model, statement, skipped, places)),
  ]
  const topic = filter.topic === undefined ? null : topicMeant(model, filter.topic)
  const shown = entries.filter(
    ({ stage, statements }) =>
      isShown(stage, filter.show) &&
      (topic === null || statements.some((id) => model.statements().get(id)?.topics.includes(topic))),
  )
  return queueOrder(shown).map(({ item }) => item)
}

const isShown = (stage: QueueItem['stage'], show: ParsedParams<'claim.queue'>['show']): boolean =>
  show === 'all' ||
  stage === show ||
  (show === 'open' && stage === 'untouched') ||
  (show === 'claims' && stage !== 'untouched')

/** Statement id → its place in the case: articles in order of import, then place in the text. */
function readingOrder(model: CaseModel): (statements: readonly string[]) => number {
  const places = new Map<string, number>()
  const inOrder = [...model.articles().values()].sort((a, b) => byCodeUnit(a.state.at, b.state.at))
  for (const { statements } of inOrder) for (const { id } of statements) places.set(id, places.size)
  return (statements) => Math.min(places.size, ...statements.flatMap((id) => places.get(id) ?? []))
}

/** How often claims, threads and statements were put off. */
function skippedCounts({ store, model }: Session): (id: string) => number {
  const counts = new Map<string, number>()
  const add = (id: string) => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { claim, members } of store.state.skipped) {
    if (claim !== null) add(claim)
    const statements = members.flatMap((member) => model.statementAt(member)?.id ?? [])
    const [first] = statements
    if (statements.length === 1 && first !== undefined) add(first)
    for (const thread of first === undefined ? [] : (model.threads().byStatement.get(first) ?? []))
      if (statements.length >= 2 && statements.every((id) => thread.members.some(({ statement }) => statement === id)))
        add(thread.id)
  }
  return (id) => counts.get(id) ?? 0
}

type Counts = (id: string) => number
type Places = (statements: readonly string[]) => number

function claimEntry(session: Session, claim: ClaimState, skipped: Counts, places: Places): Entry {
  const { model, store } = session
  const statements = model.claims().statementsOf.get(claim.id) ?? []
  const thread = model.threads().byId.get(model.claims().threadOf.get(claim.id) ?? '')
  const members = statements.flatMap((id) => model.statements().get(id) ?? [])
  const facts: QueueFacts = {
    id: claim.id,
    stage: claim.stage,
    outlets: thread ? outletsOf(thread, model) : outletNames(members, model),
    differences: thread ? differenceKinds(thread) : [],
    occasion: thread?.occasion ?? 'not established',
    speakerCertainty: claim.speakerConfirmed ? 'confirmed' : (members[0]?.speaker?.certainty ?? 'unknown'),
    skipped: skipped(claim.id),
    place: places(statements),
  }
  const withheld = isWithheld(store.state, { kind: 'claim', claim: claim.id })
  return entryOf(facts, statements, () => ({
    kind: 'claim',
    wording: claim.wording,
    cue: cueOfClaim(claim, model),
    speaker: speakerOfClaim(claim),
    withheld,
    passage: null,
  }))
}

/** An entry whose item is made of its facts and what costs more to find out. */
function entryOf(
  facts: QueueFacts,
  statements: readonly string[],
  rest: () => Pick<QueueItem, 'kind' | 'wording' | 'cue' | 'speaker' | 'withheld' | 'passage'>,
): Entry {
  const { id, speakerCertainty, stage, outlets, differences } = facts
  const item = (): QueueItem => ({
    ...rest(),
    id,
    speakerCertainty,
    stage,
    outlets: [...outlets],
    differences: [...differences],
    because: whyInQueue(facts),
  })
  return { ...facts, statements, item }
}

/** Who a claim is said to be by: as confirmed by a person, else as found. */
export function speakerOfClaim({ speaker, speakerConfirmed }: ClaimState): string | null {
  if (!speakerConfirmed) return speaker
  return speakerConfirmed.speaker.known ? speakerConfirmed.speaker.name : null
}

function threadEntry(model: CaseModel, thread: ReviewedThread, skipped: Counts, places: Places): Entry {
  const members = thread.members.flatMap(({ statement }) => model.statements().get(statement) ?? [])
  const first = members.find(({ speaker }) => speaker?.name) ?? members[0]
  const statements = members.map(({ id }) => id)
  const facts: QueueFacts = {
    id: thread.id,
    stage: 'untouched',
    outlets: outletsOf(thread, model),
    differences: differenceKinds(thread),
    occasion: thread.occasion,
    speakerCertainty: first?.speaker?.certainty ?? 'unknown',
    skipped: skipped(thread.id),
    place: places(statements),
  }
  return entryOf(facts, statements, () => ({
    kind: 'thread',
    ...threadPut(thread, model),
    speaker: first?.speaker?.name ?? null,
    withheld: false,
    passage: null,
  }))
}

function passageOfStatement(model: CaseModel, { article, content }: ReviewedStatement): Passage | null {
  const entry = model.articles().get(article)
  const first = content[0]
  const last = content.at(-1)
  return entry?.machine && first && last ? passageOf(entry, entry.machine, [first[0], last[1]], 1) : null
}

function statementEntry(model: CaseModel, statement: ReviewedStatement, skipped: Counts, places: Places): Entry {
  const text = model.articles().get(statement.article)?.machine?.article.text ?? ''
  const facts: QueueFacts = {
    id: statement.id,
    stage: 'untouched',
    outlets: outletNames([statement], model),
    differences: [],
    occasion: 'not established',
    speakerCertainty: statement.speaker?.certainty ?? 'unknown',
    skipped: skipped(statement.id),
    place: places([statement.id]),
    holdsFigure: statement.content.some(([start, end]) => /\p{N}/u.test(text.slice(start, end))),
  }
  return entryOf(facts, [statement.id], () => ({
    kind: 'statement',
    ...putOf(statement, model),
    speaker: statement.speaker?.name ?? null,
    withheld: false,
    passage: passageOfStatement(model, statement),
  }))
}

function outletNames(statements: readonly ReviewedStatement[], model: CaseModel): string[] {
  const entries = statements.flatMap(({ article }) => model.articles().get(article) ?? [])
  return [...new Set(entries.map(columnName))]
}
