import type { AttributedSpeaker, MemberText, SpeakerChoice, Statement, StatementDecision } from '../../contract'
import { statementId } from '../analysis'
import { nameKey } from './names'
import { bestOverlap, type Lost, type Place, placeAll } from './placing'

/** A statement as it stands after reviewers' decisions, before speakers and topics are followed. */
export interface ReviewedStatement extends Statement {
  readonly article: string
  readonly origin: 'machine' | 'added' | 'changed'
  /** Who chose the speaker, when a person did. */
  readonly speakerSet: { readonly by: string; readonly at: string; readonly reason: string } | null
  /** The name a person gave; `null` when none did or it was set to unknown. */
  readonly speakerNamed: string | null
  /** What the text calls the speaker: names and aliases, by which a split tells whom it means. */
  readonly calledBy: readonly string[]
}

export interface OverlaidStatements {
  readonly statements: readonly ReviewedStatement[]
  readonly lost: readonly Lost[]
}

/** A speaker as a person stated it. Its id is given when the case's speakers are known. */
export function statedSpeaker(choice: SpeakerChoice): AttributedSpeaker {
  const nobody = { id: null, members: [], candidates: [] }
  return choice.known
    ? { ...nobody, name: choice.name, certainty: 'named', kind: choice.kind }
    : { ...nobody, name: null, certainty: 'unknown', kind: 'unnamed' }
}

/** The speaker that a person confirmed for a claim, at one of its appearances. */
export interface ConfirmedSpeaker extends MemberText {
  readonly kind: 'speakerConfirmed'
  readonly event: string
  readonly article: string
  readonly by: string
  readonly at: string
  readonly speaker: SpeakerChoice
  readonly reason: string
  /** The claim's only appearance: it stands for this statement and no other. */
  readonly only: boolean
}

const LABELS = {
  added: 'a statement added by hand',
  changed: 'a changed statement',
  removed: 'a statement taken out',
  speakerSet: 'a speaker set',
} as const

/**
 * Applies the decisions on one article's statements in order: added, changed, taken out, speaker set or confirmed.
 * @param machine what the analysis found, in text order
 * @param place finds an anchor in the article's text
 */
export function overlayStatements(
  machine: readonly ReviewedStatement[],
  decisions: readonly (StatementDecision | ConfirmedSpeaker)[],
  place: Place,
): OverlaidStatements {
  let statements = [...machine]
  const lost: Lost[] = []
  const replaced = new Map<string, string>()

  const put = (next: ReviewedStatement) => {
    statements = [...statements.filter(({ id }) => id !== next.id), next]
  }

  for (const decision of decisions) {
    if (decision.kind === 'speakerConfirmed') {
      const confirmed = confirmSpeaker(decision, statements, place)
      if (confirmed) put(confirmed)
      continue
    }
    const outcome = applyDecision(decision, statements, place)
    if ('why' in outcome) {
      lost.push({ at: decision.at, what: LABELS[decision.kind], why: outcome.why })
      continue
    }
    if (outcome.gone) {
      const gone = outcome.gone
      statements = statements.filter(({ id }) => id !== gone)
      if (outcome.next) replaced.set(gone, outcome.next.id)
    }
    if (outcome.next) put(outcome.next)
  }
  if (decisions.length === 0) return { statements, lost }
  const ids = new Set(statements.map(({ id }) => id))
  const linked = statements.map((statement) => relink(statement, ids, replaced))
  return { statements: linked.sort((a, b) => startOf(a) - startOf(b)), lost }
}

const startOf = ({ content }: ReviewedStatement) => content[0]?.[0] ?? 0

/** A statement within one that was changed stays within it; within one that is gone, it stands alone. */
function relink(statement: ReviewedStatement, ids: ReadonlySet<string>, replaced: ReadonlyMap<string, string>) {
  let within = statement.within
  for (let step = 0; within !== null && !ids.has(within) && step < 100; step++) within = replaced.get(within) ?? null
  if (within === statement.id || (within !== null && !ids.has(within))) within = null
  return within === statement.within ? statement : { ...statement, within }
}

/**
 * The statement at an appearance with the speaker that was confirmed for its claim; null where none stands there, which
 * the claim itself shows. Of several appearances, one whose own words name another keeps him: who is right differs from
 * whom an article names. So does one whose speaker a person set.
 */
function confirmSpeaker(
  { content, speaker, by, at, reason, only }: ConfirmedSpeaker,
  statements: readonly ReviewedStatement[],
  place: Place,
): ReviewedStatement | null {
  const placed = placeAll(content, place)
  const target = 'why' in placed ? null : bestOverlap(statements, ({ content }) => content, placed.spans)
  if (!target) return null
  const speakerNamed = speaker.known ? speaker.name : null
  const own = target.speaker
  const isOwn = own !== null && own.name !== null && nameKey(own.name) === nameKey(speakerNamed ?? '')
  const namesAnother = own?.certainty === 'named' && own.kind !== 'unnamed' && !isOwn
  if (!only && (namesAnother || target.speakerSet)) return null
  const speakerSet = { by, at, reason }
  // Whom the analysis found stays what they are: a body, or the two of "both A and B say".
  if (isOwn) return { ...target, speaker: { ...own, certainty: 'named', candidates: [] }, speakerSet }
  return { ...target, speaker: statedSpeaker(speaker), speakerNamed, speakerSet }
}

type Outcome = { gone: string | null; next: ReviewedStatement | null } | { why: string }

function applyDecision(decision: StatementDecision, statements: readonly ReviewedStatement[], place: Place): Outcome {
  if (decision.kind === 'added') {
    const placed = placeStatement(decision.statement, place)
    if ('why' in placed) return placed
    const id = statementId(decision.article, placed)
    const next: ReviewedStatement = {
      ...placed,
      id,
      article: decision.article,
      within: null,
      speaker: decision.speaker && statedSpeaker(decision.speaker),
      topics: [],
      origin: 'added',
      speakerSet: decision.speaker && { by: decision.by, at: decision.at, reason: '' },
      speakerNamed: decision.speaker?.known ? decision.speaker.name : null,
      calledBy: [],
    }
    return { gone: null, next }
  }
  const was = placeAll(decision.kind === 'speakerSet' ? decision.content : decision.was, place)
  if ('why' in was) return was
  const target = bestOverlap(statements, ({ content }) => content, was.spans)
  if (!target) return { why: 'the analysis finds no statement there any more' }
  if (decision.kind === 'removed') return { gone: target.id, next: null }
  if (decision.kind === 'speakerSet') {
    const { speaker, by, at, reason } = decision
    const speakerNamed = speaker.known ? speaker.name : null
    const next = { ...target, speaker: statedSpeaker(speaker), speakerNamed, speakerSet: { by, at, reason } }
    return { gone: null, next }
  }
  const placed = placeStatement(decision.now, place)
  if ('why' in placed) return placed
  const id = statementId(decision.article, placed)
  const origin = target.origin === 'added' ? 'added' : 'changed'
  // What used to be the article's own voice has a speaker, not yet told, once it is given a source.
  const speaker = placed.type === 'narrated' ? null : (target.speaker ?? statedSpeaker({ known: false }))
  return { gone: target.id, next: { ...target, ...placed, id, speaker, topics: [], origin } }
}

type Placed = Pick<Statement, 'type' | 'source' | 'cue' | 'content'>
type Anchors = Extract<StatementDecision, { kind: 'added' }>['statement']

function placeStatement({ type, source, cue, content }: Anchors, place: Place): Placed | { why: string } {
  const sourcePlace = placeAll(source, place)
  const cuePlace = placeAll(cue, place)
  const contentPlace = placeAll(content, place)
  if ('why' in sourcePlace) return sourcePlace
  if ('why' in cuePlace) return cuePlace
  if ('why' in contentPlace) return contentPlace
  const copy = (spans: readonly (readonly [number, number])[]) =>
    spans.map(([start, end]): [number, number] => [start, end])
  return {
    type,
    source: copy(sourcePlace.spans),
    cue: copy(cuePlace.spans),
    content: copy(contentPlace.spans),
  }
}
